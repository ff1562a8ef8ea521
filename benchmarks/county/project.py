"""One project of the made-up county and all its events of the year."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from county.paying import Payment, payments_of, reviews_of
from county.tables import Row

_MONTHS = (4, 6, 8, 10, 12)
_PEOPLE_A_GATE = 5


@dataclass(frozen=True, slots=True)
class Project:
    """What tells a project apart; ``violation`` is one of ``planting.KINDS``, empty for none."""

    number: int
    town: str
    department: str
    fund: str
    violation: str

    @property
    def id(self) -> str:
        """Its number in the tables."""
        return f"XM{self.number:05}"


def events_of_project(project: Project, rng: random.Random) -> Iterator[tuple[str, Row]]:
    """Give entity and row of everything of a project: some sixty dated rows."""
    payments = payments_of(project.number, project.violation, _MONTHS, rng)
    total = sum((one.amount for one in payments), Decimal(0))
    yield "项目", _project(project, total)
    yield "资金文件", _document(project)
    yield from (("资金安排", row) for row in _allocations(project, total))
    for payment in payments:
        yield "支付", payment.row(project.id, project.fund)
        people = [f"审{gate}{rng.randrange(_PEOPLE_A_GATE)}" for gate in range(6)]
        yield from (("审核", row) for row in reviews_of(payment, project.violation, people))
    yield from (("月度计划", row) for row in _plans(project, payments))
    yield from _performance(project, rng)
    yield from (("公示", row) for row in _disclosures(project))
    yield from _supervision(project, payments[0].id)


def _project(project: Project, total: Decimal) -> Row:
    contract = total - 5 if project.violation == "超合同" else total + 1
    budget = total - 5 if project.violation == "超预算" else total + 1
    return {
        "项目编号": project.id,
        "项目名称": f"{project.town}{project.number + 1}号项目",
        "项目类型": ("产业发展", "基础设施", "就业培训")[project.number % 3],
        "主管部门": project.department,
        "实施单位": f"{project.town}人民政府",
        "乡镇": project.town,
        "年初预算数": budget,
        "全年预算数": budget,
        "全年执行数": total,
        "合同金额": contract,
        "执行分值": 10,
        "开工日期": date(2022, 3, 20),
        "是否入库": True,
        "批准日期": date(2022, 2, 8),
        "纪要文号": f"纪〔2022〕{project.number + 1}号",
        "目标批复日期": date(2022, 2, 1),
        "年度目标": "完成建设任务",
    }


def _document(project: Project) -> Row:
    received = date(2022, 1, 10) + timedelta(days=project.number % 20)
    reported: date | None = received + timedelta(days=3)
    if project.violation == "迟上报":
        reported = received + timedelta(days=4)
    elif project.violation == "未上报":
        reported = None
    approved = received + timedelta(days=5)
    late = 6 if project.violation == "迟拨付" else 5
    return {
        "文号": f"财农〔2022〕{project.number + 1}号",
        "文件名称": "下达衔接资金的通知",
        "收文日期": received,
        "上报日期": reported,
        "通知日期": received + timedelta(days=2),
        "批准日期": approved,
        "纪要文号": f"纪〔2022〕{project.number + 1}号",
        "拨付日期": approved + timedelta(days=late),
    }


def _allocations(project: Project, total: Decimal) -> Iterator[Row]:
    first = date(2022, 2, 10)
    if project.violation == "未安排先付":
        first = date(2022, 5, 20)
    for number, amount in enumerate((total, Decimal(20))):
        yield {
            "安排编号": f"{project.id}-A{number}",
            "项目编号": project.id,
            "资金编号": project.fund,
            "金额": amount,
            "安排日期": first + timedelta(days=60 * number),
        }


def _plans(project: Project, payments: list[Payment]) -> Iterator[Row]:
    paid = {month: Decimal(0) for month in range(1, 13)}
    for payment in payments:
        paid[payment.day.month] += payment.amount
    if project.violation == "两月未完成":
        paid[11] += 30
        paid[12] += 30
    for month, amount in paid.items():
        day = 6 if project.violation == "计划迟下达" else 4
        yield {
            "项目编号": project.id,
            "月份": date(2022, month, 1),
            "计划金额": amount,
            "下达日期": date(2022, month, day),
        }


def _performance(project: Project, rng: random.Random) -> Iterator[tuple[str, Row]]:
    for number, name in enumerate(("完成数量", "群众满意度")):
        target = 100 + rng.randrange(50)
        short = project.violation == "未达给满分" and number == 0
        yield (
            "绩效指标",
            {
                "项目编号": project.id,
                "一级指标": "产出指标",
                "二级指标": "数量指标",
                "三级指标": name,
                "年度指标值": f"≥{target}个",
                "目标值": target,
                "目标关系": "≥",
                "目标单位": "个",
                "实际完成值": f"{target - short}个",
                "实际值": target - short,
                "实际单位": "个",
                "分值": 45,
                "自评得分": 45,
            },
        )
        for month in (6, 9):
            yield (
                "监控记录",
                {
                    "项目编号": project.id,
                    "三级指标": name,
                    "监控日期": date(2022, month, 30),
                    "截至完成值": f"{target * month // 12}个",
                    "截至数值": target * month // 12,
                    "截至单位": "个",
                    "全年预计": f"{target}个",
                    "预计数值": target,
                    "预计单位": "个",
                    "完成可能性": "确定能",
                },
            )


def _disclosures(project: Project) -> Iterator[Row]:
    for number, group in enumerate(("资金到账", "分配结果", "项目绩效")):
        arose = date(2022, 2, 15) + timedelta(days=90 * number)
        published: date | None = arose + timedelta(days=20)
        posted = 10
        if number == 1 and project.violation == "迟公开":
            published = arose + timedelta(days=21)
        elif number == 1 and project.violation == "未公开":
            published = None
        elif number == 1 and project.violation == "张贴不足":
            posted = 9
        yield {
            "公示编号": f"{project.id}-G{number}",
            "事项": f"{project.id}{group}",
            "类别": group,
            "产生日期": arose,
            "公开日期": published,
            "对应编号": project.id,
            "公示地点": project.town,
            "张贴日期": arose,
            "撤下日期": arose + timedelta(days=posted),
        }


def _supervision(project: Project, payment: str) -> Iterator[tuple[str, Row]]:
    arose = date(2022, 5, 1) + timedelta(days=project.number % 60)
    investigated = None if project.violation == "预警未查证" else arose + timedelta(days=2)
    yield (
        "平台预警",
        {
            "预警编号": f"{project.id}-Y",
            "产生日期": arose,
            "预警类型": "其他",
            "项目编号": project.id,
            "支付编号": payment,
            "查证日期": investigated,
            "查证人": "盯控1",
            "查证结果": None if investigated is None else "误报",
            "办结日期": investigated,
        },
    )
    checked = date(2022, 9, 1) + timedelta(days=project.number % 20)
    yield (
        "检查",
        {
            "检查编号": f"{project.id}-J",
            "检查日期": checked,
            "检查方式": "突击检查",
            "检查人": "审核组",
            "项目编号": project.id,
            "支付编号": payment,
            "有无问题": True,
            "问题类别": "资料不全",
            "整改期限": checked + timedelta(days=30),
            "整改日期": checked + timedelta(days=20),
        },
    )
    late = project.violation == "整改逾期"
    yield (
        "整改",
        {
            "整改编号": f"{project.id}-Z",
            "项目编号": project.id,
            "来源": "监督检查",
            "对应编号": f"{project.id}-J",
            "责任单位": f"{project.town}人民政府",
            "要求日期": checked,
            "整改期限": checked + timedelta(days=30),
            "完成日期": None if late else checked + timedelta(days=20),
            "复核日期": None if late else checked + timedelta(days=25),
            "复核结论": None if late else "通过",
        },
    )
