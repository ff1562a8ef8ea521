from __future__ import annotations

from collections.abc import Callable

from perfeval.reconcile import Result, Status

Found = Callable[[str], list[str]]
Checked = Callable[[str], Result]


def test_a_lag_is_the_rate_less_the_schedule(found: Found) -> None:
    text = "支出率74.80%，比序时进度（75%）低0.2个百分点。"
    assert found(text) == ["difference holds 0.2个百分点 = 75% - 74.80%"]


def test_a_schedule_that_is_not_printed_is_taken_from_the_month(found: Found) -> None:
    text = "1—4月，全市支出完成年初预算的36.7%，快于序时进度3.4个百分点。"
    assert found(text) == ["difference holds 3.4个百分点 = 36.7% - 33.33%（4÷12）"]


def test_a_last_digit_of_a_lag_is_within_rounding(found: Found) -> None:
    """张掖 2023: 42.02 − 33.33 is 8.69, printed 8.68.

    https://www.zhangye.gov.cn/zyszfxxgk/fdzdgknr_5657/xczx/202305/t20230524_1050703.html
    """
    text = "到4月底，第一批资金支出率42.02%，超序时进度8.68个百分点。"
    assert found(text) == ["difference rounding 8.68个百分点 = 42.02% - 33.33%（4÷12）"]


def test_an_office_may_have_a_schedule_of_its_own(checked: Checked) -> None:
    text = "到4月底，支出率42.02%，超序时进度2.00个百分点。"
    result = checked(text)
    assert result.relations == ()
    assert [one.reason for one in result.unjudged] == ["schedule_not_printed", "no_numerator"]


def test_a_share_of_time_is_judged(found: Found) -> None:
    text = "1—10月完成年度计划的85.1%，超时间进度1.8个百分点。"
    assert found(text) == ["difference holds 1.8个百分点 = 85.1% - 83.33%（10÷12）"]
    assert "difference fails" in found(text.replace("1.8", "2.8"))[0]


def test_a_day_inside_a_month_gives_no_schedule(checked: Checked) -> None:
    text = "截至12月18日，支出率87.34%，超时间进度9个百分点。"
    assert checked(text).with_status(Status.FAILS) == []


def test_what_falls_counts_below_zero(found: Found) -> None:
    text = "增速最高的甲县增长55.5%，最低的乙县下降13.2%，相差68.7个百分点。"
    assert found(text) == ["difference holds 68.7个百分点 = 55.5% + 13.2%"]
