"""Write the sample county-year-2022: workbooks and the list of what is planted.

Run ``python samples/scripts/county_year_2022.py [folder]``; the folder is samples/county-year-2022
unless given. The same program writes the same bytes.
"""

from __future__ import annotations

import csv
import io
import sys
from decimal import Decimal
from pathlib import Path

from county_year import corrections, monitoring, offline, online
from county_year.ledgers import POLICIES, SURPLUS, allocations, disclosures, documents
from county_year.months import payments, plans
from county_year.planted import PLANTED
from county_year.projects import PROJECTS, USES, funds, pooled
from county_year.reviews import applicant, reviews
from county_year.self_evaluation import budget_weight, indicators
from sheets import Book, Sum, Table

_HOME = Path(__file__).resolve().parent.parent / "county-year-2022"
_YES = {True: "是", False: "否"}


def write_funds(path: Path) -> None:
    """Write funds and their documents."""
    with Book(path) as book:
        rows = [
            (f.id, f.name, f.category, f.level, f.document, f.amount, f.arrived, _YES[f.pooled])
            for f in funds()
        ]
        total = sum((f.amount for f in funds()), Decimal(0))
        book.add(
            Table(
                "资金",
                (
                    "资金编号",
                    "资金名称",
                    "资金类别",
                    "级次",
                    "文号",
                    "金额（万元）",
                    "到位日期",
                    "是否统筹",
                ),
                rows,
                ("2022年资金到位情况",),
                ("合计", None, None, None, None, Sum(total), None, None),
            )
        )
        book.add(
            Table(
                "资金文件",
                (
                    "文号",
                    "文件名称",
                    "收文日期",
                    "上报日期",
                    "通知日期",
                    "批准日期",
                    "纪要文号",
                    "拨付日期",
                ),
                documents(),
            )
        )


def write_projects(path: Path) -> None:
    """Write projects, allocations and their indicators."""
    paid = dict.fromkeys((p.id for p in PROJECTS), Decimal(0))
    for one in payments():
        paid[one.project.id] += one.amount
    paid["P14"] -= 1  # the table says one less than the payments
    with Book(path) as book:
        rows = [
            (
                *(p.id, p.name, p.kind, p.department, p.unit, p.town, _YES[pooled(p.fund)]),
                *(p.budget, paid[p.id], budget_weight(p), p.contract, p.settled, p.settled_on),
                *("否" if p.id == "P22" else "是", p.approved, p.minutes, p.goals_approved),
            )
            for p in PROJECTS
        ]
        headers = (
            "项目编号", "项目名称", "项目类型", "主管部门", "实施单位", "乡镇", "是否统筹",
            "全年预算数（万元）", "全年执行数（万元）", "执行分值", "合同金额（万元）",
            "结算金额（万元）", "结算日期", "是否入库", "批准日期", "会议纪要文号",
            "绩效目标批复日期",
        )  # fmt: skip
        book.add(Table("项目", headers, rows, ("2022年项目清单",)))
        book.add(
            Table(
                "资金安排",
                ("安排编号", "项目编号", "资金编号", "金额（万元）", "安排日期"),
                allocations(),
            )
        )
        goals = (
            "项目编号", "一级指标", "二级指标", "三级指标", "年度指标值", "分值", "实际完成值",
            "自评得分", "偏差原因",
        )  # fmt: skip
        book.add(Table("绩效指标", goals, indicators()))


