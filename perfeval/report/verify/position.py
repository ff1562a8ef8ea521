"""Where something stands in a document, as a person would look it up."""

from __future__ import annotations

from dataclasses import dataclass

_PARTS = {
    "document": ("正文", "text"),
    "hdr": ("页眉", "header"),
    "ftr": ("页脚", "footer"),
    "footnotes": ("脚注", "footnotes"),
    "endnotes": ("尾注", "endnotes"),
}


@dataclass(frozen=True, slots=True)
class Position:
    """A paragraph outside tables, a cell of a table, or a point of a chart.

    All counts begin at 1 and are those of the part; 0 where they do not apply. ``part`` is the
    kind of part (``document``, ``hdr``, ``ftr``, ``footnotes``, ``endnotes``), ``detail`` says
    which series and category of a chart is meant.
    """

    part: str = "document"
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    chart: int = 0
    detail: str = ""

    def spoken(self, lang: str = "zh") -> str:
        """Say the place; empty when there is none."""
        english = lang == "en"
        part = _PARTS.get(self.part, (self.part, self.part))[1 if english else 0]
        if self.chart:
            detail = f" {self.detail}" if self.detail else ""
            return f"chart {self.chart}{detail}" if english else f"第 {self.chart} 个图{detail}"
        if self.table:
            where = (
                f"table {self.table}, row {self.row}, column {self.column}"
                if english
                else f"第 {self.table} 个表第 {self.row} 行第 {self.column} 列"
            )
            return where if self.part == "document" else f"{part}, {where}"
        if not self.paragraph:
            return ""
        return f"{part}, paragraph {self.paragraph}" if english else f"{part}第 {self.paragraph} 段"

    def as_data(self) -> dict[str, object]:
        """Give what applies, for programs."""
        named = {
            "part": self.part,
            "paragraph": self.paragraph,
            "table": self.table,
            "row": self.row,
            "column": self.column,
            "chart": self.chart,
            "detail": self.detail,
        }
        return {name: value for name, value in named.items() if value}


NOWHERE = Position()
