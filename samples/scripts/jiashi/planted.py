"""The deviations planted in the sample, where they stand, and the near misses beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sheets import Layout

from jiashi.amounts import AS_OF, half_up, in_wan
from jiashi.county import County
from jiashi.indicators import Indicator
from jiashi.losses import COPIED, HEAVY, LATE, MISSED_FULL, OVERPAID, TOO_MANY, unexplained
from jiashi.payments import MISSED

REPORT_DAYS = 3
DISBURSE_DAYS = 5


@dataclass(frozen=True, slots=True)
class Planted:
    """One deviation: the rule that must find it, its subject and the cell to look at."""

    rule: str
    subject: str
    file: str
    sheet: str
    cell: str
    what: str

    @property
    def place(self) -> str:
        """Give the cell as findings name it; a csv file has no sheet."""
        return f"{self.file}[{f'{self.sheet}!' if self.sheet else ''}{self.cell}]"


def _at(rule: str, subject: str, cell: tuple[Layout, int, str], what: str) -> Planted:
    layout, row, header = cell
    file = f"data/{layout.file}"
    return Planted(rule, subject, file, layout.sheet, layout.cell(row, header), what)


def _about_projects(county: County, layout: Layout) -> Iterator[Planted]:
    for number in (*LATE, OVERPAID, HEAVY):
        project = county.projects[number - 1]
        rate = half_up(Fraction(100 * project.paid, project.budget))
        money = f"预算 {in_wan(project.budget)} 万元，支付 {in_wan(project.paid)} 万元（{rate}%）"
        if number in LATE:
            yield _at("J01", project.id, (layout, number - 1, "全年预算数（万元）"), money)
        elif number == OVERPAID:
            yield _at("J02", project.id, (layout, number - 1, "全年预算数（万元）"), money)
        else:
            what = "指标分值合计 100，另有执行分值 10，共 110"
            yield _at("J06", project.id, (layout, number - 1, "执行分值"), what)


def _about_months(county: County, plans: Layout, projects: Layout) -> Iterator[Planted]:
    """Give the task of the last month that was missed, and the unit that missed it."""
    for row, plan in enumerate(county.plans):
        if plan.project.id == MISSED and plan.month == 12:
            spent = sum(
                p.amount for p in county.payments if p.project is plan.project and p.day.month == 12
            )
            what = f"12月任务 {in_wan(plan.amount)} 万元，支付 {in_wan(spent)} 万元"
            yield _at("Y02", f"{MISSED}/2022年12月", (plans, row, "月份"), what)
            number = int(MISSED[-3:]) - 1
            unit = f"{plan.project.department}（{plan.project.town}）"
            what = f"{MISSED} 的任务没有完成，移交线索"
            yield _at("Y04", unit, (projects, number, "项目实施单位"), what)


_KINDS = {
    "J03": (
        "偏差原因分析及改进措施",
        "目标 {0.target_text}，完成 {0.actual_text}，得 {0.score}/{0.weight} 分，原因未填",
    ),
    "J04": ("实际完成值", "目标 {0.target_text}，完成值也写 {0.actual_text}"),
    "J05": ("自评得分", "目标 {0.target_text}，完成 {0.actual_text}，仍得满分 {0.score} 分"),
    "J07": ("自评得分", "分值 {0.weight}，自评得分 {0.score}"),
}  # fmt: skip


def _about_indicators(county: County, layout: Layout) -> Iterator[Planted]:
    wanted = [("J03", unexplained()), ("J04", COPIED), ("J05", set(MISSED_FULL)),
              ("J07", set(TOO_MANY))]  # fmt: skip
    for rule, keys in wanted:
        header, what = _KINDS[rule]
        for number, row in enumerate(county.indicators):
            if (int(row.project.id[-3:]), row.slot) in keys:
                subject = f"{row.project.id}/{row.name}"
                yield _at(rule, subject, (layout, number, header), what.format(row))


def _about_documents(county: County, layout: Layout) -> Iterator[Planted]:
    found: list[Planted] = []
    for row, paper in enumerate(county.documents):
        days = ((paper.reported or AS_OF) - paper.received).days
        if days > REPORT_DAYS:
            what = f"收文后第 {days} 日才上报" if paper.reported else "未上报"
            found.append(_at("T01", paper.number, (layout, row, "报领导小组日期"), what))
        days = (paper.notified - paper.received).days
        if days > REPORT_DAYS:
            what = f"收文后第 {days} 日才通知"
            found.append(_at("T02", paper.number, (layout, row, "书面通知日期"), what))
        days = ((paper.disbursed or AS_OF) - paper.approved).days
        if days > DISBURSE_DAYS:
            what = f"批准后第 {days} 日才拨付" if paper.disbursed else "未拨付"
            found.append(_at("T03", paper.number, (layout, row, "资金拨付日期"), what))
    yield from sorted(found, key=lambda one: one.rule)


def planted(county: County, layouts: Mapping[str, Layout]) -> list[Planted]:
    """Give all planted deviations in the order of their rules; layouts by sheet name."""
    found = [
        *_about_projects(county, layouts["项目"]),
        *_about_indicators(county, layouts["绩效指标"]),
        *_about_documents(county, layouts["资金文件"]),
        *_about_months(county, layouts[""], layouts["项目"]),
    ]
    return sorted(found, key=lambda one: one.rule)


def near_misses(county: County, layouts: Mapping[str, Layout]) -> list[Planted]:
    """Give the cases that stand exactly on a limit and must not be found."""
    found = []
    projects, papers = layouts["项目"], layouts["资金文件"]
    for row, project in enumerate(county.projects):
        rate = Fraction(project.paid, project.budget)
        if rate == Fraction(9, 10):
            found.append(
                _at("J01", project.id, (projects, row, "全年预算数（万元）"), "支付率恰为 90.00%")
            )
    full = next(
        row for row, project in enumerate(county.projects) if project.paid == project.budget
    )
    full_id = county.projects[full].id
    found.append(
        _at(
            "J02",
            full_id,
            (projects, full, "全年预算数（万元）"),
            "恰好付完预算（另有多个项目如此）",
        )
    )
    met, bare = _first_met(county)
    for rule, row, header, what in (
        ("J04", bare, "实际完成值", "与目标数相同，但两边都没有写关系号"),
        ("J05", met, "自评得分", "恰好达到目标，得满分"),
    ):
        one = county.indicators[row]
        subject = f"{one.project.id}/{one.name}"
        found.append(_at(rule, subject, (layouts["绩效指标"], row, header), what))
    for row, paper in enumerate(county.documents):
        if paper.reported and (paper.reported - paper.received).days == REPORT_DAYS:
            found.append(
                _at("T01", paper.number, (papers, row, "报领导小组日期"), "恰在第 3 日上报")
            )
        if (paper.notified - paper.received).days == REPORT_DAYS:
            found.append(_at("T02", paper.number, (papers, row, "书面通知日期"), "恰在第 3 日通知"))
        if paper.disbursed and (paper.disbursed - paper.approved).days == DISBURSE_DAYS:
            found.append(_at("T03", paper.number, (papers, row, "资金拨付日期"), "恰在第 5 日拨付"))
    return sorted(found, key=lambda one: one.rule)


def _first_met(county: County) -> tuple[int, int]:
    """Find a row that meets its target exactly, and one written without a sign on either side."""

    def exact(row: Indicator) -> bool:
        return row.goal is not None and row.actual == row.goal.target

    def full(row: Indicator) -> bool:
        return exact(row) and row.score == Decimal(row.weight)

    rows = list(enumerate(county.indicators))
    met = next(
        number for number, row in rows if full(row) and row.goal and row.goal.relation == "≥"
    )
    bare = next(number for number, row in rows if full(row) and row.target_text == row.actual_text)
    return met, bare
