from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from perfeval.dataset import load_dataset
from perfeval.engine.explaining.taken import branch_taken, how_taken
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.language import core as c
from perfeval.language.types import BOOL, NUMBER
from perfeval.ruleset import Program, bind, load_ruleset
from perfeval.vocabulary import load_vocabulary


@pytest.fixture
def prepared(tmp_path: Path) -> tuple[Program, Interpreter]:
    """Two projects and the ruleset of 101号."""
    text = "项目编号,项目名称,全年预算数(万元),全年执行数(万元),执行分值,是否完成\n"
    file = tmp_path / "项目.csv"
    file.write_text(f"{text}P1,甲,100,70,10,否\nP2,乙,,,10,否\n", encoding="utf-8")
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    dataset, problems = load_dataset(vocabulary, tmp_path, (file,), year=2022)
    assert dataset is not None, problems
    loaded, _ = load_ruleset("self-evaluation-2021-101")
    assert loaded is not None
    program, _ = bind(loaded, vocabulary, date(2022, 12, 31))
    assert program is not None
    return program, Interpreter(dataset)


def test_steps_and_the_branch_are_said_in_one_line(prepared: tuple[Program, Interpreter]) -> None:
    program, interpreter = prepared
    said = how_taken(program.indicators[0], interpreter, 0)
    assert said == "量值 70.00%，取“非 全部完成且不低于 执行率下档且低于 执行率上档”"


def test_what_is_missing_is_left_out(prepared: tuple[Program, Interpreter]) -> None:
    program, interpreter = prepared
    assert how_taken(program.indicators[0], interpreter, 1) == ""


def test_cases_within_the_rest_of_a_case_are_looked_into(
    prepared: tuple[Program, Interpreter],
) -> None:
    program, interpreter = prepared
    yes, no = c.Const(value=True, type=BOOL), c.Const(value=False, type=BOOL)
    inner = c.Case(((yes, c.number(1)),), None, NUMBER, ("里",))
    outer = c.Case(((no, c.number(2)),), c.Guard(yes, inner, "", NUMBER), NUMBER, ("外",))
    assert branch_taken(outer, interpreter, 0) == "里"
    nothing = replace(outer, otherwise=c.number(3))
    assert branch_taken(nothing, interpreter, 0) == ""
    assert program.indicators
