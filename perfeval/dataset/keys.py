"""Keys that occur twice, and references to rows that do not exist."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from datetime import date

from perfeval.dataset.findings import Findings
from perfeval.dataset.model import Value
from perfeval.dataset.sheet import SheetPart
from perfeval.diagnostics import Related, nearest
from perfeval.diagnostics.codes import dataset as codes
from perfeval.vocabulary import Entity, Field, Kind

Parts = Mapping[str, Sequence[SheetPart]]


def check_keys(parts: Parts, findings: Findings) -> None:
    """Report each row whose key an earlier row of the entity already has."""
    for sheets in parts.values():
        seen: dict[tuple[Value, ...], tuple[SheetPart, int]] = {}
        for part in sheets:
            _check_part(part, seen, findings)


def check_references(
    parts: Parts, entities: Mapping[str, Entity], findings: Findings, *, whole: bool = True
) -> None:
    """Report each reference to a row that is not there.

    Where not the ``whole`` of the files could be read, a table that is not there may stand in
    those; nothing is said of it then.
    """
    known = {name: _key_values(entities[name], sheets) for name, sheets in parts.items()}
    for sheets in parts.values():
        for part in sheets:
            for field in part.entity.references():
                named = entities[field.refers].from_references and field.refers not in parts
                lost = not whole and field.refers not in parts
                if field.name in part.columns and not named and not lost:
                    _check_reference(part, field, known.get(field.refers), findings)


def _check_part(
    part: SheetPart, seen: dict[tuple[Value, ...], tuple[SheetPart, int]], findings: Findings
) -> None:
    fields = [part.entity.fields[name] for name in part.entity.key]
    if any(field.name not in part.columns and field.required for field in fields):
        return
    there = [field for field in fields if field.name in part.columns]
    if not there:
        return
    columns = [part.columns[field.name].values for field in there]
    for row, key in zip(part.rows, zip(*columns, strict=True), strict=True):
        if any(v is None and f.required for v, f in zip(key, there, strict=True)):
            continue
        first = seen.setdefault(key, (part, row))
        if first == (part, row) or (first[0] is part and first[1] == row):
            continue
        column = part.cells[there[0].name]
        place = first[0].grid.place(first[1], first[0].cells.get(there[0].name))
        values = {
            "entity": part.entity.name,
            "key": "、".join(field.name for field in there),
            "found": "、".join(_shown(v, f) for v, f in zip(key, there, strict=True)),
        }
        related = [Related(place, codes.FIRST_HERE)]
        findings.add(
            codes.DUPLICATE_KEY, part.grid, values, row=row, column=column, related=related
        )


def _key_values(entity: Entity, sheets: Sequence[SheetPart]) -> frozenset[Value]:
    first = entity.key[0] if entity.key else ""
    columns = [part.columns[first].values for part in sheets if first in part.columns]
    return frozenset(value for column in columns for value in column)


def _check_reference(
    part: SheetPart, field: Field, known: frozenset[Value] | None, findings: Findings
) -> None:
    values = part.columns[field.name].values
    column = part.cells[field.name]
    if known is None:
        if any(value is not None for value in values):
            names = {"entity": part.entity.name, "field": field.name, "parent": field.refers}
            findings.add(codes.PARENT_ABSENT, part.grid, names, column=column)
        return
    dangling: dict[Value, list[int]] = {}
    for row, value in zip(part.rows, values, strict=True):
        if value is not None and value not in known:
            dangling.setdefault(value, []).append(row)
    # One key misspelt where it is declared makes all its references dangle: that is one mistake.
    for value, rows in dangling.items():
        text, count = str(value), len(rows)
        found = {
            "field": field.name,
            "found": text,
            "parent": field.refers,
            "more_zh": f"（这张表里共 {count} 处）" if count > 1 else "",
            "more_en": f" ({count} places in this sheet)" if count > 1 else "",
            "nearest": functools.partial(_nearest_key, text, known),
        }
        findings.add(codes.DANGLING, part.grid, found, row=rows[0], column=column)


def _nearest_key(text: str, known: frozenset[Value]) -> str:
    return nearest(text, sorted(str(value) for value in known if value is not None))


def _shown(value: Value, field: Field) -> str:
    if value is None:
        return "—"
    if isinstance(value, int) and field.kind is Kind.DATE:
        return date.fromordinal(value).isoformat()
    if isinstance(value, int) and field.kind is Kind.MONTH:
        return f"{value // 12}年{value % 12 + 1}月"
    return str(value)
