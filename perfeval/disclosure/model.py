"""What should be in the ledger, and what the ledger says of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

GROUPS = ("政策制度", "资金到账", "分配结果", "项目绩效")
"""The groups of the ledger, in their order."""


class State(Enum):
    """Where an item stands on the evaluation date."""

    ON_TIME = "按时公开"
    LATE = "迟公开"
    OVERDUE = "逾期未公开"
    WAITING = "期限内待公开"
    UNKNOWN = "无法判断"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that must be published: ``ids`` are what a disclosure may call it by.

    ``names`` are texts of which one must stand in the subject of a disclosure that gives no id.
    ``arose`` is the ordinal of the day on which it arose, None when the data does not say.
    ``pending`` says that no day is known where the data would have one: it has not arisen yet,
    unless somebody published it.
    """

    group: str
    subject: str
    ids: tuple[str, ...]
    names: tuple[str, ...]
    arose: int | None
    entity: str
    row: int
    field: str
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger: an item, its disclosure (a row of 公示), or both.

    ``item`` is None for a disclosure of something that no other table has. ``days`` counts days
    late, overdue (above 0) or left (0 or below), None when that is not known.
    """

    group: str
    subject: str
    item: Item | None
    row: int | None
    arose: int | None
    due: int | None
    published: int | None
    state: State
    days: int | None
    note: str
