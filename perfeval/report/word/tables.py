"""Tables: a caption, a unit line, a header row that repeats, rows that do not break."""

from __future__ import annotations

import itertools

from perfeval.report.word.document import Align, FigureRun, Run, Table, TableRow
from perfeval.report.word.marks import Marker
from perfeval.report.word.paragraphs import Paragraphs
from perfeval.report.word.profile import PageProfile
from perfeval.report.word.xml_text import attribute, run

_MARGINS = 2 * 85 + 10  # of a cell, with the line beside it


def table_xml(table: Table, paragraphs: Paragraphs, marker: Marker, profile: PageProfile) -> str:
    """Give the caption, the unit line, the table and the narrow line that closes it."""
    widths = table_widths(table, profile)
    before = paragraphs.set("Caption", run(table.caption)) if table.caption else ""
    before += paragraphs.set("TableUnit", run(table.unit)) if table.unit else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    # In the order in which the cells will be read, so that the figures are numbered in it.
    rows = [_header(table, widths, paragraphs)]
    rows += [_row(table, row, widths, marker) for row in table.rows]
    return (
        f"{before}<w:tbl>{properties(table.caption, table.description, profile.text_width)}"
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(rows)}</w:tbl>{paragraphs.set('TableEnd', '')}"
    )


def column_widths(shares: list[int], width: int) -> list[int]:
    """Share out a width in proportion, to the last twip: the widths add up to ``width``."""
    total, edges, sum_ = sum(shares), [0], 0
    for share in shares:
        sum_ += share
        edges.append(width * sum_ // total)
    return [right - left for left, right in itertools.pairwise(edges)]


def table_widths(table: Table, profile: PageProfile) -> list[int]:
    """Give the widths of the columns: by their shares, but a number stays on one line.

    What a column of numbers lacks is taken from those that have room, in proportion to the room;
    a digit takes up to 0.65 of the size (half of it in 仿宋, more in faces that stand in for it).
    """
    shares = [column.width_share for column in table.columns]
    widths = column_widths(shares, profile.text_width)
    em = profile.table_size * 10
    needs = [_longest_number(table, at) * em * 65 // 100 + _MARGINS for at in range(len(shares))]
    lack = [max(0, need - width) for width, need in zip(widths, needs, strict=True)]
    whole = [min(_longest(table, at) * em + _MARGINS, width) for at, width in enumerate(widths)]
    room = _room(widths, needs, whole)
    if sum(room) < sum(lack):  # then texts may break
        room = _room(widths, needs, [3 * em + _MARGINS] * len(widths))
    given = min(sum(lack), sum(room))
    if not given:
        return widths
    taken = column_widths(room, given)
    added = column_widths(lack, given)
    return [w - t + a for w, t, a in zip(widths, taken, added, strict=True)]


def _room(widths: list[int], needs: list[int], least: list[int]) -> list[int]:
    return [max(0, w - max(n, at)) for w, n, at in zip(widths, needs, least, strict=True)]


def _longest(table: Table, at: int) -> int:
    """Count the characters of the longest text of a column, two signs for one character."""
    texts = [table.columns[at].header, *("".join(map(_shown, row.cells[at])) for row in table.rows)]
    return max(sum(2 if sign > "~" else 1 for sign in text) + 1 for text in texts) // 2


def _longest_number(table: Table, at: int) -> int:
    """Count the signs of the longest number of a column, 0 for a column of texts."""
    if table.columns[at].align != "right":
        return 0
    texts = ("".join(map(_shown, row.cells[at])) for row in table.rows)
    return max((len(text) for text in texts if text.isascii()), default=0)


def _shown(part: Run) -> str:
    return part.text if isinstance(part, FigureRun) else part


def properties(caption: str, description: str, width: int) -> str:
    """Give ``w:tblPr`` of a table as wide as the text, with its title and description."""
    described = ""
    if caption:
        described += f'<w:tblCaption w:val="{attribute(caption)}"/>'
    if description:
        described += f'<w:tblDescription w:val="{attribute(description)}"/>'
    return (
        '<w:tblPr><w:tblStyle w:val="OfficialTable"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"{described}</w:tblPr>"
    )


def _header(table: Table, widths: list[int], paragraphs: Paragraphs) -> str:
    # A table without caption and unit line takes a waiting page break into its first cell.
    cells = "".join(
        _cell(width, paragraphs.set("TableHeader", run(column.header)))
        for column, width in zip(table.columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(table: Table, row: TableRow, widths: list[int], marker: Marker) -> str:
    style = "TableTotal" if row.total else "TableText"
    cells = "".join(
        _cell(width, _text(style, column.align, marker.runs(runs)))
        for column, width, runs in zip(table.columns, widths, row.cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _text(style: str, align: Align, content: str) -> str:
    side = "" if align == "left" else f'<w:jc w:val="{align}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{side}</w:pPr>{content}</w:p>'


def _cell(width: int, paragraph: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph}</w:tc>'
