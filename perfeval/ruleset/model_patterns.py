"""Patterns over events, and who acts on a finding, as written."""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Described, Text
from perfeval.ruleset.model_ignore import Ignore


class HandlingSpec(Described):
    """Who acts on a finding, within how many days, and what is to be done."""

    who: Text | None = None
    limit: Text | None = None
    action: Text | None = None


class EventSpec(Described):
    """One event: a row of a table, or a row of which another rule found something."""

    table: Text | None = None
    finding_of: Text | None = None
    dated: Text | None = None
    group_by: Text | None = None
    when: Text | None = None
    count: Text | None = None


class PatternSpec(Described):
    """Events that are there together while others are not."""

    id: Text
    name: Text
    needs: list[Text] = []
    group_by: Text
    present: dict[Text, EventSpec]
    absent: dict[Text, EventSpec] = {}
    unordered: Literal["是", "否"] = "否"
    level: Literal["红", "黄", "蓝"]
    message: Text
    on_unknown: Literal["报告", "不报"] = "报告"
    handling: HandlingSpec | None = None
    basis: Text
    note: Text = Text("")
    ignores: list[Ignore] = []
