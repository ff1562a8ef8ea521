"""Where a project fell short of an indicator, and the deviations planted among the indicators.

A project is named by its place in the list (1 to 57), an indicator by its part in the template:
quantity, quality, timeliness, cost, benefit, outcome, satisfaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Loss:
    """An actual value that misses its target.

    ``actual`` is, for counts and costs, the share of the target in percent; for percentages the
    actual percentage; for outcomes in words the share of the weight that was awarded.
    """

    actual: Fraction
    reason: str = ""
    tier: str = "达成"


# project | indicator | actual | reason (empty where the missing reason is planted) | tier
_LOSSES = """
2|quality|89|夏季高温干旱，部分苗木未成活，已安排秋季补植
4|quantity|97|供种单位分批交付，余下种羊次年一月到场
5|satisfaction|92.6|个别养殖户反映收奶价格偏低，已协调收购企业
6|timeliness|90|设备到货推迟，安装顺延二十天
12|cost|103|管材价格上涨，已按程序办理变更
14|timeliness|93|疫情防控期间停工，年底前已赶上进度
15|quantity|96.5|征地协调未完成，剩余路段并入次年计划
16|benefit|96|
17|outcome|90|引道部分路段次年春季完成绿化
19|outcome|70|部分农户尚未接入管网，已列入二期|部分达成
24|timeliness|91|外墙涂料施工受低温影响
25|benefit|93|部分务工人员季节性返乡，已安排就近岗位
28|benefit|95|用工企业下半年减少招工，已组织二次推荐
30|cost|102|砂石料运距增加，单价随之提高
33|quantity|60|施工单位中途更换，剩余田块次年四月前完成
34|satisfaction|88|田间道路边坡未整平，已要求施工单位返工
38|quantity|94|部分机型缺货，农户改为次年购置
40|quantity|65|灌溉期不能断水施工，改在冬闲期继续
42|quantity|90|水源地手续办理较慢，剩余渠段正在施工
44|quantity|48|适种期短且苗木调运受阻，次年春季补造
45|quality|83|风沙较大，幼树受损，已补植
47|timeliness|92|部分农户因备料推迟开工
49|quantity|70|示范户改种其他作物，重新核定面积后兑付
50|satisfaction|88|
52|outcome|75|社会化服务组织数量不足，次年继续培育|部分达成
56|quantity|72|第二批资金年底才下达，剩余设施次年实施
57|satisfaction|87.5|个别设施离居住点较远，选址已作调整
"""

# Planted: the actual value repeats the target with its sign (rule J04).
COPIED = {(9, "satisfaction"), (39, "benefit"), (46, "timeliness")}
# Planted: the target was missed and full marks were given (J05); the text is the reason noted.
MISSED_FULL = {
    (26, "quantity"): Loss(Fraction(4604 * 100, 4750), "岗位人员有进有出，按月核定"),
    (21, "cost"): Loss(Fraction(110)),
}
# Planted: the weights of this project add up to 110 (J06).
HEAVY = 22
# Planted: more points than the weight (J07).
TOO_MANY = {(13, "timeliness"): 11}
# Projects that paid late (J01) and the one that paid more than its budget (J02).
LATE = (33, 40, 44, 49, 56)
OVERPAID = 27


def losses() -> dict[tuple[int, str], Loss]:
    """Give all shortfalls that cost points."""
    made = {}
    for line in _LOSSES.strip().splitlines():
        project, slot, actual, reason, *tier = line.split("|")
        made[int(project), slot] = Loss(Fraction(actual), reason, *tier)
    return made


def unexplained() -> set[tuple[int, str]]:
    """Give the shortfalls whose reason is missing (J03)."""
    return {key for key, loss in losses().items() if not loss.reason}
