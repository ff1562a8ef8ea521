"""Statistics over peers: both ways of evaluating against a count of every pair, with all ties."""

from __future__ import annotations

import time
from collections.abc import Sequence
from fractions import Fraction
from statistics import mean, median
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.engine.compiled.rules import Compiler
from perfeval.engine.explaining.rule import _Tracer
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.plain.missing import why_missing
from perfeval.language import core as c
from perfeval.language import types as t
from perfeval.language.printing import printed

Row = tuple[str | None, str | None, bool | None, str | None]
"""A value, a group, whether the row is in the population, and what orders it."""
FEW = st.sampled_from(["0", "1", "1", "2", "-1", "0.5", "7"])
rows_of = st.lists(
    st.tuples(
        st.one_of(st.none(), FEW, FEW, FEW),
        st.sampled_from(["新建", "续建", "续建", None]),
        st.sampled_from([True, True, True, False, None]),
        st.sampled_from(["1", "2", "2", "3", "0.5", None]),
    ),
    max_size=12,
)
nodes = st.builds(
    lambda *parts: parts,
    st.sampled_from(["rank", "rank", "count", "mean", "median", "min", "max"]),
    st.sampled_from(["min", "mean", "dense"]),
    st.booleans(),
    st.booleans(),
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
    st.booleans(),
)


def oracle(rows: Sequence[Row], at: int, node: c.Peers) -> Fraction | None:
    """Look at every row for the row at hand, in the words of the definition."""
    own_value, own_group, _, own_place = rows[at]
    if (node.groups and own_group is None) or (node.before is not None and own_place is None):
        return None
    peers: list[tuple[int, Fraction]] = []
    for number, (value, group, within, place) in enumerate(rows):
        held = within if node.condition is not None else True
        another = bool(node.groups) and group is not None and group != own_group
        if held is False or another:
            continue
        unplaced = node.before is not None and place is None
        if held is None or value is None or unplaced or (node.groups and group is None):
            if not node.skip:
                return None
            continue
        later = Fraction(place or 0) >= Fraction(own_place or 0)
        if node.before is not None and number != at and later:
            continue
        peers.append((number, Fraction(value)))
    if node.kind == "rank":
        if at not in [number for number, _ in peers]:
            return None
        own = Fraction(own_value or 0)
        sign = 1 if node.descending else -1
        better = [value for _, value in peers if sign * (value - own) > 0]
        equal = [value for _, value in peers if value == own]
        places = range(len(better) + 1, len(better) + len(equal) + 1)
        given_place = {"min": min(places), "mean": mean(map(Fraction, places))}
        return Fraction(given_place.get(node.ties, len(set(better)) + 1))
    values = [value for number, value in peers if node.with_self or number != at]
    if node.kind == "count":
        return Fraction(len(values))
    statistic: Any = {"mean": mean, "median": median, "min": min, "max": max}[node.kind]
    return Fraction(statistic(values)) if values else None


def peers_node(made: ModuleType, spec: tuple[Any, ...], value: str = "数") -> c.Peers:
    kind, ties, conditioned, grouped, (descending, with_self, skip), earlier = spec
    before = made.core("执行") if earlier and kind != "rank" else None
    condition = made.core("统筹") if conditioned else None
    groups = (made.core("类型"),) if grouped else ()
    number = made.core(value)
    more = (ties, descending, with_self, skip)
    return c.Peers(kind, "项目", number, condition, groups, t.NUMBER, *more, before)


@settings(max_examples=600)
@given(rows=rows_of, spec=nodes, divided=st.booleans())
def test_both_ways_give_what_counting_every_pair_gives(
    made: ModuleType, rows: list[Row], spec: tuple[Any, ...], divided: bool
) -> None:
    written = [
        {
            "编号": str(n),
            "数": value,
            "类型": group,
            "统筹": held,
            "权重": str(n % 3 + 1),
            "执行": place,
        }
        for n, (value, group, held, place) in enumerate(rows)
    ]
    if divided:  # ratios whose denominators vary, equal ones among them
        shared = [
            (None if value is None else str(Fraction(value) / (n % 3 + 1)), *rest)
            for n, (value, *rest) in enumerate(rows)
        ]
        rows = shared
    node = peers_node(made, spec, "数 / 权重" if divided else "数")
    dataset = made.make_dataset({"项目": written})
    expected = [oracle(rows, at, node) for at in range(len(rows))]
    assert made.both(dataset, node) == expected


def towns(made: ModuleType, *values: str | None) -> Interpreter:
    rows = [
        {"编号": f"P{n}", "名称": f"项目{n}", "比率": value, "类型": "新建", "权重": f"{9 - n}"}
        for n, value in enumerate(values, 1)
    ]
    return Interpreter(made.make_dataset({"项目": rows}))


@pytest.mark.parametrize(
    ("ties", "places"),
    [("并列取小", ["1", "2", "2", "4"]), ("并列平均", ["1", "5/2", "5/2", "4"]),
     ("并列密集", ["1", "2", "2", "3"])],
)  # fmt: skip
def test_ties_take_the_place_that_was_written(
    made: ModuleType, ties: str, places: list[str]
) -> None:
    node = made.core(f"名次(比率, 从高到低, {ties}, 缺数剔除)")
    dataset = towns(made, "98%", "90%", "90%", "80%").dataset
    assert made.both(dataset, node) == [Fraction(place) for place in places]


