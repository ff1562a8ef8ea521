"""The tables of a dataset as arrays: made on demand, once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from perfeval.dataset import Dataset, Value
from perfeval.engine.columns.bounded import Ints, Mask, NotForColumnsError, Rows, one
from perfeval.engine.columns.operands import Cond, Num, Operand, Words
from perfeval.language.scope import Hops

_NO_NUMBER = -(2**63)
_WORDS = frozenset({"text", "choice"})


class Tables:
    """Arrays of fields, of references, and of derived fields that frames have computed."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.derived: dict[tuple[str, str], Operand] = {}
        self.texts: list[str] = []
        self._codes: dict[str, int] = {}
        self.code("")
        self._fields: dict[tuple[str, str], Operand] = {}
        self._links: dict[tuple[str, str], Rows] = {}

    def field(self, entity: str, name: str, kind: str) -> Operand:
        """Give a field of all rows of an entity, as the kind of its type says."""
        key = (entity, name)
        if key not in self._fields:
            column = self.dataset.tables[entity].columns[name]
            if kind == "bool":
                self._fields[key] = _conditions(column.values)
            elif kind in _WORDS:
                self._fields[key] = self._words(column.values)
            else:
                n, missing = _integers(column.values)
                self._fields[key] = Num(n, one(10**column.scale), missing)
        return self._fields[key]

    def code(self, text: str) -> int:
        """Give the code of a text."""
        code = self._codes.setdefault(text, len(self.texts))
        if code == len(self.texts):
            self.texts.append(text)
        return code

    def coded(self, texts: Sequence[str]) -> Any:
        """Give the codes of texts."""
        known = {text: self.code(text) for text in dict.fromkeys(texts)}
        return np.fromiter(map(known.__getitem__, texts), np.int64, len(texts))

    def link(self, entity: str, reference: str) -> Rows:
        """Give for each row the row that it points to, -1 for none."""
        key = (entity, reference)
        if key not in self._links:
            parents = self.dataset.parents(entity, reference)
            held = [-1 if row is None else row for row in parents]
            self._links[key] = np.array(held, np.int64)
        return self._links[key]

    def follow(self, hops: Hops, rows: Rows | None) -> tuple[Rows | None, Mask | None]:
        """Follow references upwards from rows (None: from all); say where they lead nowhere."""
        nowhere: Mask | None = None
        for hop in hops:
            link = self.link(*hop)
            found = link if rows is None else _linked(link, rows)
            lost = found < 0
            nowhere = lost if nowhere is None else nowhere | lost
            rows = np.where(nowhere, 0, found)
        return rows, nowhere

    def tops(self, path: Hops) -> tuple[Rows, Mask]:
        """Give for each row at the start of a path the row at its end, and where there is none."""
        rows, nowhere = self.follow(path, None)
        return rows, nowhere

    def _words(self, values: Sequence[Value]) -> Words:
        known = {value: -1 if value is None else self.code(str(value)) for value in set(values)}
        codes = np.fromiter(map(known.__getitem__, values), np.int64, len(values))
        missing = codes < 0
        if not missing.any():
            return Words(codes)
        codes[missing] = self.code("")
        return Words(codes, missing)


def _linked(link: Rows, rows: Rows) -> Rows:
    return link[rows] if len(link) else np.full(len(rows), -1)


def _conditions(values: Sequence[Value]) -> Cond:
    held, gaps = _held(values)
    return Cond(held == 1, gaps)


def _integers(values: Sequence[Value]) -> tuple[Ints, Mask | None]:
    """Give integers; where one is missing stands the least, so that the bounds stay close.

    Raises:
        NotForColumnsError: when one of them does not fit 64 bits.
    """
    held, gaps = _held(values)
    if gaps is None:
        known = held
    else:
        if any(values[row] is not None for row in np.flatnonzero(gaps).tolist()):
            raise NotForColumnsError("an amount beyond 64 bits")
        known = held[~gaps]
    lowest, highest = (int(known.min()), int(known.max())) if len(known) else (0, 0)
    if gaps is not None:
        held[gaps] = lowest
    return Ints(held, lowest, highest), gaps


def _held(values: Sequence[Value]) -> tuple[Any, Mask | None]:
    """Give values as integers, and the rows where one is missing; the least integer stands there.

    Raises:
        NotForColumnsError: when one of them does not fit 64 bits.
    """
    try:
        # As spans of time, since numpy reads None as a span that is not there (the least integer).
        given: Any = values
        held = np.fromiter(given, "m8[s]", len(values)).view(np.int64)
    except OverflowError as error:
        raise NotForColumnsError("an amount beyond 64 bits") from error
    gaps = held == _NO_NUMBER
    return held, gaps if gaps.any() else None
