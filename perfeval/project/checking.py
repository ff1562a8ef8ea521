"""Checking without scoring: a ruleset by name or file, or a whole project folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import project as codes
from perfeval.project.config import FILE_NAME
from perfeval.project.project import open_project
from perfeval.ruleset import bind, load_ruleset
from perfeval.vocabulary import load_vocabulary


def check_target(target: str, as_of: str | None = None) -> list[Diagnostic]:
    """Give everything that is wrong with one ruleset or project folder.

    A ruleset is checked on ``as_of``, else on the last day of its year of effect.
    """
    path = Path(target)
    if path.is_dir() and ((path / FILE_NAME).is_file() or not (path / "ruleset.yaml").is_file()):
        _, problems = open_project(path, as_of=as_of)
        return problems
    return _check_ruleset(target, as_of)


def _check_ruleset(name: str, as_of: str | None) -> list[Diagnostic]:
    loaded, problems = load_ruleset(name, (Path("rulesets"),))
    if loaded is None:
        return problems
    vocabulary, found = load_vocabulary()
    problems = [*problems, *found]
    if vocabulary is None:
        return problems
    day = _day(as_of)
    if as_of is not None and day is None:
        problems.append(codes.BAD_AS_OF.at(None, found=as_of))
    _, found = bind(loaded, vocabulary, day or _end_of_year(loaded.ruleset.effective))
    return [*problems, *found]


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _end_of_year(effective: str) -> date:
    """Give the last day of the year of effect, of no year when that is no date (and told)."""
    return (_day(effective) or date.max).replace(month=12, day=31)
