"""Loading a project's workbooks and csv files into one dataset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from perfeval.dataset.choose import Chooser
from perfeval.dataset.findings import Findings
from perfeval.dataset.keys import check_keys, check_references
from perfeval.dataset.like_names import check_like_names
from perfeval.dataset.model import Dataset, Source
from perfeval.dataset.named_rows import absent_tables, with_named_rows
from perfeval.dataset.open_file import LOCK_PREFIX, open_file
from perfeval.dataset.sheet import SheetPart, read_sheet
from perfeval.dataset.tables import make_table
from perfeval.diagnostics import Diagnostic, Severity
from perfeval.vocabulary import Vocabulary


def load_dataset(
    vocabulary: Vocabulary,
    root: Path,
    files: Sequence[Path],
    *,
    year: int | None = None,
    sheets: Mapping[str, str] | None = None,
) -> tuple[Dataset | None, list[Diagnostic]]:
    """Read workbooks and csv files into typed tables, with everything that is wrong in them.

    A cell that is wrong becomes a missing value and an error. The dataset is None only when no
    sheet could be read.

    Args:
        vocabulary: the entities and fields that sheets and headers are matched to.
        root: the project folder; places and sources are shown relative to it.
        files: absolute paths of .xlsx, .xlsm, .xls, .et and .csv files. Lock files (``~$…``) are
            passed over.
        year: the year of months that are written without one (``3月``).
        sheets: what a sheet holds when its name does not say so: ``项目.xlsx[表名]``, a sheet
            name or the name of a csv file, to an entity; an empty text leaves the sheet out.
    """
    findings = Findings()
    chooser = Chooser(vocabulary, sheets or {}, findings)
    parts: dict[str, list[SheetPart]] = {}
    sources: list[Source] = []
    unread = False
    for number, path in enumerate(files):
        if path.name.startswith(LOCK_PREFIX):
            continue
        shown_as = _relative(path, root)
        opened = open_file(path, shown_as)
        findings.add_all(opened.problems, number)
        unread |= any(one.severity is Severity.ERROR for one in opened.problems)
        if opened.sha256 is not None:
            sources.append(Source(shown_as, opened.sha256))
        for index, grid in enumerate(opened.grids):
            grid.order = (number, index)
            entity = chooser.choose(grid, alone=len(opened.grids) == 1)
            part = read_sheet(grid, entity, findings, year) if entity else None
            if part is not None:
                parts.setdefault(part.entity.name, []).append(part)
            grid.rows = []  # typed by now; places need no cells
    check_keys(parts, findings)
    check_references(parts, vocabulary.entities, findings, whole=not unread)
    if not parts:
        return None, findings.all()
    tables = {
        name: make_table(entity, parts.get(name, ()))
        for name, entity in vocabulary.entities.items()
    }
    own = {name for name, table in tables.items() if len(table)}
    tables = with_named_rows(tables)
    like = check_like_names({name: table for name, table in tables.items() if name not in own})
    absent = absent_tables(tables, parts)
    return Dataset(vocabulary, tables, tuple(sources), absent), [*findings.all(), *like]


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
