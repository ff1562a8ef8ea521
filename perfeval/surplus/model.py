"""What a surplus is, what a need is, and which rule lets one serve the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

Same = Literal["资金类别", "级次"]
FundKind = tuple[str | None, str | None]
"""A category of funds and their level (资金类别, 级次)."""
FEN_A_WAN = 1_000_000


@dataclass(frozen=True, slots=True)
class PairRule:
    """Which surplus may go to which project; what no rule allows is forbidden.

    ``source_pooled`` and ``need_pooled`` say whether the money and the project must be pooled
    (None: either); ``same`` what a fund of the project must have in common with the surplus.
    """

    id: str
    name: str
    source_pooled: bool | None
    need_pooled: bool | None
    same: tuple[Same, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class Surplus:
    """A row of 结余结转 as known on the evaluation date; amounts in fen.

    ``project`` is the key of the project that it was given to, if any; ``approved`` the day on
    which the leading group approved that, None while it waits. ``reason`` says why it cannot be
    given to anyone, empty when it can; ``unknown`` are the fields that have to be filled in before
    that is known.
    """

    row: int
    id: str
    year: int | None
    kind: str
    amount: int
    fund: FundKind
    pooled: bool | None
    stale: bool
    project: str | None
    approved: date | None
    reason: str
    unknown: tuple[str, ...] = ()

    @property
    def available(self) -> int:
        """What may still be given."""
        return 0 if self.reason or self.project is not None else self.amount


@dataclass(frozen=True, slots=True)
class Need:
    """A project with what it needs, by which price, and what it has; amounts in fen."""

    row: int
    id: str
    name: str
    price: str
    needed: int | None
    allocated: int
    approved: int
    proposed: int
    funds: frozenset[FundKind]
    pooled: bool | None

    @property
    def gap(self) -> int:
        """What it lacks when everything that was proposed before is approved too."""
        if self.needed is None:
            return 0
        return max(0, self.needed - self.allocated - self.approved - self.proposed)


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A settled project with money left over that the list of surplus does not have."""

    row: int
    id: str
    name: str
    allocated: int
    settled: int


@dataclass(frozen=True, slots=True)
class Transfer:
    """Money from a surplus to a project: proposed before, approved, or proposed now.

    ``rule`` is None where it was written by hand and no rule allows it.
    """

    surplus: Surplus
    need: Need
    amount: int
    rule: PairRule | None
    new: bool
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The whole plan; ``fewest`` says whether fewer transfers were shown to be impossible."""

    surpluses: tuple[Surplus, ...]
    needs: tuple[Need, ...]
    unlisted: tuple[Unlisted, ...]
    transfers: tuple[Transfer, ...]
    fewest: bool

    def new_from(self, surplus: Surplus) -> int:
        """Give what the plan takes from a surplus."""
        return sum(t.amount for t in self.transfers if t.new and t.surplus is surplus)

    def new_to(self, need: Need) -> int:
        """Give what the plan gives to a project."""
        return sum(t.amount for t in self.transfers if t.new and t.need is need)


def fen(amount: Fraction) -> int:
    """Turn 万元 into fen, rounding half up what is below a fen."""
    scaled = amount * FEN_A_WAN * 2 + 1
    return (scaled.numerator // scaled.denominator) // 2


def wan(amount: int) -> Fraction:
    """Turn fen into 万元."""
    return Fraction(amount, FEN_A_WAN)
