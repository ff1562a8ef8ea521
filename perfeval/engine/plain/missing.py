"""Why a value is missing, in words."""

from __future__ import annotations

from fractions import Fraction

from perfeval.engine.plain.interpreter import Interpreter
from perfeval.language import core as c


def why_missing(
    interpreter: Interpreter, node: c.Core, row: int | None, inner: int | None = None
) -> str:
    """Name the first thing that makes a value missing; an empty text when it is not missing."""
    if interpreter.value(node, row, inner) is not None:
        return ""
    match node:
        case c.FieldOf():
            return _field(interpreter, node, inner if node.inner else row)
        case c.Derived(_, name, body, _, hops, is_inner):
            at = interpreter.follow(hops, inner if is_inner else row)
            return f"算不出“{name}”：{why_missing(interpreter, body, at)}"
        case c.Guard(condition, body, cause):
            if interpreter.value(condition, row, inner) is False:
                fields = (part for part in c.children(body) if isinstance(part, c.FieldOf))
                gone = [f for f in fields if interpreter.value(f, row, inner) is None]
                return why_missing(interpreter, gone[0], row, inner) if gone else cause
            part = condition if interpreter.value(condition, row, inner) is None else body
            return why_missing(interpreter, part, row, inner)
        case c.Case():
            return _case(interpreter, node, row, inner)
        case c.Aggregate():
            return _aggregate(interpreter, node, row)
        case c.Peers() if row is not None:
            return _peers(interpreter, node, row)
    for part in c.children(node):
        found = why_missing(interpreter, part, row, inner)
        if found:
            return found
    if isinstance(node, c.WorkdaysBetween):
        return _outside(interpreter, node, row, inner)
    return "除数为零"


def _field(interpreter: Interpreter, node: c.FieldOf, row: int | None) -> str:
    """Name the field, the reference that leads nowhere, or why nothing could be computed."""
    at = interpreter.follow(node.hops, row)
    column = interpreter.dataset.tables[node.entity].columns[node.name]
    if at is not None and column.lacking and at in column.lacking:
        return column.lacking[at]
    known = node.name in interpreter.dataset.vocabulary.entities[node.entity].fields
    entity, name = (node.entity, node.name) if known or not node.hops else node.hops[0]
    return f"缺“{_spoken(interpreter, entity, name)}”"


def _outside(
    interpreter: Interpreter, node: c.WorkdaysBetween, row: int | None, inner: int | None
) -> str:
    """Name the date that the calendar of working days does not know."""
    for part in (node.start, node.end):
        value = interpreter.value(part, row, inner)
        if isinstance(value, Fraction) and node.calendar.count(int(value), int(value)) is None:
            day = interpreter.shown(part, row, inner)
            return f"{day}超出工作日历（{node.calendar.span}）"
    return ""


def _spoken(interpreter: Interpreter, entity: str, name: str) -> str:
    """Name a field as its column is named: a part of a measure has no column of its own."""
    field = interpreter.dataset.vocabulary.entities[entity].fields[name]
    return field.part_of or field.name


def _case(interpreter: Interpreter, node: c.Case, row: int | None, inner: int | None) -> str:
    for condition, value in node.branches:
        holds = interpreter.value(condition, row, inner)
        if holds is None:
            return why_missing(interpreter, condition, row, inner)
        if holds:
            return why_missing(interpreter, value, row, inner)
    if node.otherwise is None:
        return "不落在任何一档"
    return why_missing(interpreter, node.otherwise, row, inner)


def _peers(interpreter: Interpreter, node: c.Peers, row: int) -> str:
    """Name what the row itself lacks, the row that spoils its group, or that it has no peers."""
    for part in node.groups:
        if interpreter.value(part, row) is None:
            return why_missing(interpreter, part, row)
    if node.before is not None and interpreter.value(node.before, row) is None:
        return why_missing(interpreter, node.before, row)
    group = interpreter.peers(node, row)
    if group is not None and group.lacking is not None:
        at = group.lacking
        parts = (*c.children(node)[1:], node.value)
        causes = (why_missing(interpreter, part, at) for part in parts)
        cause = next((found for found in causes if found), "")
        place = interpreter.dataset.tables[node.entity].place(at)
        return cause if at == row else f"同组的 {place} {cause}"
    if node.kind != "rank":
        return "没有同组的行" if node.before is None else "以前没有同组的行"
    if node.condition is not None:
        holds = interpreter.value(node.condition, row)
        if holds is not True:
            unknown = why_missing(interpreter, node.condition, row)
            return unknown or "不在排名的范围里"
    return why_missing(interpreter, node.value, row)


def _aggregate(interpreter: Interpreter, node: c.Aggregate, row: int | None) -> str:
    rows = interpreter.rows_of(node, row)
    if rows is None:
        return f"缺“{_spoken(interpreter, *node.base[0])}”"
    for at in rows:
        for part in (node.condition, node.value):
            if part is None:
                continue
            value = interpreter.value(part, row, at)
            if part is node.condition and value is False:
                break
            if value is None:
                table = interpreter.dataset.tables[node.entity]
                return f"{table.place(at)} {why_missing(interpreter, part, row, at)}"
    return f"没有“{node.entity}”的行"
