"""Taking conditions over events apart into comparisons of one event with another."""

from __future__ import annotations

from datetime import date
from types import ModuleType

import pytest

from perfeval.diagnostics import Place
from perfeval.language import core as c
from perfeval.language.events import EventNames, event_expression
from perfeval.language.printing import printed
from perfeval.language.scope import Scope
from perfeval.language.splitting import Link, Side, Unsplittable, split


def condition(made: ModuleType, text: str) -> c.Core:
    scope = Scope(made.VOCABULARY, date(2022, 12, 31), subject=made.VOCABULARY.entities["支付"])
    payment = made.VOCABULARY.entities["支付"]
    names = EventNames(
        scope, {"甲": payment, "乙": payment, "丙": payment}, "丙", ("甲", "乙", "丙")
    )
    checked, problems = event_expression(
        text, lambda start, length: Place("f", 1, start + 1, length), scope, names, ("bool",)
    )
    assert checked is not None, [problem.message() for problem in problems]
    return checked


def side(parts: Side) -> str:
    return " + ".join(f"{factor}·{printed(part)}" for factor, part in parts)


def shown(link: Link) -> str:
    if not link.event:
        return side(link.own)
    return f"{side(link.own)} {link.operator} {link.event} {side(link.other)}"


def ways(made: ModuleType, text: str) -> list[list[str]]:
    return [[shown(link) for link in way] for way in split(condition(made, text))[1]]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("丙.金额 > 甲.金额", "1·金额 > 甲 1·甲.金额"),
        ("甲.金额 > 丙.金额", "1·金额 < 甲 1·甲.金额"),
        ("丙.日期 - 甲.日期 <= 3 天", "1·日期 + -1·3 天 <= 甲 1·甲.日期"),
        ("天数(甲.日期, 日期) <= 3 天", "1·日期 + -1·3 天 <= 甲 1·甲.日期"),
        ("金额 - 甲.金额 * 2 > 1 万元", "1·金额 + -1·1 万元 > 甲 1·甲.金额 × 2"),
        ("(金额 + 甲.金额) / 2 = 3 万元", "1/2·金额 + -1·3 万元 = 甲 -1/2·甲.金额"),
        ("甲.合规", "1·是 = 甲 1·甲.合规"),
        ("非 (金额 > 甲.金额)", "1·金额 <= 甲 1·甲.金额"),
        ("甲.名称 = 项目.名称", "1·项目.名称 = 甲 1·甲.名称"),
        ("(甲.金额 + 金额) * 2 > 1 万元", "2·金额 + -1·1 万元 > 甲 -2·甲.金额"),
    ],
)
def test_a_comparison_has_one_event_on_each_side(made: ModuleType, text: str, link: str) -> None:
    assert ways(made, text) == [[link]]


def test_working_days_are_a_difference_of_two_counts(made: ModuleType) -> None:
    ((link,),) = ways(made, "工作日数(甲.日期, 日期) <= 3 工作日")
    assert link == (
        "1·工作日数(2015-01-01, 日期) + -1·3 工作日 <= 甲 1·工作日数(2015-01-01, 甲.日期)"
    )


def test_what_is_said_of_the_row_alone_stands_apart(made: ModuleType) -> None:
    alone, rest = split(condition(made, "金额 > 1 万元 且 合规 且 金额 > 甲.金额"))
    assert alone is not None
    assert printed(alone) == "金额 > 1 万元 且 合规"
    assert len(rest) == 1
    assert split(None) == (None, ((),))


def test_alternatives_are_several_ways(made: ModuleType) -> None:
    assert ways(made, "(金额 > 甲.金额 或 合规) 且 日期 > 乙.日期") == [
        ["1·金额 > 甲 1·甲.金额", "1·日期 > 乙 1·乙.日期"],
        ["1·合规", "1·日期 > 乙 1·乙.日期"],
    ]
    assert len(ways(made, "非 (金额 > 甲.金额 且 日期 > 甲.日期)")) == 2


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("金额 / 甲.金额 > 50%", ()),
        ("最大(金额, 甲.金额) > 1 万元", ()),
        ("甲.金额 > 乙.金额", ("乙", "甲")),
        ("金额 > 甲.金额 + 乙.金额", ("乙", "甲")),
    ],
)
def test_what_a_pattern_cannot_say_is_refused(
    made: ModuleType, text: str, events: tuple[str, ...]
) -> None:
    with pytest.raises(Unsplittable) as refused:
        split(condition(made, text))
    assert refused.value.events == events
    assert refused.value.part is not None


def test_too_many_alternatives_are_refused(made: ModuleType) -> None:
    pair = "(金额 > 甲.金额 或 日期 > 甲.日期)"
    with pytest.raises(Unsplittable) as refused:
        split(condition(made, " 且 ".join([pair] * 5)))
    assert refused.value.part is None
    with pytest.raises(Unsplittable):
        split(condition(made, " 或 ".join(["金额 > 甲.金额"] * 17)))
