"""Sentences as matrices of four-character blocks."""

from __future__ import annotations

import pytest

NEEDS = "perfeval[columns] (numpy) is not installed"
np = pytest.importorskip("numpy", reason=NEEDS)
blocks = pytest.importorskip("perfeval.engine.columns.blocks", reason=NEEDS)
NotForColumnsError = pytest.importorskip("perfeval.engine.columns.bounded").NotForColumnsError


def test_constants_and_blocks_alternate_over_more_rows_than_are_done_at_once() -> None:
    count = 3 * 4096 + 5
    table = blocks.of_texts([f"第{number}" for number in range(9)])[:, 0]
    rows = np.arange(count) % 9
    found = blocks.sentences(["甲：", table[rows], "，完"], count)
    assert found == [f"甲：第{row % 9}，完" for row in range(count)]
    assert blocks.sentences([table[rows]], count)[-1] == f"第{(count - 1) % 9}"


@pytest.mark.parametrize("text", ["a\0b", "a\x1eb", "\ud800", "长" * 401])
def test_texts_that_would_break_the_matrix_are_refused(text: str) -> None:
    with pytest.raises(NotForColumnsError):
        blocks.of_text(text)


def test_characters_beyond_the_first_plane_are_whole() -> None:
    rare = "㐂𠮷𬺓甲乙"
    column = blocks.of_texts([rare, "丁"])
    assert blocks.sentences([*column.T, "。"], 2) == [f"{rare}。", "丁。"]


def test_no_rows_give_no_sentences() -> None:
    assert blocks.sentences(["甲", np.zeros(0, np.uint64)], 0) == []
