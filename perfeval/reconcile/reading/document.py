"""What every reader gives: paragraphs and tables in the order of the file, with their places."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from perfeval.diagnostics import Place

PlaceAt = Callable[[int], Place]
"""Gives the place of a character of a paragraph, counted from 0."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph.

    ``unit`` is what a line above declared for bare numbers; ``ordinal`` counts the characters at
    its start that number it (4. of “4.2个村”); ``beside`` are the cells of the row that a
    paragraph from a table stands in.
    """

    text: str
    place_at: PlaceAt
    unit: str = ""
    ordinal: int = 0
    beside: tuple[Place, ...] = ()


@dataclass(slots=True)
class CellText:
    """A cell as text."""

    text: str
    place: Place


@dataclass(slots=True)
class Table:
    """A table; rows may differ in length, and ``caption`` is the paragraph above it."""

    rows: list[list[CellText]]
    unit: str = ""
    caption: str = ""


@dataclass(slots=True)
class Document:
    """A file as read."""

    name: str
    blocks: list[Paragraph | Table] = field(default_factory=list)


_UNIT = re.compile(
    r"(?:金额)?单位\s*[:：]\s*(?:人民币)?\s*(亿元|百万元|万元|千元|元)"
    r"|[（(](亿元|万元|千元|元)[)）]\s*$"
)
_DECLARED = re.compile(r"单位\s*[:：]\s*(?:人民币)?\s*(亿元|百万元|万元|千元|元)")


def settle_units(document: Document) -> None:
    """Let a declared unit (单位：万元) hold for what follows it, up to the next one."""
    unit, caption = "", ""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found = _UNIT.search(block.text)
            unit = _named(found) if found else unit
            block.unit = unit
            caption = block.text
            continue
        inside = [m for row in block.rows[:2] for c in row if (m := _DECLARED.search(c.text))]
        block.unit = _named(inside[0]) if inside else unit
        block.caption = caption


def _named(found: re.Match[str]) -> str:
    return next(group for group in found.groups() if group)
