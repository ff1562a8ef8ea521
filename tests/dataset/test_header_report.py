from __future__ import annotations

from collections.abc import Callable
from typing import Any

HEAD = ["项目编号", "项目名称"]


def test_an_unknown_column_without_data_is_nobodys_business(load_rows: Callable[..., Any]) -> None:
    loaded = load_rows({"项目": [[*HEAD, "自己的列"], ["P1", "路"]]})
    assert loaded.codes == []


def test_a_running_number_needs_no_field(load_rows: Callable[..., Any]) -> None:
    assert load_rows({"项目": [["序号", *HEAD], [1, "P1", "路"]]}).codes == []


def test_the_nearest_field_is_one_that_has_no_column_yet(load_rows: Callable[..., Any]) -> None:
    loaded = load_rows({"项目": [[*HEAD, "项目名秤"], ["P1", "路", "x"]]})
    assert loaded.places == [("PE221", "表.xlsx[项目!C1]")]
    assert "项目名称" not in loaded.found[0].hint()


def test_a_missing_column_names_what_may_be_it_only_once(load_rows: Callable[..., Any]) -> None:
    loaded = load_rows({"项目": [["项目编号", "项目名", "乡镇"], ["P1", "路", "东乡"]]})
    assert loaded.codes == ["PE222"]
    assert "“项目名”是不是它" in loaded.found[0].hint()


def test_two_synonyms_for_one_field_are_an_error(load_rows: Callable[..., Any]) -> None:
    loaded = load_rows(
        {"项目": [[*HEAD, "开工时间", "开工日期", "完工时间", "竣工日期"], ["P1", "路"]]}
    )
    assert loaded.places == [("PE224", "表.xlsx[项目!C1]"), ("PE223", "表.xlsx[项目!F1]")]
    assert str(loaded.found[1].related[0].place) == "表.xlsx[项目!E1]"


def test_a_sheet_without_a_header_shows_what_was_found(load_rows: Callable[..., Any]) -> None:
    loaded = load_rows({"项目": [["甲", "乙"], ["P1", "路"]]})
    assert loaded.dataset is None
    assert loaded.codes == ["PE214"]
    assert "甲、乙" in loaded.found[0].message()
