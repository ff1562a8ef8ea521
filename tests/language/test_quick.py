"""The quick parser and lark: the same tree with the same places, or the quick one gives up."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from perfeval.diagnostics import Place
from perfeval.language import parse as by_grammar
from perfeval.language import syntax as s
from perfeval.language.quick import MOST_TOKENS, quick_parse

COMPARISONS = by_grammar._COMPARISONS
PIECES = [
    *"()（）[],，、+-－−*/×＋·÷<≥=且或非是为在到与至.?{\n　％%‰", "预算", "支付.金额", "支付 . 是",
    "合计(", "首个有值(", "<=", "!=", "＜=", "＞＝", "低于", "不超过", "不是", "不为", "属于",
    "不属于", "之间", "并且", "或者", "between", "to", "inclusive", "10", "3.14", "１２", "98%",
    "5 万元", "3 天", "3个工作日", "10 个百分点", "2022-12-31", "2022-02-30", "2022-12-311", "“字”",
    "'a'", '"', "新建", "非税收入", "是否", "在建", "and", "or", "not", "is", "is not", "in",
    "not in", "\r", "_x", "x1", "元", "分",
]  # fmt: skip
SPACES = st.sampled_from(["", " ", "　", "\n", "  "])


def locate(start: int, length: int) -> Place:
    return Place("规则", 1, start, start + length)


def quick(text: str) -> s.Syntax | None:
    return quick_parse(text, COMPARISONS)


def lark_of(text: str) -> s.Syntax | None:
    return by_grammar._with_lark(text, locate)[0]


def one_of(*options: str) -> st.SearchStrategy[str]:
    return st.sampled_from(options)


def joined(*parts: st.SearchStrategy[str] | str) -> st.SearchStrategy[str]:
    strategies = [st.just(part) if isinstance(part, str) else part for part in parts]
    return st.tuples(*strategies).map(" ".join)


ATOMS = one_of(
    "预算", "支付.金额", "非税收入", "非", "是", "且", "在建", "10", "98.5%", "5 万元", "3个工作日",
    "2022-12-31", "“道路”", "'a'", "个数(支付)", "支付 . 是", "空()",
)  # fmt: skip


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Make longer expressions of shorter ones, by every rule of the grammar."""
    return st.one_of(
        joined(inner, one_of("+", "－", "-", "*", "×", "/", "÷"), inner),
        joined(inner, one_of(*COMPARISONS), inner),
        joined(inner, one_of("是", "不是", "为", "is not"), inner),
        joined(inner, one_of("且", "或", "并且", "or", "and"), inner),
        joined(inner, one_of("在", "between"), inner, one_of("到", "与"), inner, "之间"),
        joined(
            inner, one_of("属于", "不属于", "not in"), "[", inner, one_of(",", "、"), inner, "]"
        ),
        joined(one_of("非", "not", "-", "－"), inner),
        joined(one_of("(", "（"), inner, one_of(")", "）")),
        joined(one_of("合计(", "首个有值("), inner, one_of(",", "，"), inner, ")"),
    )


EXPRESSIONS = st.recursive(ATOMS, grown, max_leaves=8)
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), SPACES), max_size=12).map(
    lambda parts: "".join(piece + space for piece, space in parts)
)


@settings(max_examples=1500)
@given(EXPRESSIONS | TEXTS | st.text(max_size=20))
@example("(a + b) * c < (d)")
@example("a > 非")
@example("a 是 是\n")
@example("非")
def test_the_quick_parser_gives_larks_tree_or_gives_up(text: str) -> None:
    found = quick(text)
    if found is not None:
        assert found == lark_of(text)


@settings(max_examples=1500)
@given(EXPRESSIONS | TEXTS)
def test_the_quick_parser_takes_every_text_that_lark_takes(text: str) -> None:
    tree = lark_of(text)
    if tree is not None:
        assert quick(text) == tree


def test_every_expression_of_the_tables_of_meanings_is_read_alike() -> None:
    texts: list[str] = []
    for path in sorted((Path(__file__).parent / "semantics").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            texts += [row[0] for row in csv.reader(file)][1:]
    assert len(texts) > 250
    assert sum(quick(text) is not None for text in texts) > 250
    for text in texts:
        assert quick(text) in (None, lark_of(text)), text


def test_a_text_that_could_be_too_deep_is_left_to_lark() -> None:
    assert MOST_TOKENS <= by_grammar.MAX_DEPTH
    assert quick("+".join(["1"] * 40)) is None
    assert by_grammar.parse("+".join(["1"] * 40), locate)[1] == []


@pytest.mark.parametrize(
    "text", ["2022-02-30", "a b", "a <", "(a", "a < b < c", "", "支付.", "a\r"]
)
def test_a_wrong_text_is_left_to_lark(text: str) -> None:
    assert quick(text) is None
