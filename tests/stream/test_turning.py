"""Looking ahead: the day found is the first on which evaluating gives something else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.calendar import shipped_calendar
from perfeval.dataset import Column, Dataset, SheetOrigin, Table
from perfeval.engine.compiled.rules import Compiler
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.language import core as c
from perfeval.language.rebuild import with_parts
from perfeval.language.scope import AS_OF
from perfeval.language.types import BOOL, DATE, MONEY, MONTH, NUMBER
from perfeval.stream.ahead.residue import Residues, at
from perfeval.stream.ahead.spans import Same
from perfeval.stream.ahead.turning import next_turn
from perfeval.vocabulary import Vocabulary, load_vocabulary

TODAY = dt.date(2022, 3, 10).toordinal()
AHEAD = 120
ORIGIN = SheetOrigin("表.xlsx", "表", {})
CLOCK = c.Const(Fraction(TODAY), DATE, AS_OF[0])
PAID = c.FieldOf("支付", "金额", MONEY, inner=True)
UP = (("支付", "项目编号"),)
CALENDAR, _ = shipped_calendar()
assert CALENDAR is not None

some_day = st.integers(TODAY - 60, TODAY + 90)
past = st.integers(TODAY - 60, TODAY)
"""A date in a row is known since itself, so on no day is it later than the day."""
days = st.one_of(
    st.just(CLOCK),
    some_day.map(lambda day: c.Const(Fraction(day), DATE)),
    st.sampled_from(["开工日期", "完工日期"]).map(lambda name: c.FieldOf("项目", name, DATE)),
)
small = st.integers(-40, 40).map(c.number)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    loaded, problems = load_vocabulary()
    assert loaded is not None, problems
    return loaded


def numbers(parts: st.SearchStrategy[c.Core]) -> st.SearchStrategy[c.Core]:
    """Numbers that may follow from the date; ``parts`` are conditions within them."""
    first = st.one_of(
        small,
        st.builds(c.DaysBetween, days, days),
        st.builds(lambda a, b: c.WorkdaysBetween(a, b, CALENDAR), days, days),
        st.builds(lambda a: c.DatePart(a, "year", NUMBER), days),
        st.builds(of_payments, st.sampled_from(["count", "sum", "mean", "min", "share"]), parts),
    )
    return st.recursive(
        first,
        lambda inner: st.one_of(
            st.builds(
                lambda op, a, b: c.Arith(op, a, b, NUMBER), st.sampled_from("+-*/"), inner, inner
            ),
            st.builds(lambda a, b: c.Extreme("max", (a, b), NUMBER), inner, inner),
            st.builds(
                lambda a, m: c.Rounded(sevenths(a), 0, m, NUMBER), inner, st.sampled_from(MODES)
            ),
            st.builds(lambda a, b: c.Otherwise(a, b, NUMBER), inner, inner),
            st.builds(lambda p, a: c.Guard(p, a, "", NUMBER), parts, inner),
            st.builds(lambda p, a, b: c.Case(((p, a),), b, NUMBER), parts, inner, inner),
        ),
        max_leaves=3,
    )


MODES = ("half_up", "floor", "ceil")
SIGNS = st.sampled_from(["<", "<=", ">", ">=", "=", "!="])


def sevenths(node: c.Core) -> c.Core:
    """Divide by what leaves something to round."""
    return c.Arith("/", node, c.number(7), NUMBER)


def of_payments(kind: str, condition: c.Core) -> c.Core:
    """Count or add up the payments for which a condition about the project holds."""
    paid_on = c.FieldOf("支付", "支付日期", DATE, inner=True)
    since = c.Compare(">", c.DaysBetween(paid_on, CLOCK), c.number(20))
    both = c.Logic("or", (since, condition))
    value = None if kind in ("count", "share") else PAID
    return c.Aggregate(kind, "支付", UP, value, both, NUMBER)


@st.composite
def conditions(draw: st.DrawFn) -> c.Core:
    """A condition over the date, two levels deep."""
    plain = st.one_of(
        st.builds(c.Compare, SIGNS, days, days),
        st.builds(
            lambda sign, *sides: c.Compare(sign, *(c.DatePart(a, "month", MONTH) for a in sides)),
            SIGNS, days, days,
        ),
        days.map(c.Known),
    )  # fmt: skip
    level = st.one_of(plain, st.builds(c.Compare, SIGNS, numbers(plain), numbers(plain)))
    joined = st.lists(level, min_size=1, max_size=3).map(tuple)
    made = c.Logic(draw(st.sampled_from(["and", "or"])), draw(joined))
    return c.Not(made) if draw(st.booleans()) else made


def dataset_of(
    vocabulary: Vocabulary,
    begun: int | None,
    ended: int | None,
    paid: list[tuple[int, int]],
    copies: int,
) -> Dataset:
    """Give projects that are all alike, each with the same payments."""
    keys = [f"P{n}" for n in range(copies)]
    projects = {"项目编号": keys, "开工日期": [begun] * copies, "完工日期": [ended] * copies}
    payments = {
        "项目编号": [key for key in keys for _ in paid],
        "支付日期": [day for _ in keys for day, _ in paid],
        "金额": [amount for _ in keys for _, amount in paid],
    }
    tables = {}
    for name, entity in vocabulary.entities.items():
        held = {"项目": projects, "支付": payments}.get(name, {})
        count = len(next(iter(held.values()), []))
        columns = {
            f: Column(field, 0, held.get(f, [None] * count)) for f, field in entity.fields.items()
        }
        tables[name] = Table(entity, columns, [(ORIGIN, row + 2) for row in range(count)])
    return Dataset(vocabulary, tables)


def on_day(node: c.Core, day: int) -> c.Core:
    """Put a day in."""
    if isinstance(node, c.Const):
        return replace(node, value=Fraction(day)) if node.name == AS_OF[0] else node
    return with_parts(node, lambda part: on_day(part, day))


@pytest.mark.parametrize("copies", [1, 12])
def test_nothing_turns_before_the_day_found_and_then_it_does(
    vocabulary: Vocabulary, copies: int
) -> None:
    """With twelve rows, what does not follow from the date is compiled; with one, interpreted."""

    @settings(max_examples=60, deadline=None)
    @given(
        node=conditions(),
        begun=st.none() | past,
        ended=st.none() | past,
        paid=st.lists(st.tuples(past, st.integers(-5, 50)), max_size=3),
    )
    def check(
        node: c.Core, begun: int | None, ended: int | None, paid: list[tuple[int, int]]
    ) -> None:
        dataset = dataset_of(vocabulary, begun, ended, paid, copies)
        interpreter = Interpreter(dataset)
        left = Residues(dataset, Compiler(dataset)).of(node, "项目", 0)
        values = [interpreter.value(on_day(node, TODAY + n), 0) for n in range(AHEAD)]
        for n in (0, 1, 7, AHEAD - 1):
            found = at(left, TODAY + n, TODAY + n)
            assert found == Same(values[n])
        turn = next_turn(left, TODAY)
        first = next((n for n, value in enumerate(values) if value != values[0]), None)
        if first is not None:
            assert turn == TODAY + first
        else:
            assert turn is None or turn >= TODAY + AHEAD

    check()


def test_peers_that_move_are_looked_at_every_day(vocabulary: Vocabulary) -> None:
    dataset = dataset_of(vocabulary, TODAY, None, [], 2)
    waited = c.DaysBetween(c.FieldOf("项目", "开工日期", DATE), CLOCK)
    rank = c.Peers("rank", "项目", waited, None, (), NUMBER, ties="min")
    left = Residues(dataset, Compiler(dataset)).of(
        c.Compare("=", rank, c.number(1), BOOL), "项目", 0
    )
    assert next_turn(left, TODAY) == TODAY + 1
