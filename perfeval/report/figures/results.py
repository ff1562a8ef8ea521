"""Scores and findings as tables, so that formulas can count and group them.

Their entities stand here and not in the vocabulary file: no sheet can be read as one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from perfeval.dataset import Column, Dataset, Table, Value
from perfeval.diagnostics import Place
from perfeval.engine.outcome import Outcome, SubjectScore
from perfeval.language.scope import path_up
from perfeval.report.figures.held import HELD_PLACES, origin_at, scaled
from perfeval.report.figures.score_lines import LINES, score_lines
from perfeval.ruleset.program import Program
from perfeval.vocabulary import Entity, Field, Kind, Vocabulary

SCORES, FINDINGS, PROJECT = "评分结果", "预警结果", "项目"


def with_results(dataset: Dataset, outcome: Outcome, programs: Sequence[Program] = ()) -> Dataset:
    """Give the dataset with the tables 评分结果, 评分明细 and 预警结果 beside the others."""
    has_projects = PROJECT in dataset.vocabulary.entities
    scores = _score_entity(has_projects=has_projects)
    findings = _finding_entity(has_projects=has_projects)
    lines, links = score_lines(dataset, outcome, programs)
    owners = _owners(dataset, outcome)
    if has_projects:
        links[FINDINGS, "项目编号"] = owners
    entities = {
        **dataset.vocabulary.entities,
        SCORES: scores,
        LINES: lines.entity,
        FINDINGS: findings,
    }
    tables = {
        **dataset.tables,
        SCORES: _score_table(scores, outcome),
        LINES: lines,
        FINDINGS: _finding_table(findings, outcome, _keys(dataset, owners)),
    }
    vocabulary = Vocabulary(dataset.vocabulary.id, entities)
    return replace(dataset, vocabulary=vocabulary, tables=tables).linked(links)


def _owners(dataset: Dataset, outcome: Outcome) -> list[int | None]:
    """Give for each finding the row of the project that it is about."""
    entities = dataset.vocabulary.entities
    project = entities.get(PROJECT)
    found: list[int | None] = []
    for finding in outcome.findings:
        entity = entities.get(finding.entity)
        hops = path_up(dataset.vocabulary, entity, project) if entity and project else None
        row: int | None = finding.row if hops is not None else None
        for child, reference in hops or ():
            row = None if row is None else dataset.parents(child, reference)[row]
        found.append(row)
    return found


def _keys(dataset: Dataset, rows: Sequence[int | None]) -> list[Value]:
    """Give the keys of rows of projects."""
    if PROJECT not in dataset.tables:
        return [None] * len(rows)
    table = dataset.tables[PROJECT]
    return [None if row is None else table.value(row, table.entity.key[0]) for row in rows]


def _score_entity(*, has_projects: bool) -> Entity:
    reference = Field("项目编号", "project", Kind.REFERENCE, refers=PROJECT)
    key = reference if has_projects else Field("项目编号", "project", Kind.TEXT)
    fields = (
        Field("规则集", "ruleset", Kind.TEXT),
        key,
        Field("总分", "total", Kind.NUMBER),
        Field("等级", "grade", Kind.TEXT),
        Field("待补分", "pending", Kind.NUMBER),
    )
    named = {field.name: field for field in fields}
    return Entity(SCORES, "score_result", named, ("规则集", "项目编号"), meaning="每个对象的总分")


def _finding_entity(*, has_projects: bool) -> Entity:
    reference = Field("项目编号", "project", Kind.REFERENCE, refers=PROJECT)
    fields = (
        Field("规则", "rule", Kind.TEXT),
        Field("名称", "name", Kind.TEXT),
        Field("级别", "level", Kind.TEXT),
        Field("对象", "subject", Kind.TEXT),
        Field("确定", "certain", Kind.YES_NO),
        reference if has_projects else Field("项目编号", "project", Kind.TEXT),
        Field("提示", "message", Kind.TEXT),
    )
    named = {field.name: field for field in fields}
    return Entity(FINDINGS, "finding_result", named, ("规则", "对象"), meaning="每条预警")


def _score_table(entity: Entity, outcome: Outcome) -> Table:
    rows = [(ruleset, score) for ruleset, scores in outcome.scores.items() for score in scores]
    values: dict[str, list[Value]] = {
        "规则集": [ruleset for ruleset, _ in rows],
        "项目编号": [score.key for _, score in rows],
        "总分": [_total(score) for _, score in rows],
        "等级": [score.grade for _, score in rows],
        "待补分": [scaled(score.pending) for _, score in rows],
    }
    return _table(entity, values, [score.place for _, score in rows])


def _finding_table(entity: Entity, outcome: Outcome, projects: list[Value]) -> Table:
    found = outcome.findings
    values: dict[str, list[Value]] = {
        "规则": [finding.rule for finding in found],
        "名称": [finding.rule_name for finding in found],
        "级别": [finding.level for finding in found],
        "对象": [finding.subject for finding in found],
        "确定": [finding.certain for finding in found],
        "项目编号": projects,
        "提示": [finding.message for finding in found],
    }
    return _table(entity, values, [finding.place for finding in found])


def _table(entity: Entity, values: Mapping[str, list[Value]], places: Sequence[Place]) -> Table:
    columns = {
        name: Column(field, HELD_PLACES if field.kind is Kind.NUMBER else 0, values[name])
        for name, field in entity.fields.items()
    }
    return Table(entity, columns, [origin_at(entity, place) for place in places])


def _total(score: SubjectScore) -> int | None:
    return scaled(score.total)
