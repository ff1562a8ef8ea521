"""Made projects: one wide row each, scaled integers, with missing values and exact ties.

Money is in 0.01 万元, rates are in 0.01 percent, dates are ordinals. About 1% of the values are
missing; about 5% of the pairs are built so that the points, or the two sides of a check, meet
exactly half a cent or exactly the threshold.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from perfeval.dataset import Value

Row = dict[str, Value]

RATIOS, BANDS, STEPS, INVERSES, TIERS = 10, 6, 5, 5, 2
RATIO_WEIGHT, WEIGHT = 4, 3
TIER_RANGES = {"达成": (240, 300), "部分达成": (180, 240), "未达成": (0, 180)}
"""Points × 100 that a tier may be given; the upper end of the lower tiers is not included."""
BAND_ENDS = (8_000, 9_000, 9_500)
_YES_NO = ("accepted", "approved", "disclosed", "filed", "handed_over")
_FIRST_DAY = 738_886
"""2024-01-01."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How well the projects do: the share of values at or above the line of full marks."""

    name: str
    good: float


ORDINARY = Kind("ordinary", 0.75)
HARSH = Kind("harsh", 0.1)


def make(count: int, kind: Kind = ORDINARY, seed: int = 20_241_231) -> list[Row]:
    """Make projects; the same arguments give the same projects."""
    draw = random.Random(seed)
    return [_with_gaps(draw, _project(draw, kind, number)) for number in range(count)]


def _project(draw: random.Random, kind: Kind, number: int) -> Row:
    def good() -> bool:
        return draw.random() < kind.good

    row: Row = {"id": f"X{number:06}", "title": f"项目{number:06}"}
    for i in range(1, RATIOS + 1):
        row[f"target{i}"], row[f"actual{i}"] = _pair(draw, RATIO_WEIGHT, good=good())
    for i in range(1, BANDS + 1):
        low, high = (9_500, 10_000) if good() else (7_000, 9_499)
        row[f"quality{i}"] = draw.choice(BAND_ENDS) if _tie(draw) else draw.randint(low, high)
    for i in range(1, STEPS + 1):
        row[f"progress{i}"] = _progress(draw, i, good=good())
    for i in range(1, INVERSES + 1):
        row[f"cost{i}"], row[f"limit{i}"] = _pair(draw, WEIGHT, good=good())
    for i in range(1, TIERS + 1):
        row.update(_judged(draw, i, good=good()))
    row.update({name: good() or draw.random() < 0.7 for name in _YES_NO})
    return row | _checked(draw)


def _tie(draw: random.Random) -> bool:
    return draw.random() < 0.05


def _pair(draw: random.Random, weight: int, *, good: bool) -> tuple[int, int]:
    """Give a whole and a part of it; in a tie ``weight × 100 × part / whole`` ends in .5."""
    if _tie(draw):
        times = draw.randint(1, 90)
        return 200 * weight * times, (2 * draw.randrange(100 * weight) + 1) * times
    whole = draw.randint(1_000, 5_000_000)
    if good:
        return whole, whole * draw.choice((10_000, draw.randint(10_000, 11_500))) // 10_000
    return whole, whole * draw.randint(4_000, 9_999) // 10_000


def _progress(draw: random.Random, number: int, *, good: bool) -> int:
    """Give a rate; in a tie it lies on a step, or where a deduction in proportion ends in .5."""
    if _tie(draw):
        return draw.choice((draw.randrange(3_000, 10_500, 100), draw.randrange(3_025, 10_000, 50)))
    if good:
        return (draw.randint(3_000, 5_000), 8_000)[number - 4] if number > 3 else 10_000
    return draw.randint(3_000, 10_500)


def _judged(draw: random.Random, number: int, *, good: bool) -> Row:
    """Give a tier, points and a reason; in a tie the points lie on an end of the tier."""
    tier = "达成" if good else draw.choices(tuple(TIER_RANGES), (40, 40, 20))[0]
    low, high = TIER_RANGES[tier]
    awarded = high if good else draw.randrange(low, high)
    if _tie(draw):
        awarded = draw.choice((low, high))
    reason = None if tier == "达成" or draw.random() < 0.02 else "受天气影响，工期推迟"
    return {f"tier{number}": tier, f"awarded{number}": awarded, f"reason{number}": reason}


def _checked(draw: random.Random) -> Row:
    budget = 100 * draw.randint(10, 50_000)
    paid = budget if _tie(draw) else budget * draw.randint(5_000, 10_300) // 10_000
    schedule = draw.randint(5_000, 10_000)
    if _tie(draw):
        paid = budget // 100 * draw.randint(50, 90)
        schedule = 10_000 * paid // budget + 1_000
    contract = draw.randint(1_000, 5_000_000)
    started = _FIRST_DAY + draw.randint(0, 120)
    planned = started + 365 if _tie(draw) else started + draw.randint(60, 400)
    return {
        "budget": budget,
        "paid": paid,
        "schedule": schedule,
        "contract": contract,
        "settled": contract if _tie(draw) else contract * draw.randint(8_000, 10_400) // 10_000,
        "surplus": budget * (800 if _tie(draw) else draw.randint(0, 1_000)) // 10_000,
        "started": started,
        "finished": planned if _tie(draw) else planned + draw.randint(-40, 30),
        "planned": planned,
        "complaints": draw.choices((0, 1, 2, 3, 5), (70, 15, 8, 5, 2))[0],
        "satisfaction": 9_000 if _tie(draw) else draw.randint(8_000, 10_000),
    }


def _with_gaps(draw: random.Random, row: Row) -> Row:
    """Take about one value in a hundred away, never the id or the name."""
    return {
        name: None if name not in ("id", "title") and draw.random() < 0.01 else value
        for name, value in row.items()
    }
