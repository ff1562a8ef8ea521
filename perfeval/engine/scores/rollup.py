"""Groups of indicators rolled up: their subtotals, and what of them counts to the total."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from perfeval.engine.outcome import GroupScore, Line, Status
from perfeval.ruleset.groups import SUM
from perfeval.ruleset.program import Group, Program
from perfeval.ruleset.weight_rules import broken
from perfeval.values.exact import rounded
from perfeval.values.show import show_plain


@dataclass(frozen=True, slots=True)
class Rolled:
    """What counts to the full marks: points, full marks, groups, and what is wrong with weights."""

    counted: Fraction
    full: Fraction
    groups: tuple[GroupScore, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A line or a group within a group: the points so far, and whether something is pending.

    ``left_out`` is the weight of what is excluded: no part of ``full``, but of the weight as set.
    """

    points: Fraction
    full: Fraction
    complete: bool
    left_out: Fraction = Fraction(0)
    present: bool = True


def roll_up(program: Program, lines: Sequence[Line]) -> Rolled:
    """Roll up the lines that count to the full marks.

    What is excluded takes no part: a group that sums has the smaller full marks, one that weighs
    or averages goes by what is left.
    """
    taking_part = [x for x in lines if not x.kind and x.status is not Status.EXCLUDED]
    if not program.groups:
        faults = tuple(_rules(program, taking_part, {}))
        return Rolled(
            total_of(x.points for x in taking_part),
            total_of(x.full for x in taking_part),
            (),
            faults,
        )
    inside: dict[str, list[_Part]] = {}
    for line in lines:
        if not line.kind:
            inside.setdefault(line.parent, []).append(_of_line(line))
    made: dict[str, GroupScore] = {}
    faults_of_groups: list[str] = []
    for group in sorted(program.groups, key=lambda one: -one.level):
        parts = inside.get(group.id)
        if parts is None:
            continue
        part, fault = _rolled(program, group, parts)
        faults_of_groups += [fault] if fault else []
        inside.setdefault(group.parent, []).append(part)
        if not part.present:
            continue
        made[group.id] = GroupScore(
            group.id,
            group.name,
            group.parent,
            group.level,
            group.rollup,
            part.points if part.complete else None,
            part.full,
        )
    top = {one.id: (one.name, one.full) for one in made.values() if one.level == 1}
    parts = inside.get("", [])
    faults_of_groups += _rules(program, taking_part, top)
    ordered = tuple(made[group.id] for group in program.groups if group.id in made)
    counted, full = total_of(p.points for p in parts), total_of(p.full for p in parts)
    return Rolled(counted, full, ordered, tuple(faults_of_groups))


def _rules(
    program: Program, lines: Sequence[Line], groups: dict[str, tuple[str, Fraction]]
) -> list[str]:
    if program.weight_rules is None:
        return []
    named = [(line.name, line.full) for line in lines if line.full is not None]
    return list(broken(program.weight_rules, named, groups))


def _rolled(program: Program, group: Group, parts: Sequence[_Part]) -> tuple[_Part, str]:
    """Roll up one group; the second part says that its weights do not add up."""
    left_out = total_of(part.left_out for part in parts)
    parts = [part for part in parts if part.present]
    whole = total_of(part.full for part in parts)
    known = [part.points for part in parts]
    complete = all(part.complete for part in parts)
    weight = group.weight or Fraction(0)
    if group.rollup == SUM:
        fault, found = "", whole + left_out
        if group.weight not in (None, found):
            said = show_plain(weight)
            fault = f"“{group.name}”各项分值合计 {show_plain(found)}，不是 {said}"
        return _Part(total_of(known), whole, complete, left_out, present=bool(parts)), fault
    if not parts:
        return _Part(Fraction(0), Fraction(0), complete=True, left_out=weight, present=False), ""
    if not complete:
        return _Part(Fraction(0), weight, complete=False), ""
    rates = [points / part.full for points, part in zip(known, parts, strict=True) if part.full]
    if not rates:
        return _Part(Fraction(0), Fraction(0), complete=True), ""
    if group.rollup == "按权重加权":
        share = total_of(known) / whole
    else:
        share = min(rates) if group.rollup == "最低" else total_of(rates) / len(rates)
    points = weight * share
    if program.round_each:
        points = rounded(points, program.places)
    return _Part(points, weight, complete=True), ""


def _of_line(line: Line) -> _Part:
    zero = Fraction(0)
    if line.status is Status.EXCLUDED:
        return _Part(zero, zero, complete=True, left_out=line.full or zero, present=False)
    return _Part(line.points or zero, line.full or zero, line.points is not None)


def total_of(values: Iterable[Fraction | None]) -> Fraction:
    """Add exact numbers over one denominator; what is missing is left out."""
    known = [value for value in values if value is not None]
    over = lcm(*(value.denominator for value in known))
    return Fraction(sum(value.numerator * (over // value.denominator) for value in known), over)
