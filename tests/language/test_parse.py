"""From text to the syntax tree: precedence, places, and texts that nobody should write."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.diagnostics import Place
from perfeval.language import syntax as s
from perfeval.language.parse import MAX_DEPTH, glued, parse

WORDS = [
    *"()（）[],，、+-*/×＋<≥=且或非是在到.?{\n　", "预算", "支付.金额", "类型", "合计(", "个数(",
    "首个有值(", "<=", "!=", "低于", "不超过", "不是", "属于", "不属于", "之间", "10", "3.14",
    "98%", "5 万元", "3 天", "10 个百分点", "2022-12-31", "2022-02-30", "“字”", "'a'", '"',
    "新建", "and", "or", "not", "is not", "in",
]  # fmt: skip


def locate(start: int, length: int) -> Place:
    return Place("规则", 1, start, start + length)


def shape(node: s.Syntax | None) -> str:
    """Write a tree with all its brackets."""
    match node:
        case s.NumberLiteral(value, unit):
            return f"{value}{unit}"
        case s.TextLiteral(value):
            return f"“{value}”"
        case s.DateLiteral(value):
            return value.isoformat()
        case s.Name(entity, name):
            return f"{entity}.{name}" if entity else name
        case s.Call(function, arguments):
            return f"{function}({' '.join(map(shape, arguments))})"
        case s.Unary(operator, operand):
            return f"({operator} {shape(operand)})"
        case s.Binary(operator, left, right):
            return f"({shape(left)} {operator} {shape(right)})"
        case s.Between(value, low, high):
            return f"({shape(value)} between {shape(low)} {shape(high)})"
        case s.Among(value, options, negated):
            word = "not among" if negated else "among"
            return f"({shape(value)} {word} {' '.join(map(shape, options))})"
    raise AssertionError(node)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a + b * c - d", "((a + (b * c)) - d)"),
        ("a * -b", "(a * (- b))"),
        ("a / b / c", "((a / b) / c)"),
        ("a < b 且 c > d 或 e = f", "(((a < b) and (c > d)) or (e = f))"),
        ("a 或 b 且 c", "(a or (b and c))"),
        ("非 a 且 b", "((not a) and b)"),
        ("非 非 a", "(not (not a))"),
        ("非 a < b", "(not (a < b))"),
        ("a + 1 不低于 b × 2", "((a + 1) >= (b * 2))"),
        ("a 在 1 到 b + 2 之间 且 c", "((a between 1 (b + 2)) and c)"),
        ("a 是 新建 或 a 不是 b", "((a is 新建) or (a is not b))"),
        ("a 不属于 [甲、乙，丙]", "(a not among 甲 乙 丙)"),
        ("合计(支付.金额, 支付.日期 <= 截止日)", "合计(支付.金额 (支付.日期 <= 截止日))"),
        ("98.5% - 10 个百分点", "(197/2% - 10个百分点)"),
        ("3 天", "3天"),
        ("3 自然日", "3自然日"),
        ("3 个工作日", "3工作日"),
        ("2022-12-31", "2022-12-31"),
        ("“道路”", "“道路”"),
        ("非税收入 > 5 万元", "(非税收入 > 5万元)"),
        ("是否合规 是 是", "(是否合规 is 是)"),
        ("在建面积 在 1 到 5 之间", "(在建面积 between 1 5)"),
        ("a is not b and not c in [d]", "((a is not b) and (not (c among d)))"),
        ("a\n  且 b", "(a and b)"),
        ("个数(支付) > 0", "(个数(支付) > 0)"),
    ],
)
def test_what_binds_first(text: str, tree: str) -> None:
    parsed, problems = parse(text, locate)
    assert problems == []
    assert shape(parsed) == tree


def test_every_part_knows_its_stretch_of_the_text() -> None:
    text = "合计(支付.金额) / 预算 < 90%"
    tree, _ = parse(text, locate)
    assert isinstance(tree, s.Binary)
    assert isinstance(tree.left, s.Binary)

    def under(node: s.Syntax) -> str:
        return text[node.at.start : node.at.start + node.at.length]

    assert under(tree) == text
    assert under(tree.left) == "合计(支付.金额) / 预算"
    assert under(tree.left.left) == "合计(支付.金额)"
    assert under(tree.right) == "90%"


def test_words_written_together_are_taken_apart_in_the_advice() -> None:
    assert glued("支付率低于序时进度") == ("低于", "支付率 低于 序时进度")
    assert glued("且有值") == ("且", "且 有值")
    assert glued("支付率") is None
    assert glued("乡镇是否合规", lambda part: part == "乡镇") == ("是", "乡镇 是 否合规")
    assert glued("乡镇是否合规", lambda _: False) is None


@pytest.mark.parametrize(
    "text",
    [
        "(" * 500 + "a" + ")" * 500,
        "非 " * 500 + "a",
        "-" * 500 + "1",
        "+".join(["1"] * 500),
        " 且 ".join(["a"] * 500),
        "首个有值(a, " * 300 + "a" + ")" * 300,
    ],
    ids=["brackets", "not", "minus", "sum", "and", "calls"],
)
def test_a_text_too_deep_to_evaluate_is_refused(text: str) -> None:
    tree, problems = parse(text, locate)
    assert tree is None
    assert [problem.code.id for problem in problems] == ["PE315"]


def test_a_text_as_deep_as_allowed_is_accepted() -> None:
    assert parse("+".join(["1"] * (MAX_DEPTH - 1)), locate)[1] == []


@settings(max_examples=400)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join) | st.text(max_size=30))
def test_any_text_gives_a_tree_or_a_diagnostic_inside_it(text: str) -> None:
    tree, problems = parse(text, locate)
    assert (tree is None) == bool(problems)
    for problem in problems:
        assert problem.message()
        assert problem.place is not None
        assert problem.place.column is not None
        assert 0 <= problem.place.column <= max(len(text) - 1, 0)
