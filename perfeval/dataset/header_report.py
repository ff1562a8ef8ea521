"""What is told of a header: columns that are unknown, missing, double, or in no known unit."""

from __future__ import annotations

from collections.abc import Mapping

from perfeval.dataset.cells import is_blank, shown, text_of
from perfeval.dataset.findings import Findings
from perfeval.dataset.grid import Grid
from perfeval.dataset.header import LOOKED, Header
from perfeval.dataset.names import squeeze
from perfeval.dataset.rows import Rows
from perfeval.diagnostics import Related, nearest
from perfeval.diagnostics.codes import dataset as codes
from perfeval.values.units import MONEY
from perfeval.vocabulary import Entity, Field

_RUNNING_NUMBERS = frozenset(["序号", "行次", "栏次", "no.", "no"])
_LISTED = 12


def report_columns(
    grid: Grid, entity: Entity, header: Header, rows: Rows, findings: Findings
) -> None:
    """Report the columns of a header that were not read, and those that are not there."""
    _report_doubles(grid, header, findings)
    _report_units(grid, header, findings)
    suspects = _report_missing(grid, entity, header, findings)
    unknown = {
        column: text
        for column, text in header.unknown.items()
        if shown(text) not in suspects and _has_data(grid, rows, column)
    }
    _report_unknown(grid, entity, header, unknown, findings)


def report_no_header(grid: Grid, entity: Entity, findings: Findings) -> None:
    """Report that no row names columns of the entity, with the row that looks most like one."""
    looked = grid.rows[:LOOKED]
    fullest = max(looked, key=lambda row: sum(not is_blank(cell) for cell in row), default=[])
    seen = [shown(cell) for cell in fullest if text_of(cell)][:_LISTED]
    required = [f.name for f in entity.fields.values() if f.required]
    values = {
        "entity": entity.name,
        "looked": len(looked),
        "found": "、".join(seen) or "—",
        "accepted": "、".join(required),
    }
    findings.add(codes.NO_HEADER, grid, values)


def _report_doubles(grid: Grid, header: Header, findings: Findings) -> None:
    row = header.bottom
    for chosen, other in header.doubles:
        values = {
            "found": shown(other.text),
            "field": chosen.field.name,
            "first": shown(chosen.text),
        }
        if chosen.heading.own_name and not other.heading.own_name:
            findings.add(codes.COLUMN_PASSED_OVER, grid, values, row=row, column=other.column)
        else:
            related = [Related(grid.place(row, chosen.column), codes.FIRST_HERE)]
            findings.add(
                codes.COLUMN_TWICE, grid, values, row=row, column=other.column, related=related
            )


def _report_units(grid: Grid, header: Header, findings: Findings) -> None:
    for use in header.uses:
        if use.heading.odd_unit:
            values = {
                "found": shown(use.text),
                "unit": use.heading.odd_unit,
                "accepted": "、".join(MONEY),
            }
            findings.add(codes.UNKNOWN_UNIT, grid, values, row=header.bottom, column=use.column)


def _report_unknown(
    grid: Grid, entity: Entity, header: Header, unknown: Mapping[int, str], findings: Findings
) -> None:
    there = {use.field.name for use in header.uses}
    free = {name: f for name, f in _names(entity).items() if f.name not in there}
    row = header.bottom
    for column, text in unknown.items():
        if squeeze(text) in _RUNNING_NUMBERS:
            continue
        if not text:
            findings.add(codes.COLUMN_UNNAMED, grid, {}, row=row, column=column)
            continue
        close = free.get(nearest(squeeze(text), free))
        values = {
            "entity": entity.name,
            "found": shown(text),
            "nearest": close.name if close else "",
        }
        findings.add(codes.UNKNOWN_COLUMN, grid, values, row=row, column=column)


def _report_missing(grid: Grid, entity: Entity, header: Header, findings: Findings) -> set[str]:
    """Report the required columns that are not there; give the headers that may be they."""
    suspects = set()
    unknown = {squeeze(text): shown(text) for text in header.unknown.values() if text}
    for field in header.lacking(entity):
        values = {
            "entity": entity.name,
            "field": field.name,
            "found": "、".join(list(unknown.values())[:_LISTED]) or "—",
            "accepted": "、".join((field.name, *field.headers)),
            "nearest": _candidate(field, unknown),
        }
        findings.add(codes.MISSING_COLUMN, grid, values, row=header.bottom)
        suspects.add(values["nearest"])
    return suspects - {""}


def _candidate(field: Field, unknown: Mapping[str, str]) -> str:
    names = [squeeze(name) for name in (field.name, *field.headers)]
    return next((unknown[near] for near in (nearest(n, unknown) for n in names) if near), "")


def _names(entity: Entity) -> dict[str, Field]:
    fields = [field for field in entity.fields.values() if not field.part_of]
    names = {squeeze(header): field for field in fields for header in field.headers}
    return names | {squeeze(field.name): field for field in fields}


def _has_data(grid: Grid, rows: Rows, column: int) -> bool:
    return any(not is_blank(grid.rows[row][column]) for row in rows.data)
