"""What names mean at a place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from types import ModuleType

from perfeval.language.core import Const, Derived, FieldOf
from perfeval.language.scope import parents, path_up
from perfeval.language.types import DATE, MONTH, NUMBER, RATE


def test_a_field_of_the_row_comes_before_a_parameter_of_the_same_name(made: ModuleType) -> None:
    scope = made.scope("项目", {"预算": Const(Fraction(1), NUMBER, "预算")})
    assert isinstance(scope.resolve("", "预算"), FieldOf)


def test_a_parameter_is_a_constant_that_knows_its_name(made: ModuleType) -> None:
    limit = Const(Fraction(1, 10), RATE, "限额", "约定")
    assert made.scope("项目", {"限额": limit}).resolve("", "限额") == limit


def test_the_evaluation_date_is_a_date(made: ModuleType) -> None:
    for name in ("截止日", "as_of"):
        found = made.scope("项目").resolve("", name)
        assert isinstance(found, Const)
        assert found.type == DATE
        assert found.value == made.AS_OF.toordinal()


def test_the_month_of_the_evaluation_date_and_first_days_are_names(made: ModuleType) -> None:
    scope = replace(made.scope("项目"), as_of=date(2022, 1, 15))
    month, first, before = (scope.resolve("", name) for name in ("当月", "当月首日", "上月首日"))
    assert month == Const(Fraction(2022 * 12), MONTH, "当月")
    assert first == Const(Fraction(date(2022, 1, 1).toordinal()), DATE, "当月首日")
    assert before == Const(Fraction(date(2021, 12, 1).toordinal()), DATE, "上月首日")
    assert scope.resolve("", "last_month_first") == before


def test_a_field_of_a_row_that_the_row_points_to_needs_its_entity(made: ModuleType) -> None:
    scope = made.scope("支付")
    assert scope.resolve("", "财力") is None
    found = scope.resolve("县", "财力")
    assert isinstance(found, FieldOf)
    assert found.hops == (("支付", "所属项目"), ("项目", "所属县"))


def test_a_derived_field_is_found_from_rows_that_point_to_its_row(made: ModuleType) -> None:
    body = Const(Fraction(1), NUMBER)
    scope = replace(
        made.scope("支付"),
        derived=lambda entity, name: body if (entity, name) == ("项目", "支付率") else None,
        derived_names={"项目": frozenset({"支付率"})},
    )
    for found in (scope.resolve("", "支付率"), scope.resolve("项目", "支付率")):
        assert isinstance(found, Derived)
        assert found.hops == (("支付", "所属项目"),)


def test_within_an_aggregate_its_rows_are_reached_by_their_entity(made: ModuleType) -> None:
    scope = made.scope("项目").within(made.VOCABULARY.entities["支付"])
    amount = scope.resolve("支付", "金额")
    assert isinstance(amount, FieldOf)
    assert amount.inner
    own = scope.resolve("", "预算")
    assert isinstance(own, FieldOf)
    assert not own.inner


def test_a_unit_that_stands_in_another_field_is_known(made: ModuleType) -> None:
    target = made.scope("项目").resolve("", "目标值")
    assert isinstance(target, FieldOf)
    assert target.unit_field == "目标单位"
    assert made.scope("项目").resolve("", "目标单位").unit_field == ""


def test_the_way_up_is_the_shortest_and_there_is_none_down(made: ModuleType) -> None:
    entities = made.VOCABULARY.entities
    assert path_up(made.VOCABULARY, entities["项目"], entities["项目"]) == ()
    assert path_up(made.VOCABULARY, entities["县"], entities["支付"]) is None
    assert [entity.name for entity in parents(made.VOCABULARY, entities["支付"])] == ["县", "项目"]


def test_a_field_that_belongs_to_another_row_is_named_with_its_entity(made: ModuleType) -> None:
    assert made.scope("支付").elsewhere("财力") == "县.财力"
    assert made.scope("县").elsewhere("金额") == "支付.金额"
    assert made.scope("县").elsewhere("没有") == ""
