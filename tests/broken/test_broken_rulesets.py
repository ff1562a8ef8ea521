"""Rulesets with mistakes in them, each with all that is told about it as a golden file.

``PERFEVAL_UPDATE_GOLDEN=1`` writes the golden files anew; read what changed.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.record import registry
from perfeval.ruleset import bind, load_ruleset
from perfeval.vocabulary import Vocabulary, load_vocabulary

FOLDER = Path(__file__).parent / "rulesets"
FILES = sorted(FOLDER.glob("*.yaml"))
DAY = date(2022, 12, 31)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    loaded, problems = load_vocabulary()
    assert loaded is not None, problems
    return loaded


def told(path: Path, vocabulary: Vocabulary) -> list[Diagnostic]:
    loaded, problems = load_ruleset(str(path))
    if loaded is None:
        return problems
    program, found = bind(loaded, vocabulary, DAY)
    problems = [*problems, *found]
    has_error = any(problem.severity == "error" for problem in problems)
    assert (program is None) == has_error
    return problems


def as_text(problem: Diagnostic) -> str:
    lines = [f"{problem.severity} {problem.code.id} {problem.place}", f"  {problem.message()}"]
    if problem.hint():
        lines.append(f"  → {problem.hint()}")
    lines += [f"  另见 {related.place} {related.caption}" for related in problem.related]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_everything_wrong_in_a_ruleset_is_told_at_once(path: Path, vocabulary: Vocabulary) -> None:
    text = "\n".join(as_text(problem) for problem in told(path, vocabulary))
    golden = path.with_suffix(".expected.txt")
    if os.environ.get("PERFEVAL_UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_diagnostic_has_a_place_and_reads_in_english(
    path: Path, vocabulary: Vocabulary
) -> None:
    for problem in told(path, vocabulary):
        assert problem.place is not None
        assert problem.place.file == f"rulesets/{path.name}"
        assert problem.message("en") != problem.message("zh")


def test_there_are_at_least_sixty_five_broken_rulesets_and_no_golden_file_too_many() -> None:
    assert len(FILES) >= 65
    goldens = {path.name.removesuffix(".expected.txt") for path in FOLDER.glob("*.expected.txt")}
    assert goldens == {path.stem for path in FILES}


def test_what_was_found_in_a_repaired_file_never_speaks_of_stand_ins() -> None:
    for path in FOLDER.glob("*.expected.txt"):
        assert ":-" not in path.read_text(encoding="utf-8")


ROOMS = ("PE10", "PE11", "PE13", "PE30", "PE31", "PE40", "PE41", "PE42", "PE46", "PE47")
ELSEWHERE = {
    "PE101": "no such file",
    "PE102": "a file that cannot be read",
    "PE401": "no such ruleset",
}


def test_every_diagnostic_of_rulesets_is_provoked_by_a_golden_file() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.expected.txt"))
    declared = {code for code in registry() if code.startswith(ROOMS)} - set(ELSEWHERE)
    assert {code for code in declared if f" {code} " not in text} == set()
