"""What was promised of each project in numbers, beside the two indicators that all have.

Every project has a number of things to be made; some have a cost, a month, or words as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from county_year.projects import Project

WEIGHT = 20
"""The weight of what is made; the others of a project take five points each from it."""
_QUANTITIES = {
    "产业发展": ("新建设施面积", 200, "亩"),
    "基础设施": ("新修里程", 20, "公里"),
    "民生改善": ("受益户数", 400, "户"),
    "项目管理": ("完成前期项目数", 24, "个"),
}
COST, MONTH, QUALITY = "管理成本", "完工月份", "验收合格率"


@dataclass(frozen=True, slots=True)
class Target:
    """An indicator: ``amount`` is None where the target is no number that is counted."""

    level1: str
    level2: str
    name: str
    text: str | None
    weight: int
    actual: str
    amount: Decimal | None = None
    unit: str = ""
    score: int | None = None
    """What the unit gave itself; the weight where nothing else is said."""


_MORE: dict[str, tuple[Target, ...]] = {
    "P01": (Target("产出", "成本指标", COST, "≤10万元", 5, "9.8万元"),),
    "P09": (Target("产出", "成本指标", COST, "≤10万元", 5, "9.9万元"),),
    "P08": tuple(
        Target("效益", level, name, text, 5, text)
        for level, name, text in (
            ("社会效益指标", "居住条件", "明显改善"),
            ("生态效益指标", "村容村貌", "有所改善"),
            ("可持续影响指标", "房屋使用", "长期安全"),
        )
    ),
    "P10": (
        Target("效益", "社会效益指标", "居住条件", "明显改善", 5, "明显改善"),
        Target("效益", "可持续影响指标", "管网使用", "长期有效", 5, "长期有效"),
    ),
    "P11": (Target("产出", "质量指标", QUALITY, None, 5, "100%"),),  # no target
    "P14": (Target("产出", "时效指标", MONTH, "2022年11月", 5, "2022年11月"),),
}
BARE, ONLY_ONE = "P25", "P20"
"""A project without any indicator; one with a single one, which it did not score."""


def quantity(project: Project) -> str:
    """Name what is counted of a project."""
    return _QUANTITIES[project.kind][0]


def targets(project: Project) -> tuple[Target, ...]:
    """Give the targets of a project but for those that all have."""
    if project.id == BARE:
        return ()
    name, amount, unit = _QUANTITIES[project.kind]
    more = _MORE.get(project.id, ())
    weight = 90 if project.id == ONLY_ONE else WEIGHT - sum(one.weight for one in more)
    text, actual = f"≥{amount}{unit}", f"{amount}{unit}"
    if project.id == "P12":  # words where there should be a number
        return (Target("产出", "数量指标", name, "按要求完成", weight, "已完成"), *more)
    counted = Target(
        "产出", "数量指标", name, text, weight, actual, Decimal(amount), unit
    )  # fmt: skip
    return (counted, *more)
