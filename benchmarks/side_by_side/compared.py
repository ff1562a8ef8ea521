"""The checks as zen-engine and rule-engine both write them: fields that must be known, the test."""

from __future__ import annotations

COMPARED = (
    ("paid budget schedule", "10000 * paid < (schedule - 1000) * budget"),
    ("paid budget", "paid > budget"),
    ("settled contract", "settled > contract"),
    ("quality1", "quality1 < 8000"),
    ("quality2 quality3", "quality2 < quality3 - 500"),
    ("actual1 target1", "2 * actual1 < target1"),
    ("actual2", "actual2 == target2"),
    ("cost1 limit1", "5 * cost1 > 6 * limit1"),
    ("finished planned", "finished > planned"),
    ("started finished", "finished - started > 365"),
    ("", "disclosed == false"),
    ("awarded1", "tier1 == '未达成' and awarded1 >= 180"),
    (
        "",
        "(progress1 != null and progress1 < 6000) or (progress2 != null and progress2 < 6000)",
    ),
    ("surplus budget", "100 * surplus > 8 * budget"),
    ("satisfaction complaints", "satisfaction < 9000 and complaints > 0"),
)
