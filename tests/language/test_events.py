"""Names of events in expressions."""

from __future__ import annotations

from datetime import date
from types import ModuleType

import pytest

from perfeval.diagnostics import Place
from perfeval.language.events import EventNames, event_expression, field_of_event
from perfeval.language.printing import printed
from perfeval.language.scope import Scope


def names_of(made: ModuleType) -> tuple[Scope, EventNames]:
    project = made.VOCABULARY.entities["项目"]
    scope = Scope(made.VOCABULARY, date(2022, 12, 31), subject=project)
    payment = made.VOCABULARY.entities["支付"]
    return scope, EventNames(scope, {"付": payment, "建": project}, "建", ("付", "建", "无"))


def told(made: ModuleType, text: str) -> str:
    scope, names = names_of(made)
    checked, problems = event_expression(
        text, lambda start, length: Place("f", 1, start + 1, length), scope, names
    )
    if checked is not None:
        return printed(checked)
    return "；".join(f"{problem.code.id} {problem.message()}" for problem in problems)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("付.金额 - 建.预算", "付.金额 - 预算"),
        ("付.财力", "付.财力"),
        ("付.金格", "PE303 “付（支付）”里没有“金格”"),
        (
            "无.金额",
            "PE556 这里还不能说事件“无”：只能说这个事件自己和“有”里排在它前面的，有 付、建",
        ),
        ("仗.金额", "PE303 “事件（付、建）”里没有“仗”"),
        ("金颔", "PE303 “项目”里没有“金颔”"),
        ("付.金额 >", "PE301 表达式在“结尾”处读不下去"),
    ],
)
def test_a_field_is_that_of_the_event_or_of_what_it_refers_to(
    made: ModuleType, text: str, said: str
) -> None:
    assert told(made, text) == said


def test_options_are_ordered_only_among_the_same_options(made: ModuleType) -> None:
    scope, _ = names_of(made)
    project = made.VOCABULARY.entities["项目"]
    names = EventNames(scope, {"前": project, "后": project}, "后", ("前", "后"))

    def codes(text: str) -> list[str]:
        checked, problems = event_expression(text, lambda *_: None, scope, names, ("bool",))
        assert (checked is None) == bool(problems)
        return [problem.code.id for problem in problems]

    assert codes("后.等次 > 前.等次") == []
    assert codes('后.等次 >= "部分达成"') == []
    assert codes("后.等次 > 前.类型") == ["PE306"]
    assert codes('后.等次 > "一半"') == ["PE308"]


def test_a_field_is_looked_for_in_the_row_and_then_above_it(made: ModuleType) -> None:
    scope, names = names_of(made)
    payment = made.VOCABULARY.entities["支付"]
    found = field_of_event(scope, payment, "编号")
    assert found is not None
    assert found.hops == (("支付", "所属项目"),)
    assert field_of_event(scope, payment, "项目.编号") == found
    assert field_of_event(scope, payment, "截止日") is None
    assert len(names) == len(list(names))
    assert "付.金额" in names
    assert "付.没有" not in names
