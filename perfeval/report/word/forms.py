"""Setting forms: tables with cells that span columns and rows."""

from __future__ import annotations

from perfeval.report.word.form import Form, FormCell, FormRow, after, placed
from perfeval.report.word.marks import Marker
from perfeval.report.word.paragraphs import Paragraphs
from perfeval.report.word.profile import PageProfile
from perfeval.report.word.tables import column_widths, properties
from perfeval.report.word.xml_text import run

_NO_LINE = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'
LABEL, VALUE, GAP = "FormLabel", "FormText", "FormGap"


def form_xml(form: Form, paragraphs: Paragraphs, marker: Marker, profile: PageProfile) -> str:
    """Give the caption, the unit line, the tables and the narrow lines that close them."""
    before = paragraphs.set("Caption", run(form.caption)) if form.caption else ""
    before += paragraphs.set("TableUnit", run(form.unit)) if form.unit else ""
    widths = column_widths(list(form.shares), profile.text_width)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = (
        f"<w:tbl>{properties(form.caption, form.description, profile.text_width)}"
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )
    setting = _Setting(widths, paragraphs, marker)
    parts = form.parts()
    tables = [
        f"{head}{setting.rows(part, last=at == len(parts))}</w:tbl>"
        for at, part in enumerate(parts, 1)
    ]
    # Word would join two tables that follow each other, and repeat the heading rows of neither.
    between = paragraphs.set(GAP, "") if len(tables) > 1 else ""
    notes = "".join(paragraphs.set(VALUE, marker.runs(runs)) for runs in form.notes)
    return f"{before}{between.join(tables)}{paragraphs.set('TableEnd', '')}{notes}"


class _Setting:
    """Sets the rows of a part; columns taken from above get a cell that continues."""

    def __init__(self, widths: list[int], paragraphs: Paragraphs, marker: Marker) -> None:
        self._widths = widths
        self._paragraphs = paragraphs
        self._marker = marker

    def rows(self, rows: tuple[FormRow, ...], *, last: bool) -> str:
        """Set a part; where another follows, they stay together with one line between them."""
        filled = [0] * len(self._widths)
        above: dict[int, int] = {}
        made: list[str] = []
        heads = True
        for number, row in enumerate(rows):
            begins = dict(placed(filled, row))
            heads = heads and (row.heading or number == 0)
            joins = not last and number == len(rows) - 1
            made.append(self._row(begins, above, heads=heads, joins=joins and number > 0))
            above = {at: across for at, across in above.items() if filled[at] > 1}
            above |= {at: cell.across for at, cell in begins.items() if cell.down > 1}
            filled = after(filled, row)
        return "".join(made)

    def _row(
        self, begins: dict[int, FormCell], above: dict[int, int], *, heads: bool, joins: bool
    ) -> str:
        line = _NO_LINE if joins else ""
        cells: list[str] = []
        at = 0
        while at < len(self._widths):
            if at in above:
                merge = f'<w:vMerge w:val="continue"/>{line}'
                cells.append(self._cell(at, above[at], merge, _EMPTY))
                at += above[at]
                continue
            cell = begins[at]
            merge = '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
            text = self._text(cell, "<w:keepNext/>" if joins else "")
            cells.append(self._cell(at, cell.across, f"{merge}{line}", text))
            at += cell.across
        head = "<w:tblHeader/>" if heads else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, at: int, across: int, merge: str, paragraph: str) -> str:
        width = sum(self._widths[at : at + across])
        span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
        properties_ = f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
        return f"<w:tc><w:tcPr>{properties_}</w:tcPr>{paragraph}</w:tc>"

    def _text(self, cell: FormCell, kept: str) -> str:
        style = LABEL if cell.kind == "label" else VALUE
        usual = "center" if cell.kind == "label" else "left"
        side = "" if cell.align == usual else f'<w:jc w:val="{cell.align}"/>'
        return self._paragraphs.set(style, self._marker.runs(cell.runs), f"{kept}{side}")


_EMPTY = f'<w:p><w:pPr><w:pStyle w:val="{VALUE}"/></w:pPr></w:p>'
