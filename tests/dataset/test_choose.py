from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HEAD = ["项目编号", "项目名称"]
ROWS = [HEAD, ["P1", "路"]]


def test_a_lone_sheet_is_known_by_the_name_of_its_file(
    write_xlsx: Callable[..., Path], load: Callable[..., Any]
) -> None:
    loaded = load(write_xlsx({"Sheet1": ROWS}, name="项目库2022.xlsx"))
    assert loaded.codes == []
    assert loaded.column("项目", "项目编号") == ["P1"]


def test_a_lone_sheet_is_known_by_its_header(load_rows: Callable[..., Any]) -> None:
    loaded = load_rows({"Sheet1": ROWS})
    assert loaded.codes == ["PE215"]
    assert loaded.column("项目", "项目编号") == ["P1"]


def test_among_several_sheets_an_unknown_one_is_not_guessed(load_rows: Callable[..., Any]) -> None:
    loaded = load_rows({"资金文件": [["文号", "收文日期"], ["1号", "2022-1-5"]], "Sheet2": ROWS})
    assert loaded.places == [("PE211", "表.xlsx[Sheet2]")]
    assert "项目" in loaded.found[0].hint()
    assert len(loaded.dataset.tables["项目"]) == 0


@pytest.mark.parametrize("key", ["表.xlsx[甲]", "甲"])
def test_a_sheet_is_what_its_user_says(load_rows: Callable[..., Any], key: str) -> None:
    loaded = load_rows({"甲": ROWS, "乙": [["x"], [1]]}, sheets={key: "项目", "乙": ""})
    assert loaded.codes == []
    assert loaded.column("项目", "项目编号") == ["P1"]


def test_an_assignment_to_nothing_known_is_an_error(load_rows: Callable[..., Any]) -> None:
    loaded = load_rows({"甲": ROWS}, sheets={"甲": "项木"})
    assert loaded.dataset is None
    assert loaded.codes == ["PE213"]
    assert "项目" in loaded.found[0].hint()


def test_a_csv_file_is_assigned_by_its_name(tmp_path: Path, load: Callable[..., Any]) -> None:
    path = tmp_path / "甲.csv"
    path.write_text("项目编号,项目名称\nP1,路\n", encoding="utf-8")
    loaded = load(path, sheets={"甲.csv": "project"})
    assert loaded.codes == []
    assert str(loaded.dataset.tables["项目"].place(0, "项目名称")) == "甲.csv[B2]"
