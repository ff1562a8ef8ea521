"""``outline.yaml`` as written: headings, sentences, tables and charts, in their order."""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Described, Text
from perfeval.report.outline.form_model import FormSpec, YesNo
from perfeval.report.outline.sentence_model import Sentence

ChartKindName = Literal["折线", "柱形", "条形", "饼", "堆积"]


class ColumnSpec(Described):
    """A column of figures: a measure of the family, and the figure of the total row."""

    name: Text
    value: Text
    total: Text | None = None
    width: Text = Text("2")


class TableSpec(Described):
    """A table with a row for each group of a family; texts refer to it by ``{表.代号}``."""

    key: Text = Text("")
    caption: Text
    unit: Text = Text("")
    rows: Text
    first: Text
    width: Text = Text("3")
    columns: list[ColumnSpec]
    total_label: Text = Text("合计")
    description: Text


class SeriesSpec(Described):
    """A series of a chart: a measure of the family."""

    name: Text
    value: Text


class ChartSpec(Described):
    """A native chart with a category for each group; texts refer to it by ``{图.代号}``."""

    key: Text = Text("")
    kind: ChartKindName
    chart_title: Text
    unit: Text = Text("")
    rows: Text
    series: list[SeriesSpec]
    description: Text


class Block(Described):
    """A part of the document; exactly one of its kinds is written.

    A heading takes its ``content`` with it when it falls out. ``lead`` is a heading run into its
    ``paragraph``.
    """

    when: Text | None = None
    heading1: Text | None = None
    heading2: Text | None = None
    heading3: Text | None = None
    content: list[Block] = []
    lead: Text | None = None
    paragraph: Text | list[Text | Sentence] | None = None
    table: TableSpec | None = None
    form: FormSpec | None = None
    chart: ChartSpec | None = None
    note: Text | None = None


class SignatureSpec(Described):
    """Who signs, and the date."""

    organisation: Text
    date: Text


class Outline(Described):
    """A document template; ``title`` is one text a line.

    With a ``subject``, an entity, a document is about one of its rows and ``file`` is what its
    file is called. ``landscape`` turns all of its pages.
    """

    template: Text
    name: Text
    subject: Text | None = None
    file: Text | None = None
    landscape: YesNo = "否"
    title: list[Text]
    body: list[Block]
    signature: SignatureSpec | None = None
