"""The watch of the platform: the roster, what was noted, and the alerts."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from county_year.months import payment

_PEOPLE = ("值班员甲", "值班员乙", "值班员丙", "值班员丁")
_SHIFTS = ("上午", "下午")
ROSTER_FROM = date(2022, 2, 3)
"""The first day for which somebody was named; before, whoever was there looked."""
_SILENT = {
    (date(2022, 1, 18), "下午"),  # once that day, not twice
    *((date(2022, 1, day), shift) for day in (30, 31) for shift in _SHIFTS),
    *((date(2022, 2, 1), shift) for shift in _SHIFTS),
    (date(2022, 3, 15), "下午"),  # a shift left out
}
_STAND_IN = {(date(2022, 4, 12), "上午"): "值班员丙"}
_BOTH = date(2022, 5, 9)
"""A day on which one person was named for both shifts."""


def _days() -> list[date]:
    return [date(2022, 1, 1) + timedelta(days=count) for count in range(365)]


def _named(day: date, shift: str) -> str:
    """Give who watches: two people a week, in turn."""
    week = (day - date(2022, 1, 1)).days // 7
    turn = 0 if day == _BOTH else _SHIFTS.index(shift)
    return _PEOPLE[(week * 2 + turn) % len(_PEOPLE)]


def roster() -> list[tuple[object, ...]]:
    """Give the rows of 值班安排."""
    return [
        (day, shift, _named(day, shift))
        for day in _days()
        if day >= ROSTER_FROM
        for shift in _SHIFTS
    ]


def checks() -> list[tuple[object, ...]]:
    """Give the rows of 巡查; alerts that arose are noted in the morning of that day."""
    arisen = Counter(one[2] for one in alerts())
    made: list[tuple[object, ...]] = []
    for day in _days():
        for shift in _SHIFTS:
            if (day, shift) in _SILENT:
                continue
            seen = arisen[day] if shift == "上午" else 0
            looked_at = seen - 1 if day == date(2022, 6, 14) and seen else seen
            person = _STAND_IN.get((day, shift), _named(day, shift))
            made.append((day, shift, person, seen, looked_at))
    return made


# number | day | kind | project | day of its payment | investigated | outcome | closed
_ALERTS = """
YJ01|03-25|疑似重复|P01|03-25|03-28|误报|04-09
YJ02|04-06|支付滞后|P02||04-10|已说明|04-15
YJ03|05-11|支付滞后|P11||05-12|属实|05-27
YJ04|06-14|收款异常|P12||06-14|属实|06-28
YJ05|06-14|其他|P13||06-15|误报|06-16
YJ07|08-01|支付滞后|P13||08-02|误报|08-03
YJ08|08-02|支付滞后|P14||08-03|误报|08-04
YJ09|09-26|支付滞后|P05||10-02|已说明|10-10
YJ06|09-27|超范围使用|P09|09-26|09-28|属实|10-11
YJ10|10-12|疑似重复|P16|10-10|10-13|误报|10-14
YJ11|12-20|疑似重复|P09|12-08|12-21|已说明|-
YJ12|12-27|其他|P17||-|-|-
"""
ALERT_HEADERS = (
    "预警编号", "平台", "产生日期", "预警类型", "项目编号", "支付编号", "查证日期", "查证人",
    "查证结果", "办结日期",
)  # fmt: skip


def alerts() -> list[tuple[object, ...]]:
    """Give the rows of 平台预警."""
    made: list[tuple[object, ...]] = []
    for line in _ALERTS.strip().splitlines():
        number, day, kind, project, paid, looked, outcome, closed = line.split("|")
        about = payment(project, _day(paid)) if paid else None
        known = looked != "-"
        made.append(
            (
                *(number, "扶贫资金动态监控平台", _day(day), kind, project, about),
                *((_day(looked), "盯办岗", outcome) if known else (None, None, None)),
                _day(closed) if closed != "-" else None,
            )
        )
    return made


def _day(text: str) -> date:
    return date.fromisoformat(f"2022-{text}")
