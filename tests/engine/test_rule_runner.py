"""Which way rules are evaluated."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import pytest

from perfeval.engine import rule_runner
from perfeval.engine.rule_runner import RuleRunner
from perfeval.language import core as c
from perfeval.ruleset.program import Check, Indicator

needs_columns = pytest.mark.skipif(
    find_spec("numpy") is None, reason="perfeval[columns] (numpy) is not installed"
)


def indicator(score: c.Core) -> Indicator:
    return Indicator(
        id="Z1", name="一", entity="项目", path=(), shape="", applies=None, weight=c.number(10),
        score=score, reason=c.Template(("失分",)), steps=(), printed=None, missing="zero",
        basis=(), place=None, written={},
    )  # fmt: skip


def check(when: c.Core) -> Check:
    return Check(
        id="J1", name="一", entity="项目", applies=None, when=when, level="红",
        message=c.Template(("超",)), report_unknown=True, basis=(), place=None, written="",
    )  # fmt: skip


def dataset(made: ModuleType, *numbers: str) -> Any:
    rows = [{"编号": str(at), "数": number} for at, number in enumerate(numbers)]
    return made.make_dataset({"项目": rows})


@needs_columns
def test_many_rows_go_by_columns_and_few_do_not(
    made: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, rule = dataset(made, "1", "2"), indicator(made.core("数"))
    assert RuleRunner(data).indicator(rule, 2, round_each=True).held is None
    monkeypatch.setattr(rule_runner, "MANY_ROWS", 2)
    monkeypatch.setattr(rule_runner, "SOME_ROWS", 2)
    found = RuleRunner(data).indicator(rule, 2, round_each=True)
    assert found.held is not None
    assert found.points == [100, 200]
    assert RuleRunner(data, "rows").indicator(rule, 2, round_each=True).held is None


@needs_columns
@pytest.mark.parametrize(("loaded", "by_columns"), [(True, True), (False, False)])
def test_fewer_rows_are_enough_where_numpy_is_imported_already(
    made: ModuleType, monkeypatch: pytest.MonkeyPatch, loaded: bool, by_columns: bool
) -> None:
    data, rule = dataset(made, *["1"] * 100), indicator(made.core("数"))
    import_module("numpy")
    if not loaded:
        monkeypatch.delitem(sys.modules, "numpy")
    found = RuleRunner(data).indicator(rule, 2, round_each=True)
    assert (found.held is not None) is by_columns


@needs_columns
def test_a_rule_that_columns_refuse_goes_row_by_row(made: ModuleType) -> None:
    data = dataset(made, "9223372036854775807", "-9223372036854775808")
    runner = RuleRunner(data, "columns")
    found = runner.indicator(indicator(made.core("数 * 数")), 0, round_each=True)
    assert found.held is None
    assert found.points == [(2**63 - 1) ** 2, 2**126]
    assert runner.check(check(made.core("数 * 3 > 数"))).rows == [0]


def test_without_the_extra_all_goes_row_by_row(
    made: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule_runner, "MANY_ROWS", 0)
    monkeypatch.setattr(rule_runner, "SOME_ROWS", 0)
    monkeypatch.setattr(rule_runner, "find_spec", lambda _: None)
    found = RuleRunner(dataset(made, "1")).indicator(indicator(made.core("数")), 2, round_each=True)
    assert (found.points, found.held) == ([100], None)
    assert RuleRunner(dataset(made, "1")).check(check(made.core("数 > 0"))).hits == [(0, "超")]


def test_few_rows_do_not_import_numpy() -> None:
    code = (
        "import sys, perfeval.engine.evaluate, perfeval.engine.scores.score;"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
