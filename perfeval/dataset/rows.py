"""Which rows under a header are data, which are totals, and which are neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from perfeval.dataset.cells import Cell, is_blank
from perfeval.dataset.grid import Grid
from perfeval.dataset.header import Header
from perfeval.dataset.names import squeeze
from perfeval.vocabulary import Entity

_TOTAL = re.compile(
    r"^(?:本页|本月|本年|本表|全县|全年|资金|项目|金额)?(?:合|总|小|共|累)计(?:[:(].*)?$"
    r"|^.{1,12}(?:合计|小计|总计)$"
)
_PART_OF_TOTAL = re.compile(r"^其中(?:$|:)")
_NOTE = re.compile(
    r"^(?:注\d*|备注|说明|填表|填报|制表|审核|复核|负责|单位负责|项目负责|联系|日期|时间|资料来源|数据来源)"
    r"[^:]{0,8}:"
)
_TEXTS_LOOKED_AT = 3


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A row of totals; ``partial`` is one of 小计, which sums only the rows next to it."""

    row: int
    label: str
    partial: bool


@dataclass(slots=True)
class Rows:
    """Rows of a sheet, counted from 0."""

    data: list[int] = field(default_factory=list)
    totals: list[TotalRow] = field(default_factory=list)


def sort_rows(grid: Grid, header: Header, entity: Entity) -> Rows:
    """Tell data from totals, and leave out blank rows, notes and repeated headers.

    A row is a total when one of its first texts says so and its key is not filled in: a project
    may well be named “统计”. Rows that begin with “其中” under a total are parts of it: they are
    left out and, since they name no rows, not checked.
    """
    keys = [use.column for use in header.uses if use.field.name in entity.key]
    found = Rows()
    titles = [grid.rows[header.bottom][use.column] for use in header.uses]
    for number in range(header.bottom + 1, len(grid.rows)):
        row = grid.rows[number]
        texts = _first_texts(row)
        if texts is None:
            continue
        label = next((text for text in texts if "计" in text and _TOTAL.match(squeeze(text))), None)
        if label is not None and _key_is_open(row, keys, label):
            partial = "小计" in squeeze(label)
            found.totals.append(TotalRow(number, label.strip(), partial))
        elif texts and _is_aside(row, keys, texts[0]):
            continue
        elif [row[use.column] for use in header.uses] != titles:
            found.data.append(number)
    return found


def _first_texts(row: Sequence[Cell]) -> list[str] | None:
    """Give the first different texts of a row; None for a blank row."""
    texts: list[str] = []
    filled = False
    for cell in row:
        if cell == "":
            continue
        if not isinstance(cell, str):
            filled = True
        elif cell.strip():
            filled = True
            if cell not in texts:
                texts.append(cell)
                if len(texts) == _TEXTS_LOOKED_AT:
                    break
    return texts if filled else None


def _key_is_open(row: Sequence[Cell], keys: Sequence[int], label: str) -> bool:
    return not keys or any(is_blank(row[column]) or row[column] == label for column in keys)


def _is_aside(row: Sequence[Cell], keys: Sequence[int], first: str) -> bool:
    """Whether a row is a part of a total, a note or a line of signatures."""
    if ":" not in first and "：" not in first and "其中" not in first:
        return False
    text = squeeze(first)
    if _PART_OF_TOTAL.match(text):
        return _key_is_open(row, keys, first)
    return bool(_NOTE.match(text)) and _only_notes(row)


def _only_notes(row: Sequence[Cell]) -> bool:
    """Whether a row holds one note, merged or not, or a line of signatures."""
    filled = {cell for cell in row if not is_blank(cell)}
    return len(filled) == 1 or all(
        isinstance(cell, str) and _NOTE.match(squeeze(cell)) for cell in filled
    )
