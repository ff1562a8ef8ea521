"""Weights that move to a named indicator where one does not apply."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from types import ModuleType
from typing import Any

import pytest

from perfeval.engine.outcome import Status
from perfeval.engine.scores.score import score

MET = {"全有全无": {"条件": "比率 >= 90%", "不满足得": "0"}}
BENEFIT = {"编号": "效益", "分值": "30", "得分": {"按比例": {"目标": "100%", "封顶": "100%"}},
           "量值": "比率"}  # fmt: skip
SATISFIED = {"编号": "满意", "分值": "10", "适用": "统筹", "移给": "效益", "得分": MET}
REST = {"编号": "其余", "分值": "60", "得分": MET}
Programs = Callable[..., Any]


def lines(made: ModuleType, program: Any, **row: object) -> tuple[Any, dict[str, Any]]:
    subject = score(program, made.make_dataset({"项目": [{"编号": "1", **row}]}))[0]
    return subject, {line.rule: line for line in subject.lines}


def test_the_weight_of_what_does_not_apply_moves_to_its_sibling(
    made: ModuleType, program: Programs
) -> None:
    """财预〔2021〕101号: without satisfaction, benefits weigh 30 + 10."""
    bound = program(指标=[BENEFIT, SATISFIED, REST])
    subject, found = lines(made, bound, 统筹=False, 比率="90%")
    assert set(found) == {"效益", "其余"}
    assert (found["效益"].full, found["效益"].points) == (Fraction(40), Fraction(36))
    assert (subject.full, subject.total, subject.note) == (Fraction(100), Fraction(96), "")
    assert made.both(made.make_dataset({"项目": [{"编号": "1", "统筹": False}]}),
                     bound.indicators[0].weight) == [Fraction(40)]  # fmt: skip


def test_nothing_moves_where_it_applies(made: ModuleType, program: Programs) -> None:
    subject, found = lines(made, program(指标=[BENEFIT, SATISFIED, REST]), 统筹=True, 比率="90%")
    assert (found["效益"].full, found["满意"].full) == (Fraction(30), Fraction(10))
    assert subject.total == Fraction(97)


def test_where_it_is_not_known_whether_it_applies_both_wait(
    made: ModuleType, program: Programs
) -> None:
    subject, found = lines(made, program(指标=[BENEFIT, SATISFIED, REST]), 比率="90%")
    assert found["效益"].status is Status.PENDING
    assert found["满意"].status is Status.PENDING
    assert subject.total is None


@pytest.mark.parametrize(
    ("more", "expected", "said"),
    [
        ({"移给": "效用"}, ["PE445"], "没有这个编号"),
        ({"移给": "满意"}, ["PE445"], "就是它自己"),
        ({"移给": "末"}, ["PE445"], "它的对象是“支付”"),
        ({"移给": "转"}, ["PE445"], "它的分值也会移走"),
    ],
)
def test_a_transfer_that_cannot_be_made_is_told(
    bound: Callable[..., Any], more: dict[str, str], expected: list[str], said: str
) -> None:
    below = {"编号": "末", "对象": "支付", "分值": "1",
             "得分": {"全有全无": {"条件": "合规", "不满足得": "0"}}}  # fmt: skip
    chained = {**SATISFIED, "编号": "转"}
    program, problems = bound(指标=[BENEFIT, {**SATISFIED, **more}, chained, below])
    assert program is None
    assert [problem.code.id for problem in problems] == expected
    assert said in problems[0].message()


def test_a_weight_moves_only_where_something_may_not_apply(codes: Callable[..., Any]) -> None:
    always = {key: value for key, value in SATISFIED.items() if key != "适用"}
    assert codes(指标=[BENEFIT, always]) == ["PE443"]
