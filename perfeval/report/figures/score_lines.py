"""The lines of scores as a table: each indicator's points beside those the unit gave itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfeval.dataset import Column, Dataset, Table, Value
from perfeval.engine.outcome import Line, Outcome, Status, SubjectScore
from perfeval.report.figures.held import HELD_PLACES, origin_at, scaled
from perfeval.ruleset.program import Program
from perfeval.vocabulary import Entity, Field, Kind

LINES = "评分明细"
_STATES = {Status.SCORED: "已评", Status.PENDING: "待补", Status.EXCLUDED: "剔除"}
Links = dict[tuple[str, str], list[int | None]]


@dataclass(frozen=True, slots=True)
class _One:
    """A line with the ruleset and the subject that it is of."""

    ruleset: str
    entity: str
    subject: SubjectScore
    line: Line


def score_lines(
    dataset: Dataset, outcome: Outcome, programs: Sequence[Program]
) -> tuple[Table, Links]:
    """Give the table 评分明细 and what its rows point to.

    A row points to its subject (``项目编号`` of projects, else a field called as the table) and,
    where a line is about a row of another table, to that row, by a field called as that table.
    """
    lines = list(_all(outcome, programs))
    subjects = list(dict.fromkeys(one.entity for one in lines)) or ["项目"]
    below = dict.fromkeys(x.line.entity for x in lines if x.line.entity not in subjects)
    known = dataset.vocabulary.entities
    ways = [name for name in (*subjects, *below) if name in known]
    entity = _entity(ways)
    values: dict[str, list[Value]] = {
        "规则集": [one.ruleset for one in lines],
        "规则": [one.line.rule for one in lines],
        "名称": [one.line.rule_name for one in lines],
        "指标": [one.line.name for one in lines],
        "状态": [_STATES[one.line.status] for one in lines],
        "分值": [scaled(one.line.full) for one in lines],
        "得分": [scaled(one.line.points) for one in lines],
        "自评分": [scaled(one.line.printed) for one in lines],
        "失分": [scaled(one.line.lost) for one in lines],
        "原因": [one.line.reason or None for one in lines],
    }
    links: Links = {}
    for name in ways:
        rows = [_row_of(one, name) for one in lines]
        links[LINES, reference_to(name)] = rows
        table = dataset.tables[name]
        values[reference_to(name)] = [
            None if row is None else str(table.value(row, table.entity.key[0])) for row in rows
        ]
    columns = {
        name: Column(field, HELD_PLACES if field.kind is Kind.NUMBER else 0, values[name])
        for name, field in entity.fields.items()
    }
    origins = [origin_at(entity, one.line.place) for one in lines]
    return Table(entity, columns, origins), links


def reference_to(entity: str) -> str:
    """Give the field by which results point to a row of a table."""
    return "项目编号" if entity == "项目" else entity


def _all(outcome: Outcome, programs: Sequence[Program]) -> Iterator[_One]:
    subject_of = {program.id: program.subject for program in programs}
    for ruleset, scores in outcome.scores.items():
        for subject in scores:
            for line in subject.lines:
                yield _One(ruleset, subject_of.get(ruleset, "项目"), subject, line)


def _row_of(one: _One, entity: str) -> int | None:
    if one.line.entity == entity:
        return one.line.row
    return one.subject.row if one.entity == entity else None


def _entity(ways: Sequence[str]) -> Entity:
    fields = (
        Field("规则集", "ruleset", Kind.TEXT),
        *(Field(reference_to(it), f"of_{it}", Kind.REFERENCE, refers=it) for it in ways),
        Field("规则", "rule", Kind.TEXT),
        Field("名称", "name", Kind.TEXT),
        Field("指标", "indicator", Kind.TEXT),
        Field("状态", "state", Kind.TEXT),
        Field("分值", "full", Kind.NUMBER),
        Field("得分", "points", Kind.NUMBER),
        Field("自评分", "printed", Kind.NUMBER),
        Field("失分", "lost", Kind.NUMBER),
        Field("原因", "reason", Kind.TEXT),
    )
    named = {field.name: field for field in fields}
    key = ("规则集", reference_to(ways[0]) if ways else "规则", "规则", "指标")
    return Entity(LINES, "score_line", named, key, meaning="每个指标的得分和原因")
