"""Opening a project of which single rows may be wrong: which subjects the errors are about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from perfeval.dataset import Dataset
from perfeval.diagnostics import Diagnostic, Place
from perfeval.language.scope import path_up
from perfeval.project.project import Project, load_project

_ROW = re.compile(r"(\d+)$")


@dataclass(frozen=True, slots=True)
class Partial:
    """A project with errors in some of its rows; ``dataset`` has all rows, also later ones."""

    project: Project
    dataset: Dataset
    errors: Sequence[Diagnostic]

    def spoiled(self, entity: str) -> tuple[dict[str, list[Diagnostic]], list[Diagnostic]]:
        """Give by key the rows of a table that errors are about, and the errors about no row."""
        owners = _Owners(self.dataset, entity)
        spoiled: dict[str, list[Diagnostic]] = {}
        others: list[Diagnostic] = []
        for error in self.errors:
            keys = owners.of(error.place) if error.place is not None else []
            for key in keys:
                spoiled.setdefault(key, []).append(error)
            if not keys:
                others.append(error)
        return spoiled, others


def open_partly(
    root: Path, *, as_of: str | None = None, rulesets: Sequence[str] = ()
) -> tuple[Partial | None, list[Diagnostic]]:
    """Open a project though cells in it are wrong: these are missing values then.

    None when anything but data is wrong. The diagnostics are those that are no errors of data.
    """
    loaded, problems = load_project(root, as_of=as_of, rulesets=rulesets)
    if loaded is None:
        return None, problems
    errors = [problem for problem in loaded.data_problems if problem.severity == "error"]
    told = [problem for problem in problems if problem not in errors]
    if any(problem.severity == "error" for problem in told):
        return None, problems
    return Partial(loaded.project, loaded.dataset, errors), told


class _Owners:
    """Finds the row of a table that a cell of the data is about."""

    def __init__(self, dataset: Dataset, entity: str) -> None:
        self._dataset = dataset
        self._entity = entity
        self._rows: Mapping[tuple[str, str, int], list[str]] = self._index()

    def of(self, place: Place) -> list[str]:
        """Give the keys of the rows that a cell is about; none when it is about no row."""
        match = _ROW.search(place.cell or "")
        if match is None:
            return []
        return self._rows.get((place.file, place.sheet or "", int(match[1])), [])

    def _index(self) -> dict[tuple[str, str, int], list[str]]:
        found: dict[tuple[str, str, int], list[str]] = {}
        vocabulary = self._dataset.vocabulary
        goal = vocabulary.entities[self._entity]
        top = self._dataset.tables[self._entity]
        keys = ["/".join(str(top.value(r, k)) for k in goal.key) for r in range(len(top))]
        for name, table in self._dataset.tables.items():
            hops = path_up(vocabulary, vocabulary.entities[name], goal)
            if hops is None:
                continue
            for row, (sheet, number) in enumerate(table.origins):
                at: int | None = row
                for child, reference in hops:
                    at = None if at is None else self._dataset.parents(child, reference)[at]
                if at is not None:
                    found.setdefault((sheet.file, sheet.sheet, number), []).append(keys[at])
        return found
