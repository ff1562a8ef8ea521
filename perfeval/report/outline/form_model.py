"""Forms in ``outline.yaml`` as written: cells that span, rows that repeat."""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Described, Text
from perfeval.report.outline.sentence_model import Sentence, YesNo

Side = Literal["左", "中", "右"]


class CellText(Described):
    """A text of a cell that is printed when its condition holds."""

    when: Text | None = None
    write: Text


class CellSpec(Described):
    """A cell at its upper left corner.

    ``when`` decides whether the text is printed; the cell stands either way. A text may be a list,
    each part with a condition of its own. ``merged`` is for repeated rows: neighbours with the
    same text are one cell. ``absent`` stands for figures without a value.
    """

    text: Text | list[Text | CellText]
    across: Text = Text("1")
    down: Text = Text("1")
    align: Side | None = None
    merged: YesNo = "否"
    when: Text | None = None
    absent: Text = Text("—")


class FormRowSpec(Described):
    """A row, or one for each row of a table (``each_row``) that meets the condition.

    A heading row stands on every page that the rows after it reach. ``none`` is written in a
    row of its own when no row of the table is there.
    """

    when: Text | None = None
    heading: YesNo = "否"
    each_row: Text | None = None
    condition: Text | None = None
    order: Text | None = None
    direction: Literal["从低到高", "从高到低"] = "从低到高"
    cells: list[Text | CellSpec]
    none: Text | None = None


class FormSpec(Described):
    """A form: an official table whose cells span columns and rows.

    ``width`` are the shares of the columns of the grid; texts refer to it by ``{表.代号}``
    when it has a caption. Each ``note`` is a paragraph under it, in the size of the form.
    """

    key: Text = Text("")
    caption: Text = Text("")
    unit: Text = Text("")
    width: list[Text]
    rows: list[FormRowSpec]
    note: list[Text | Sentence] = []
    description: Text
