"""The rulesets that ship: their pages and what they rest on."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from perfeval.files import shipped
from perfeval.ruleset import Program, bind, load_ruleset
from perfeval.ruleset.loader import list_rulesets
from perfeval.ruleset.shapes import Score
from perfeval.vocabulary import Vocabulary, load_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    loaded, problems = load_vocabulary()
    assert loaded is not None, problems
    return loaded


def program_of(name: str, vocabulary: Vocabulary) -> Program:
    loaded, problems = load_ruleset(name)
    assert loaded is not None, problems
    program, problems = bind(loaded, vocabulary, date(2022, 12, 31))
    assert program is not None
    assert problems == []
    return program


@pytest.mark.parametrize("name", list_rulesets())
def test_the_page_of_a_ruleset_names_every_rule_and_every_parameter(
    name: str, vocabulary: Vocabulary
) -> None:
    program = program_of(name, vocabulary)
    page = (shipped.rulesets() / name / "README.md").read_text(encoding="utf-8")
    rules = (*program.indicators, *program.checks, *program.deadlines)
    for rule in rules:
        assert rule.id in page
    for rule in (*program.checks, *program.deadlines):
        assert rule.name in page
    for parameter in program.scope.parameters:
        assert f"| {parameter} |" in page


def test_the_page_of_the_county_gives_the_values_that_the_parameters_have(
    vocabulary: Vocabulary,
) -> None:
    program = program_of("county-supervision", vocabulary)
    page = (shipped.rulesets() / "county-supervision" / "README.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:3] for line in page.splitlines() if line.startswith("| ")]
    told = {name.strip(): re.findall(r"\d+%?", value) for name, value in rows}
    wrong = {}
    for name, constant in program.scope.parameters.items():
        if constant.type.kind == "date" or name == "序时进度":
            continue
        value = constant.value
        assert isinstance(value, Fraction)
        shown = {"rate": f"{value * 100}%", "points": f"{value * 100}"}
        if shown.get(constant.type.kind, str(value)) not in told[name]:
            wrong[name] = told[name]
    assert wrong == {}


@pytest.mark.parametrize("name", list_rulesets())
def test_every_rule_that_ships_rests_on_something(name: str, vocabulary: Vocabulary) -> None:
    program = program_of(name, vocabulary)
    for rule in (*program.indicators, *program.checks, *program.deadlines):
        assert rule.basis


def test_shapes_are_kept_one_a_file() -> None:
    folder = Path(str(shipped.__file__)).parent.parent / "ruleset" / "shapes"
    shared = {"__init__", "base", "bands_cover", "constants", "graded", "penalized", "steps"}
    within = {"over_achievement"}  # part of linear_capped, not a shape of its own
    files = {path.stem for path in folder.glob("*.py")}
    assert files - shared - within == set(Score.model_fields)
