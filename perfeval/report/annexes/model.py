"""``workbooks.yaml`` as written: workbooks, their sheets, the columns of each."""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Described, Text


class SheetColumnSpec(Described):
    """A column: an expression about the row; ``total`` is the figure of the last row."""

    name: Text
    value: Text
    format: Text | None = None
    total: Text | None = None
    width: Text = Text("10")


class SheetSpec(Described):
    """A sheet with a line for each row of a table that meets the condition."""

    name: Text
    rows: Text
    when: Text | None = None
    order: Text | None = None
    direction: Literal["从低到高", "从高到低"] = "从低到高"
    numbered: Literal["是", "否"] = "是"
    columns: list[SheetColumnSpec]


class WorkbookSpec(Described):
    """A workbook; its name may hold words (``{词.年度}``)."""

    file: Text
    sheets: list[SheetSpec]


class AnnexSet(Described):
    """All workbooks of a template."""

    template: Text
    workbooks: list[WorkbookSpec]
