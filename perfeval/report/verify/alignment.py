"""Finding figures by the text around them, when nothing is left of their marks.

The text as written (``Manifest.lines``) and the text as it is now are compared paragraph by
paragraph and row by row, with every number taken as the same sign: what a paragraph says around
its numbers tells which number is which. Reworded paragraphs are compared sign by sign.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from perfeval.report.verify.text import MarkedText, Span
from perfeval.report.word.manifest import MARK, Occurrence
from perfeval.values.numbers import half_width

_SIGN = re.compile(r"(?<!\d)-?\d+(?:,\d+)*(?:\.\d+)*|[^\s￼]")
_NUMBER = "#"
_ALIKE = 0.6
"""How much of two paragraphs must be the same for one to be taken as a rewording of the other."""
_LONGEST = 4_000
_BUDGET = 5_000_000
"""Signs compared with signs, over the whole document: what bounds the time."""


@dataclass
class _Unit:
    """A paragraph or a row: its signs, numbers as ``#``, and where each number stands."""

    signs: str = ""
    text: str = ""
    numbers: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, start: int) -> None:
        """Add a text that begins at a position."""
        plain = half_width(text.replace("，", "、"))
        pieces = []
        for match in _SIGN.finditer(plain):
            if match[0][-1].isdigit():
                self.numbers.append((start + match.start(), start + match.end()))
                pieces.append(_NUMBER)
            else:
                pieces.append("＃" if match[0] == _NUMBER else match[0])
        self.signs += "".join(pieces)
        self.text += "".join(plain.split())


@dataclass
class _Written(_Unit):
    """A unit as written.

    ``figures`` gives for each occurrence its first and last number, and what stands after that
    (日 of a date).
    """

    figures: dict[int, tuple[int, int, str]] = field(default_factory=dict)


def find_by_text(
    lines: Sequence[str],
    occurrences: Sequence[Occurrence],
    wanted: Collection[int],
    body: MarkedText,
) -> dict[int, Span]:
    """Give where the wanted occurrences (numbered from 1) stand by the text around them.

    What cannot be told with some certainty is left out.
    """
    if sum(line.count(MARK) for line in lines) != len(occurrences):
        return {}
    written = list(_written(lines, occurrences))
    now = list(_units(body))
    found: dict[int, Span] = {}
    for unit, other in _pairs(written, now, set(wanted)):
        pairs = _paired_numbers(unit, other)
        for number, (first, last, tail) in unit.figures.items():
            if number in wanted and first in pairs and last in pairs:
                start, end = other.numbers[pairs[first]][0], other.numbers[pairs[last]][1]
                end += len(tail) if body.text.startswith(tail, end) else 0
                found[number] = Span(number, start, end)
    return found


def _written(lines: Sequence[str], occurrences: Sequence[Occurrence]) -> Iterator[_Written]:
    number = 0
    for line in lines:
        unit = _Written()
        pieces = line.split(MARK)
        filled, spans = pieces[0], []
        for piece in pieces[1:]:
            text = occurrences[number].text
            number += 1
            spans.append((number, len(filled), len(filled) + len(text)))
            filled += text + piece
        unit.add(filled, 0)
        for figure, start, end in spans:
            inside = [
                at for at, (one, other) in enumerate(unit.numbers) if start <= one and other <= end
            ]
            if inside:
                tail = filled[unit.numbers[inside[-1]][1] : end]
                unit.figures[figure] = (inside[0], inside[-1], tail)
        yield unit


def _units(body: MarkedText) -> Iterator[_Unit]:
    """Give the paragraphs and rows of a document that say anything."""
    unit, key = _Unit(), None
    starts = body.line_starts
    for at, position in enumerate(body.positions):
        start = starts[at]
        text = body.text[start : starts[at + 1] - 1]
        if not text:
            continue  # it has no place, and would part a row
        row = (position.part, position.table, position.row) if position.table else None
        if row is None or row != key:
            if unit.signs:
                yield unit
            unit, key = _Unit(), row
        unit.add(text, start)
    if unit.signs:
        yield unit


def _pairs(
    written: Sequence[_Written], now: Sequence[_Unit], wanted: set[int]
) -> Iterator[tuple[_Written, _Unit]]:
    """Pair units: those with equal signs in order, the others with what is most alike between."""
    places = _equal(written, now)
    for unit, at in ((unit, at) for at, unit in enumerate(written) if at in places):
        if wanted.intersection(unit.figures):
            yield unit, now[places[at]]
    left = [
        at for at, unit in enumerate(written)
        if at not in places and wanted.intersection(unit.figures)
    ]  # fmt: skip
    taken = set(places.values())
    chosen: set[int] = set()
    for _, at, other in sorted(_likenesses(written, now, places, left)):
        if at not in chosen and other not in taken:
            chosen.add(at)
            taken.add(other)
            yield written[at], now[other]


def _likenesses(
    written: Sequence[_Written], now: Sequence[_Unit], places: dict[int, int], left: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """Give which units are alike, the most alike with the least number, as far as time allows."""
    taken = set(places.values())
    budget = _BUDGET
    for at in left:
        text = written[at].text[:_LONGEST]
        matcher = difflib.SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(text)
        for other in range(*_window(places, at, len(now))):
            if other in taken:
                continue
            reading = now[other].text[:_LONGEST]
            budget -= len(text) * len(reading) + _LONGEST
            if budget < 0:
                return
            matcher.set_seq1(reading)
            if matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE:
                ratio = matcher.ratio()
                if ratio > _ALIKE:
                    yield -ratio, at, other


def _equal(written: Sequence[_Written], now: Sequence[_Unit]) -> dict[int, int]:
    """Pair the units whose signs are equal, where there are as many of them in both texts."""
    places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, unit in enumerate(written):
        places[unit.signs][0].append(at)
    for at, other in enumerate(now):
        if other.signs in places:
            places[other.signs][1].append(at)
    return {
        one: other
        for here, there in places.values()
        if len(here) == len(there)
        for one, other in zip(here, there, strict=True)
    }


def _window(places: dict[int, int], at: int, count: int) -> tuple[int, int]:
    """Give the range between the neighbours that are paired, the whole when they crossed."""
    before = next((places[it] for it in range(at - 1, -1, -1) if it in places), -1)
    last = max(places, default=-1)
    after = next((places[it] for it in range(at + 1, last + 1) if it in places), count)
    return (before + 1, after) if before < after else (0, count)


def _paired_numbers(unit: _Unit, other: _Unit) -> dict[int, int]:
    """Pair the numbers of two units by the signs around them."""
    if unit.signs == other.signs:
        return {at: at for at in range(len(unit.numbers))}
    if len(unit.signs) > _LONGEST or len(other.signs) > _LONGEST:
        return {}
    here = [at for at, sign in enumerate(unit.signs) if sign == _NUMBER]
    there = [at for at, sign in enumerate(other.signs) if sign == _NUMBER]
    order = {at: number for number, at in enumerate(there)}
    numbers = {at: number for number, at in enumerate(here)}
    pairs: dict[int, int] = {}
    matcher = difflib.SequenceMatcher(None, unit.signs, other.signs, autojunk=False)
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        if what == "equal":
            for step in range(end - start):
                if start + step in numbers:
                    pairs[numbers[start + step]] = order[other_start + step]
        elif what == "replace":
            left = [numbers[at] for at in range(start, end) if at in numbers]
            right = [order[at] for at in range(other_start, other_end) if at in order]
            if len(left) == len(right):
                pairs.update(zip(left, right, strict=True))
    return pairs
