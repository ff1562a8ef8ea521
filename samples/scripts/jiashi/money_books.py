"""The workbooks about money: 资金.xlsx, 项目.xlsx, 支付.xlsx and 月度计划.csv."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from sheets import Book, Cell, Layout, Row, Sum, Table

from jiashi.amounts import (
    dotted,
    full_width,
    half_up,
    in_wan,
    in_yuan,
    spelled,
    wan,
    workday_on_or_after,
)
from jiashi.county import County
from jiashi.kinds import kinds
from jiashi.projects import Project, is_settled

_MONEY = "#,##0.00"


def write_funds(path: Path, county: County) -> list[Layout]:
    """Write 资金.xlsx: funds with amounts partly as text, and the documents' dates."""
    headers = ("资金编号", "资金名称", "资金来源", "资金级次", "指标文号", "到位金额（万元）",
               "到账日期", "是否统筹整合")  # fmt: skip
    rows: list[Row] = []
    for count, fund in enumerate(county.funds):
        amount = in_wan(fund.amount)
        shown: Cell = amount
        if fund.amount < wan("100"):
            shown = full_width(str(amount))
        elif count % 6 == 0:
            shown = f"{amount:,}"
        arrived = fund.document.received + timedelta(days=count % 3)
        rows.append(
            (fund.id, fund.name, fund.category, fund.level, fund.document.number, shown,
             arrived, "是" if fund.pooled else "否")
        )  # fmt: skip
    total = in_wan(sum(fund.amount for fund in county.funds))
    with Book(path) as book:
        funds = book.add(
            Table(
                "资金",
                headers,
                rows,
                titles=("2022年财政涉农资金到位情况表", "填报单位：伽师县财政局"),
                total=("合计", None, None, None, None, total, None, None),
                formats={"到位金额（万元）": _MONEY},
            )
        )
        return [funds, book.add(_documents(county))]


def _documents(county: County) -> Table:
    headers = ("文号", "文件名称", "收文日期", "报领导小组日期", "书面通知日期",
               "领导小组批准日期", "会议纪要文号", "资金拨付日期")  # fmt: skip
    rows: list[Row] = []
    for count, paper in enumerate(county.documents):
        write = (dotted, spelled)[count % 2]
        rows.append(
            (
                paper.number,
                paper.title,
                paper.received,
                write(paper.reported) if paper.reported else None,
                write(paper.notified),
                write(paper.approved),
                paper.minutes,
                write(paper.disbursed) if paper.disbursed else None,
            )
        )
    return Table("资金文件", headers, rows, titles=("2022年资金文件办理情况",))


def write_projects(path: Path, county: County) -> list[Layout]:
    """Write 项目.xlsx: the projects and what was allocated to them."""
    headers = ("项目编号", "项目名称", "项目类别", "行业主管部门", "项目实施单位", "所在乡镇",
               "统筹整合", "年初预算（万元）", "全年预算数（万元）", "全年执行数（万元）",
               "预算执行率", "执行分值", "执行得分", "自评总分", "合同价（万元）",
               "结算价（万元）", "开工日期", "完工日期", "项目库项目")  # fmt: skip
    money = [header for header in headers if "万元" in header]
    rows = [_project(county, number, one) for number, one in enumerate(county.projects, start=1)]
    with Book(path) as book:
        projects = book.add(
            Table(
                "项目",
                headers,
                rows,
                titles=("2022年衔接资金及涉农资金项目清单",),
                formats={**dict.fromkeys(money, _MONEY), "预算执行率": "0.00%"},
            )
        )
        return [projects, book.add(_allocations(county))]


def _project(county: County, number: int, project: Project) -> Row:
    kind = kinds()[project.kind]
    own = [payment for payment in county.payments if payment.project is project]
    given = [one for one in county.allocations if one.project is project]
    paid = sum(payment.amount for payment in own)
    rate = Fraction(paid, project.budget)
    execution = half_up(10 * min(rate, Fraction(1)))
    scores = sum((row.score for row in county.indicators if row.project is project), Decimal(0))
    contract = settled = started = finished = None
    if kind.built:
        unit = wan("0.01")
        contract = in_wan((paid + (project.budget - paid) * 3 // 10) // unit * unit)
        started = workday_on_or_after(given[0].day + timedelta(days=5))
        if is_settled(project):
            settled = in_wan(paid)
            finished = max(own[-1].day - timedelta(days=12), started + timedelta(days=30))
    budget = in_wan(project.budget)
    initial = budget if number % 4 else in_wan(project.budget * 9 // 10 // wan("1") * wan("1"))
    builder = (
        f"{project.department}（{project.town}）" if project.town != "全县" else project.department
    )
    return (
        project.id,
        project.name,
        project.category,
        project.department,
        builder,
        project.town,
        "√" if project.pooled else "×",
        initial,
        f"{budget:,}" if number % 10 == 1 else budget,
        in_wan(paid),
        half_up(rate, 4),
        10,
        execution,
        execution + scores,
        contract,
        settled,
        started,
        spelled(finished) if finished else None,
        "是",
    )


def _allocations(county: County) -> Table:
    headers = ("安排编号", "项目编号", "资金编号", "安排金额", "安排日期")
    rows = [
        (one.id, one.project.id, one.fund.id, in_wan(one.amount), one.day)
        for one in county.allocations
    ]
    total = in_wan(sum(one.amount for one in county.allocations))
    return Table(
        "资金安排",
        headers,
        rows,
        titles=("2022年资金安排明细", "单位：万元"),
        total=("合 计", None, None, Sum(total), None),
        formats={"安排金额": _MONEY},
    )


def write_payments(path: Path, county: County) -> list[Layout]:
    """Write 支付.xlsx, in 元: the payments and their reviews."""
    known = kinds()
    rows: list[Row] = []
    for count, payment in enumerate(county.payments):
        built = known[payment.project.kind].built
        payee = f"施工单位{int(payment.project.id[-3:]):02d}" if built else "惠农补贴资金发放专户"
        use = "工程进度款" if built else "补助资金"
        rows.append(
            (payment.id, payment.project.id, payment.day, in_yuan(payment.amount), payee,
             f"经办员{'甲乙丙丁'[count % 4]}", use)
        )  # fmt: skip
    total = in_yuan(sum(payment.amount for payment in county.payments))
    with Book(path) as book:
        payments = book.add(
            Table(
                "支付",
                (
                    "支付凭证号",
                    "项目编号",
                    "支付日期",
                    "支付金额（元）",
                    "收款单位",
                    "经办人",
                    "摘要",
                ),
                rows,
                titles=("2022年项目资金支付明细",),
                total=("合计", None, None, Sum(total), None, None, None),
                formats={"支付金额（元）": _MONEY, "支付日期": "yyyy-mm-dd"},
            )
        )
        reviews = book.add(
            Table(
                "审核",
                ("凭证号", "审核环节", "审核人", "审核日期", "审核结论"),
                [
                    (one.payment.id, one.gate, one.person, one.day.isoformat(), "同意")
                    for one in county.reviews
                ],
            )
        )
        return [payments, reviews]


def write_plans(path: Path, county: County) -> Layout:
    """Write 月度计划.csv in GB18030 with Windows line ends, as Excel saves it in China."""
    lines = ["项目编号,月份,计划支出（万元）,下达日期"]
    lines += [
        f"{plan.project.id},2022年{plan.month}月,{in_wan(plan.amount)},{dotted(plan.issued)}"
        for plan in county.plans
    ]
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode("gb18030"))
    return Layout(path.name, "", 2, tuple(lines[0].split(",")))
