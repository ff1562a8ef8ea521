from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.files.text import decode, read_bytes, read_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_is_read_in_the_encodings_that_users_have(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("绩效\r\n评价\r".encode(encoding))
    assert read_text(path, "a.txt") == ("绩效\n评价\n", [])


def test_bytes_that_are_no_text_are_told() -> None:
    assert decode(b"a\0b") is None
    assert decode(b"\xff\xff\xff") is None


def test_a_missing_file_names_its_nearest_sibling(tmp_path: Path) -> None:
    (tmp_path / "项目.xlsx").write_bytes(b"x")
    data, problems = read_bytes(tmp_path / "项目1.xlsx", "项目1.xlsx")
    assert data is None
    assert [p.code.id for p in problems] == ["PE101"]
    assert "项目.xlsx" in problems[0].hint()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    data, problems = read_bytes(tmp_path, "folder")
    assert data is None
    assert [p.code.id for p in problems] == ["PE102"]
