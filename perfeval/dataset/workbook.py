"""Workbooks to grids: .xlsx and .xls through calamine, with what it leaves out put back."""

from __future__ import annotations

import functools
import io
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from perfeval.dataset import sheet_xml
from perfeval.dataset.archive import open_archive
from perfeval.dataset.biff import read_notes
from perfeval.dataset.cells import Cell, MonthCell, PercentCell, as_decimal
from perfeval.dataset.grid import Grid, letters
from perfeval.dataset.number_formats import Shows
from perfeval.dataset.sniff import Content
from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import dataset as codes

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

T = TypeVar("T")
Read = tuple[list[Grid], list[Diagnostic]]
_Marks = Iterable[tuple[int, int, sheet_xml.Mark]]


def read_workbook(data: bytes, shown_as: str, content: Content) -> Read:
    """Read every worksheet of a workbook into a grid; an empty sheet gives an empty grid."""
    if content is Content.XLS:
        return _read_xls(data, shown_as)
    archive, problems = open_archive(data, shown_as)
    if archive is None:
        return [], problems
    styles = sheet_xml.styles_that_matter(archive)
    refused: list[Diagnostic] = []

    def marks_of(name: str) -> _Marks | None:
        place = Place(shown_as, sheet=name)
        xml = archive.read(archive.sheets.get(name, ""))
        corner = sheet_xml.far_cell(xml)
        if corner:
            refused.append(_far(place, corner))
        elif not xml:
            refused.append(codes.DAMAGED.at(place, reason=archive.sheets.get(name, name)))
        else:
            return sheet_xml.marks(xml, styles)
        return None

    grids, problems = _read_sheets(data, shown_as, marks_of)
    return grids, [*refused, *problems]


def _read_xls(data: bytes, shown_as: str) -> Read:
    notes = read_notes(data)
    place = Place(shown_as)
    if notes is None:
        return [], [codes.DAMAGED.at(place, reason="OLE")]
    if notes.locked:
        return [], [codes.ENCRYPTED.at(place)]
    if notes.bottom * notes.right > sheet_xml.MOST_CELLS:
        return [], [_far(place, f"{letters(notes.right - 1)}{notes.bottom}")]
    return _read_sheets(data, shown_as, lambda name: notes.marks.get(name, ()))


def _read_sheets(data: bytes, shown_as: str, marks_of: Callable[[str], _Marks | None]) -> Read:
    """Read the worksheets; ``marks_of`` gives None for a sheet that must not be read."""
    book, problems = _guarded(functools.partial(_open, data), Place(shown_as))
    grids: list[Grid] = []
    for meta in book.sheets_metadata if book is not None else ():
        marks = marks_of(meta.name) if str(meta.typ).endswith(".WorkSheet") else None
        if book is None or marks is None:
            continue
        place = Place(shown_as, sheet=meta.name)
        grid, found = _guarded(functools.partial(_grid, book, shown_as, meta.name), place)
        problems.extend(found)
        if grid is not None:
            grid.hidden = not str(meta.visible).endswith(".Visible")
            _apply(grid, marks)
            grid.fill_merges()
            grids.append(grid)
    return grids, problems


def _far(place: Place, corner: str) -> Diagnostic:
    return codes.FAR_CELL.at(place, found=corner, accepted=f"{sheet_xml.MOST_CELLS:,}")


def _open(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def _grid(book: CalamineWorkbook, file: str, name: str) -> Grid:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > sheet_xml.MOST_CELLS:
        raise MemoryError(f"{sheet.total_height} × {sheet.total_width}")
    merges = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    rows = cast("list[list[Cell]]", sheet.to_python(skip_empty_area=False))
    return Grid(file, name, rows, merges)


def _guarded(read: Callable[[], T], place: Place) -> tuple[T | None, list[Diagnostic]]:
    """Run a step of the reader; whatever a damaged file makes it raise becomes a diagnostic."""
    from python_calamine import PasswordError

    try:
        return read(), []
    except PasswordError:
        return None, [codes.ENCRYPTED.at(place)]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of the Rust reader is no Exception
        reason = " ".join(str(error).split()) or type(error).__name__
        return None, [codes.DAMAGED.at(place, reason=reason)]


def _apply(grid: Grid, marks: _Marks) -> None:
    for row, column, mark in marks:
        if not isinstance(mark, Shows):
            if max(row + 1, len(grid.rows)) * max(column + 1, grid.width) <= sheet_xml.MOST_CELLS:
                grid.put(row, column, mark)
        elif row < len(grid.rows) and column < grid.width:
            cell = grid.rows[row][column]
            if mark is Shows.PERCENT and type(cell) in (float, int):
                grid.rows[row][column] = PercentCell(as_decimal(cell))  # type: ignore[arg-type]
            elif mark is Shows.MONTH and isinstance(cell, date) and cell.day == 1:
                grid.rows[row][column] = MonthCell(cell)
