from __future__ import annotations

import pytest

from perfeval.files.typed import Text
from perfeval.report.outline import deviations, office_format
from perfeval.report.outline.numbers import NumberStyle
from perfeval.report.word.profile import GB9704, GB9704_GB2312


def test_nothing_written_is_the_standard_which_deviates_in_nothing() -> None:
    office, problems = office_format({})
    assert (office.page, problems) == (GB9704, [])
    assert list(deviations(GB9704)) == []
    assert list(deviations(GB9704_GB2312)) == []


def test_an_office_changes_faces_sizes_margins_and_numbers() -> None:
    office, problems = office_format(
        {
            "profile": Text("gb9704-gb2312"),
            "digits_face": Text("Times New Roman"),
            "title_size": Text("小一"),
            "body_size": Text("15磅"),
            "line_pitch": Text("28"),
            "margin_top": Text("35"),
            "percent": Text("％"),
            "thousands": Text("是"),
        }
    )
    assert problems == []
    page = office.page
    assert (page.body_face, page.digits) == ("仿宋_GB2312", "Times New Roman")
    assert (page.title_size, page.body_size, page.line_pitch) == (48, 30, 560)
    assert page.top == 1984
    assert page.title_line > GB9704.title_line
    assert office.numbers == NumberStyle("％", "是")


def test_every_deviation_is_told_with_what_the_standard_has() -> None:
    office, _ = office_format(
        {
            "title_face": Text("黑体"),
            "body_face": Text("宋体"),
            "body_size": Text("4号"),
            "margin_left": Text("30mm"),
            "line_pitch": Text("26"),
        }
    )
    told = {
        (p.values["what"], p.values["found"], p.values["accepted"]) for p in deviations(office.page)
    }
    assert told == {
        ("标题的字体", "“黑体”", "小标宋体"),
        ("正文的字体", "“宋体”", "仿宋体"),
        ("正文的字号", "4号", "3号"),
        ("左边距（订口）", "30 mm", "28 mm"),
        ("每页行数", "24行", "22行"),
        ("每行字数", "31字", "28字"),
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("profile", "gb9705"),
        ("body_size", "大号"),
        ("body_size", "400磅"),
        ("margin_top", "很宽"),
        ("line_pitch", "2"),
        ("percent", "百分"),
        ("thousands", "有时"),
    ],
)
def test_a_value_that_cannot_be_read_is_told(key: str, value: str) -> None:
    _, problems = office_format({key: Text(value)})
    assert [problem.code.id for problem in problems] == ["PE904"]
    assert problems[0].values["key"] == key
