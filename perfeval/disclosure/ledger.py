"""The ledger: items that should be published joined to the rows of 公示, judged on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from perfeval.dataset import Dataset, Table
from perfeval.disclosure.items import day, items, text
from perfeval.disclosure.model import GROUPS, Entry, Item, State

DISCLOSURE = "公示"
DueDay = Callable[[int], "int | None"]
"""Gives the last day in time for what arose on a day, None outside the calendar."""


def ledger(dataset: Dataset, as_of: int, due_day: DueDay) -> list[Entry]:
    """Give every line, in the groups of the ledger, by the day it arose, then by row.

    One disclosure may publish several items (all allocations of one fund). An item takes the
    earliest disclosure that names it, by id or by a name in its subject, and can have published
    it.
    """
    table = dataset.tables[DISCLOSURE]
    wanted = items(dataset, as_of)
    rows = [row for row in range(len(table)) if _arisen(table, row, as_of)]
    used: set[int] = set()
    entries: list[Entry] = []
    for item in wanted:
        about = [row for row in rows if _about(table, row, item)]
        if item.pending and not about:
            continue
        used.update(about)
        found = [row for row in about if _may_publish(table, row, item)]
        row = min(found, key=lambda r: (_published(table, r, as_of) or as_of + 1, r), default=None)
        entries.append(_entry(table, row, item, as_of, due_day))
    entries += [_entry(table, row, None, as_of, due_day) for row in rows if row not in used]
    return sorted(entries, key=_place)


def _place(entry: Entry) -> tuple[int, bool, int]:
    group = GROUPS.index(entry.group) if entry.group in GROUPS else len(GROUPS)
    return group, entry.arose is None, entry.arose or 0


def _arisen(table: Table, row: int, as_of: int) -> bool:
    arose = day(table, row, "产生日期")
    return arose is None or arose <= as_of


def _published(table: Table, row: int, as_of: int) -> int | None:
    """Give the day of publication when that is not after the evaluation date."""
    published = day(table, row, "公开日期")
    return published if published is not None and published <= as_of else None


def _about(table: Table, row: int, item: Item) -> bool:
    """Say whether a disclosure publishes an item."""
    if text(table, row, "类别") != item.group:
        return False
    about = text(table, row, "对应编号")
    if about is not None:
        return about in item.ids
    subject = text(table, row, "事项") or ""
    return any(_named(name, subject) for name in item.names)


def _may_publish(table: Table, row: int, item: Item) -> bool:
    """Say whether a disclosure can have published an item.

    One that names several items (all allocations of a fund) has not published those that arose
    after it; one that names just this item has, even when its dates are wrong.
    """
    published = day(table, row, "公开日期")
    own = text(table, row, "对应编号") == item.ids[0]
    return own or published is None or item.arose is None or published >= item.arose


def _named(name: str, subject: str) -> bool:
    """Say whether a name stands in a text, and is not the tail of a longer number."""
    at = subject.find(name)
    while at >= 0:
        before, after = subject[at - 1 : at], subject[at + len(name) : at + len(name) + 1]
        whole_start = not (before.isascii() and before.isalnum() and name[0].isalnum())
        whole_end = not (after.isdigit() and name[-1].isdigit())
        if whole_start and whole_end:
            return True
        at = subject.find(name, at + 1)
    return False


def _entry(table: Table, row: int | None, item: Item | None, as_of: int, due_day: DueDay) -> Entry:
    said = None if row is None else day(table, row, "产生日期")
    arose = item.arose if item is not None and item.arose is not None else said
    due = None if arose is None else due_day(arose)
    published = None if row is None else _published(table, row, as_of)
    state, days = _judged(due, published, as_of)
    subject = item.subject if item is not None else text(table, row or 0, "事项") or ""
    group = item.group if item is not None else text(table, row or 0, "类别") or ""
    notes = "；".join(_notes(row, item, said, arose, published))
    return Entry(group, subject, item, row, arose, due, published, state, days, notes)


def _judged(due: int | None, published: int | None, as_of: int) -> tuple[State, int | None]:
    if due is None:
        return State.UNKNOWN, None
    if published is not None:
        return (State.LATE if published > due else State.ON_TIME), published - due
    return (State.OVERDUE if as_of > due else State.WAITING), as_of - due


def _notes(
    row: int | None, item: Item | None, said: int | None, arose: int | None, published: int | None
) -> Iterator[str]:
    if row is None:
        yield "公示表里没有"
    if item is None:
        yield "别的表里没有对应的来源"
    elif arose is None:
        yield "产生日期没有填"
    elif said is not None and said != arose:
        yield "公示表填的产生日期与来源表不同，按来源表计算"
    if published is not None and arose is not None and published < arose:
        yield "公开日期早于产生日期，请核对"
