"""What is wrong with expressions: code, stretch of text under the caret, what is said."""

from __future__ import annotations

import csv
from pathlib import Path
from types import ModuleType

import pytest

from perfeval.diagnostics import Place
from perfeval.diagnostics.codes import calendar as calendar_codes
from perfeval.language.check import expression
from perfeval.language.core import Const, FieldOf

with (Path(__file__).parent / "errors.csv").open(encoding="utf-8", newline="") as file:
    CASES = [tuple(row.values()) for row in csv.DictReader(file)]


def locate(start: int, length: int) -> Place:
    return Place("规则", 1, start, start + length)


@pytest.mark.parametrize(("text", "code", "under", "said"), CASES)
def test_a_mistake_is_told_where_it_is(
    made: ModuleType, text: str, code: str, under: str, said: str
) -> None:
    node, problems = expression(text, locate, made.scope("项目"))
    assert node is None
    assert [problem.code.id for problem in problems] == [code]
    place = problems[0].place
    assert place is not None
    assert place.column is not None
    if under:
        assert text[place.column : place.end_column] == under
    assert said in problems[0].message() + problems[0].hint()


def test_mistakes_on_both_sides_are_told_together(made: ModuleType) -> None:
    _, problems = expression("预算额 > 5 且 执行率 < 90%", locate, made.scope("项目"))
    assert [problem.values["found"] for problem in problems] == ["预算额", "执行率"]


def test_nothing_joins_a_county_with_a_payment_but_the_project(made: ModuleType) -> None:
    node, problems = expression("支付.金额 > 5 万元", locate, made.scope("县"))
    assert node is None
    assert problems[0].code.id == "PE311"
    node, problems = expression("县.财力 > 5 亿元", locate, made.scope("支付"))
    assert node is not None, problems


def test_rows_that_are_not_joined_are_out_of_reach(made: ModuleType) -> None:
    from perfeval.language.scope import Scope
    from perfeval.vocabulary import Entity, Vocabulary

    entities = {**made.VOCABULARY.entities}
    entities["文件"] = Entity("文件", "document", {}, ())
    scope = Scope(Vocabulary("大", entities), made.AS_OF, entities["文件"])
    node, problems = expression("项目.预算 > 5 万元", locate, scope)
    assert node is None
    assert problems[0].code.id == "PE309"
    assert "没有引用关系" in problems[0].message()


def test_only_an_accepted_kind_passes(made: ModuleType) -> None:
    node, problems = expression("预算", locate, made.scope("项目"), ("number", "rate"))
    assert node is None
    assert problems[0].code.id == "PE307"
    assert expression("比率", locate, made.scope("项目"), ("number", "rate"))[0] is not None


def test_a_minus_before_a_number_makes_a_constant(made: ModuleType) -> None:
    node = made.core("-5%")
    assert isinstance(node, Const)
    assert node.value * 20 == -1


def test_english_names_mean_the_same_fields(made: ModuleType) -> None:
    assert made.core("budget") == made.core("预算")
    assert made.core("sum(payment.amount)") == made.core("合计(支付.金额)")
    assert made.core("county.revenue") == made.core("县.财力")


def test_the_row_at_hand_comes_before_the_rows_of_an_aggregate(made: ModuleType) -> None:
    node = made.core("合计(支付.金额, 支付.金额 > 预算)")
    assert isinstance(node.condition.right, FieldOf)
    assert not node.condition.right.inner
    assert node.condition.left.inner


def test_what_is_wrong_with_the_calendar_is_told_where_working_days_need_it(
    made: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (calendar_codes.YEARS.at(Place("calendar.yaml", 3), found="甲", accepted="2015"),)
    monkeypatch.setattr("perfeval.language.functions.shipped_calendar", lambda: (None, broken))
    node, problems = expression("工作日数(开工, 完工)", locate, made.scope("项目"))
    assert node is None
    assert [str(problem.place) for problem in problems] == ["calendar.yaml:3"]
    node, problems = expression("天数(开工, 完工)", locate, made.scope("项目"))
    assert node is not None
    assert problems == []
