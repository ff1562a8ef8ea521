"""Small workbooks for the tests of the readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import xlsxwriter

from perfeval.dataset import Dataset, load_dataset
from perfeval.dataset.grid import Grid, Merge
from perfeval.diagnostics import Diagnostic
from perfeval.vocabulary import Vocabulary, load_vocabulary

Rows = Sequence[Sequence[Any]]


class Loaded(NamedTuple):
    """A dataset with its diagnostics, and what tests ask of them."""

    dataset: Dataset | None
    found: list[Diagnostic]

    @property
    def codes(self) -> list[str]:
        return [diagnostic.code.id for diagnostic in self.found]

    @property
    def places(self) -> list[tuple[str, str]]:
        return [(diagnostic.code.id, str(diagnostic.place)) for diagnostic in self.found]

    def column(self, entity: str, field: str) -> list[Any]:
        """Give the values of a field, numbers as exact ratios."""
        assert self.dataset is not None
        column = self.dataset.tables[entity].columns[field]
        if column.field.kind.is_number:
            return [column.exact(row) for row in range(len(column.values))]
        return list(column.values)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    loaded, problems = load_vocabulary()
    assert problems == []
    assert loaded is not None
    return loaded


@pytest.fixture
def make_grid() -> Callable[..., Grid]:
    def make(rows: Rows, merges: Sequence[Merge] = (), sheet: str = "项目") -> Grid:
        width = max(map(len, rows), default=0)
        cells = [["" if c is None else c for c in row] + [""] * (width - len(row)) for row in rows]
        grid = Grid("表.xlsx", sheet, cells, tuple(merges))
        grid.fill_merges()
        return grid

    return make


@pytest.fixture
def write_xlsx(tmp_path: Path) -> Callable[..., Path]:
    def write(
        sheets: dict[str, Rows],
        name: str = "表.xlsx",
        change: Callable[[xlsxwriter.Workbook], None] | None = None,
    ) -> Path:
        path = tmp_path / name
        book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(number, column, cell)
        if change is not None:
            change(book)
        book.close()
        return path

    return write


@pytest.fixture
def load(vocabulary: Vocabulary, tmp_path: Path) -> Callable[..., Loaded]:
    def run(*files: Path, **options: Any) -> Loaded:
        return Loaded(*load_dataset(vocabulary, tmp_path, files, **options))

    return run


@pytest.fixture
def load_rows(
    write_xlsx: Callable[..., Path], load: Callable[..., Loaded]
) -> Callable[..., Loaded]:
    """Write one workbook of sheets and load it."""

    def run(rows: dict[str, Rows], **options: Any) -> Loaded:
        return load(write_xlsx(rows), **options)

    return run
