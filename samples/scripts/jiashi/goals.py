"""What each project promised: its indicators with targets and weights, before the outcome.

The weights follow 财预〔2020〕10号 第十三条: outputs 50, benefits 30, satisfaction 10, and 10 for
the execution of the budget, which stands with the project.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from jiashi.kinds import Kind
from jiashi.losses import HEAVY
from jiashi.projects import Project


@dataclass(frozen=True, slots=True)
class Goal:
    """An indicator with a numeric target; the target is a multiple of ``10^-places``."""

    slot: str
    level1: str
    level2: str
    name: str
    relation: str
    target: Fraction
    unit: str
    places: int
    weight: int


def _round_figure(value: Fraction) -> int:
    """Round down to three leading digits, as targets are set."""
    whole = int(value)
    step = 10 ** max(len(str(whole)) - 3, 0)
    return whole // step * step or 1


def _outputs(number: int, project: Project, kind: Kind) -> list[Goal]:
    level1 = "产出指标"
    places = 1 if kind.unit == "公里" else 0
    units = Fraction(project.budget, 100) / kind.unit_cost * 10**places
    amount = Fraction(_round_figure(units), 10**places)
    with_cost = kind.built or number % 2 == 1
    light = 10 if with_cost else 15
    first = 30 if number == HEAVY else 20
    sign, quality = kind.quality_target[0], Fraction(kind.quality_target[1:-1])
    ready = "项目按期完工率" if kind.built else "补助资金发放及时率"
    when, share = ("=", 100) if number % 5 == 0 else ("≥", 95)
    goals = [
        Goal("quantity", level1, "数量指标", kind.quantity, "≥", amount, kind.unit, places, first),
        Goal("quality", level1, "质量指标", kind.quality, sign, quality, "%", 0, light),
        Goal("timeliness", level1, "时效指标", ready, when, Fraction(share), "%", 0, light),
    ]
    if with_cost:
        name = "单位建设成本" if kind.built else "补助标准"
        cost, unit, places = Fraction(kind.unit_cost), f"元/{kind.unit}", 0
        if kind.unit_cost >= 100_000:
            cost, unit, places = cost / 10_000, f"万元/{kind.unit}", 1
        goals.append(Goal("cost", level1, "成本指标", name, "≤", cost, unit, places, 10))
    return goals


def benefit_weight(number: int) -> int:
    """Give the weight of the numeric benefit; what is left of 30 goes to the benefit in words."""
    return (30, 20, 15)[number % 3]


def goals(number: int, project: Project, kind: Kind) -> list[Goal]:
    """Give the numeric indicators of the project that is ``number``-th in the list."""
    if kind.benefit_cost:
        wanted = Fraction(_round_figure(Fraction(project.budget, 100) / kind.benefit_cost))
    else:
        wanted = Fraction(1200 + number * 20)
    level2 = "经济效益指标" if kind.benefit_unit in ("元", "万元") else "社会效益指标"
    weight = benefit_weight(number)
    content = Fraction(95 if number % 2 else 90)
    return [
        *_outputs(number, project, kind),
        Goal(
            "benefit", "效益指标", level2, kind.benefit, "≥", wanted, kind.benefit_unit, 0, weight
        ),
        Goal(
            "satisfaction", "满意度指标", "服务对象满意度指标", "受益群众满意度", "≥", content,
            "%", 1, 10,
        ),
    ]  # fmt: skip
