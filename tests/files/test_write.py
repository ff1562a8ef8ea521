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
