"""The plain meaning of core trees: whole datasets, figures, cells."""

from __future__ import annotations

from fractions import Fraction
from types import ModuleType

from perfeval.engine.plain.interpreter import Interpreter
from perfeval.language import core as c
from perfeval.language.check import expression
from perfeval.language.scope import Scope
from perfeval.language.types import NUMBER

ROWS = {
    "县": [{"县名": "甲县", "财力": "2"}],
    "项目": [{"编号": "P1", "所属县": "甲县", "预算": "10"}, {"编号": "P2", "预算": "5"}],
    "支付": [
        {"支付号": "1", "所属项目": "P1", "金额": "3"},
        {"支付号": "2", "所属项目": "P2", "金额": "4"},
        {"支付号": "3", "所属项目": "P9", "金额": "5"},
    ],
}


def whole(made: ModuleType, text: str) -> c.Core:
    """Check an expression about the whole dataset."""
    scope = Scope(made.VOCABULARY, made.AS_OF)
    checked, problems = expression(text, lambda _start, _length: None, scope)
    assert checked is not None, problems[0].message()
    return checked


def test_without_a_subject_all_rows_are_gone_through(made: ModuleType) -> None:
    interpreter = Interpreter(made.make_dataset(ROWS))
    assert interpreter.value(whole(made, "合计(支付.金额)")) == 12
    assert interpreter.value(whole(made, "合计(支付.金额, 支付.金额 > 项目.预算)")) is None
    assert interpreter.value(whole(made, "个数(项目)")) == 2


def test_a_payment_of_no_project_belongs_to_none(made: ModuleType) -> None:
    interpreter = Interpreter(made.make_dataset(ROWS))
    payments = made.core("合计(支付.金额)")
    assert [interpreter.value(payments, row) for row in (0, 1)] == [3, 4]
    assert interpreter.value(payments, None) == 0


def test_rows_are_followed_over_several_references(made: ModuleType) -> None:
    interpreter = Interpreter(made.make_dataset(ROWS))
    revenue = made.core("县.财力", "支付")
    assert [interpreter.value(revenue, row) for row in range(3)] == [2, None, None]
    assert interpreter.value(made.core("合计(支付.金额)", "县"), 0) == 3


def test_a_figure_is_computed_once_and_found_by_its_name(made: ModuleType) -> None:
    interpreter = Interpreter(made.make_dataset(ROWS))
    figure = c.Named("到位.合计", whole(made, "合计(支付.金额)"), NUMBER)
    assert interpreter.value(figure) == 12
    assert interpreter.value(c.Named("到位.合计", c.number(1), NUMBER)) == 12


def test_the_cells_of_a_value_are_those_it_was_made_from(made: ModuleType) -> None:
    interpreter = Interpreter(made.make_dataset(ROWS))
    node = made.core("合计(支付.金额, 支付.金额 > 0 万元) / 预算")
    places = [str(place) for place in interpreter.cells(node, 0)]
    assert places == ["data.xlsx[支付!2]", "data.xlsx[项目!2]"]
    counted = made.core("个数(支付, 支付.金额 > 100 万元)")
    assert list(interpreter.cells(counted, 0)) == []


def test_a_derived_field_has_the_cells_of_its_body(made: ModuleType) -> None:
    interpreter = Interpreter(made.make_dataset(ROWS))
    derived = c.Derived("项目", "倍", made.core("预算 * 2"), NUMBER, (("支付", "所属项目"),))
    assert [str(place) for place in interpreter.cells(derived, 1)] == ["data.xlsx[项目!3]"]
    assert list(interpreter.cells(derived, 2)) == []
    assert interpreter.value(derived, 1) == 10
    assert interpreter.value(derived, 2) is None


def test_rounding_down_and_up_are_towards_less_and_more(made: ModuleType) -> None:
    interpreter = Interpreter(made.make_dataset({}))
    for mode, value, expected in (
        ("floor", "-2.5", -3), ("floor", "2.5", 2), ("ceil", "-2.5", -2), ("ceil", "2.5", 3),
        ("half_up", "-2.5", -3), ("half_up", "2.5", 3),
    ):  # fmt: skip
        node = c.Rounded(c.number(Fraction(value)), 0, mode, NUMBER)
        assert interpreter.value(node) == expected
