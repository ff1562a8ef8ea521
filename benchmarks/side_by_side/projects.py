"""Made projects: one wide row each, scaled integers, with missing values and exact ties.

Money is in 0.01 万元, rates are in 0.01 percent, dates are ordinals. About 1% of the values are
missing; about 5% of the pairs are built so that the points, or the two sides of a check, meet
exactly half a cent or exactly the threshold.
"""

from __future__ import annotations

import random

from perfeval.dataset import Value

Row = dict[str, Value]

RATIOS, BANDS, STEPS, INVERSES, TIERS = 10, 6, 5, 5, 2
RATIO_WEIGHT, WEIGHT = 4, 3
TIER_RANGES = {"达成": (240, 300), "部分达成": (180, 240), "未达成": (0, 180)}
"""Points × 100 that a tier may be given; the upper end of the lower tiers is not included."""
_YES_NO = ("accepted", "approved", "disclosed", "filed", "handed_over")
_FIRST_DAY = 738_886
"""2024-01-01."""


def make(count: int, seed: int = 20_241_231) -> list[Row]:
    """Make projects; the same count and seed give the same projects."""
    draw = random.Random(seed)
    return [_with_gaps(draw, _project(draw, number)) for number in range(count)]


def _project(draw: random.Random, number: int) -> Row:
    row: Row = {"id": f"X{number:06}", "title": f"项目{number:06}"}
    for i in range(1, RATIOS + 1):
        row[f"target{i}"], row[f"actual{i}"] = _pair(draw, RATIO_WEIGHT)
    for i in range(1, BANDS + 1):
        row[f"quality{i}"] = _near(draw, (8_000, 9_000, 9_500), 7_000, 10_000)
    for i in range(1, STEPS + 1):
        row[f"progress{i}"] = _progress(draw)
    for i in range(1, INVERSES + 1):
        row[f"cost{i}"], row[f"limit{i}"] = _pair(draw, WEIGHT)
    for i in range(1, TIERS + 1):
        row.update(_judged(draw, i))
    row.update({name: draw.random() < 0.9 for name in _YES_NO})
    return row | _checked(draw)


def _tie(draw: random.Random) -> bool:
    return draw.random() < 0.05


def _near(draw: random.Random, ends: tuple[int, ...], low: int, high: int) -> int:
    return draw.choice(ends) if _tie(draw) else draw.randint(low, high)


def _progress(draw: random.Random) -> int:
    """Give a rate; in a tie it lies on a step, or where a deduction in proportion ends in half a cent."""
    if _tie(draw):
        return draw.choice((draw.randrange(3_000, 10_500, 100), draw.randrange(3_025, 10_000, 50)))
    return draw.randint(3_000, 10_500)


def _pair(draw: random.Random, weight: int) -> tuple[int, int]:
    """Give a whole and a part of it; in a tie ``weight × 100 × part / whole`` ends in .5."""
    if _tie(draw):
        times = draw.randint(1, 90)
        return 200 * weight * times, (2 * draw.randrange(100 * weight) + 1) * times
    whole = draw.randint(1_000, 5_000_000)
    return whole, whole * draw.randint(4_000, 11_500) // 10_000


def _judged(draw: random.Random, number: int) -> Row:
    tier = draw.choices(("达成", "部分达成", "未达成"), (80, 15, 5))[0]
    low, high = TIER_RANGES[tier]
    awarded = _near(draw, (low, high), low, high - 1)
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
        "satisfaction": _near(draw, (9_000,), 8_000, 10_000),
    }


def _with_gaps(draw: random.Random, row: Row) -> Row:
    """Take about one value in a hundred away, never the id or the name."""
    return {
        name: None if name not in ("id", "title") and draw.random() < 0.01 else value
        for name, value in row.items()
    }
