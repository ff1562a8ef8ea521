"""The tiny vocabulary and the random trees of the tests of evaluation, as fixtures."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from perfeval.ruleset import Program, bind, load_ruleset
from perfeval.vocabulary import Vocabulary

HERE = Path(__file__).parent


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


HEAD = {
    "规则集": "试", "名称": "试", "版本": "1", "施行": "2022-01-01", "对象": "项目",
    "依据": {"约定": {"名称": "约定"}}, "总分": {"满分": "100"},
    "取舍": {"小数": "2", "方式": "四舍五入", "阶段": "先逐项后合计"},
    "等级": [
        {"名称": "优", "不低于": "90"}, {"名称": "良", "不低于": "80"},
        {"名称": "中", "不低于": "60"}, {"名称": "差"},
    ],
}  # fmt: skip
INDICATOR = {"名称": "试", "对象": "项目", "缺数": "待补", "依据": "约定"}


@pytest.fixture
def ruled(made: ModuleType, tmp_path: Path) -> Callable[..., Program]:
    """Bind a ruleset of parts, to the tiny vocabulary unless told otherwise."""

    def make(*indicators: object, vocabulary: Vocabulary | None = None, **parts: object) -> Program:
        rules = [
            {**INDICATOR, "编号": f"Z{number}", **rule}
            for number, rule in enumerate(indicators, 1)
            if isinstance(rule, dict)
        ]
        path = tmp_path / "ruleset.yaml"
        whole = {**HEAD, "指标": rules, **parts}
        path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
        loaded, _ = load_ruleset(str(path))
        assert loaded is not None
        program, problems = bind(loaded, vocabulary or made.VOCABULARY, made.AS_OF)
        assert program is not None, [problem.message() for problem in problems]
        return program

    return make


@pytest.fixture(scope="session")
def trees() -> ModuleType:
    """Random core trees and random rows."""
    return load("made_trees")


@pytest.fixture(scope="session")
def patterned() -> ModuleType:
    """Random patterns and rows, and an oracle for them."""
    return load("made_patterns")
