"""Texts of four characters in one 64-bit integer, as UTF-16 in memory; unused ones are NUL.

A column of sentences is a matrix of such blocks. Leaving its NULs out gives the text of all
sentences at once, which is far sooner made and cut than one sentence after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from perfeval.engine.columns.bounded import NotForColumnsError

Block = Any
"""An array of 64-bit integers, one a row: four characters of each row's sentence."""
END = "\x1e"
"""Ends a sentence. A text of the data that holds it, or NUL, is left to the row loop."""
_LONGEST = 400
_AT_ONCE = 4096


def of_text(text: str) -> Any:
    """Give the blocks of one text.

    Raises:
        NotForColumnsError: when it holds characters that end sentences, or halves of characters.
    """
    return of_texts([text])[0]


def of_texts(texts: Sequence[str]) -> Any:
    """Give the blocks of texts as a matrix with a row for each text.

    Raises:
        NotForColumnsError: as for ``of_text``, and when one is too long for a matrix.
    """
    longest = max(map(len, texts))
    if longest > _LONGEST:
        raise NotForColumnsError("a long text")
    if any("\0" in text or END in text for text in texts):
        raise NotForColumnsError("a text with a control character")
    return _packed(texts)


def _packed(texts: Sequence[str]) -> Any:
    try:
        encoded = [text.encode("utf-16-le") for text in texts]
    except UnicodeEncodeError as error:
        raise NotForColumnsError("half a character") from error
    width = max(1, -(-max(map(len, encoded)) // 8))
    joined = b"".join(text.ljust(8 * width, b"\0") for text in encoded)
    return np.frombuffer(joined, np.uint64).reshape(len(texts), width)


def sentences(pieces: Sequence[str | Block], count: int) -> list[str]:
    """Write the sentences of all rows: constant texts, and blocks that differ from row to row."""
    constants = [of_text(piece) if isinstance(piece, str) else None for piece in pieces]
    last = pieces[-1] if isinstance(pieces[-1], str) else ""
    end = _packed([last + END])[0]
    if last:
        constants[-1] = end
    nothing = np.zeros(1, np.uint64)
    line = np.concatenate([nothing if text is None else text for text in constants])
    line = line if last else np.concatenate([line, end])
    columns: list[tuple[int, Block]] = []
    at = 0
    for piece, text in zip(pieces, constants, strict=True):
        if text is None:
            columns.append((at, piece))
        at += 1 if text is None else len(text)
    found: list[str] = []
    for start in range(0, count, _AT_ONCE):
        stop = min(count, start + _AT_ONCE)
        matrix = np.empty((stop - start, len(line)), np.uint64)
        matrix[:] = line
        for column, block in columns:
            matrix[:, column] = block[start:stop]
        units = matrix.reshape(-1).view("<u2")
        lines = units[units != 0].tobytes().decode("utf-16-le").split(END)
        lines.pop()
        found += lines
    return found
