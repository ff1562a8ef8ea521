"""The internal audit group's checks and unannounced inspections."""

from __future__ import annotations

from datetime import date

from county_year.months import payment

HEADERS = (
    "检查编号", "检查日期", "检查方式", "检查人", "项目编号", "支付编号", "有无问题", "问题类别",
    "问题", "整改期限", "整改日期",
)  # fmt: skip

# project | day of its payment | day of the check: the group looked and found nothing.
_CLEAN = """
P01|08-26|09-05
P01|05-25|06-08
P02|08-26|09-05
P02|10-20|10-28
P03|08-26|09-06
P03|05-25|06-09
P05|08-26|09-06
P08||09-07
P11|08-26|09-07
P11|05-25|06-09
P12|08-26|09-08
P13|08-26|09-08
P16|08-26|09-09
P19|08-26|09-09
P20||09-09
P22||09-13
P23||09-13
P24||11-16
P25||09-14
"""
# day | way | project | day of its payment | kind | problem | due | corrected
_PROBLEMS = """
04-20|突击检查|P04||资料不全|验收单没有签字|-|-
05-10|突击检查|P06||进度不实|上报进度多于实际|05-31|06-20
06-22|内部审核|P21||资料不全|合同附件不全|07-15|07-15
08-03|联合检查|P18||质量问题|护坡开裂|08-15|08-31
09-01|突击检查|P13||进度不实|苗木数与台账不符|09-15|09-14
09-01|突击检查|P14||进度不实|水窖数与台账不符|09-15|09-15
09-29|突击检查|P09|09-26|违规支付|发票与用途不符|10-15|10-12
"""


def inspections() -> list[tuple[object, ...]]:
    """Give the rows of 检查, by day."""
    made: list[tuple[object, ...]] = []
    for line in _CLEAN.strip().splitlines():
        project, paid, day = line.split("|")
        about = payment(project, _day(paid)) if paid else None
        row = (_day(day), "内部审核", "内部审核小组", project, about, "否", None, None, None, None)
        made.append(row)
    for line in _PROBLEMS.strip().splitlines():
        day, way, project, paid, kind, problem, due, corrected = line.split("|")
        about = payment(project, _day(paid)) if paid else None
        ends = [None if text == "-" else _day(text) for text in (due, corrected)]
        row = (_day(day), way, "内部审核小组", project, about, "是", kind, problem, *ends)
        made.append(row)
    made.sort(key=lambda row: (row[0], row[3]))
    return [(f"JC{count:02d}", *row) for count, row in enumerate(made, 1)]


def inspection(project: str, day: str) -> str:
    """Give the number of the check of a project on a day."""
    (found,) = (str(row[0]) for row in inspections() if (row[4], row[1]) == (project, _day(day)))
    return found


def _day(text: str) -> date:
    return date.fromisoformat(f"2022-{text}")
