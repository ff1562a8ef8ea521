"""Reading surpluses and needs from the tables, as known on the evaluation date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from perfeval.dataset import Dataset, Table
from perfeval.surplus.allowing import lacking
from perfeval.surplus.model import FundKind, Need, PairRule, Surplus, Unlisted, fen

SURPLUS, PROJECT, ALLOCATION, FUNDS = "结余结转", "项目", "资金安排", "资金"
_PRICES = (("结算金额", "结算价"), ("合同金额", "合同价"), ("全年预算数", "计划投资"))


def surpluses(
    dataset: Dataset, as_of: date, years: int, rules: Sequence[PairRule]
) -> tuple[Surplus, ...]:
    """Give what was cleared up by the evaluation date.

    Args:
        dataset: the tables.
        as_of: the evaluation date.
        years: carry-over counts as surplus when it is unused at the end of this many years, the
            year of the funds being the first.
        rules: which money may go where; what they look at has to be known of a surplus.
    """
    table = dataset.tables[SURPLUS]
    rows = (row for row in range(len(table)) if _known(table, row, "清理日期", as_of))
    return tuple(_surplus(dataset, row, as_of, years, rules) for row in rows)


def needs(dataset: Dataset, found: tuple[Surplus, ...], as_of: date) -> tuple[Need, ...]:
    """Give every project with what it needs and has."""
    return tuple(_Needs(dataset, found, as_of).all())


def unlisted(dataset: Dataset, found: tuple[Need, ...]) -> tuple[Unlisted, ...]:
    """Give the settled projects with money left over that 结余结转 does not name."""
    table = dataset.tables[SURPLUS]
    listed = set(table.columns["项目编号"].values)
    return tuple(
        Unlisted(need.row, need.id, need.name, need.allocated, need.needed)
        for need in found
        if need.price == _PRICES[0][1] and need.needed is not None
        if need.allocated > need.needed and need.id not in listed
    )


def _surplus(
    dataset: Dataset, row: int, as_of: date, years: int, rules: Sequence[PairRule]
) -> Surplus:
    table = dataset.tables[SURPLUS]
    category, level, pooled = _fund(dataset, row)
    year, kind = _number(table, row, "年度"), _text(table, row, "类型") or ""
    stale = year is not None and as_of >= date(year + years - 1, 12, 31)
    amount = table.columns["金额"].exact(row)
    approved = _day(table, row, "批复日期")
    unknown: tuple[str, ...] = ()
    reason = ""
    if amount is None:
        reason = "金额未填"
    elif kind != "结余" and not stale:
        reason = f"结转未满{years}年，按原用途继续使用"
    elif unknown := lacking(rules, (category, level), pooled=pooled):
        reason = f"{'、'.join(unknown)}没有填"
    return Surplus(
        row=row,
        id=_text(table, row, "结余编号") or "",
        year=year,
        kind=kind,
        amount=0 if amount is None else fen(amount),
        fund=(category, level),
        pooled=pooled,
        stale=stale,
        project=_text(table, row, "安排项目"),
        approved=approved if approved is not None and approved <= as_of else None,
        reason=reason,
        unknown=unknown,
    )


def _fund(dataset: Dataset, row: int) -> tuple[str | None, str | None, bool | None]:
    """Give category, level and pooling of a surplus: its own, else those of its funds."""
    table, funds = dataset.tables[SURPLUS], dataset.tables[FUNDS]
    parent = dataset.parents(SURPLUS, "资金编号")[row]
    found: list[str | bool | None] = []
    for name in ("资金类别", "级次", "是否统筹"):
        value = table.value(row, name)
        if value is None and parent is not None:
            value = funds.value(parent, name)
        found.append(value if isinstance(value, str | bool) else None)
    category, level, pooled = found
    return (
        category if isinstance(category, str) else None,
        level if isinstance(level, str) else None,
        pooled if isinstance(pooled, bool) else None,
    )


class _Needs:
    """Projects with the money allocated to them and the surplus given to them."""

    def __init__(self, dataset: Dataset, found: tuple[Surplus, ...], as_of: date) -> None:
        self._dataset = dataset
        self._projects = dataset.tables[PROJECT]
        self._allocations = dataset.tables[ALLOCATION]
        self._rows = dataset.children(ALLOCATION, "项目编号")
        self._surpluses = found
        self._as_of = as_of

    def all(self) -> Iterator[Need]:
        for row in range(len(self._projects)):
            yield self._need(row)

    def _need(self, row: int) -> Need:
        table = self._projects
        key = _text(table, row, "项目编号") or ""
        price, needed = self._price(row)
        given = [one for one in self._surpluses if one.project == key]
        pooled = table.value(row, "是否统筹")
        allocated, funds = self._allocated(row)
        return Need(
            row=row,
            id=key,
            name=_text(table, row, "项目名称") or "",
            price=price,
            needed=needed,
            allocated=allocated,
            approved=sum(one.amount for one in given if one.approved is not None),
            proposed=sum(one.amount for one in given if one.approved is None),
            funds=funds,
            pooled=pooled if isinstance(pooled, bool) else None,
        )

    def _price(self, row: int) -> tuple[str, int | None]:
        """Give the latest price that is known: settled, contract, plan."""
        for name, spoken in _PRICES:
            amount = self._projects.columns[name].exact(row)
            if amount is not None:
                return spoken, fen(amount)
        return "", None

    def _allocated(self, row: int) -> tuple[int, frozenset[FundKind]]:
        table, funds = self._allocations, self._dataset.tables[FUNDS]
        parents = self._dataset.parents(ALLOCATION, "资金编号")
        total = 0
        kinds: set[FundKind] = set()
        for given in self._rows[row]:
            if not _known(table, given, "安排日期", self._as_of):
                continue
            total += fen(table.columns["金额"].exact(given) or Fraction(0))
            parent = parents[given]
            if parent is not None:
                kinds.add((_text(funds, parent, "资金类别"), _text(funds, parent, "级次")))
        return total, frozenset(kinds)


def _known(table: Table, row: int, name: str, as_of: date) -> bool:
    """Say whether something had happened by the evaluation date; without a date, it had."""
    day = _day(table, row, name)
    return day is None or day <= as_of


def _day(table: Table, row: int, name: str) -> date | None:
    value = table.value(row, name)
    return date.fromordinal(value) if isinstance(value, int) else None


def _text(table: Table, row: int, name: str) -> str | None:
    value = table.value(row, name)
    return value if isinstance(value, str) else None


def _number(table: Table, row: int, name: str) -> int | None:
    value = table.columns[name].exact(row)
    return None if value is None else int(value)
