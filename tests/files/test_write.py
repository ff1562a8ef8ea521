from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.files.write import write_text_whole, write_whole


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "new" / "a.txt"
    assert write_text_whole(target, "绩效\n") == []
    assert target.read_bytes() == "绩效\n".encode()
    assert list(target.parent.iterdir()) == [target]


def test_a_write_that_fails_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")

    def refuse(self: Path, other: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    problems = write_whole(target, b"new")
    assert [p.code.id for p in problems] == ["PE120"]
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_files_that_belong_together_are_written_together(tmp_path: Path) -> None:
    from perfeval.files.write import write_together

    assert write_together(tmp_path / "out", {"a.txt": b"1", "b.txt": b"2"}) == []
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"a.txt", "b.txt"}


def test_a_file_that_cannot_be_replaced_leaves_those_after_it_as_they_were(tmp_path: Path) -> None:
    from perfeval.files.write import write_together

    (tmp_path / "a.docx").mkdir()
    (tmp_path / "a.docx" / "inside").write_text("x", encoding="utf-8")
    (tmp_path / "b.json").write_text("old", encoding="utf-8")
    problems = write_together(tmp_path, {"a.docx": b"1", "b.json": b"new"})
    assert [one.code.id for one in problems] == ["PE120"]
    assert (tmp_path / "b.json").read_text(encoding="utf-8") == "old"
    assert {path.name for path in tmp_path.iterdir()} == {"a.docx", "b.json"}
