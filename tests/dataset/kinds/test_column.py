from __future__ import annotations

from perfeval.dataset.cells import Cell, ErrorCell
from perfeval.dataset.kinds.column import is_nothing, read_each
from perfeval.dataset.model import Value
from perfeval.vocabulary import Field, Kind

TEXT = Field("名称", "name", Kind.TEXT)


def test_each_different_text_is_read_once() -> None:
    read: list[Cell] = []

    def note(cell: Cell) -> Value:
        read.append(cell)
        return str(cell)

    made = read_each(["a", "b", "a", 1.0, ErrorCell("#N/A")], TEXT, note)
    assert read == ["a", "b", 1.0]
    assert made.values == ["a", "b", "a", "1.0", None]
    assert [(i, p.code.id) for i, p in made.problems] == [(4, "PE235")]


def test_a_dash_says_nothing_and_a_word_says_something() -> None:
    assert is_nothing("——")
    assert not is_nothing("无")
