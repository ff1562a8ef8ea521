"""Scores and findings as tables, so that formulas can count and group them.

Their entities stand here and not in the vocabulary file: no sheet can be read as one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from perfeval.dataset import Column, Dataset, SheetOrigin, Table, Value
from perfeval.diagnostics import Place
from perfeval.engine.outcome import Outcome, SubjectScore
from perfeval.values.exact import round_half_up
from perfeval.vocabulary import Entity, Field, Kind, Vocabulary

SCORES, FINDINGS, PROJECT = "评分结果", "预警结果", "项目"
_PLACES = 6
"""Decimals of the points held here; printed totals have 2."""
_CELL = re.compile(r"^([A-Z]*)(\d+)$")


def with_results(dataset: Dataset, outcome: Outcome) -> Dataset:
    """Give the dataset with the tables 评分结果 and 预警结果 beside the others."""
    has_projects = PROJECT in dataset.vocabulary.entities
    scores, findings = _score_entity(has_projects=has_projects), _finding_entity()
    entities = {**dataset.vocabulary.entities, SCORES: scores, FINDINGS: findings}
    vocabulary = Vocabulary(dataset.vocabulary.id, entities)
    tables = {
        **dataset.tables,
        SCORES: _score_table(scores, outcome),
        FINDINGS: _finding_table(findings, outcome),
    }
    return replace(dataset, vocabulary=vocabulary, tables=tables)


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


def _finding_entity() -> Entity:
    fields = (
        Field("规则", "rule", Kind.TEXT),
        Field("名称", "name", Kind.TEXT),
        Field("级别", "level", Kind.TEXT),
        Field("对象", "subject", Kind.TEXT),
        Field("确定", "certain", Kind.YES_NO),
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
        "待补分": [_scaled(score.pending) for _, score in rows],
    }
    return _table(entity, values, [score.place for _, score in rows])


def _finding_table(entity: Entity, outcome: Outcome) -> Table:
    found = outcome.findings
    values: dict[str, list[Value]] = {
        "规则": [finding.rule for finding in found],
        "名称": [finding.rule_name for finding in found],
        "级别": [finding.level for finding in found],
        "对象": [finding.subject for finding in found],
        "确定": [finding.certain for finding in found],
    }
    return _table(entity, values, [finding.place for finding in found])


def _table(entity: Entity, values: Mapping[str, list[Value]], places: Sequence[Place]) -> Table:
    columns = {
        name: Column(field, _PLACES if field.kind is Kind.NUMBER else 0, values[name])
        for name, field in entity.fields.items()
    }
    return Table(entity, columns, [_origin(entity, place) for place in places])


def _origin(entity: Entity, place: Place) -> tuple[SheetOrigin, int]:
    """Say that all values of a result stand at the cell of what it is about."""
    match = _CELL.match(place.cell or "")
    if match is None:
        raise ValueError(f"{place} is no cell")
    letters = dict.fromkeys(entity.fields, match[1])
    return SheetOrigin(place.file, place.sheet or "", {"": match[1], **letters}), int(match[2])


def _total(score: SubjectScore) -> int | None:
    return None if score.total is None else _scaled(score.total)


def _scaled(points: Fraction) -> int:
    return round_half_up(points.numerator, points.denominator, _PLACES)
