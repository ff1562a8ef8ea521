from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from perfeval.ruleset import bind, load_ruleset
from perfeval.vocabulary import load_vocabulary

HEAD = """规则集: example
名称: 例
版本: "1"
施行: 2022-01-01
对象: 项目
依据:
  约定: {名称: 本单位约定}
预警:
"""
RULE = """  - 编号: {id}
    名称: {id}
    对象: {subject}
    {more}
    当: {field} > {limit}
    级别: 黄
    提示: "多"
    依据: 约定
"""


def rule(name: str, limit: int, more: str = "说明: 无", subject: str = "项目") -> str:
    field = "全年预算数" if subject == "项目" else "金额"
    return RULE.format(id=name, subject=subject, more=more, field=field, limit=f"{limit} 万元")


def bound(tmp_path: Path, *rules: str) -> tuple[list[str], list[tuple[str, str]]]:
    path = tmp_path / "ruleset.yaml"
    path.write_text(HEAD + "".join(rules), encoding="utf-8")
    vocabulary, _ = load_vocabulary()
    loaded, problems = load_ruleset(str(path))
    assert vocabulary is not None
    assert loaded is not None, problems
    program, problems = bind(loaded, vocabulary, date(2022, 12, 31))
    told = [(one.code.id, one.values["problem"]) for one in problems if one.code.id == "PE859"]
    return [check.continues for check in program.checks] if program else [], told


def test_a_chain_leads_to_its_first_rule(tmp_path: Path) -> None:
    rules = [rule("A", 1), rule("B", 2, "接续: A"), rule("C", 3, "接续: B")]
    assert bound(tmp_path, *rules) == (["", "A", "A"], [])


@pytest.mark.parametrize(
    ("rules", "problem"),
    [
        ([rule("A", 1, "接续: B")], "不是预警的编号"),
        ([rule("A", 1, "接续: A")], "绕成了圈"),
        ([rule("A", 1, "接续: B"), rule("B", 2, "接续: A")], "绕成了圈"),
        ([rule("A", 1), rule("B", 2, "接续: A", "支付")], "查的是别的对象"),
    ],
)
def test_what_cannot_be_continued_is_told(rules: list[str], problem: str, tmp_path: Path) -> None:
    assert {told for _, told in bound(tmp_path, *rules)[1]} == {problem}
