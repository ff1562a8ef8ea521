"""Totals of subjects brought together: by town, by department, by anything that they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from perfeval.dataset import Dataset
from perfeval.engine.outcome import SubjectScore, Summary, SummaryRow
from perfeval.engine.plain import shown
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.scores.placing import counts, places
from perfeval.ruleset.program import Program, SummaryRule
from perfeval.values.exact import rounded

_ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class _Part:
    """A subject's part: its total and weight, None with the cause when it has none."""

    total: Fraction | None
    weight: Fraction
    removed: bool
    cause: str


def summarize(
    program: Program, dataset: Dataset, subjects: Sequence[SubjectScore]
) -> tuple[Summary, ...]:
    """Bring the printed totals together by every rule of a program."""
    interpreter = Interpreter(dataset)
    return tuple(
        _summary(rule, program.places, interpreter, subjects) for rule in program.summaries
    )


def _summary(
    rule: SummaryRule, decimals: int, interpreter: Interpreter, subjects: Sequence[SubjectScore]
) -> Summary:
    groups: dict[str, list[_Part]] = {}
    without: list[str] = []
    for one in subjects:
        value = interpreter.value(rule.by, one.row)
        if value is None:
            without.append(one.key)
            continue
        name = shown.show(value, rule.by.type)
        groups.setdefault(name, []).append(_part(rule, interpreter, one))
    rows = [_row(rule, decimals, name, parts) for name, parts in groups.items()]
    if rule.ties:
        points = {n: row.points for n, row in enumerate(rows) if row.points is not None}
        found = places(points, {n: row.name for n, row in enumerate(rows)}, rule.ties)
        ranked = [replace(row, placing=found.get(n)) for n, row in enumerate(rows)]
        last = Fraction(len(rows) + 1)
        rows = sorted(ranked, key=lambda row: row.placing.rank if row.placing else last)
    return Summary(rule, tuple(rows), tuple(without))


def _part(rule: SummaryRule, interpreter: Interpreter, one: SubjectScore) -> _Part:
    if one.removed:
        return _Part(None, _ZERO, removed=True, cause="")
    if not counts(one) or one.total is None:
        cause = "总分待定" if one.total is None else one.note
        return _Part(None, _ZERO, removed=False, cause=f"{one.key} {cause}")
    if rule.weighting is None:
        return _Part(one.total, Fraction(1), removed=False, cause="")
    weight = interpreter.value(rule.weighting, one.row)
    if not isinstance(weight, Fraction) or weight < 0:
        cause = f"{one.key} {'权数小于零' if isinstance(weight, Fraction) else '缺权数'}"
        return _Part(None, _ZERO, removed=False, cause=cause)
    return _Part(one.total, weight, removed=False, cause="")


def _row(rule: SummaryRule, decimals: int, name: str, parts: Sequence[_Part]) -> SummaryRow:
    used = [part for part in parts if part.total is not None]
    open_ = [part.cause for part in parts if part.total is None and not part.removed]
    removed = sum(part.removed for part in parts)
    notes = [f"{cause}，未计" if rule.skip else cause for cause in open_]
    if removed:
        notes.append(f"否决剔除 {removed} 个")
    exact = simple = None
    if used and (rule.skip or not open_):
        whole = sum((part.total or _ZERO for part in used), _ZERO)
        exact = simple = whole / len(used)
        if rule.method == "合计":
            exact = whole
        elif rule.method == "加权平均":
            mass = sum((part.weight for part in used), _ZERO)
            products = sum(((part.total or _ZERO) * part.weight for part in used), _ZERO)
            exact = products / mass if mass else None
            notes += [] if mass else ["权数合计为零"]
    return SummaryRow(
        name=name,
        count=len(parts),
        used=len(used),
        points=None if exact is None else rounded(exact, decimals),
        exact=exact,
        simple=None if simple is None else rounded(simple, decimals),
        note="；".join(notes),
    )
