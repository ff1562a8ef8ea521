"""How the projects did on their indicators: actual values, self-given scores and reasons.

Scores follow 财预〔2020〕10号 第十六条: full marks when the target is met, the weight times the
degree of completion when it is missed. For a ceiling (a cost) the degree is target over actual.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jiashi.amounts import full_width, half_up
from jiashi.goals import Goal, benefit_weight, goals
from jiashi.kinds import Kind, kinds
from jiashi.losses import COPIED, MISSED_FULL, TOO_MANY, Loss, losses
from jiashi.projects import Project

_PLAIN = {*COPIED, *MISSED_FULL, *TOO_MANY}


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the table of indicators; ``goal`` and ``actual`` are None when it is in words."""

    project: Project
    slot: str
    level1: str
    level2: str
    name: str
    goal: Goal | None
    actual: Fraction | None
    target_text: str
    actual_text: str
    tier: str
    weight: int
    score: Decimal
    reason: str


def cut(value: Fraction, places: int, *, up: bool) -> Fraction:
    """Cut a value to decimal places, up or down."""
    scaled = value * 10**places
    whole = -(-scaled.numerator // scaled.denominator) if up else int(scaled)
    return Fraction(whole, 10**places)


def _went_well(goal: Goal, chance: random.Random) -> Fraction:
    """Give an actual value that meets the target and stays well under 130 % of it."""
    if goal.relation == "=":
        return goal.target
    if goal.unit == "%":
        spare = (100 - goal.target) * Fraction(chance.randint(0, 9), 10)
        return cut(goal.target + spare, goal.places, up=False)
    if goal.relation == "≤":
        paid_out = goal.name == "补助标准"
        share = Fraction(1) if paid_out else Fraction(chance.randint(93, 100), 100)
        return cut(goal.target * share, goal.places, up=False)
    share = Fraction(chance.choice((100, 100, 100, 101, 102, 104, 107)), 100)
    return cut(goal.target * share, goal.places, up=goal.target > 20)


def _fell_short(goal: Goal, loss: Loss) -> Fraction:
    if goal.unit == "%":
        return loss.actual
    return cut(goal.target * loss.actual / 100, goal.places, up=goal.relation == "≤")


def fair_score(relation: str, target: Fraction, actual: Fraction, weight: int) -> Decimal:
    """Score a number by the rule: full when met, else in proportion, half up to 2 places."""
    met = actual <= target if relation == "≤" else actual >= target
    if met:
        return Decimal(weight)
    share = target / actual if relation == "≤" else actual / target
    return half_up(weight * share)


def _written(value: Fraction, goal: Goal, *, grouped: bool) -> str:
    number = half_up(value, goal.places)
    if number == int(number):
        number = Decimal(int(number))
    return (f"{number:,}" if grouped else str(number)) + goal.unit


def _texts(goal: Goal, actual: Fraction, style: int) -> tuple[str, str]:
    """Write target and actual in one of the styles that are met in such tables."""
    grouped = style in (1, 2)
    target = _written(goal.target, goal, grouped=grouped)
    sign = goal.relation
    if style == 3:
        target = full_width(target)
    elif style == 4:
        sign = {"≥": ">=", "≤": "<=", "=": ""}[sign]
    elif style == 5:
        sign = {"≥": "不低于", "≤": "不高于", "=": "="}[sign]
    return sign + target, _written(actual, goal, grouped=grouped)


def _measured(
    project: Project, key: tuple[int, str], goal: Goal, chance: random.Random
) -> Indicator:
    style = chance.randint(1, 14)
    actual = _went_well(goal, chance)
    loss = losses().get(key) or MISSED_FULL.get(key)
    if key in COPIED:
        actual = goal.target
    elif loss:
        actual = _fell_short(goal, loss)
    score = fair_score(goal.relation, goal.target, actual, goal.weight)
    if key in MISSED_FULL:
        score = Decimal(goal.weight)
    score = Decimal(TOO_MANY.get(key, score))
    target_text, actual_text = _texts(goal, actual, 0 if key in _PLAIN else style)
    return Indicator(
        project,
        goal.slot,
        goal.level1,
        goal.level2,
        goal.name,
        goal,
        actual,
        target_text,
        target_text if key in COPIED else actual_text,
        "",
        goal.weight,
        score,
        loss.reason if loss else "",
    )


def _in_words(project: Project, number: int, kind: Kind) -> Indicator:
    weight = 30 - benefit_weight(number)
    loss = losses().get((number, "outcome"))
    share = loss.actual if loss else Fraction(100)
    tier = loss.tier if loss else "达成"
    return Indicator(
        project,
        "outcome",
        "效益指标",
        "可持续影响指标",
        kind.outcome,
        None,
        None,
        kind.outcome_target,
        kind.outcome_actual if tier == "达成" else "有所改善，与预期尚有差距",
        tier,
        weight,
        half_up(weight * share / 100),
        loss.reason if loss else "",
    )


def indicators(projects: list[Project]) -> list[Indicator]:
    """Give the indicators of all projects, each project's together and in the order of the form."""
    chance = random.Random("indicators")
    known = kinds()
    rows = []
    for number, project in enumerate(projects, start=1):
        kind = known[project.kind]
        own = [
            _measured(project, (number, goal.slot), goal, chance)
            for goal in goals(number, project, kind)
        ]
        if benefit_weight(number) < 30:
            own.insert(-1, _in_words(project, number, kind))
        rows.extend(own)
    return rows
