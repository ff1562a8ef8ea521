"""One line of the log: something that happened to a finding on a day, whole in itself."""

from __future__ import annotations

import enum
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

VERSION = 1


class Event(enum.StrEnum):
    """What happened. The first five follow from data, the last two are told by people.

    Where two logs tell different things of one step, the order here is the order of reading, so
    that an open finding stays open.
    """

    RESOLVED = "办结"
    OPENED = "新增"
    REOPENED = "重现"
    CHANGED = "变化"
    ESCALATED = "升级"
    ACKNOWLEDGED = "确认"
    CORRECTED = "更正"

    @property
    def by_people(self) -> bool:
        """Whether a person tells it, and not the data."""
        return self in (Event.ACKNOWLEDGED, Event.CORRECTED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of one finding.

    ``number`` counts the entries of the finding that the writer knew, from 1: it orders what
    happened on one day. ``cause`` says why a finding was resolved; ``by`` and ``note`` are those
    of a person.
    """

    day: date
    id: str
    number: int
    event: Event
    ruleset: str
    rule: str
    rule_name: str
    level: str
    certain: bool
    subject: str
    subject_name: str
    message: str
    place: str = ""
    cause: str = ""
    by: str = ""
    note: str = ""

    def order(self) -> tuple[date, str, int, int, str]:
        """Give the key by which the entries of all logs have one order."""
        rank = list(Event).index(self.event)
        return (self.day, self.id, self.number, rank, self.line())

    def line(self) -> str:
        """Give the entry as a line of JSON, without the line feed; empty parts are left out."""
        whole: dict[str, Any] = {"版本": VERSION}
        for key, name in _KEYS.items():
            value = getattr(self, name)
            if value == "":
                continue
            if isinstance(value, bool):
                value = "是" if value else "否"
            whole[key] = value.isoformat() if isinstance(value, date) else value
        return json.dumps(whole, ensure_ascii=False)


_KEYS = {
    "日期": "day", "编号": "id", "序": "number", "事件": "event", "级别": "level",
    "确定": "certain", "规则集": "ruleset", "规则": "rule", "规则名称": "rule_name",
    "对象": "subject", "对象名称": "subject_name", "说明": "message", "位置": "place",
    "原因": "cause", "经办人": "by", "意见": "note",
}  # fmt: skip
_MAY_BE_EMPTY = ("subject", "subject_name", "message", "place", "cause", "by", "note", "rule_name")


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a line that is JSON and no entry: the key, what stands there, what may."""

    key: str
    found: str
    accepted: str


def read_entry(data: dict[str, Any]) -> Entry | Wrong:
    """Make an entry of a line's JSON object, or say the first thing that is wrong with it."""
    values: dict[str, Any] = {}
    for key, name in _KEYS.items():
        value = _value(name, data.get(key, ""))
        if value is None:
            found = str(data[key]) if key in data else "没有写"
            return Wrong(key, found, _ACCEPTED.get(name, "文字"))
        values[name] = value
    return Entry(**values)


_ACCEPTED = {
    "day": "日期，如 2022-09-30",
    "number": "正整数",
    "event": "、".join(Event),
    "certain": "是、否",
}


def _value(name: str, value: Any) -> Any:
    """Give a value in its own type, None when it is not of it."""
    if name == "number":
        return value if type(value) is int and value > 0 else None
    if not isinstance(value, str) or (value == "" and name not in _MAY_BE_EMPTY):
        return None
    try:
        if name == "day":
            return date.fromisoformat(value)
        if name == "event":
            return Event(value)
    except ValueError:
        return None
    if name == "certain":
        return {"是": True, "否": False}.get(value)
    return value
