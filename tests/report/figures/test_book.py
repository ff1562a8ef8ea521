from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from perfeval.files.typed import Text
from perfeval.report.figures import compute_figures
from perfeval.report.figures.formats import parse_format
from perfeval.ruleset.lineage import Parent

TEXT = (
    "  全部: {公式: 合计(资金.金额), 格式: 万元2, 说明: 全部资金}\n"
    "  无: {公式: 合计(资金.金额) / (个数(资金) - 3), 格式: 万元2, 说明: 无}\n"
    "  迟: {公式: 最大(支付.支付日期), 格式: 日期, 说明: 迟}\n"
)
Compute = Callable[..., tuple[Any, list[Any]]]


def test_a_ruleset_that_the_template_needs_must_be_in_the_project(
    county: Callable[..., Any], read: Callable[..., Any]
) -> None:
    data = county()
    spec, _ = read(TEXT, "模板: t\n规则集: [rules0, county-supervision]\n数字:\n")
    figures, problems = compute_figures(
        spec, data.dataset, data.outcome, data.programs, data.programs[0].as_of
    )
    assert figures is None
    assert [(d.code.id, d.values["found"], d.place.line) for d in problems] == [
        ("PE654", "county-supervision", 2)
    ]


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("个数(资金)", []),
        ('个数(评分结果, 评分结果.规则集 是 "county-supervision")', ["PE654"]),
    ],
)
def test_one_that_inherits_the_ruleset_will_do_unless_results_are_picked_by_its_id(
    county: Callable[..., Any], read: Callable[..., Any], formula: str, told: list[str]
) -> None:
    data = county()
    text = f"  甲: {{公式: '{formula}', 格式: 个, 说明: 甲}}\n"
    spec, problems = read(text, "模板: t\n规则集: [county-supervision]\n数字:\n")
    assert problems == []
    parent = Parent("county-supervision", "2", "ruleset.yaml", "")
    heir = dataclasses.replace(data.programs[0], parents=(parent,))
    figures, problems = compute_figures(spec, data.dataset, data.outcome, [heir], heir.as_of)
    assert [one.code.id for one in problems if one.severity == "error"] == told
    assert (figures is None) == bool(told)


def test_a_variant_prints_the_same_value_in_another_format_under_its_own_id(
    compute: Compute,
) -> None:
    figures, _ = compute(TEXT)
    form = parse_format("元0千分")
    variant = figures.variant(figures.by_id["全部"], form)
    assert (variant.id, variant.text, variant.unit) == ("全部|元0千分", "1,503,000", "元")
    assert figures.record(variant).cells == ("资金.csv[C2:C4]",)


def test_a_record_tells_the_exact_value_the_formula_and_the_cells(compute: Compute) -> None:
    figures, _ = compute(TEXT)
    record = figures.record(figures.by_id["全部"])
    assert (record.value, record.printed, record.format) == ("150.3", "150.30", "万元2")
    assert (record.formula, record.label) == ("合计(资金.金额)", "全部资金")
    assert len(record.cells_hash) == 64


def test_a_figure_without_a_value_has_no_record_and_a_reason(compute: Compute) -> None:
    figures, _ = compute(TEXT)
    missing = figures.by_id["无"]
    assert (missing.value, missing.text) == (None, "")
    assert figures.why_missing(missing) == "除数为零"
    with pytest.raises(ValueError, match="no value"):
        figures.record(missing)


@pytest.mark.parametrize(
    ("condition", "holds", "codes"),
    [
        ("全部 > 100 万元", True, []),
        ("全部 > 200 万元 或 个数(支付) = 0", False, []),
        ("无 > 100 万元", False, ["PE646"]),
        ("有值(无) 且 无 > 100 万元", False, []),
        ("全部 > 100", False, ["PE306"]),
        ("全部", False, ["PE307"]),
    ],
)
def test_a_condition_holds_fails_or_is_told(
    compute: Compute, condition: str, *, holds: bool, codes: list[str]
) -> None:
    figures, _ = compute(TEXT)
    found, problems = figures.holds(Text(condition))
    assert (found, [d.code.id for d in problems]) == (holds, codes)


def test_an_unknown_figure_names_the_nearest(compute: Compute) -> None:
    figures, _ = compute(TEXT)
    found, problems = figures.find("全不", None)
    assert found is None
    assert [d.hint() for d in problems] == ["是否想写“全部”？"]
