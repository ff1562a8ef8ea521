"""Rulesets written in a test, bound to the tiny vocabulary."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from perfeval.diagnostics import Code, Diagnostic
from perfeval.diagnostics.codes import lints as lint_codes
from perfeval.ruleset import Program, bind, load_ruleset

HEAD = {
    "规则集": "试", "名称": "试", "版本": "1", "施行": "2022-01-01", "对象": "项目",
    "依据": {"约定": {"名称": "本单位约定"}}, "总分": {"满分": "100"},
    "取舍": {"小数": "2", "方式": "四舍五入", "阶段": "先逐项后合计"},
}  # fmt: skip
INDICATOR = {"名称": "试", "对象": "项目", "缺数": "待补", "依据": "约定"}
CHECK = {"名称": "试", "对象": "项目", "级别": "红", "提示": "试", "依据": "约定"}

LINTS = [code for code in vars(lint_codes).values() if isinstance(code, Code)]

Written = dict[str, object]
Bound = tuple[Program | None, list[Diagnostic]]


@pytest.fixture
def bound(looked_over: Callable[..., Bound]) -> Callable[..., Bound]:
    """Bind a ruleset given by its parts; what lints say of it is left out."""

    def make(**parts: object) -> Bound:
        made_of_it, problems = looked_over(**parts)
        return made_of_it, [one for one in problems if one.code not in LINTS]

    return make


@pytest.fixture
def lints(looked_over: Callable[..., Bound]) -> Callable[..., list[Diagnostic]]:
    """Give what lints say of a ruleset that is right otherwise."""

    def make(**parts: object) -> list[Diagnostic]:
        made_of_it, problems = looked_over(**parts)
        assert [one.message() for one in problems if one.code not in LINTS] == []
        errors = [one for one in problems if one.severity == "error"]
        assert (made_of_it is None) == bool(errors)
        return problems

    return make


@pytest.fixture
def looked_over(made: ModuleType, tmp_path: Path) -> Callable[..., Bound]:
    """Bind a ruleset given by its parts; indicators and checks get what they do not say."""

    def make(
        *,
        on: date | None = None,
        without: tuple[str, ...] = (),
        year: int | None = None,
        **parts: object,
    ) -> Bound:
        whole: Written = {**HEAD, **parts}
        written = {key: value for key, value in whole.items() if key not in without}
        for key, usual in (("指标", INDICATOR), ("预警", CHECK)):
            given = written.get(key, [])
            assert isinstance(given, list)
            rules = [{**usual, "编号": f"{key}{n}", **rule} for n, rule in enumerate(given, 1)]
            written[key] = rules
        path = tmp_path / "ruleset.yaml"
        path.write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
        loaded, problems = load_ruleset(str(path))
        if loaded is None:
            return None, problems
        program, found = bind(loaded, made.VOCABULARY, on or made.AS_OF, year=year)
        return program, [*problems, *found]

    return make


@pytest.fixture
def program(bound: Callable[..., Bound]) -> Callable[..., Program]:
    """Bind a ruleset that is right."""

    def make(**parts: object) -> Program:
        made_of_it, problems = bound(**parts)
        assert made_of_it is not None, [problem.message() for problem in problems]
        assert problems == []
        return made_of_it

    return make


@pytest.fixture
def codes(bound: Callable[..., Bound]) -> Callable[..., list[str]]:
    """Give the codes of what is wrong with a ruleset."""

    def make(**parts: object) -> list[str]:
        made_of_it, problems = bound(**parts)
        assert made_of_it is None or not problems
        return [problem.code.id for problem in problems]

    return make
