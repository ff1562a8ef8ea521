"""Binding patterns: what is bound, and which ids, names and lints they take part in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from perfeval.ruleset import Program, bind, load_ruleset
from perfeval.vocabulary import load_vocabulary

HEAD = {
    "规则集": "试", "名称": "试", "版本": "1", "施行": "2022-01-01", "对象": "项目",
    "依据": {"约定": {"名称": "约定"}},
}  # fmt: skip
RULE = {"名称": "试", "按": "项目编号", "级别": "红", "提示": "有", "依据": "约定"}
PAID = {"表": "支付", "日期": "支付日期"}


def bound(folder: Path, **parts: object) -> tuple[Program | None, list[str]]:
    path = folder / "ruleset.yaml"
    path.write_text(json.dumps({**HEAD, **parts}, ensure_ascii=False), encoding="utf-8")
    loaded, problems = load_ruleset(str(path))
    vocabulary, _ = load_vocabulary()
    assert loaded is not None, [problem.message() for problem in problems]
    assert vocabulary is not None
    program, problems = bind(loaded, vocabulary, date(2022, 12, 31))
    return program, [problem.code.id for problem in problems]


def test_an_event_over_relations_is_grouped_by_a_field_above_it(tmp_path: Path) -> None:
    events = {"审": {"表": "审核", "日期": "审核日期"}, "付": PAID}
    program, problems = bound(tmp_path, 模式=[{**RULE, "编号": "G1", "有": events}])
    assert problems == []
    assert program is not None
    (pattern,) = program.patterns
    assert pattern.entity == "审核"
    assert [getattr(event.key, "hops", None) for event in pattern.present] == [
        (("审核", "支付编号"),), (),
    ]  # fmt: skip


def test_a_finding_of_a_pattern_is_of_the_entity_of_its_first_event(tmp_path: Path) -> None:
    patterns = [
        {**RULE, "编号": "G1", "名称": "甲", "有": {"前": {"发现": "G2"}}},
        {**RULE, "编号": "G2", "名称": "乙", "有": {"付": PAID}},
    ]
    program, problems = bound(tmp_path, 模式=patterns)
    assert problems == []
    assert program is not None
    assert [pattern.entity for pattern in program.patterns] == ["支付", "支付"]


def test_ids_are_shared_with_other_rules_and_lints_look_at_conditions(tmp_path: Path) -> None:
    event = {**PAID, "当": "金额 > 5 万元 且 金额 < 3 万元"}
    patterns = [
        {**RULE, "编号": "G1", "名称": "甲", "有": {"付": event}},
        {**RULE, "编号": "G1", "名称": "乙", "有": {"付": PAID}},
    ]
    program, problems = bound(tmp_path, 模式=patterns)
    assert program is None
    assert sorted(problems) == ["PE402", "PE429"]


def test_circles_through_several_patterns_are_refused_once(tmp_path: Path) -> None:
    patterns = [
        {**RULE, "编号": f"G{n}", "名称": f"甲{n}", "有": {"付": PAID, "前": {"发现": f"G{after}"}}}
        for n, after in ((1, 2), (2, 3), (3, 1))
    ]
    assert bound(tmp_path, 模式=patterns) == (None, ["PE558"])


def test_patterns_that_wait_only_for_each_other_have_no_table_and_are_refused(
    tmp_path: Path,
) -> None:
    patterns = [
        {**RULE, "编号": f"G{n}", "名称": f"甲{n}", "有": {"前": {"发现": f"G{3 - n}"}}}
        for n in (1, 2)
    ]
    assert bound(tmp_path, 模式=patterns) == (None, ["PE558"])


def test_a_day_that_does_not_matter_is_said_so(tmp_path: Path) -> None:
    events = {"付": {"表": "支付", "日期": "不限"}, "次": {**PAID, "次数": "2"}}
    program, problems = bound(tmp_path, 模式=[{**RULE, "编号": "G1", "有": events}])
    assert problems == []
    assert program is not None
    assert [(e.dated, e.count) for e in program.patterns[0].present] == [("", 1), ("支付日期", 2)]
