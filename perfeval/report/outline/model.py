"""``outline.yaml`` as written: headings, sentences, tables and charts, in their order."""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Described, Text
from perfeval.report.outline.form_model import FormSpec
from perfeval.report.outline.sentence_model import Sentence, YesNo

ChartKindName = Literal["折线", "柱形", "条形", "饼", "堆积"]
AlignName = Literal["左", "中", "右"]


class ColumnSpec(Described):
    """A column: a measure of the family, or a text with names; the figure of the total row.

    Texts stand left and numbers right, unless ``align`` says otherwise.
    """

    name: Text
    value: Text | None = None
    write: Text | None = None
    total: Text | None = None
    width: Text = Text("2")
    align: AlignName | None = None


class TableSpec(Described):
    """A table with a row for each group of a family; texts refer to it by ``{表.代号}``.

    ``first`` is the header of the column with the names of the groups, and ``numbered`` that of a
    column with running numbers; a table of rows may go without the former.
    """

    key: Text = Text("")
    caption: Text
    unit: Text = Text("")
    rows: Text
    within: YesNo = "否"
    numbered: Text | None = None
    first: Text | None = None
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
    ``paragraph``. ``each`` repeats its ``content`` for every group of a family, whose measures the
    texts in it may name. ``landscape`` lays its blocks on pages that lie.
    """

    when: Text | None = None
    heading1: Text | None = None
    heading2: Text | None = None
    heading3: Text | None = None
    each: Text | None = None
    within: YesNo = "否"
    content: list[Block] = []
    lead: Text | None = None
    paragraph: Text | list[Text | Sentence] | None = None
    table: TableSpec | None = None
    form: FormSpec | None = None
    chart: ChartSpec | None = None
    note: Text | list[Text] | None = None
    landscape: list[Block] | None = None


class SignatureSpec(Described):
    """Who signs, and the date; a seal takes other places."""

    organisation: Text
    date: Text
    sealed: YesNo = "否"


class MastheadSpec(Described):
    """The head of a numbered document; what comes out empty is left out."""

    organ: Text
    number: Text = Text("")
    copy_number: Text = Text("")
    secrecy: Text = Text("")
    urgency: Text = Text("")
    signer: Text = Text("")


class AttachmentSpec(Described):
    """An attachment behind the signature, on pages of its own; one without content falls out."""

    when: Text | None = None
    name: Text
    landscape: YesNo = "否"
    content: list[Block]


class ImprintSpec(Described):
    """The foot of a numbered document, at the bottom of its last page."""

    copies: Text = Text("")
    organ: Text = Text("")
    date: Text = Text("")


class Outline(Described):
    """A document template; ``title`` is one text a line.

    ``contents`` is the lowest level of headings in a table of contents; ``note`` the remark below
    the date. With a ``subject``, an entity, a document is about one of its rows and ``file`` is
    what its file is called. ``landscape`` lays all of its pages.
    """

    template: Text
    name: Text
    subject: Text | None = None
    file: Text | None = None
    landscape: YesNo = "否"
    masthead: MastheadSpec | None = None
    title: list[Text]
    addressee: Text | None = None
    contents: Literal["1", "2", "3"] | None = None
    body: list[Block]
    signature: SignatureSpec | None = None
    note: Text | None = None
    attachments: list[AttachmentSpec] = []
    imprint: ImprintSpec | None = None
