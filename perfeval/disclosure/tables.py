"""The ledger as a table, so that figures, documents and workbooks can name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perfeval.dataset import Dataset, SheetOrigin, Table
from perfeval.dataset.computed import ComputedRow, computed_entity, computed_table, origin_of
from perfeval.disclosure.items import day, text
from perfeval.disclosure.ledger import DISCLOSURE
from perfeval.disclosure.model import GROUPS, Entry, State
from perfeval.vocabulary import Field, Kind


def _text(name: str, english: str) -> Field:
    return Field(name, english, Kind.TEXT)


def _day(name: str, english: str) -> Field:
    return Field(name, english, Kind.DATE)


def _yes(name: str, english: str) -> Field:
    return Field(name, english, Kind.YES_NO)


def _count(name: str, english: str) -> Field:
    return Field(name, english, Kind.COUNT)


LEDGER = computed_entity(
    "公示台账", "disclosure_ledger", "每一件应当公开的信息，和公开的情况",
    (
        _text("序号", "number"), _text("类别", "group"), _text("事项", "subject"),
        _text("来源编号", "source"), _day("产生日期", "arose"), _day("应公开日", "due"),
        _text("公示编号", "disclosure"), _day("公开日期", "published"), _text("网址", "url"),
        _text("情况", "state"), _count("迟延天数", "days_late"), _count("剩余天数", "days_left"),
        _yes("已公开", "is_published"), _yes("有来源", "has_source"),
        _text("公示地点", "where"), _day("张贴日期", "posted"), _day("撤下日期", "taken_down"),
        _count("张贴天数", "days_posted"), _text("说明", "note"),
    ),
)  # fmt: skip


def ledger_tables(entries: Sequence[Entry], dataset: Dataset, as_of: int) -> dict[str, Table]:
    """Give the table 公示台账; every row points to the cells it came from."""
    rows = list(_rows(entries, dataset, as_of))
    return {LEDGER.name: computed_table(LEDGER, rows)}


def _rows(entries: Sequence[Entry], dataset: Dataset, as_of: int) -> Iterator[ComputedRow]:
    numbers = dict.fromkeys(GROUPS, 0)
    for entry in entries:
        numbers[entry.group] = numbers.get(entry.group, 0) + 1
        late = entry.state in (State.LATE, State.OVERDUE)
        values = {
            "序号": f"{entry.group}{numbers[entry.group]}",
            "类别": entry.group,
            "事项": entry.subject,
            "来源编号": entry.item.ids[0] if entry.item and entry.item.ids else None,
            "产生日期": entry.arose,
            "应公开日": entry.due,
            "公开日期": entry.published,
            "情况": entry.state.value,
            "迟延天数": entry.days if late else None,
            "剩余天数": -entry.days
            if entry.state is State.WAITING and entry.days is not None
            else None,
            "已公开": entry.published is not None,
            "有来源": entry.item is not None,
            "说明": entry.note or None,
        }
        yield ComputedRow({**values, **_posted(entry, dataset, as_of)}, _origin(entry, dataset))


def _posted(entry: Entry, dataset: Dataset, as_of: int) -> dict[str, str | int | None]:
    """Give what the row of 公示 says, as known on the evaluation date."""
    if entry.row is None:
        return {}
    table, row = dataset.tables[DISCLOSURE], entry.row
    posted, down = day(table, row, "张贴日期"), day(table, row, "撤下日期")
    down = down if down is not None and down <= as_of else None
    return {
        "公示编号": text(table, row, "公示编号"),
        "网址": text(table, row, "网址"),
        "公示地点": text(table, row, "公示地点"),
        "张贴日期": posted,
        "撤下日期": down,
        "张贴天数": None if posted is None or down is None else down - posted,
    }


def _origin(entry: Entry, dataset: Dataset) -> tuple[SheetOrigin, int]:
    if entry.row is None and entry.item is not None:
        item = entry.item
        return origin_of(dataset.tables[item.entity], item.row, {}, item.field)
    names = {name: name for name in ("公示编号", "网址", "公开日期", "张贴日期", "撤下日期")}
    return origin_of(dataset.tables[DISCLOSURE], entry.row or 0, names, "事项")
