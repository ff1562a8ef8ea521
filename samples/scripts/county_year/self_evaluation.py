"""Indicators of the projects and how their units scored themselves at the end of the year."""

from __future__ import annotations

from county_year.projects import PROJECTS, Project
from county_year.targets import BARE, ONLY_ONE, WEIGHT, targets

ON_TIME, CONTENT = "项目按期完工率", "受益群众满意度"
BUDGET_WEIGHT, HEAVY = 10, "P10"
"""The weight of the budget's execution; one project gives it twice that."""

# (project, indicator) -> actual, score, reason. All others reach their target and get full marks.
_OTHERWISE: dict[tuple[str, str], tuple[str, float, str | None]] = {
    ("P01", CONTENT): ("85%", 37.78, None),  # points lost and no reason
    ("P03", CONTENT): ("85%", 37.78, "入户宣传不够，已补做"),
    ("P04", ON_TIME): ("≥95%", 30, None),  # the target copied
    ("P05", ON_TIME): ("95%", 30, None),
    ("P07", ON_TIME): ("90%", 30, None),  # missed, with full marks
    ("P08", ON_TIME): ("95%", 30, None),
    ("P11", ON_TIME): ("100%", 31, None),  # more than the weight
}


def budget_weight(project: Project) -> int:
    """Give the weight that a project's table gives the execution of its budget."""
    return 2 * BUDGET_WEIGHT if project.id == HEAVY else BUDGET_WEIGHT


def indicators() -> list[tuple[object, ...]]:
    """Give the indicators of every project, with what was reached and the unit's own score."""
    return [row for project in PROJECTS for row in _of(project)]


def _of(project: Project) -> list[tuple[object, ...]]:
    made: list[tuple[object, ...]] = [
        (
            *(project.id, one.level1, one.level2, one.name, one.text, one.weight, one.actual),
            *(None if project.id == ONLY_ONE else one.weight, None),
        )
        for one in targets(project)
    ]
    if project.id in (BARE, ONLY_ONE):
        return made
    for level1, level2, name, target, weight in (
        ("产出", "时效指标", ON_TIME, "≥95%", 50 - WEIGHT),
        ("满意度", "服务对象满意度", CONTENT, "≥90%", 40),
    ):
        actual, score, reason = _OTHERWISE.get((project.id, name), ("98%", weight, None))
        made.append((project.id, level1, level2, name, target, weight, actual, score, reason))
    return made
