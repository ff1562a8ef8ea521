"""Which files of tests belong to which ruleset."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from perfeval.diagnostics import Diagnostic
from perfeval.project.config import FILE_NAME as PROJECT_FILE
from perfeval.project.config import load_vocabulary_files
from perfeval.ruleset.loader import FILE_NAME, find_ruleset, load_ruleset

FOLDER = "tests"


@dataclass(frozen=True, slots=True)
class Suite:
    """A ruleset's file and the files with its tests."""

    ruleset: Path
    files: tuple[Path, ...]


def find_suites(target: str) -> tuple[list[Suite], list[Diagnostic]]:
    """Find the rulesets that a target means.

    Args:
        target: a file of tests or their folder, a ruleset (its name, file or folder), or a folder
            that holds rulesets or has a folder ``rulesets`` that does.
    """
    path = Path(target)
    if path.is_file() and ruleset_of(path) is not None:
        return [Suite(path.parent.parent / FILE_NAME, (path,))], []
    if path.is_dir() and not (path / FILE_NAME).is_file():
        found = sorted([*path.glob(f"*/{FILE_NAME}"), *path.glob(f"rulesets/*/{FILE_NAME}")])
        if found:
            return [_suite(file) for file in found], []
    if path.name == FOLDER and (path.parent / FILE_NAME).is_file():
        return [_suite(path.parent / FILE_NAME)], []
    ruleset = find_ruleset(target, (Path("rulesets"),))
    if ruleset is None:
        return [], load_ruleset(target, (Path("rulesets"),))[1]
    return [_suite(ruleset)], []


def ruleset_of(file: Path) -> Path | None:
    """Give the ruleset that a file of tests belongs to; None for a file of anything else."""
    ruleset = file.parent.parent / FILE_NAME
    is_test = file.suffix == ".yaml" and file.parent.name == FOLDER and ruleset.is_file()
    return ruleset if is_test else None


def own_vocabulary(ruleset: Path) -> tuple[tuple[Path, ...], list[Diagnostic]]:
    """Give the vocabulary files of the project that a ruleset belongs to."""
    for folder in ruleset.resolve().parents[1:4]:
        if (folder / PROJECT_FILE).is_file():
            return load_vocabulary_files(folder)
    return (), []


def _suite(ruleset: Path) -> Suite:
    return Suite(ruleset, tuple(sorted((ruleset.parent / FOLDER).glob("*.yaml"))))
