from __future__ import annotations

import pytest

from perfeval.diagnostics import Code, Place, Severity, nearest, worst
from perfeval.diagnostics.record import registry


def test_a_place_in_a_text_file_prints_line_and_column() -> None:
    assert str(Place("a.yaml", 8, 5)) == "a.yaml:8:5"


def test_a_place_in_a_workbook_prints_sheet_and_cell() -> None:
    assert str(Place("项目库.xlsx", sheet="项目", cell="F12")) == "项目库.xlsx[项目!F12]"


def test_a_code_cannot_be_declared_twice() -> None:
    taken = next(iter(registry()))
    with pytest.raises(ValueError, match="declared twice"):
        Code(taken, Severity.ERROR, "", "")


def test_a_diagnostic_without_a_value_its_wording_needs_is_a_fault() -> None:
    code = registry()["PE131"]
    with pytest.raises(TypeError, match=r"accepted|found|where"):
        code.at(None)


def test_a_hint_with_an_empty_value_is_left_out() -> None:
    code = registry()["PE101"]
    assert code.at(None, file="a", nearest="").hint() == ""
    assert code.at(None, file="a", nearest="b").hint() == "是否想写“b”？"


def test_every_code_speaks_both_languages_with_the_same_values() -> None:
    for code in registry().values():
        assert code.zh, code.id
        assert code.en, code.id
        assert bool(code.hint_zh) == bool(code.hint_en), code.id


def test_the_gravest_severity_is_found() -> None:
    codes = registry()
    warning = codes["PE134"].at(None, found="a", nearest="b")
    error = codes["PE108"].at(None)
    assert worst([warning, error]) is Severity.ERROR
    assert worst([]) is None


@pytest.mark.parametrize(
    ("name", "accepted", "found"),
    [
        ("名程", ["名称", "编号"], "名称"),
        ("执行", ["全年执行数", "名称"], "全年执行数"),
        ("xyz", ["名称"], ""),
    ],
)
def test_the_nearest_name_is_suggested(name: str, accepted: list[str], found: str) -> None:
    assert nearest(name, accepted) == found
