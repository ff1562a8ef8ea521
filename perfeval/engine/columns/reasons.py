"""The sentences for lost points, by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from perfeval.engine.columns.bounded import Rows


class Reasons(Mapping[int, str]):
    """Sentences in an array with a place for each row: filling it is sooner done than a dict."""

    def __init__(self, count: int) -> None:
        self._held = np.full(count, None, object)

    def put(self, rows: Rows, texts: Sequence[str] | str) -> None:
        """Put the sentences of some rows, or the same one for all of them."""
        self._held[rows] = texts

    def __getitem__(self, row: int) -> str:
        found = self._held[row] if 0 <= row < len(self._held) else None
        if isinstance(found, str):
            return found
        raise KeyError(row)

    def __iter__(self) -> Iterator[int]:
        return (row for row, text in enumerate(self._held) if text is not None)

    def __len__(self) -> int:
        return int(np.count_nonzero(self._held != None))  # noqa: E711 - element by element
