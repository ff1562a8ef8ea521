"""The core tree: what every engine evaluates. Names are resolved and types are known.

It holds nothing that a column-wise engine on scaled integers could not compute: no loops but
aggregates over related rows, no calls, no recursion.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from perfeval.calendar import Calendar
from perfeval.language.types import BOOL, DAYS_TYPE, NUMBER, TEXT, WORKDAYS_TYPE, Type

Scalar = Fraction | str | bool
"""Dates are held as their ordinal and months as ``year × 12 + month − 1``, both as Fraction."""


@dataclass(frozen=True, slots=True)
class Const:
    """A literal, or a parameter's value on the evaluation date (then ``name`` says which)."""

    value: Scalar
    type: Type
    name: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class FieldOf:
    """A field of the row at hand, or of a row that it points to.

    ``hops`` are the reference fields to follow, each as (entity, field); ``inner`` is true for the
    rows that an aggregate goes through. ``unit_field`` is the field with the unit of a quantity.
    """

    entity: str
    name: str
    type: Type
    hops: tuple[tuple[str, str], ...] = ()
    inner: bool = False
    unit_field: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """A derived field of the row at hand or of one that it points to.

    Two with one name are the same: comparing bodies would walk shared parts again and again.
    """

    entity: str
    name: str
    body: Core = field(compare=False)
    type: Type
    hops: tuple[tuple[str, str], ...] = ()
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """Another figure of the same document, by its name."""

    name: str
    body: Core = field(compare=False)
    type: Type


@dataclass(frozen=True, slots=True)
class Arith:
    """``+ - * /``. A division by zero gives a missing value."""

    operator: str
    left: Core
    right: Core
    type: Type


@dataclass(frozen=True, slots=True)
class Extreme:
    """The least (``min``) or greatest (``max``) of several values; missing if one is."""

    operator: str
    operands: tuple[Core, ...]
    type: Type


@dataclass(frozen=True, slots=True)
class Rounded:
    """Rounded to ``places`` decimals: ``half_up``, ``floor`` or ``ceil``."""

    operand: Core
    places: int
    mode: str
    type: Type


@dataclass(frozen=True, slots=True)
class Compare:
    """``< <= > >= = !=``; unknown when a side is missing."""

    operator: str
    left: Core
    right: Core
    type: Type = BOOL


@dataclass(frozen=True, slots=True)
class Logic:
    """``and`` / ``or`` over three values: an unknown part matters only if it can decide."""

    operator: str
    parts: tuple[Core, ...]
    type: Type = BOOL


@dataclass(frozen=True, slots=True)
class Not:
    """Negation; unknown stays unknown."""

    operand: Core
    type: Type = BOOL


