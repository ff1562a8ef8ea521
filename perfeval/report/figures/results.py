"""Scores, their lines and findings as tables, so that formulas can count, group and list them.

Their entities stand here and not in the vocabulary file: no sheet can be read as one.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from perfeval.dataset import Column, Dataset, SheetOrigin, Table, Value
from perfeval.diagnostics import Place
from perfeval.engine.outcome import Finding, Line, Outcome, Status, SubjectScore
from perfeval.language.scope import path_up
from perfeval.values.exact import round_half_up
from perfeval.vocabulary import Entity, Field, Kind, Vocabulary

SCORES, LINES, FINDINGS, PROJECT = "评分结果", "评分明细", "预警结果", "项目"
GROUPS = "评分分组"
_PLACES = 6
"""Decimals of the points held here; printed totals have 2."""
_CELL = re.compile(r"^([A-Z]*)(\d+)$")
_STATUS = {Status.SCORED: "已评", Status.PENDING: "待补", Status.EXCLUDED: "剔除"}


def with_results(dataset: Dataset, outcome: Outcome, wanted: Container[str] = ()) -> Dataset:
    """Give the dataset with the tables 评分结果 and 预警结果 beside the others.

    评分明细 and 评分分组 (a row for each indicator, each group of each subject: many rows where
    there are many subjects) are made only when they are ``wanted``.
    """
    project = _project_field(dataset)
    made = [
        _score_table(_score_entity(project), outcome),
        _finding_table(_finding_entity(project), dataset, outcome),
        *([_line_table(_line_entity(project), dataset, outcome)] if LINES in wanted else []),
        *([_group_table(_group_entity(project), outcome)] if GROUPS in wanted else []),
    ]
    tables = {table.entity.name: table for table in made}
    entities = {name: table.entity for name, table in tables.items()}
    vocabulary = Vocabulary(dataset.vocabulary.id, {**dataset.vocabulary.entities, **entities})
    return replace(dataset, vocabulary=vocabulary, tables={**dataset.tables, **tables})


def _project_field(dataset: Dataset) -> Field:
    if PROJECT in dataset.vocabulary.entities:
        return Field("项目编号", "project", Kind.REFERENCE, refers=PROJECT)
    return Field("项目编号", "project", Kind.TEXT)


def _score_entity(project: Field) -> Entity:
    fields = (
        Field("规则集", "ruleset", Kind.TEXT),
        project,
        Field("总分", "total", Kind.NUMBER),
        Field("等级", "grade", Kind.TEXT),
        Field("待补分", "pending", Kind.NUMBER),
        Field("名称", "name", Kind.TEXT),
        Field("说明", "note", Kind.TEXT),
    )
    return _entity(SCORES, "score_result", fields, ("规则集", "项目编号"), "每个对象的总分")


def _line_entity(project: Field) -> Entity:
    fields = (
        Field("规则集", "ruleset", Kind.TEXT),
        project,
        Field("规则", "rule", Kind.TEXT),
        Field("一级指标", "level1", Kind.TEXT),
        Field("二级指标", "level2", Kind.TEXT),
        Field("指标", "indicator", Kind.TEXT),
        Field("分值", "full", Kind.NUMBER),
        Field("得分", "points", Kind.NUMBER),
        Field("自评分", "printed", Kind.NUMBER),
        Field("失分", "lost", Kind.NUMBER),
        Field("原因", "reason", Kind.TEXT),
        Field("状态", "status", Kind.TEXT),
    )
    key = ("规则集", "项目编号", "规则", "指标")
    return _entity(LINES, "score_line", fields, key, "每个对象每项指标的得分和失分的原因")


def _group_entity(project: Field) -> Entity:
    fields = (
        Field("规则集", "ruleset", Kind.TEXT),
        project,
        Field("编号", "id", Kind.TEXT),
        Field("名称", "name", Kind.TEXT),
        Field("上级", "parent", Kind.TEXT),
        Field("层级", "level", Kind.NUMBER),
        Field("分值", "full", Kind.NUMBER),
        Field("得分", "points", Kind.NUMBER),
    )
    key = ("规则集", "项目编号", "编号")
    return _entity(GROUPS, "score_group", fields, key, "每个对象各级指标的小计")


def _finding_entity(project: Field) -> Entity:
    fields = (
        Field("规则", "rule", Kind.TEXT),
        Field("名称", "name", Kind.TEXT),
        Field("级别", "level", Kind.TEXT),
        Field("对象", "subject", Kind.TEXT),
        Field("确定", "certain", Kind.YES_NO),
        project,
        Field("对象名称", "subject_name", Kind.TEXT),
        Field("内容", "message", Kind.TEXT),
        Field("依据", "basis", Kind.TEXT),
        Field("处理人", "who", Kind.TEXT),
        Field("处理要求", "action", Kind.TEXT),
        Field("处理期限", "by", Kind.DATE),
        Field("位置", "place", Kind.TEXT),
        Field("发生日期", "arose", Kind.DATE),
        Field("规则集", "ruleset", Kind.TEXT),
    )
    return _entity(FINDINGS, "finding_result", fields, ("规则", "对象"), "每条预警")


def _entity(
    name: str, english: str, fields: Sequence[Field], key: tuple[str, ...], meaning: str
) -> Entity:
    return Entity(name, english, {field.name: field for field in fields}, key, meaning=meaning)


def _score_table(entity: Entity, outcome: Outcome) -> Table:
    rows = [(ruleset, score) for ruleset, scores in outcome.scores.items() for score in scores]
    values: dict[str, list[Value]] = {
        "规则集": [ruleset for ruleset, _ in rows],
        "项目编号": [score.key for _, score in rows],
        "总分": [_total(score) for _, score in rows],
        "等级": [score.grade for _, score in rows],
        "待补分": [_scaled(score.pending) for _, score in rows],
        "名称": [score.name for _, score in rows],
        "说明": [score.said or None for _, score in rows],
    }
    return _table(entity, values, [score.place for _, score in rows])


def _line_table(entity: Entity, dataset: Dataset, outcome: Outcome) -> Table:
    rows = [
        (ruleset, score, line)
        for ruleset, scores in outcome.scores.items()
        for score in scores
        for line in score.lines
    ]
    levels = [_levels(dataset, score, line) for _, score, line in rows]
    values: dict[str, list[Value]] = {
        "规则集": [ruleset for ruleset, _, _ in rows],
        "项目编号": [score.key for _, score, _ in rows],
        "规则": [line.rule for _, _, line in rows],
        "一级指标": [first for first, _ in levels],
        "二级指标": [second for _, second in levels],
        "指标": [line.name for _, _, line in rows],
        "分值": [None if line.full is None else _scaled(line.full) for _, _, line in rows],
        "得分": [None if line.points is None else _scaled(line.points) for _, _, line in rows],
        "自评分": [None if x.printed is None else _scaled(x.printed) for _, _, x in rows],
        "失分": [_scaled(line.lost) for _, _, line in rows],
        "原因": [line.reason or None for _, _, line in rows],
        "状态": [_STATUS[line.status] for _, _, line in rows],
    }
    return _table(entity, values, [line.place for _, _, line in rows])


def _group_table(entity: Entity, outcome: Outcome) -> Table:
    rows = [
        (ruleset, score, group)
        for ruleset, scores in outcome.scores.items()
        for score in scores
        for group in score.groups
    ]
    values: dict[str, list[Value]] = {
        "规则集": [ruleset for ruleset, _, _ in rows],
        "项目编号": [score.key for _, score, _ in rows],
        "编号": [group.id for _, _, group in rows],
        "名称": [group.name for _, _, group in rows],
        "上级": [group.parent or None for _, _, group in rows],
        "层级": [group.level * 10**_PLACES for _, _, group in rows],
        "分值": [_scaled(group.full) for _, _, group in rows],
        "得分": [None if one.points is None else _scaled(one.points) for _, _, one in rows],
    }
    return _table(entity, values, [score.place for _, score, _ in rows])


def _levels(dataset: Dataset, score: SubjectScore, line: Line) -> tuple[str | None, str | None]:
    """Name the levels above an indicator: groups of the ruleset, or what its row says."""
    named = list(_groups(score, line.parent))[::-1]
    if named:
        return named[0], named[1] if len(named) > 1 else None
    table = dataset.tables.get(line.entity)
    if table is None:
        return None, None
    first, second = (
        table.value(line.row, name) if name in table.columns else None
        for name in ("一级指标", "二级指标")
    )
    return _text(first), _text(second)


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None


def _groups(score: SubjectScore, parent: str) -> Iterator[str]:
    """Give the names of the groups above a line, from the nearest up."""
    by_id = {group.id: group for group in score.groups}
    while parent in by_id:
        yield by_id[parent].name
        parent = by_id[parent].parent


def _finding_table(entity: Entity, dataset: Dataset, outcome: Outcome) -> Table:
    found = outcome.findings
    values: dict[str, list[Value]] = {
        "规则": [finding.rule for finding in found],
        "名称": [finding.rule_name for finding in found],
        "级别": [finding.level for finding in found],
        "对象": [finding.subject for finding in found],
        "确定": [finding.certain for finding in found],
        "项目编号": [_project_of(dataset, finding) for finding in found],
        "对象名称": [finding.subject_name for finding in found],
        "内容": [finding.message for finding in found],
        "依据": ["；".join(str(basis) for basis in finding.basis) or None for finding in found],
        "处理人": [finding.duty.who or None for finding in found],
        "处理要求": [finding.duty.action or None for finding in found],
        "处理期限": [finding.duty.by.toordinal() if finding.duty.by else None for finding in found],
        "位置": [str(finding.place) for finding in found],
        "发生日期": [_day_of(dataset, finding) for finding in found],
        "规则集": [finding.ruleset or None for finding in found],
    }
    return _table(entity, values, [finding.place for finding in found])


def _day_of(dataset: Dataset, finding: Finding) -> Value:
    """Give the day of the row that a finding is about: the one from which it is known."""
    entity = dataset.vocabulary.entities.get(finding.entity)
    if entity is None or not entity.known or finding.entity not in dataset.tables:
        return None
    return dataset.tables[finding.entity].value(finding.row, entity.known)


def _project_of(dataset: Dataset, finding: Finding) -> Value:
    """Give the project that a finding is about, by its row or the row that this points to."""
    entities = dataset.vocabulary.entities
    if finding.entity not in dataset.tables or PROJECT not in dataset.tables:
        return None
    hops = path_up(dataset.vocabulary, entities[finding.entity], entities[PROJECT])
    row: int | None = finding.row
    for child, reference in hops or ():
        row = None if row is None else dataset.parents(child, reference)[row]
    if hops is None or row is None:
        return None
    return dataset.tables[PROJECT].value(row, entities[PROJECT].key[0])


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
