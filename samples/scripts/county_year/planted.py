"""What is planted: each deviation with the day on which it must be found, and each near miss."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from county_year.months import payment
from county_year.self_evaluation import CONTENT, ON_TIME

_START = "2022-01-01"
_SEPTEMBER = "2022-09-30"


@dataclass(frozen=True, slots=True)
class Planted:
    """One thing planted.

    A deviation (``found``) is found from ``on`` until the day before ``until`` (empty: to the end
    of the year), and not on the day before ``on``; one that is there from the first day has that
    day. A near miss is found on no day; ``on`` is the day on which it comes closest.
    """

    control: str
    subject: str
    on: str
    what: str
    found: bool = True
    until: str = ""

    def row(self) -> tuple[str, ...]:
        """Give it as a row of planted.csv."""
        return (
            self.control, self.subject, "是" if self.found else "否", self.on, self.until, self.what
        )  # fmt: skip


def deviation(control: str, subject: str, on: str, what: str, until: str = "") -> Planted:
    """Make a deviation that must be found."""
    return Planted(control, subject, on, what, until=until)


def near(control: str, subject: str, on: str, what: str) -> Planted:
    """Make a near miss that must never be found."""
    return Planted(control, subject, on, what, found=False)


def _paid(project: str, day: str) -> str:
    return payment(project, date.fromisoformat(day))


_PLANS = (
    deviation("J01", "P24", "2022-02-28", "9月才安排，以前没有支付", "2022-10-20"),
    deviation("J01", "P05", _SEPTEMBER, "支付率 64.00%，序时 75%", "2022-10-08"),
    deviation("J01", "P09", _SEPTEMBER, "支付率 64.17%，序时 75%", "2022-10-18"),
    near("J01", "P20", "2022-02-28", "支付率 6.67%，恰好落后 10 个百分点"),
    deviation("Y01", "P16/2022年9月", "2022-09-06", "9月计划 9月6日才下达", "2022-10-01"),
    deviation("Y01", "P19/2022年9月", "2022-09-06", "9月计划没有下达", "2022-10-01"),
    near("Y01", "P17/2022年9月", "2022-09-06", "9月计划恰在 5 日下达"),
    deviation("Y02", "P05/2022年9月", _SEPTEMBER, "任务 77 万元，10月8日才支付", "2022-10-08"),
    deviation("Y02", "P09/2022年8月", "2022-08-31", "任务 99 万元，支付 40 万元", "2022-09-26"),
    deviation("Y02", "P09/2022年9月", _SEPTEMBER, "任务 99 万元，支付 60.50 万元", "2022-10-24"),
    deviation("Y02", "P09/2022年11月", "2022-11-30", "任务 90 万元，支付 60 万元", "2022-12-08"),
    deviation("Y02", "P12/2022年9月", _SEPTEMBER, "任务 44 万元，支付 43.99 万元", "2022-11-04"),
    deviation("Y02", "P12/2022年10月", "2022-10-31", "任务 40 万元，没有支付", "2022-11-04"),
    deviation("Y02", "P18/2022年8月", "2022-08-31", "任务 77 万元，支付 70 万元", "2022-09-26"),
    near("Y02", "P13/2022年9月", _SEPTEMBER, "恰好完成"),
    near("Y02", "P14/2022年9月", _SEPTEMBER, "当月少付，累计仍多于计划"),
    near("Y02", "P18/2022年9月", _SEPTEMBER, "8月欠付，9月补齐"),
    near("Y02", "P24/2022年9月", _SEPTEMBER, "有退回和重付，合计恰为计划"),
    deviation("Y03", "P09/2022年8月", _SEPTEMBER, "8月、9月都没有完成", "2022-10-24"),
    deviation("Y03", "P12/2022年9月", "2022-10-31", "9月、10月都没有完成", "2022-11-04"),
    near("Y03", "P05/2022年8月", _SEPTEMBER, "只有 9 月没有完成"),
    deviation("Y04", "农业农村局（南坪镇）", "2022-08-31", "P09 的任务没有补齐", "2022-10-24"),
    deviation("Y04", "农业农村局（南坪镇）", "2022-11-30", "P09 的任务没有补齐", "2022-12-08"),
    deviation("Y04", "农业农村局（西岭乡）", _SEPTEMBER, "P05 的任务没有补齐", "2022-10-08"),
    deviation("Y04", "水利局（南坪镇）", _SEPTEMBER, "P12 的任务没有补齐", "2022-11-04"),
    deviation("Y04", "农业农村局（下湾乡）", "2022-08-31", "P18 的任务没有补齐", "2022-09-26"),
    near("Y04", "农业农村局（东河镇）", "2022-10-31", "P01 10月少付，累计不少于任务"),
    deviation("Y05", "P12/2022年9月", "2022-10-31", "过了一个月，还差 0.01 万元", "2022-11-04"),
    near("Y05", "P05/2022年9月", "2022-10-31", "10月8日补齐"),
    deviation("Y06", "农业农村局（南坪镇）", "2022-11-30", "今年第三次没有完成", "2022-12-08"),
    near("Y06", "水利局（南坪镇）", "2022-10-31", "今年两次没有完成"),
)
_LIMITS = (
    deviation("T01", "示财农〔2022〕5号", "2022-01-24", "收文后第 4 天上报"),
    near("T01", "示财农〔2022〕2号", "2022-01-14", "收文后第 3 天上报"),
    deviation("T02", "示财预〔2022〕8号", "2022-01-29", "收文后第 4 天通知"),
    near("T02", "示财农〔2022〕5号", "2022-01-24", "收文后第 3 天通知"),
    deviation("T03", "示财农〔2022〕11号", "2022-02-14", "批准后第 6 天拨付"),
    near("T03", "示财农〔2022〕2号", "2022-02-14", "批准后第 5 天拨付"),
    deviation("T04", "P22", "2022-02-08", "不在项目库，安排了资金"),
    near("T04", "P21", "2022-02-08", "在项目库"),
    deviation("T05", "P23", "2022-02-26", "没有会议纪要，开始支付"),
    near("T05", "P22", "2022-02-26", "有会议纪要"),
    deviation("T06", "P22", "2022-02-26", "3月1日才批准，2月26日已支付"),
    near("T06", "P21", "2022-02-26", "批准当天支付"),
    deviation("T07", "示财农〔2022〕12号", "2022-02-07", "批准前一天拨付"),
    near("T07", "示财农〔2022〕15号", "2022-02-08", "批准当天拨付"),
    deviation("T08", "示财农〔2022〕15号", "2022-02-08", "批准了，没有会议纪要文号"),
    near("T08", "示财农〔2022〕41号", "2022-12-31", "还没有批准，不要纪要"),
)
_GATES = (
    deviation("G01", _paid("P03", "2022-05-25"), "2022-05-25", "一道关也没有过"),
    near("G01", _paid("P24", "2022-09-29"), "2022-09-29", "退回的负数支付"),
    deviation("G11", _paid("P04", "2022-05-25"), "2022-05-25", "缺扶贫股"),
    deviation("G12", _paid("P05", "2022-03-25"), "2022-03-25", "缺盯办岗"),
    deviation("G13", _paid("P07", "2022-04-26"), "2022-04-26", "缺支付中心"),
    deviation("G14", _paid("P08", "2022-05-25"), "2022-05-25", "乡财股第二天才审"),
    deviation("G15", _paid("P09", "2022-06-26"), "2022-06-26", "主管领导退回"),
    deviation("G16", _paid("P10", "2022-07-25"), "2022-07-25", "缺分管领导"),
    near("G16", _paid("P11", "2022-07-25"), "2022-07-25", "分管领导支付当天审核"),
    deviation(
        "G02", f"{_paid('P12', '2022-04-26')}/盯办岗", "2022-04-22", "支付中心审在盯办岗以前"
    ),
    deviation("G02", f"{_paid('P08', '2022-05-25')}/乡财股", "2022-05-26", "乡财股审在后两关以后"),
    near("G02", f"{_paid('P13', '2022-04-26')}/盯办岗", "2022-04-26", "两关同一天"),
    deviation("G03", f"{_paid('P14', '2022-06-26')}/扶贫股", "2022-06-21", "一个人审了两关"),
    near("G03", f"{_paid('P14', '2022-07-25')}/扶贫股", "2022-07-25", "同一个人审两笔支付"),
    deviation("G04", f"{_paid('P15', '2022-05-25')}/扶贫股", "2022-05-25", "申请人自己审核"),
    near("G04", f"{_paid('P15', '2022-06-26')}/扶贫股", "2022-06-26", "申请人没有审核"),
    deviation("G05", f"{_paid('P08', '2022-05-25')}/乡财股", "2022-05-26", "支付第二天才审"),
    near("G05", f"{_paid('P11', '2022-07-25')}/分管领导", "2022-07-25", "支付当天审核"),
    deviation("G06", f"{_paid('P09', '2022-06-26')}/主管领导", "2022-06-26", "退回后仍支付"),
    near("G06", f"{_paid('P10', '2022-06-26')}/主管领导", "2022-06-26", "通过以后支付"),
    deviation("G07", _paid("P19", "2022-11-25"), "2022-11-25", "用在负面清单的事项上"),
    near("G07", _paid("P24", "2022-11-25"), "2022-11-25", "项目管理费，允许"),
    deviation("G08", _paid("P20", "2022-07-25"), "2022-07-25", "用途里有“奖金”"),
    near("G08", _paid("P20", "2022-08-26"), "2022-08-26", "用途写“补贴”，不是“津贴”"),
    deviation("J02", "P17", "2022-12-23", "支付比全年预算多 1 万元"),
    near("J02", "P18", "2022-12-23", "恰好付完预算"),
    deviation("P01", _paid("P16", "2022-10-10"), "2022-10-28", "18 天里两次 30 万元"),
    near("P01", _paid("P13", "2022-10-12"), "2022-10-20", "两次差 0.02 万元"),
    deviation("P02", _paid("P09", "2022-10-18"), "2022-10-24", "隔 6 天两笔略低于 50 万元"),
    near("P02", _paid("P05", "2022-10-13"), "2022-10-21", "隔 8 天两笔略低于 50 万元"),
    deviation("P03", _paid("P24", "2022-09-15"), "2022-09-15", "安排前一天支付"),
    near("P03", _paid("P24", "2022-09-16"), "2022-09-16", "安排当天支付"),
    deviation("P04", "P04", "2022-12-23", "支付 500 万元，合同 490 万元"),
    near("P04", "P06", "2022-12-23", "恰好付完合同 291.50 万元"),
)
_SURPLUS = (
    deviation("S01", "JY07", "2022-10-12", "没有批复，动用了 8 万元"),
    near("S01", "JY10", "2022-08-12", "批复当天动用"),
    deviation("S02", "JY05", "2022-02-25", "2020年的结转，2021年底已满两年"),
    deviation("S02", "JY04", "2022-12-31", "2021年的结转，到年底满两年"),
    near("S02", "JY11", "2022-12-31", "2021年的结转，已经批复"),
    deviation("S03", "P02", "2022-12-31", "安排 400 万元，结算 388 万元，没有登记"),
    near("S03", "P16", "2022-12-31", "安排多少，结算多少"),
    deviation("S04", "P04", "2022-12-31", "结算 500 万元，合同 490 万元"),
    near("S04", "P16", "2022-12-31", "结算等于合同"),
    deviation("S05", "P22", _START, "合同 301 万元，计划 300 万元"),
    near("S05", "P16", _START, "合同等于计划"),
)
_DISCLOSURE = (
    deviation("D01", "GS002", "2022-03-22", "ZD2 第 21 天公开"),
    near("D01", "GS001", "2022-02-10", "ZD1 第 20 天公开"),
    deviation("D01", "GS012", "2022-03-01", "Z04 的分配结果第 25 天公开"),
    deviation("D02", "GS021", "2022-02-21", "P06 村里只张贴 9 天"),
    near("D02", "GS017", "2022-02-22", "P02 村里恰好张贴 10 天"),
    deviation("D03", "Z05", "2022-02-18", "到账没有公开"),
    near("D03", "Z07", "2022-10-11", "第 18 天公开"),
    deviation("D04", "A21", "2022-03-01", "过了 20 天还没有公开，第 25 天公开", "2022-03-05"),
    deviation("D04", "A22", "2022-03-01", "没有公开"),
    near("D04", "A24", "2022-10-07", "9月16日安排，第 19 天公开"),
    deviation("D05", "P13", "2022-02-28", "绩效目标没有公开"),
    near("D05", "P24", "2022-10-06", "9月15日批复，第 19 天公开"),
    deviation("D06", "Z06", "2022-02-08", "公示填的产生日期晚 9 天"),
    near("D06", "Z04", "2022-02-08", "公示填的产生日期就是到账日期"),
)
_SELF = (
    deviation("J03", f"P01/服务对象满意度/{CONTENT}", "2022-12-31", "丢了分没有写原因"),
    near("J03", f"P03/服务对象满意度/{CONTENT}", "2022-12-31", "丢了分写了原因"),
    deviation("J04", f"P04/时效指标/{ON_TIME}", "2022-12-31", "完成值写“≥95%”"),
    near("J04", f"P05/时效指标/{ON_TIME}", "2022-12-31", "完成值写“95%”"),
    deviation("J05", f"P07/时效指标/{ON_TIME}", "2022-12-31", "只有 90%，给满分"),
    near("J05", f"P08/时效指标/{ON_TIME}", "2022-12-31", "恰好 95%，给满分"),
    deviation("J06", "P10", _START, "分值合计 110"),
    near("J06", "P11", _START, "分值合计 100"),
    deviation("J07", f"P11/时效指标/{ON_TIME}", "2022-12-31", "分值 50，得 51"),
    near("J07", f"P12/时效指标/{ON_TIME}", "2022-12-31", "分值 50，得 50"),
    deviation("J08", "P14", "2022-12-31", "全年执行数比支付明细少 1 万元"),
    near("J08", "P24", "2022-12-31", "有退回的支付，合计等于执行数"),
)
_DOCUMENTS = (
    deviation("名次", "上川镇", _SEPTEMBER, "支出进度恰为 75%，与下湾乡并列第 3"),
    deviation("名次", "下湾乡", _SEPTEMBER, "支出进度恰为 75%，与上川镇并列第 3"),
    deviation("名次", "南坪镇", _SEPTEMBER, "并列之后是第 5"),
    near("结余", "JY04", _SEPTEMBER, "2021年的结转，2022年底才满两年，9月不能统筹"),
    deviation("结余", "JY05", _SEPTEMBER, "2020年的结转，可以统筹到同类别同级次的 P21"),
    near("结余", "JY06", _SEPTEMBER, "未统筹的县级涉农资金，没有同类别同级次的缺口"),
    near("结余", "JY08", _SEPTEMBER, "不知道是哪类资金，没有规则允许"),
    near("结余", "JY09", _SEPTEMBER, "10月才清理，9月还不知道"),
    deviation("结余", "JY10", _SEPTEMBER, "未统筹资金安排给统筹项目，没有规则允许，要核对"),
    near("公示", "ZD1", _SEPTEMBER, "第 20 天公开"),
    deviation("公示", "ZD2", _SEPTEMBER, "第 21 天公开，迟 1 天"),
    near("公示", "ZD4", _SEPTEMBER, "9月15日产生，10月5日到期"),
    deviation("公示", "Z05", _SEPTEMBER, "到账没有公开"),
    deviation("公示", "Z06", _SEPTEMBER, "公示填的产生日期与到位日期不同，从到位日期起第 21 天"),
    near("公示", "Z07", _SEPTEMBER, "9月20日到账，10月10日到期"),
    deviation("公示", "A21", _SEPTEMBER, "Z04 的分配结果第 25 天公开，迟 5 天"),
    deviation("公示", "A22", _SEPTEMBER, "Z05 的分配结果没有公开"),
    near("公示", "A24", _SEPTEMBER, "9月16日安排，2月按资金公开的那条不算它的，10月6日到期"),
    deviation("公示", "P13", _SEPTEMBER, "绩效目标没有公开"),
    near("公示", "P24", _SEPTEMBER, "9月16日产生，10月4日公开，9月底在期限内"),
)  # fmt: skip
PLANTED = (*_PLANS, *_LIMITS, *_GATES, *_SURPLUS, *_DISCLOSURE, *_SELF, *_DOCUMENTS)