@dataclass(frozen=True, slots=True)
class Known:
    """Whether a value is there; never unknown itself."""

    operand: Core
    type: Type = BOOL


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The first operand, or the second when the first is missing."""

    operand: Core
    default: Core
    type: Type


@dataclass(frozen=True, slots=True)
class Guard:
    """The body when the condition holds, else missing for ``cause``."""

    condition: Core
    body: Core
    cause: str
    type: Type


@dataclass(frozen=True, slots=True)
class Case:
    """The value of the first branch whose condition holds.

    An unknown condition makes the whole missing, as does the lack of a branch without
    ``otherwise``. ``labels`` name the branches in traces; ``written`` is the call that it stands
    for, where it was written as one.
    """

    branches: tuple[tuple[Core, Core], ...]
    otherwise: Core | None
    type: Type
    labels: tuple[str, ...] = ()
    written: str = ""


@dataclass(frozen=True, slots=True)
class Aggregate:
    """``sum count mean min max share`` over the rows of ``entity`` that belong to the row at hand.

    ``path`` leads from those rows up to the row at hand; empty means all rows of the entity.
    With ``base`` it leads to the row that ``base`` leads to from the row at hand: rows that share
    it (the payments of a monthly plan's project); missing where that row points to nothing.
    A sum or count of no rows is 0, a mean, least or greatest of none is missing.
    """

    kind: str
    entity: str
    path: tuple[tuple[str, str], ...]
    value: Core | None
    condition: Core | None
    type: Type
    base: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Peers:
    """``rank count mean median min max`` of the row at hand among its peers.

    Peers are the rows of ``entity`` that meet ``condition`` and have the same ``groups``; all
    expressions are about the row at hand, which is a row of ``entity`` itself. A row that lacks
    its value, its group or the condition is left out when ``skip``; otherwise it makes the
    statistic of its peers missing.

    ``ties`` and ``descending`` are of ranks only: the least place of those that tie, the mean of
    their places, or ``dense`` (the next value has the next place). Without ``with_self`` the other
    statistics are of the other rows. The rank of a row that is no peer itself is missing.

    With ``before``, a row's peers are only those that come before it by that value (and the row
    itself, ``with_self``): its history. Rows of one value are not before each other.
    """

    kind: str
    entity: str
    value: Core
    condition: Core | None
    groups: tuple[Core, ...]
    type: Type
    ties: str = ""
    descending: bool = False
    with_self: bool = True
    skip: bool = True
    before: Core | None = None


@dataclass(frozen=True, slots=True)
class DaysBetween:
    """Natural days from one date to another; the first day does not count."""

    start: Core
    end: Core
    type: Type = DAYS_TYPE


@dataclass(frozen=True, slots=True)
class WorkdaysBetween:
    """Working days of a calendar from one date to another; the first day does not count.

    Missing when one of the dates is outside the calendar.
    """

    start: Core
    end: Core
    calendar: Calendar
    type: Type = WORKDAYS_TYPE


@dataclass(frozen=True, slots=True)
class DatePart:
    """The ``month`` (as months are held) or the ``year`` of a date."""

    operand: Core
    part: str
    type: Type


@dataclass(frozen=True, slots=True)
class Contains:
    """Whether one of several words stands in a text."""

    operand: Core
    words: tuple[str, ...]
    type: Type = BOOL


@dataclass(frozen=True, slots=True)
class Shown:
    """A value inside a text; ``form`` is a format such as ``%2`` or empty for the usual one."""

    operand: Core
    form: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A text with values in it; a missing value is shown as “（缺）”."""

    parts: tuple[str | Shown, ...]
    type: Type = TEXT


Core = (
    Const
    | FieldOf
    | Derived
    | Named
    | Arith
    | Extreme
    | Rounded
    | Compare
    | Logic
    | Not
    | Known
    | Otherwise
    | Guard
    | Case
    | Aggregate
    | Peers
    | DaysBetween
    | WorkdaysBetween
    | DatePart
    | Contains
    | Template
)


def number(value: Fraction | int) -> Const:
    """Make a plain number."""
    return Const(Fraction(value), NUMBER)


def children(node: Core) -> tuple[Core, ...]:
    """Give the parts of a node, in the order of evaluation."""
    match node:
        case Arith(_, left, right) | Compare(_, left, right):
            return (left, right)
        case DaysBetween(left, right) | WorkdaysBetween(left, right) | Otherwise(left, right):
            return (left, right)
        case Extreme(_, operands) | Logic(_, operands):
            return operands
        case (
            Rounded(operand) | Not(operand) | Known(operand) | DatePart(operand) | Contains(operand)
        ):
            return (operand,)
        case Guard(condition, body):
            return (condition, body)
        case Case(branches, otherwise):
            flat = tuple(part for branch in branches for part in branch)
            return flat if otherwise is None else (*flat, otherwise)
        case Aggregate(_, _, _, value, condition):
            return tuple(part for part in (value, condition) if part is not None)
        case Peers(_, _, value, condition, groups, before=before):
            return (value, *(part for part in (condition, before) if part is not None), *groups)
        case Template(parts):
            return tuple(part.operand for part in parts if isinstance(part, Shown))
        case Derived(_, _, body) | Named(_, body):
            return (body,)
        case _:
            return ()
