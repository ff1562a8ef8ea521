"""Published figures of funds, put into tables by hand: what holds and what the source has wrong.

Sources: https://www.hhlx.gov.cn/info/2861/221921.htm (泸西县 2019),
https://www.zhangye.gov.cn/zyszfxxgk/fdzdgknr_5657/xczx/202305/t20230524_1050703.html (张掖市 2023),
https://hzrunxin.com/zgfzzt/czzj/czzjzdjc/202111/t20211125_4252779.htm (福州市 2021),
http://hulan.gov.cn/hebhlq/gzxx/202404/c01_979254.shtml (呼兰区 2024).
"""

from __future__ import annotations

from perfeval.reconcile import Result, reconcile
from perfeval.reconcile.reading.text import from_text

LUXI = """单位：万元
年度 | 支出合计 | 部门 | 乡镇
2018年 | 22950.39 | 11990.67 | 10959.72
2019年 | 21621.62 | 10282.59 | 11339.03
上表是两年的支出。单位：万元
类别 | 支出 | 结余 | 支出进度 | 结余率
部门 | 10282.59 | 1212.39 | 89.45 | 10.55
乡镇 | 11339.03 | 1922.12 | 85.51 | 14.49
合计 | 21621.62 | 3134.51 | 87.34 | 12.66
"""
ZHANGYE = """单位：万元
指标 | 数值
累计到位 | 66185
同比增加 | 3893
增长 | 6.25%
下表是第一批。单位：万元
批次 | 到位 | 支出 | 支出率 | 序时进度（%） | 超序时进度（个百分点）
第一批 | 50422 | 21185.83 | 42.02 | 33.33 | 8.68
"""
FUZHOU = """单位：亿元
来源 | 金额
中央 | 61.02
地方 | 13.78
合计 | 75.20
按级次。单位：亿元
级次 | 金额
市本级 | 45.66
县区 | 33.88
合计 | 75.20
分配。单位：亿元
级次 | 下达 | 已分配 | 未分配 | 分配率
市本级 | 45.66 | 45.34 | 0.32 | 99.3
县区 | 33.88 | 33.80 | 0.08 | 99.8
支付。单位：亿元
范围 | 总额 | 支出 | 支付率
全市 | 75.20 | 45.76 | 60.8
"""
HULAN = """单位：万元
资金 | 下达 | 支付 | 支付率
中省衔接专项资金 | 4208 | 0 | 0
"""


def _checked(text: str) -> Result:
    return reconcile(from_text(text, "表.txt"))


def _with(result: Result, status: str) -> set[str]:
    return {r.printed.text for r in result.relations if r.status.value == status}


def test_a_consistent_notice_has_every_sum_and_rate_right() -> None:
    result = _checked(LUXI)
    assert _with(result, "fails") == set()
    right = _with(result, "holds")
    assert {"22950.39", "21621.62", "3134.51", "87.34", "89.45", "85.51"} <= right
    assert {"12.66", "10.55", "14.49"} <= right


def test_growth_and_a_lag_behind_schedule_are_recomputed() -> None:
    result = _checked(ZHANGYE)
    assert _with(result, "fails") == set()
    assert {"6.25%", "42.02"} <= _with(result, "holds")
    assert _with(result, "rounding") == {"8.68"}  # 42.02 − 33.33 is 8.69


def test_a_total_that_fails_two_cross_foots_is_found_twice() -> None:
    result = _checked(FUZHOU)
    wrong = [r for r in result.relations if r.status.value == "fails"]
    assert [(r.printed.text, r.difference) for r in wrong] == [
        ("75.20", -40_000_000),
        ("75.20", 434_000_000),
    ]
    assert _with(result, "rounding") == {"60.8"}  # 60.85, cut off instead of rounded
    assert {"0.32", "0.08", "99.3", "99.8"} <= _with(result, "holds")


def test_a_fund_without_payment_has_a_rate_of_zero() -> None:
    result = _checked(HULAN)
    assert _with(result, "fails") == set()
    assert "0" in _with(result, "holds")
