from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.dataset.open_file import open_file


def test_a_file_comes_with_the_digest_of_its_bytes(write_xlsx: Callable[..., Path]) -> None:
    path = write_xlsx({"项目": [["a"]], "空": []})
    opened = open_file(path, "表.xlsx")
    assert opened.problems == []
    assert opened.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert [grid.sheet for grid in opened.grids] == ["项目"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_file_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("编号,金额\nZ1,５\n".encode(encoding))
    opened = open_file(path, "a.csv")
    assert opened.problems == []
    assert opened.grids[0].rows[1] == ["Z1", "５"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert [p.code.id for p in open_file(tmp_path / "a.csv", "a.csv").problems] == ["PE101"]


def test_a_file_under_a_wrong_name_is_read_with_a_warning(
    write_xlsx: Callable[..., Path],
) -> None:
    path = write_xlsx({"项目": [["a"]]}, name="表.csv")
    opened = open_file(path, "表.csv")
    assert [p.code.id for p in opened.problems] == ["PE205"]
    assert opened.grids[0].rows == [["a"]]


def test_prose_is_no_table_unless_it_is_called_csv(tmp_path: Path) -> None:
    for name, codes in (("a.xlsx", ["PE206"]), ("a.csv", [])):
        path = tmp_path / name
        path.write_text("一句话\n", encoding="utf-8")
        assert [p.code.id for p in open_file(path, name).problems] == codes
