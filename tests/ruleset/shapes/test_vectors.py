"""Every shape on every vector, from YAML to points, by both ways of evaluating."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from perfeval.engine.explaining.rule import Step, explain_line
from perfeval.engine.outcome import Status
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.plain.missing import why_missing
from perfeval.engine.scores.score import score
from perfeval.ruleset import Program
from perfeval.ruleset.shapes import Score
from perfeval.values.exact import rounded

TEXT = (Path(__file__).parent / "vectors.yaml").read_text(encoding="utf-8")
VECTORS = yaml.load(TEXT, Loader=yaml.BaseLoader)  # noqa: S506 - builds texts and nothing else
CASES = [
    pytest.param(group["rule"], case, id=f"{group['shape']}-{number}-{place}")
    for number, group in enumerate(VECTORS)
    for place, case in enumerate(group["cases"])
]


def row_of(case: dict[str, Any]) -> dict[str, object]:
    """Give the row; yes and no are written 是 and 否, everything else as in a workbook."""
    return {"编号": "P1", "名称": "道路", **_typed(case["row"])}


def _typed(row: dict[str, str]) -> dict[str, object]:
    return {name: value == "是" if name == "统筹" else value for name, value in row.items()}


def rows_of(case: dict[str, Any]) -> dict[str, list[dict[str, object]]]:
    """Give the row and those that it is compared with, if any."""
    others = [{"编号": f"Q{n}", **_typed(row)} for n, row in enumerate(case.get("others", ()))]
    return {"项目": [row_of(case), *others]}


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_shape_gives_the_points_of_its_vector(
    made: ModuleType, program: Callable[..., Program], rule: dict[str, Any], case: dict[str, Any]
) -> None:
    bound = program(指标=[rule])
    dataset = made.make_dataset(rows_of(case))
    indicator = bound.indicators[0]
    points = made.both(dataset, indicator.score)[0]
    line = score(bound, dataset)[0].lines[0]
    weight = Fraction(rule["分值"])
    assert line.full == weight
    if "missing" in case:
        assert points is None
        assert line.status is Status.PENDING
        assert case["missing"] in line.reason
        assert why_missing(Interpreter(dataset), indicator.score, 0) == line.reason
        return
    assert points == Fraction(case["points"])
    assert line.points == rounded(Fraction(case["points"]), 2)
    assert bool(line.reason) == (line.points < weight)
    if line.reason:
        assert line.reason == made.both(dataset, indicator.reason)[0]


def told(step: Step) -> str:
    parts = (step.label, step.formula, step.filled, step.value, step.note)
    return "".join((*parts, *(told(part) for part in step.parts)))


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_a_shape_is_explained_by_its_name_and_the_values_it_read(
    made: ModuleType, program: Callable[..., Program], rule: dict[str, Any], case: dict[str, Any]
) -> None:
    bound = program(指标=[rule])
    dataset = made.make_dataset(rows_of(case))
    line = score(bound, dataset)[0].lines[0]
    text = told(explain_line(bound, dataset, line))
    assert f"得分（{next(iter(rule['得分']))}）" in text
    assert line.reason in text
    for name in set(case["row"]) & {"次数", "数", "比率", "完工"}:
        assert name in text


def test_every_shape_that_can_be_written_has_vectors() -> None:
    assert {group["shape"] for group in VECTORS} == set(Score.model_fields)


def test_what_a_source_printed_is_not_what_we_give_where_the_source_was_wrong() -> None:
    wrong = [
        (Fraction(case["points"]), Fraction(case["printed"]))
        for group in VECTORS
        for case in group["cases"]
        if "printed" in case and rounded(Fraction(case["points"]), 2) != Fraction(case["printed"])
    ]
    assert (Fraction("8.62"), Fraction(9)) in wrong
    assert (Fraction("9.78"), Fraction(9)) in wrong
    assert (Fraction(20), Fraction("19.6")) in wrong
    assert (Fraction(100, 11), Fraction(10)) in wrong
    assert (Fraction(93, 275), Fraction("9.3")) in wrong


@pytest.mark.parametrize(
    ("mode", "points"), [("连续", "3.3375"), ("整步", "3.5"), ("起步", "3.25")]
)
def test_what_counts_as_a_step_changes_the_points(
    made: ModuleType, program: Callable[..., Program], mode: str, points: str
) -> None:
    """河南 B201: 93.35% of 100%, 5% of the weight for each point below; printed 3.34."""
    shape = {
        "满分线": "100%", "方向": "越高越好", "步长": "1 个百分点", "每步扣": "5%", "计步": mode,
        "最多扣": "扣完为止",
    }  # fmt: skip
    bound = program(指标=[{"分值": "5", "量值": "比率", "得分": {"按步扣分": shape}}])
    dataset = made.make_dataset({"项目": [{"编号": "1", "比率": "93.35%"}]})
    assert made.both(dataset, bound.indicators[0].score) == [Fraction(points)]
