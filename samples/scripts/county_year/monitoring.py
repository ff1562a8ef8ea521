"""Monitoring at the end of June and of September: every indicator of every project."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from county_year.projects import PROJECTS, Project
from county_year.self_evaluation import CONTENT, ON_TIME
from county_year.targets import BARE, COST, ONLY_ONE, QUALITY, targets

JUNE, SEPTEMBER = date(2022, 6, 30), date(2022, 9, 30)
_WENT = {JUNE: Decimal("0.5"), SEPTEMBER: Decimal("0.75")}
"""How much of the year's amount was done: exactly by the schedule."""
_RATES = {ON_TIME: ("≥95%", "96%"), CONTENT: ("≥90%", "92%")}


@dataclass(frozen=True, slots=True)
class Record:
    """How far an indicator was; the texts are those of the sheet."""

    project: str
    level1: str
    level2: str
    name: str
    target: str | None
    day: date
    to_date: str
    expected: str
    cause: str | None = None
    likelihood: str = "确定能"
    note: str | None = None

    def row(self) -> tuple[object, ...]:
        """Give it as a row of the sheet."""
        return (
            *(self.project, self.level1, self.level2, self.name, self.target, self.day),
            *(self.to_date, self.expected, self.cause, self.likelihood, self.note),
        )


HEADERS = (
    "项目编号", "一级指标", "二级指标", "三级指标", "年度指标值", "监控日期", "截至完成值",
    "全年预计", "偏差类型", "完成可能性", "说明",
)  # fmt: skip

_MADE, _NOT_DONE = "数量", None
# (project, indicator or 数量, day) -> what is not as with all others; None: no record.
_OTHERWISE: dict[tuple[str, str, date], dict[str, object] | None] = {
    ("P03", _MADE, JUNE): {"to_date": "7.8公里", "cause": "人员保障"},  # 39 %, no note
    ("P04", _MADE, JUNE): {"to_date": "80亩"},  # 40 %
    ("P05", CONTENT, JUNE): {"to_date": "80.9%", "cause": "其他", "note": "部分农户对选址有意见"},
    ("P06", CONTENT, JUNE): {"to_date": "81%"},  # nine tenths of 90 %
    ("P09", COST, JUNE): {"to_date": "6.1万元", "cause": "经费保障", "note": "材料涨价，已压减"},
    ("P01", COST, JUNE): {"to_date": "6万元"},
    ("P21", _MADE, JUNE): {"to_date": "正在施工"},
    ("P22", _MADE, JUNE): {"likelihood": "有可能"},  # no note
    ("P23", _MADE, JUNE): {"likelihood": "有可能", "note": "征地已谈妥，抓紧施工"},
    ("P13", _MADE, JUNE): {"likelihood": "完全不可能", "note": "等待苗木"},
    ("P16", _MADE, JUNE): {"expected": "190亩", "day": date(2022, 7, 15)},
    ("P17", _MADE, JUNE): {"day": date(2022, 6, 20), "to_date": "200户"},
    ("P15", _MADE, JUNE): _NOT_DONE,
    ("P18", ON_TIME, SEPTEMBER): _NOT_DONE,
    ("P20", _MADE, SEPTEMBER): {"day": date(2022, 10, 15)},
    ("P07", _MADE, SEPTEMBER): {"target": "≥18公里"},  # 20 in the table of targets
    ("P19", _MADE, SEPTEMBER): {
        "expected": "19公里", "likelihood": "完全不可能", "note": "汛期停工，已报请调整",
    },
}  # fmt: skip


def records() -> list[Record]:
    """Give the records of the year, by project."""
    made = [record for project in PROJECTS for record in _of(project)]
    stray = Record(
        "P02", "产出", "数量指标", "村道里程", "≥5公里", JUNE, "3公里", "5公里"
    )  # no such indicator
    return [*made, stray]


def _of(project: Project) -> list[Record]:
    if project.id in (BARE, "P24"):  # P24: its money came a fortnight before the second day
        return []
    made: list[Record] = []
    for day in (JUNE, SEPTEMBER):
        for record, called in _usual(project, day):
            changes = _OTHERWISE.get((project.id, called, day), {})
            if changes is not None:
                made.append(replace(record, **changes))  # type: ignore[arg-type]
    return made


def _usual(project: Project, day: date) -> list[tuple[Record, str]]:
    """Give the records of a day with what each is called in what is not as usual."""
    found: list[tuple[Record, str]] = []
    for one in targets(project):
        head = (project.id, one.level1, one.level2, one.name, one.text, day)
        if one.amount is not None:
            done = f"{(one.amount * _WENT[day]).normalize():f}{one.unit}"
            found.append((Record(*head, done, f"{one.amount}{one.unit}"), _MADE))
        elif one.name == COST:
            found.append((Record(*head, f"{10 * _WENT[day]:.1f}万元", "10万元"), COST))
        elif one.name == QUALITY:
            found.append((Record(*head, "100%", "100%"), QUALITY))
        else:
            found.append((Record(*head, "按计划推进", one.actual), one.name))
    if project.id == ONLY_ONE:
        return found
    for (name, (target, reached)), level in zip(
        _RATES.items(), (("产出", "时效指标"), ("满意度", "服务对象满意度")), strict=True
    ):
        found.append((Record(project.id, *level, name, target, day, reached, reached), name))
    return found


# Scores of the evaluation of two projects: (project, indicator, weight).
EVALUATED = tuple(
    (project, name, weight)
    for project, weights in (("P01", (15, 25, 30, 30)), ("P02", (15, 26, 30, 29)))
    for name, weight in zip(
        ("立项依据充分性", "资金使用合规性", "实际完成率", "实施效益"), weights, strict=True
    )
)
