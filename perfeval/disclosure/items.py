"""What should be published, from the tables of policies, funds, allocations and projects."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.dataset import Dataset, Table
from perfeval.disclosure.model import GROUPS, Item

POLICY, FUNDS, ALLOCATION, PROJECT, DOCUMENT = "政策制度", "资金", "资金安排", "项目", "资金文件"
_INDICATOR, _APPROVED = "绩效指标", "目标批复日期"


def items(dataset: Dataset, as_of: int) -> list[Item]:
    """Give everything that arose up to the evaluation date, group by group, in row order."""
    found = [*_policies(dataset), *_arrivals(dataset), *_allocations(dataset), *_goals(dataset)]
    return [item for item in found if item.arose is None or item.arose <= as_of]


def _policies(dataset: Dataset) -> Iterator[Item]:
    table = dataset.tables[POLICY]
    for row in range(len(table)):
        key, title = text(table, row, "制度编号"), text(table, row, "制度名称")
        number = text(table, row, "制度文号")
        yield Item(
            GROUPS[0], f"{title}{f'（{number}）' if number else ''}", _some(key, number),
            _some(title, number), day(table, row, "印发日期"), POLICY, row, "印发日期",
        )  # fmt: skip


def _arrivals(dataset: Dataset) -> Iterator[Item]:
    table = dataset.tables[FUNDS]
    for row in range(len(table)):
        key, name = text(table, row, "资金编号"), text(table, row, "资金名称")
        number = text(table, row, "文号")
        yield Item(
            GROUPS[1], f"{name or key}到账", _some(key, number), _some(name, number),
            day(table, row, "到位日期"), FUNDS, row, "到位日期",
        )  # fmt: skip


def _allocations(dataset: Dataset) -> Iterator[Item]:
    table, funds, projects = (dataset.tables[name] for name in (ALLOCATION, FUNDS, PROJECT))
    documents = dataset.tables[DOCUMENT]
    to_funds, to_projects = (dataset.parents(ALLOCATION, f) for f in ("资金编号", "项目编号"))
    to_documents = dataset.parents(FUNDS, "文号")
    for row in range(len(table)):
        key, fund = text(table, row, "安排编号"), text(table, row, "资金编号")
        parent, project = to_funds[row], to_projects[row]
        number = None if parent is None else text(funds, parent, "文号")
        arose, field = day(table, row, "安排日期"), "安排日期"
        document = None if parent is None else to_documents[parent]
        if arose is None and document is not None:
            arose = day(documents, document, "批准日期")
        name = "" if project is None else text(projects, project, "项目名称") or ""
        yield Item(
            GROUPS[2], f"{fund}安排{name}", _some(key, fund, number), _some(fund, number),
            arose, ALLOCATION, row, field,
        )  # fmt: skip


def _goals(dataset: Dataset) -> Iterator[Item]:
    """Give the performance targets of each project that has some.

    They arise when they are approved, without that day with the first money of the project.
    """
    table = dataset.tables[PROJECT]
    given = dataset.children(ALLOCATION, "项目编号")
    targets = dataset.children(_INDICATOR, "项目编号")
    allocations = dataset.tables[ALLOCATION]
    dated = not {ALLOCATION, f"{PROJECT}.{_APPROVED}"} <= dataset.absent
    for row in range(len(table)):
        if not targets[row]:
            continue
        days = [d for each in given[row] if (d := day(allocations, each, "安排日期")) is not None]
        key, name = text(table, row, "项目编号"), text(table, row, "项目名称")
        approved = day(table, row, _APPROVED)
        arose = min(days, default=None) if approved is None else approved
        yield Item(
            GROUPS[3], f"{name or key}绩效目标", _some(key), _some(key, name), arose, PROJECT, row,
            "项目编号" if approved is None else _APPROVED, pending=arose is None and dated,
        )  # fmt: skip


def _some(*texts: str | None) -> tuple[str, ...]:
    return tuple(one for one in texts if one)


def text(table: Table, row: int, name: str) -> str | None:
    """Give a text, None when it is missing."""
    value = table.value(row, name)
    return value if isinstance(value, str) else None


def day(table: Table, row: int, name: str) -> int | None:
    """Give a date as an ordinal, None when it is missing."""
    value = table.value(row, name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
