"""Whatever stands in a stream: told with its line, nothing else lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
GOOD = ["2022-03-01", "资金文件", {"文号": "甲", "收文日期": "2022-03-01"}]
NEXT = ["2022-03-10", "资金文件", {"文号": "乙", "收文日期": "2022-03-10"}]


def overdue(ran: Any) -> set[str]:
    return {one.subject for one in ran.entries if one.rule == "T1"}


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("{不是 JSON", "PE870"),
        ("[1, 2]", "PE870"),
        ("123", "PE870"),
        ('{"日期": NaN}', "PE870"),
        ('{"日期": "2022-03-02", "日期": "2022-03-03", "表": "项目", "行": {}}', "PE870"),
        ("[" * 100_000, "PE870"),
        ('{"日期": "2022-13-02", "表": "项目", "行": {"项目编号": "P"}}', "PE875"),
        ('{"日期": "2022年3月", "表": "项目", "行": {"项目编号": "P"}}', "PE875"),
        ('{"表": "项目", "行": {"项目编号": "P"}}', "PE875"),
        ('{"日期": "2022-03-02", "表": "项目", "行": ["P"]}', "PE875"),
        ('{"日期": "2022-03-02", "表": 5, "行": {"项目编号": "P"}}', "PE303"),
        ('{"日期": "2022-03-02", "表": "支付帐", "行": {"支付编号": "Z"}}', "PE303"),
        ('{"日期": "2022-03-02", "表": "支付", "行": {"支付编码": "Z"}}', "PE303"),
        ('{"日期": "2022-03-02", "表": "支付", "行": {"支付编号": ["Z"]}}', "PE875"),
        ('{"日期": "2022-03-02", "表": "支付", "行": {"金额": "5"}}', "PE880"),
        ('{"日期": "2022-03-02", "表": "支付", "行": {"支付编号": "Z", "金额": "五块"}}', "PE2"),
        (
            '{"日期": "2022-03-02", "表": "支付", "行": {"支付编号": "Z", "支付日期": "明天"}}',
            "PE2",
        ),
        ('{"日期": "2022-03-02", "表": "支付", "行": {}, "备注": "?"}', "PE303"),
        ('{"到": "2022-03-02", "日期": "2022-03-02"}', "PE875"),
        ('{"有表": "项目"}', "PE875"),
        ("a\0b", "PE874"),
        ("x" * 1_100_000, "PE872"),
    ],
)
def test_a_line_that_is_wrong_is_told_and_the_others_count(
    county: Path, streamed: Run, line: Run, bad: str, code: str
) -> None:
    ran = streamed(county, [line(*GOOD), bad, line(*NEXT)])
    wrong = [one for one in ran.told if one.place is not None and one.place.line == 2]
    assert [one.severity for one in wrong] == ["error"]
    assert wrong[0].code.id.startswith(code)
    assert ran.summary.events == 2
    assert overdue(ran) == {"甲"}
    assert "PE881" in ran.codes()


def test_the_nearest_right_name_is_told_and_a_header_word_leads_to_its_field(
    county: Path, streamed: Run
) -> None:
    lines = [
        '{"日期": "2022-03-02", "表": "资金文见", "行": {"文号": "甲"}}',
        '{"日期": "2022-03-02", "表": "资金文件", "行": {"文件号": "甲"}}',
        '{"日期": "2022-03-02", "表": "资金文件", "行": {"文号": "甲"}}',
    ]
    ran = streamed(county, lines)
    assert [one.values["nearest"] for one in ran.told if "nearest" in one.values] == [
        "资金文件", "文号",
    ]  # fmt: skip


def test_a_last_line_that_is_cut_is_told_with_its_number_and_the_rest_counts(
    county: Path, streamed: Run, line: Run
) -> None:
    whole = "".join(f"{one}\n" for one in (line(*GOOD), line(*NEXT))).encode()
    for cut in (5, 20, 37):
        ran = streamed(county, whole[:-cut])
        (told,) = [one for one in ran.told if one.code.id == "PE871"]
        assert (told.place.line, told.severity) == (2, "warning")
        assert ran.summary.events == 1
    assert streamed(county, whole[:-1]).summary.events == 2  # no line feed, but whole


def test_encodings_and_ends_of_lines_that_editors_leave_are_read(
    county: Path, streamed: Run, line: Run
) -> None:
    text = f"{line(*GOOD)}\r\n\r\n{line(*NEXT)}\r\n"
    plain = streamed(county, text.replace("\r", "").encode())
    for data in (text.encode("utf-8-sig"), text.encode()):
        ran = streamed(county, data)
        assert ran.open_on() == plain.open_on()
        assert ran.codes() == plain.codes()
    chinese = streamed(county, text.encode("gb18030"))
    assert chinese.open_on() == plain.open_on()
    assert chinese.codes().count("PE873") == 1


def test_numbers_and_yes_no_may_be_json_values_and_are_exact(
    county: Path, streamed: Run, line: Run
) -> None:
    plain = {"项目编号": "P1", "项目名称": "甲", "全年预算数": "100.10"}
    as_numbers = {**plain, "全年预算数": 100.10}
    paid = {
        "支付编号": "F1",
        "项目编号": "P1",
        "支付日期": "2022-03-31",
        "金额": 19.999999999999999,
    }
    row = json.dumps(paid, ensure_ascii=False).replace("20.0", "19.999999999999999")
    lines = [line("2022-03-01", "项目", as_numbers),
             f'{{"date": "2022-03-31", "table": "payment", "row": {row}}}']  # fmt: skip
    ran = streamed(county, lines)
    slow = [one for one in ran.entries if one.rule == "J1" and one.day.month == 3]
    assert slow[-1].message == "支付率 19.98%"
    edge = line("2022-03-31", "支付", {**paid, "金额": "?"}).replace('"?"', "2.0020000000000001")
    budget = line("2022-03-01", "项目", {**plain, "全年预算数": "10.01"})
    ran = streamed(county, [budget, edge])  # just over 20%, where a float is just that
    assert not {"J1"} & {one[0] for one in ran.open_on().values()}


def test_a_cell_that_is_taken_back_is_missing_and_an_empty_one_says_nothing(
    county: Path, streamed: Run, line: Run
) -> None:
    base = [line(*GOOD), line("2022-03-03", "资金文件", {"文号": "甲", "上报日期": "2022-03-03"})]
    empty = [*base, line("2022-03-09", "资金文件", {"文号": "甲", "上报日期": ""})]
    assert overdue(streamed(county, empty)) == set()
    taken = [*base, line("2022-03-09", "资金文件", {"文号": "甲", "上报日期": None})]
    assert overdue(streamed(county, taken)) == {"甲"}


def test_what_rows_refer_to_must_be_there_at_the_end(
    county: Path, streamed: Run, line: Run
) -> None:
    project = {"项目编号": "P1", "项目名称": "甲", "全年预算数": "100"}
    paid = {"支付编号": "F1", "项目编号": "P9", "支付日期": "2022-03-02", "金额": "1"}
    ran = streamed(county, [line("2022-03-01", "项目", project), line("2022-03-02", "支付", paid)])
    (told,) = [one for one in ran.told if one.values.get("parent") == "项目"]
    assert str(told.place) == "e.jsonl:2"
    later = [
        line("2022-03-02", "支付", paid),
        line("2022-03-02", "项目", {**project, "项目编号": "P9"}),
    ]
    assert streamed(county, later).summary.errors == 0


def test_diagnostics_of_one_kind_do_not_flood(county: Path, streamed: Run, line: Run) -> None:
    ran = streamed(county, [line(*GOOD), *["{"] * 100, line(*NEXT)])
    assert ran.codes().count("PE870") == 20
    (more,) = [one for one in ran.told if one.code.id == "PE885"]
    assert more.values["count"] == "80"


def test_a_stream_without_a_date_is_told(county: Path, streamed: Run) -> None:
    assert streamed(county, b"").codes() == ["PE884", "PE883"]
