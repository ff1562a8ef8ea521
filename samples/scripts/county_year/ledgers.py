"""Documents, policies, surplus and disclosures of the made county."""

from __future__ import annotations

from datetime import date, timedelta

from county_year.projects import APPROVED, MINUTES, PROJECTS, funds

Row = tuple[object, ...]

POLICIES: tuple[Row, ...] = (
    ("ZD1", "衔接资金管理实施细则", "示政办〔2022〕3号", date(2022, 1, 20)),
    ("ZD2", "项目库管理办法", "示乡振发〔2022〕6号", date(2022, 3, 1)),
    ("ZD3", "支付审核六道关办法", "示财发〔2022〕21号", date(2022, 5, 10)),
    ("ZD4", "结余资金管理办法", "示财发〔2022〕58号", date(2022, 9, 15)),
)
# 编号, 项目, 资金编号, 类别, 级次, 统筹, 年度, 类型, 金额, 清理日期, 批复日期, 安排项目, 动用日期
_SPECIAL, _FARM = "财政专项衔接资金", "涉农整合资金"
_FEB = date(2022, 2, 25)
SURPLUS: tuple[Row, ...] = (
    ("JY01", None, None, _SPECIAL, "省级", "是", 2019, "结余", "12.5", _FEB, date(2022, 3, 18),
     "P03", date(2022, 3, 25)),
    ("JY02", None, None, _SPECIAL, "中央", "是", 2020, "结余", "30", _FEB, None, None, None),
    ("JY03", None, None, _SPECIAL, "省级", "是", 2021, "结余", "45", _FEB, None, None, None),
    ("JY04", None, None, _SPECIAL, "中央", "是", 2021, "结转", "20", _FEB, None, None, None),
    ("JY05", None, None, _FARM, "中央", "否", 2020, "结转", "18", _FEB, None, None, None),
    ("JY06", None, None, _FARM, "县级", "否", 2021, "结余", "25", _FEB, None, None, None),
    ("JY07", "P08", "Z03", None, None, None, 2022, "结余", "8", date(2022, 8, 30), None, "P07",
     date(2022, 10, 12)),  # moved and never approved
    ("JY08", None, None, None, None, None, 2021, "结余", "6.2", date(2022, 6, 30), None, None,
     None),
    ("JY09", "P11", "Z01", None, None, None, 2022, "结余", "9.9", date(2022, 10, 20), None, None,
     None),
    ("JY10", "P22", "Z05", None, None, None, 2022, "结余", "5", date(2022, 7, 29),
     date(2022, 8, 12), "P10", date(2022, 8, 12)),  # moved on the day of its approval
    ("JY11", None, None, _SPECIAL, "中央", "是", 2021, "结转", "10", date(2022, 10, 25),
     date(2022, 11, 30), "P15", date(2022, 12, 2)),
)  # fmt: skip


# What is not as with all other documents, by fund: days after the arrival, days, a number.
_REPORTED = {"Z01": 3, "Z02": 4}
_NOTIFIED = {"Z02": 3, "Z03": 4}
_DISBURSED = {
    "Z01": date(2022, 2, 16), "Z04": date(2022, 2, 15), "Z05": date(2022, 2, 7), "Z06": APPROVED,
    "Z07": None, "Z08": date(2022, 7, 5),
}  # fmt: skip
_APPROVED = {"Z07": None, "Z08": date(2022, 6, 1)}
_MINUTES = {"Z06": None, "Z07": None, "Z08": "示乡振领纪〔2022〕4号"}


def documents() -> list[Row]:
    """Give the documents of the funds; that of Z07 waits for the approval of its use."""
    return [
        (
            f.document,
            f"关于下达{f.name}的通知",
            f.arrived,
            f.arrived + timedelta(days=_REPORTED.get(f.id, 2)),
            f.arrived + timedelta(days=_NOTIFIED.get(f.id, 2)),
            _APPROVED.get(f.id, APPROVED),
            _MINUTES.get(f.id, MINUTES),
            _DISBURSED.get(f.id, APPROVED + timedelta(days=3)),
        )
        for f in funds()
    ]


def allocations() -> list[Row]:
    """Give one allocation a project; those of P24 and P25 came later."""
    later = {"P24": date(2022, 9, 16), "P25": date(2022, 6, 20)}
    return [
        (f"A{number:02d}", p.id, p.fund, p.allocated, later.get(p.id, APPROVED))
        for number, p in enumerate(PROJECTS, 1)
    ]


def disclosures() -> list[Row]:
    """Give the rows of 公示; what is planted is said beside it."""
    made: list[Row] = []

    def add(
        group: str, subject: str, about: str | None, arose: date, after: int | None, *posted: object
    ) -> None:
        day = None if after is None else arose + timedelta(days=after)
        number = f"GS{len(made) + 1:03d}"
        url = f"https://example.org/gs/{number}" if day else None
        where = posted or (None, None, None)
        made.append((number, subject, group, arose, day, url, about, *where))

    add("政策制度", "衔接资金管理实施细则", "ZD1", date(2022, 1, 20), 20)  # the 20th day
    add("政策制度", "项目库管理办法（示乡振发〔2022〕6号）", None, date(2022, 3, 1), 21)  # one late
    add("政策制度", "支付审核六道关办法", "ZD3", date(2022, 5, 10), 6)
    add("政策制度", "结余资金管理办法", "ZD4", date(2022, 9, 15), 20)
    for fund in funds():
        if fund.id in ("Z05", "Z08"):  # Z05: nothing published; Z08: below
            continue
        if fund.id == "Z07":  # not allocated yet
            add("资金到账", f"{fund.name}到账情况", fund.id, fund.arrived, 18)
            continue
        said = fund.arrived + timedelta(days=9 if fund.id == "Z06" else 0)  # Z06: another day said
        add("资金到账", f"{fund.name}到账情况", fund.id, said, 12)
        group_day = 25 if fund.id == "Z04" else 10  # Z04: the allocation published late
        add("分配结果", f"{fund.document}分配结果", fund.id, APPROVED, group_day)
    for project in PROJECTS[:-1]:
        if project.id == "P13":  # no performance targets were published
            continue
        day = project.goals_approved
        posted: tuple[object, ...] = ()
        if project.id in ("P02", "P06"):  # posted in the village: 10 days are enough, 9 are not
            start = day + timedelta(days=4)
            days = 10 if project.id == "P02" else 9
            posted = (project.town, start, start + timedelta(days=days))
        # P24: published in October only, which nobody knows in September
        add(
            "项目绩效",
            f"{project.name}绩效目标",
            project.id,
            day,
            19 if project.id == "P24" else 14,
            *posted,
        )
    add("分配结果", "项目管理费分配结果", "Z03", date(2022, 9, 16), 19)  # the allocation to P24
    add("项目绩效", "旧年度项目绩效评价报告", "P99", date(2022, 4, 1), 10)  # of no project
    add("资金到账", "县级追加资金到账情况", "Z08", date(2022, 5, 10), 12)
    add("分配结果", "县级追加资金分配结果", "Z08", date(2022, 6, 20), 10)
    add("项目绩效", "全县水源监测绩效目标", "P25", date(2022, 6, 10), 14)
    return made
