"""The groups of several patterns as facts, which are made when they are asked for and not kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from perfeval.engine.events import Fact
from perfeval.engine.findings.patterns.for_matchers import facts_of
from perfeval.engine.findings.patterns.rows import PatternRows
from perfeval.engine.findings.patterns.sieve import Sieve


class LazyGroups(Sequence[Sequence[Fact]]):
    """The groups that may hold something; ``places`` has of each its pattern and its key."""

    def __init__(self, patterns: Sequence[PatternRows]) -> None:
        self._patterns = patterns
        self._sieves = [Sieve(rows) for rows in patterns]
        self.places: list[tuple[int, str]] = [
            (number, key)
            for number, rows in enumerate(patterns)
            for key, group in rows.groups.items()
            if self._sieves[number].kept(group) is not None
        ]

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, place: int) -> list[Fact]: ...
    @overload
    def __getitem__(self, place: slice) -> list[list[Fact]]: ...
    def __getitem__(self, place: int | slice) -> list[Fact] | list[list[Fact]]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        number, kept = self._kept(place)
        return facts_of(number, self._patterns[number], kept)

    def origins(self, place: int) -> list[int]:
        """Give the row of each fact of a group."""
        _, kept = self._kept(place)
        return [row for rows in kept for row in rows]

    def _kept(self, place: int) -> tuple[int, list[list[int]]]:
        number, key = self.places[place]
        kept = self._sieves[number].kept(self._patterns[number].groups[key])
        return number, kept or []
