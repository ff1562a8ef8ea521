"""Corrections that were demanded: from monitoring, the bulletin and the platform's alerts."""

from __future__ import annotations

from datetime import date

from county_year.projects import PROJECTS

_DEMANDS = """
ZG01|P03|绩效监控|K12||完成进度落后|07-10|07-31|07-31|08-10|通过
ZG02|P05|绩效监控|K13||群众满意度偏低|07-11|07-25|07-20|08-15|通过
ZG03|P09|绩效监控|K14||管理成本超出|07-05|07-20|08-10|08-18|未通过
ZG04|P16|绩效监控|K19||全年预计完不成|07-20|08-05|08-21|08-25|通过
ZG05|P19|绩效监控|K19||全年预计完不成|10-08|10-31|10-28|10-27|通过
ZG07|P09|绩效监控|K14|ZG03|管理成本仍然超出|08-19|09-10|09-10|09-10|通过
ZG08|P05|通报|J01||支出进度落后|10-10|10-25|10-24|10-26|通过
ZG09|P09|通报|J01||支出进度落后|10-11|10-31|10-30|11-05|通过
ZG10|P24|通报|J01||支出进度落后|10-08|10-31|10-20|10-25|通过
ZG11|P11|平台预警|X09|YJ03|支付滞后|05-22|06-10|06-05|06-10|通过
ZG12|P12|平台预警|X09|YJ04|收款人名称不符|06-25|07-10|07-05|07-10|通过
ZG14|P25|通报|J01||没有支付|07-08|09-20|09-20|09-25|通过
ZG13|P09|平台预警|L07|YJ06|发票与用途不符|09-30|10-20|10-18|10-20|通过
"""
HEADERS = (
    "整改编号", "项目编号", "来源", "对应规则", "对应编号", "问题", "责任单位", "要求日期",
    "整改期限", "完成日期", "复核日期", "复核结论",
)  # fmt: skip


def _day(text: str) -> date:
    return date.fromisoformat(f"2022-{text}")


def corrections() -> list[tuple[object, ...]]:
    """Give the rows of 整改."""
    made: list[tuple[object, ...]] = []
    for line in _DEMANDS.strip().splitlines():
        number, project, source, rule, about, problem, *days, result = line.split("|")
        unit = next(one.department for one in PROJECTS if one.id == project)
        made.append(
            (number, project, source, rule, about or None, problem, unit, *map(_day, days), result)
        )
    return made
