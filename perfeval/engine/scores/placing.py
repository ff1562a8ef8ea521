"""Places: subjects ranked by the totals that are printed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from perfeval.dataset import Dataset
from perfeval.engine.outcome import Placing, SubjectScore
from perfeval.engine.plain import shown
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.ruleset.program import Program

Key = tuple[Fraction | str | bool | None, ...]


def placed(
    program: Program, dataset: Dataset, subjects: Sequence[SubjectScore]
) -> tuple[SubjectScore, ...]:
    """Give every subject its place, where the ruleset ranks totals.

    Ranked are the totals as printed, the highest first. A subject that is pending, removed, or
    whose weights do not add up has no place, nor has one of which it is not known among whom it is
    ranked; the others are ranked without it.
    """
    ranking = program.ranking
    if ranking is None:
        return tuple(subjects)
    interpreter = Interpreter(dataset)
    groups: dict[Key, dict[int, Fraction]] = {}
    for number, one in enumerate(subjects):
        key = tuple(interpreter.value(node, one.row) for node in ranking.within)
        if counts(one) and one.total is not None and None not in key:
            groups.setdefault(key, {})[number] = one.total
    found: dict[int, Placing] = {}
    for key, totals in groups.items():
        pairs = zip(ranking.written, ranking.within, key, strict=True)
        said = "，".join(f"{text} {shown.show(value, node.type)}" for text, node, value in pairs)
        names = {number: subjects[number].name for number in totals}
        for number, placing in places(totals, names, ranking.ties).items():
            found[number] = replace(placing, within=said)
    return tuple(replace(one, placing=found.get(n)) for n, one in enumerate(subjects))


def counts(one: SubjectScore) -> bool:
    """Whether a subject has a total out of the full marks, to be compared with others."""
    return one.total is not None and not one.note


def places(
    points: Mapping[int, Fraction], names: Mapping[int, str], ties: str
) -> dict[int, Placing]:
    """Rank points, the highest first; ``ties`` is min, mean or dense."""
    ordered = sorted(points.values())
    distinct = sorted(set(ordered))
    equal: dict[Fraction, list[int]] = {}
    for number, value in points.items():
        equal.setdefault(value, []).append(number)
    found: dict[int, Placing] = {}
    for number, value in points.items():
        low, high = bisect_left(ordered, value), bisect_right(ordered, value)
        rank = Fraction(len(ordered) - high + 1)
        if ties == "dense":
            rank = Fraction(len(distinct) - bisect_left(distinct, value))
        elif ties == "mean":
            rank += Fraction(high - low - 1, 2)
        tied = tuple(names[other] for other in equal[value] if other != number)
        found[number] = Placing(rank, len(ordered), tied)
    return found
