"""The functions of the language as a whole; what each means stands in ``semantics/``."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from perfeval.diagnostics import Place
from perfeval.language.check import expression
from perfeval.language.functions import FUNCTIONS, NAMES, is_below

TABLE = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "semantics").glob("*.csv"))
)


def test_no_two_functions_share_a_name_and_each_name_is_known() -> None:
    names = [name for function in FUNCTIONS for name in (function.chinese, function.english)]
    assert len(set(names)) == len(names)
    assert set(names) == NAMES


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.english)
def test_every_function_is_pinned_in_the_table(function: object) -> None:
    assert f"{function.chinese}(" in TABLE  # type: ignore[attr-defined]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.english)
def test_a_call_with_too_much_in_it_is_answered_with_how_it_is_written(
    made: ModuleType, function: object
) -> None:
    for name in (function.chinese, function.english):  # type: ignore[attr-defined]
        text = f"{name}(支付.金额, 预算, 执行, 数, 数)"
        node, problems = expression(text, lambda _s, _l: Place("规则", 1), made.scope("项目"))
        assert node is None
        assert [problem.code.id for problem in problems] == ["PE305"]
        assert function.usage in problems[0].message()  # type: ignore[attr-defined]


def test_rows_below_are_those_that_point_here(made: ModuleType) -> None:
    assert is_below(made.scope("项目"), "支付")
    assert is_below(made.scope("县"), "payment")
    assert not is_below(made.scope("支付"), "项目")
    assert not is_below(made.scope("项目"), "项目")
    assert not is_below(made.scope("项目"), "没有")


@pytest.mark.parametrize(
    "text", ["最大(合计(支付.金额), 0 万元)", "最小(5, 个数(支付))", "最大(个数(支付), 5)"]
)
def test_the_greater_of_two_values_may_be_of_aggregates(made: ModuleType, text: str) -> None:
    assert type(made.core(text)).__name__ == "Extreme"
