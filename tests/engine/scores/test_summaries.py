"""Totals brought together: means, weights, what is left out."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.engine.evaluate import evaluate
from perfeval.engine.outcome import Summary, SummaryRow
from perfeval.engine.scores.score import score
from perfeval.engine.scores.summaries import summarize
from perfeval.ruleset import Program

Ruled = Callable[..., Program]
RULE = {"分值": "100", "量值": "数", "得分": {"按比例": {"目标": "100", "封顶": "100%"}}}
VETO = {"编号": "F1", "名称": "退出", "当": "统筹", "后果": "剔除", "依据": "约定"}
MEAN = {"编号": "H1", "名称": "各类", "按": "类型", "方式": "简单平均", "缺数": "剔除"}
WEIGHED = {**MEAN, "方式": "加权平均", "权数": "预算"}


@pytest.fixture
def together(made: ModuleType, ruled: Ruled) -> Callable[..., Summary]:
    """Bring rows together whose totals are 数."""

    def make(rule: dict[str, object], *rows: dict[str, object], **parts: object) -> Summary:
        program = ruled(RULE, 汇总=[rule], **parts)
        whole = [
            {"编号": f"P{n}", "统筹": False, "类型": "新建", **row} for n, row in enumerate(rows, 1)
        ]
        dataset = made.make_dataset({"项目": whole})
        (summary,) = summarize(program, dataset, score(program, dataset))
        return summary

    return make


def only(summary: Summary) -> SummaryRow:
    (row,) = summary.rows
    return row


def test_a_simple_mean_gives_every_subject_the_same_weight(
    together: Callable[..., Summary],
) -> None:
    """河南 B201: the mean of 87.93, 100 and 100 is 95.98, whatever money went into each."""
    row = only(together(MEAN, {"数": "87.93"}, {"数": "100"}, {"数": "100"}))
    assert (row.points, row.exact) == (Fraction("95.98"), Fraction("287.93") / 3)
    assert (row.count, row.used, row.note) == (3, 3, "")


def test_a_weighted_mean_goes_by_money_and_the_simple_one_stands_beside_it(
    together: Callable[..., Summary],
) -> None:
    row = only(together(WEIGHED, {"数": "90", "预算": 300}, {"数": "60", "预算": 100}))
    assert (row.points, row.simple) == (Fraction("82.5"), Fraction(75))


def test_a_sum_adds_totals(together: Callable[..., Summary]) -> None:
    assert only(
        together({**MEAN, "方式": "合计"}, {"数": "90"}, {"数": "60.5"})
    ).points == Fraction("150.5")


def test_what_is_open_is_left_out_by_name_or_leaves_the_whole_open(
    together: Callable[..., Summary],
) -> None:
    rows: list[dict[str, object]] = [{"数": "90"}, {}]
    left_out = only(together(MEAN, *rows))
    assert (left_out.points, left_out.count, left_out.used) == (90, 2, 1)
    assert left_out.note == "P2 总分待定，未计"
    waiting = only(together({**MEAN, "缺数": "待补"}, *rows))
    assert (waiting.points, waiting.exact, waiting.note) == (None, None, "P2 总分待定")


def test_a_removed_subject_never_counts(together: Callable[..., Summary]) -> None:
    rule = {**MEAN, "缺数": "待补"}
    row = only(together(rule, {"数": "90"}, {"数": "10", "统筹": True}, 否决=[VETO]))
    assert (row.points, row.used, row.note) == (90, 1, "否决剔除 1 个")


@pytest.mark.parametrize(
    ("weight", "note"),
    [({}, "P2 缺权数，未计"), ({"预算": -1}, "P2 权数小于零，未计"), ({"预算": 0}, "")],
)
def test_a_weight_that_is_missing_or_negative_is_told(
    together: Callable[..., Summary], weight: dict[str, object], note: str
) -> None:
    row = only(together(WEIGHED, {"数": "90", "预算": 5}, {"数": "60", **weight}))
    assert (row.points, row.note) == (90, note)


def test_weights_that_come_to_nothing_give_no_mean(together: Callable[..., Summary]) -> None:
    row = only(together(WEIGHED, {"数": "90", "预算": 0}))
    assert (row.points, row.note) == (None, "权数合计为零")


def test_those_that_belong_to_none_are_listed(together: Callable[..., Summary]) -> None:
    summary = together(MEAN, {"数": "90"}, {"数": "10", "类型": None})
    assert (only(summary).count, summary.without) == (1, ("P2",))


def test_rows_that_are_ranked_stand_in_the_order_of_places(
    together: Callable[..., Summary],
) -> None:
    rule = {**MEAN, "名次": {"并列": "取小"}}
    rows = [{"类型": "甲", "数": "60"}, {"类型": "乙"}, {"类型": "丙", "数": "90"}]
    summary = together(rule, *rows)
    assert [(row.name, row.placing and row.placing.rank) for row in summary.rows] == [
        ("丙", 1), ("甲", 2), ("乙", None),
    ]  # fmt: skip


def test_an_evaluation_holds_the_summaries_of_rulesets_that_have_some(
    made: ModuleType, ruled: Ruled
) -> None:
    dataset = made.make_dataset({"项目": [{"编号": "1", "数": "5", "类型": "甲"}]})
    with_some, _ = evaluate([ruled(RULE, 汇总=[MEAN])], dataset, matcher="builtin")
    assert [row.name for one in with_some.summaries["试"] for row in one.rows] == ["甲"]
    without, _ = evaluate([ruled(RULE)], dataset, matcher="builtin")
    assert without.summaries == {}


@given(
    st.lists(
        st.tuples(st.integers(0, 10_000), st.integers(0, 1000)), min_size=1, max_size=8
    ).filter(lambda pairs: any(weight for _, weight in pairs))
)
def test_a_weighted_mean_lies_between_the_least_and_the_greatest(
    pairs: list[tuple[int, int]],
) -> None:
    from perfeval.engine.scores.summaries import _Part, _row
    from perfeval.language import build
    from perfeval.ruleset.program import SummaryRule

    rule = SummaryRule("H1", "", build.ZERO, "", "加权平均", build.ZERO, "", skip=True, ties="")
    parts = [_Part(Fraction(t, 100), Fraction(w), removed=False, cause="") for t, w in pairs]
    row = _row(rule, 2, "甲", parts)
    weighed = [Fraction(t, 100) for t, w in pairs if w]
    assert row.exact is not None
    assert min(weighed) <= row.exact <= max(weighed)