@pytest.mark.parametrize(
    ("text", "row", "why"),
    [
        ("名次(比率, 从高到低, 并列取小, 缺数剔除)", 1, "缺“比率”"),
        ("名次(比率, 从高到低, 并列取小, 缺数待补)", 0, "同组的 data.xlsx[项目!3] 缺“比率”"),
        ("名次(比率, 从高到低, 并列取小, 缺数待补)", 1, "缺“比率”"),
        ("名次(比率, 从高到低, 并列取小, 缺数剔除, 比率 > 99%)", 0, "不在排名的范围里"),
        ("名次(比率, 从高到低, 并列取小, 缺数剔除, 统筹)", 0, "缺“统筹”"),
        ("名次(比率, 从高到低, 并列取小, 缺数剔除, 同(统筹))", 0, "缺“统筹”"),
        ("同组平均(比率, 不含自己, 缺数剔除)", 0, "没有同组的行"),
        ("同组中位数(比率, 不含自己, 缺数剔除, 先于(数))", 0, "缺“数”"),
        ("同组中位数(比率, 不含自己, 缺数剔除, 先于(权重))", 1, "以前没有同组的行"),
    ],
)
def test_a_missing_statistic_names_what_is_to_blame(
    made: ModuleType, text: str, row: int, why: str
) -> None:
    assert why_missing(towns(made, "98%", None), made.core(text), row) == why


def test_the_history_of_a_row_is_what_came_before_it(made: ModuleType) -> None:
    node = made.core("同组中位数(比率, 不含自己, 缺数剔除, 同(类型), 先于(数), 比率 > 0%)")
    assert printed(node) == "同组中位数(比率, 不含自己, 缺数剔除, 同(类型), 先于(数), 比率 > 0%)"
    rows = [
        {"编号": f"P{n}", "比率": rate, "类型": "新建", "数": day}
        for n, (rate, day) in enumerate(
            [("10%", "1"), ("30%", "2"), ("0%", "1"), ("50%", "2"), ("1%", "3")]
        )
    ]
    dataset = made.make_dataset({"项目": rows})
    tenth = Fraction(1, 10)
    assert made.both(dataset, node) == [None, tenth, None, tenth, 3 * tenth]


def test_an_explanation_says_the_place_the_first_and_who_ties(made: ModuleType) -> None:
    interpreter = towns(made, "98%", "90%", "90%", "80%")
    node = made.core("名次(比率, 从高到低, 并列取小, 缺数剔除, 同(类型))")
    step = _Tracer(interpreter, 1).named("名次", node)
    assert (step.label, step.value) == ("名次", "2")
    assert step.formula == "名次(比率, 从高到低, 并列取小, 缺数剔除, 同(类型))"
    assert step.note == "4 个，首名 项目1 98.00%，与 项目3 并列"
    assert [(part.label, part.value) for part in step.parts] == [("本行的值", "90.00%")]
    assert str(step.parts[0].place) == "data.xlsx[项目!3]"


def test_a_rank_can_be_used_from_rows_below_and_in_aggregates(made: ModuleType) -> None:
    """A derived rank is a value like any other."""
    rank = made.core("名次(预算, 从高到低, 并列取小, 缺数剔除)")
    body = c.Derived("项目", "名次", rank, rank.type, (("支付", "所属项目"),))
    rows = [
        {"编号": "A", "预算": "1", "所属县": "甲县"},
        {"编号": "B", "预算": "2", "所属县": "甲县"},
    ]
    payments = [{"支付号": "1", "所属项目": "A"}, {"支付号": "2", "所属项目": "B"}, {"支付号": "3"}]
    dataset = made.make_dataset({"县": [{"县名": "甲县"}], "项目": rows, "支付": payments})
    assert made.both(dataset, body, "支付") == [2, 1, None]
    own = c.Derived("项目", "名次", rank, rank.type, (), inner=True)
    last = c.Aggregate("max", "项目", (("项目", "所属县"),), own, None, rank.type)
    assert made.both(dataset, last, "县") == [2]


def test_ten_thousand_rows_are_ranked_in_well_under_a_second(made: ModuleType) -> None:
    rows = [
        {"编号": str(n), "执行": str(n * 7919 % 9973), "预算": str(n % 4999 + 1)}
        for n in range(10_000)
    ]
    dataset = made.make_dataset({"项目": rows})
    for text in (
        "名次(执行 / 预算, 从高到低, 并列取小, 缺数剔除)",
        "同组平均(执行 / 预算, 含自己, 缺数剔除)",
        "同组平均(执行 / 预算, 不含自己, 缺数剔除)",
        "同组中位数(执行 / 预算, 不含自己, 缺数剔除)",
    ):
        node = made.core(text)
        start = time.perf_counter()
        Compiler(dataset)._derive(node)
        assert time.perf_counter() - start < 3, text
