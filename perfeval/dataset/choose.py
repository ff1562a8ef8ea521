"""Which entity a sheet holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from perfeval.dataset.findings import Findings
from perfeval.dataset.grid import Grid
from perfeval.dataset.header import find_header
from perfeval.dataset.names import bare_sheet_name, entity_of_sheet, sheet_names
from perfeval.diagnostics import nearest
from perfeval.diagnostics.codes import dataset as codes
from perfeval.vocabulary import Entity, Vocabulary


class Chooser:
    """Tells the entity of each sheet; ``assigned`` are the user's own assignments."""

    def __init__(
        self, vocabulary: Vocabulary, assigned: Mapping[str, str], findings: Findings
    ) -> None:
        self._vocabulary = vocabulary
        self._assigned = assigned
        self._findings = findings

    def choose(self, grid: Grid, *, alone: bool) -> Entity | None:
        """Give the entity of a sheet, None when it is not to be read.

        Args:
            grid: the sheet.
            alone: whether the file has no other sheet with content; such a sheet may also be
                known by the name of its file or by its header.
        """
        path = PurePosixPath(grid.file)
        name = grid.sheet or path.stem
        given = self._given(grid, path, name)
        if given is not None:
            return self._by_assignment(grid, name, given)
        entity = entity_of_sheet(self._vocabulary, name)
        if entity is None and alone:
            entity = entity_of_sheet(self._vocabulary, path.stem)
        guessed = None
        if entity is None:
            guessed = guess_by_header(grid, self._vocabulary)
        if guessed is not None and alone:
            values = {"found": name, "entity": guessed.name}
            self._findings.add(codes.SHEET_GUESSED, grid, values)
            entity = guessed
        if entity is None:
            self._report_unknown(grid, name, guessed)
        elif grid.hidden:
            self._findings.add(codes.HIDDEN_SHEET, grid, {})
        return entity

    def _given(self, grid: Grid, path: PurePosixPath, name: str) -> str | None:
        keys = [f"{grid.file}[{name}]", f"{path.name}[{name}]", name]
        if not grid.sheet:
            keys = [grid.file, path.name, name]
        return next((self._assigned[key] for key in keys if key in self._assigned), None)

    def _by_assignment(self, grid: Grid, name: str, given: str) -> Entity | None:
        entity = self._vocabulary.find(given) if given else None
        if given and entity is None:
            close = nearest(given, self._vocabulary.entities)
            values = {"sheet": name, "found": given, "nearest": close}
            self._findings.add(codes.UNKNOWN_ENTITY, grid, values)
        return entity

    def _report_unknown(self, grid: Grid, name: str, guessed: Entity | None) -> None:
        if grid.hidden:
            return
        known = sheet_names(self._vocabulary)
        close = known.get(nearest(bare_sheet_name(name), known)) or guessed
        found = {"found": name, "nearest": close.name if close else ""}
        self._findings.add(codes.UNKNOWN_SHEET, grid, found)


def guess_by_header(grid: Grid, vocabulary: Vocabulary) -> Entity | None:
    """Find the one entity whose required columns the sheet has, with the most columns.

    None when there is no such entity, or when two fit equally well.
    """
    ranked: list[tuple[int, Entity]] = []
    for entity in vocabulary.entities.values():
        if entity.from_references:
            continue  # one column of names is in many sheets
        header = find_header(grid, entity)
        if header is not None and not header.lacking(entity):
            ranked.append((len(header.uses), entity))
    ranked.sort(key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]