def write_months(path: Path) -> None:
    """Write monthly plans and payments; payments in yuan."""
    with Book(path) as book:
        planned = [(p.project, f"2022年{p.month}月", p.amount, p.issued) for p in plans()]
        book.add(Table("月度计划", ("项目编号", "月份", "计划金额（万元）", "下达日期"), planned))
        paid = [
            (
                *(p.id, p.project.id, p.day, p.amount * 10000, p.project.payee, p.project.fund),
                *(applicant(p), p.purpose, p.use),
            )
            for p in payments()
        ]
        headers = (
            "支付编号", "项目编号", "支付日期", "金额（元）", "收款人", "资金编号", "申请人",
            "用途", "使用事项",
        )  # fmt: skip
        book.add(Table("支付", headers, paid))
        seen = [(r.payment, r.gate, r.person, r.day, r.result) for r in reviews()]
        book.add(Table("审核", ("支付编号", "关口", "审核人", "审核日期", "结论"), seen))
        uses = [(name, _YES[allowed], basis) for name, allowed, basis in USES]
        book.add(Table("使用范围", ("事项名称", "是否允许", "依据"), uses))


def write_ledgers(path: Path) -> None:
    """Write policies, surplus and disclosures."""
    with Book(path) as book:
        book.add(Table("政策制度", ("制度编号", "制度名称", "制度文号", "印发日期"), POLICIES))
        stock = [(*row[:8], Decimal(str(row[8])), *row[9:]) for row in SURPLUS]
        book.add(
            Table(
                "结余结转",
                (
                    "结余编号",
                    "项目编号",
                    "资金编号",
                    "资金类别",
                    "级次",
                    "是否统筹",
                    "年度",
                    "类型",
                    "金额（万元）",
                    "清理日期",
                    "批复日期",
                    "安排项目",
                    "动用日期",
                ),
                stock,
            )
        )
        book.add(
            Table(
                "公示",
                (
                    "公示编号",
                    "事项",
                    "类别",
                    "产生日期",
                    "公开日期",
                    "网址",
                    "对应编号",
                    "公示地点",
                    "张贴日期",
                    "撤下日期",
                ),
                disclosures(),
            )
        )


def write_supervision(path: Path) -> None:
    """Write monitoring, corrections, the watch of the platform and the inspections."""
    with Book(path) as book:
        book.add(Table("监控记录", monitoring.HEADERS, [one.row() for one in monitoring.records()]))
        scored = ("项目编号", "评价指标", "分值")
        book.add(Table("评价打分", scored, list(monitoring.EVALUATED)))
        book.add(Table("整改", corrections.HEADERS, corrections.corrections()))
        book.add(Table("值班安排", ("值班日期", "班次", "值班人"), online.roster()))
        watched = ("巡查日期", "班次", "值班人", "预警数", "查证数")
        book.add(Table("巡查", watched, online.checks()))
        book.add(Table("平台预警", online.ALERT_HEADERS, online.alerts()))
        book.add(Table("检查", offline.HEADERS, offline.inspections()))


def write_list(folder: Path) -> None:
    """Write planted.csv, and its table into the README where there is one."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    rows = [one.row() for one in PLANTED]
    writer.writerows([("control", "subject", "found", "on", "until", "what"), *rows])
    (folder / "planted.csv").write_text(text.getvalue(), encoding="utf-8", newline="\n")
    readme = folder / "README.md"
    if readme.is_file():
        start, end = "<!-- planted:begin -->\n", "<!-- planted:end -->"
        head, _, rest = readme.read_text(encoding="utf-8").partition(start)
        tail = rest.partition(end)[2]
        lines = ["| 控制 | 对象 | 应当查出 | 日期 | 到 | 内容 |", "|---|---|---|---|---|---|"]
        lines += [f"| {' | '.join(row)} |" for row in rows]
        table = "\n".join(lines)
        whole = f"{head}{start}{table}\n{end}{tail}"
        readme.write_text(whole, encoding="utf-8", newline="\n")


def main() -> None:
    """Write everything."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _HOME
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    write_funds(data / "资金.xlsx")
    write_projects(data / "项目.xlsx")
    write_months(data / "月度.xlsx")
    write_ledgers(data / "台账.xlsx")
    write_supervision(data / "监管.xlsx")
    write_list(folder)
    print(f"项目 {len(PROJECTS)}，支付 {len(payments())}，公示 {len(disclosures())}")


if __name__ == "__main__":
    main()
