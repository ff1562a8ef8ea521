"""Units: kinds of quantity and the factors between the units of one kind."""

from __future__ import annotations

from fractions import Fraction

MONEY: dict[str, int] = {
    "元": 1, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000,
}  # fmt: skip
RATE: dict[str, Fraction] = {
    "%": Fraction(1, 100),
    "‰": Fraction(1, 1000),
}
POINTS = "个百分点"
DAYS = ("自然日", "天", "日")
WORKING_DAYS = "工作日"

_SPELLINGS = {
    "％": "%", "百分比": "%", "百分之": "%", "百分点": POINTS, "个点": POINTS, "pp": POINTS,
    "圆": "元", "人民币元": "元", "RMB": "元", "万": "万元", "人民币万元": "万元", "亿": "亿元",
    "个自然日": "自然日", "个工作日": "工作日",
}  # fmt: skip


def canonical(unit: str) -> str:
    """Give the usual spelling of a unit (``％`` becomes ``%``); unknown units stay as they are."""
    unit = unit.strip()
    return _SPELLINGS.get(unit, unit)


def money_factor(source: str, target: str) -> Fraction | None:
    """Give the factor that turns ``source`` into ``target``, None when one is no money unit."""
    if source in MONEY and target in MONEY:
        return Fraction(MONEY[source], MONEY[target])
    return None
