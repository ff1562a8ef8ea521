"""Forms: spans across and down, heading rows on every page, marks in reading order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from lxml import etree

from perfeval.report.verify import read_document
from perfeval.report.word.document import Document, FigureRun, PageBreak, Title, figure_runs
from perfeval.report.word.form import Form, FormCell, FormRow
from perfeval.report.word.manifest import FigureRecord, Manifest
from perfeval.report.word.writer import write_docx
from perfeval.report.word.xml_text import W

_P = f"{{{W}}}"


def _cell(text: str, across: int = 1, down: int = 1) -> FormCell:
    return FormCell((text,), across, down)


FORM = Form(
    "表1　自评表",
    "单位：万元",
    (1, 2, 3),
    (
        FormRow((_cell("资金", down=2), _cell("全年预算数", across=2))),
        FormRow((FormCell((FigureRun("a", "1.50"),)), FormCell((FigureRun("b", "2.50"),)))),
        FormRow((_cell("一级"), _cell("二级"), _cell("得分")), heading=True),
        FormRow((_cell("产出", down=2), _cell("数量"), FormCell((FigureRun("a", "1.50"),)))),
        FormRow((_cell("质量"), _cell("—"))),
    ),
    "一张表单",
    (("注：", FigureRun("b", "2.50"), "万元"),),
)


def _written(form: Form, before: tuple[PageBreak, ...] = ()) -> bytes:
    day = dt.date(2022, 12, 31)
    document = Document("表", (Title(("表",)), *before, form), "某局", day)
    records = tuple(
        FigureRecord(name, name, text, text) for name, text in (("a", "1.50"), ("b", "2.50"))
    )
    used = {run.figure for run in figure_runs(document)}
    manifest = Manifest("t", "p", "h", tuple(one for one in records if one.id in used))
    return write_docx(document, manifest)


@pytest.fixture
def tables(unpack: Callable[[bytes], dict[str, bytes]]) -> list[etree._Element]:
    body = etree.fromstring(unpack(_written(FORM))["word/document.xml"])
    return body.findall(f".//{_P}tbl")


def test_a_heading_row_in_the_middle_begins_a_table_that_repeats_it(
    tables: list[etree._Element],
) -> None:
    assert [len(table.findall(f"{_P}tr")) for table in tables] == [2, 3]
    for table in tables:
        heads = [row.find(f"{_P}trPr/{_P}tblHeader") is not None for row in table]
        rows = [one for one in heads if one]
        assert rows == [True]
        described = table.find(f"{_P}tblPr/{_P}tblDescription")
        assert described is not None
        assert described.get(f"{_P}val") == "一张表单"


def test_every_row_fills_the_grid_and_spans_add_up(tables: list[etree._Element]) -> None:
    for table in tables:
        grid = [int(column.get(f"{_P}w", "")) for column in table.iter(f"{_P}gridCol")]
        for row in table.findall(f"{_P}tr"):
            widths = [int(width.get(f"{_P}w", "")) for width in row.iter(f"{_P}tcW")]
            spans = [int(span.get(f"{_P}val", "")) for span in row.iter(f"{_P}gridSpan")]
            assert sum(widths) == sum(grid)
            assert len(widths) + sum(spans) - len(spans) == 3


def test_cells_that_reach_down_continue_in_the_rows_below(tables: list[etree._Element]) -> None:
    merges = [
        [merge.get(f"{_P}val") for merge in row.iter(f"{_P}vMerge")]
        for table in tables
        for row in table.findall(f"{_P}tr")
    ]
    assert merges == [["restart"], ["continue"], [], ["restart"], ["continue"]]


def test_a_form_passes_the_audit_also_after_a_page_break(
    audit_docx: Callable[[bytes], None],
) -> None:
    audit_docx(_written(FORM))
    audit_docx(
        _written(
            Form("", "", (1, 1), (FormRow((_cell("甲"), _cell("乙"))),), ""),
            (PageBreak(),),
        )
    )


def test_figures_are_marked_in_reading_order_notes_last() -> None:
    read, problems = read_document(_written(FORM), None, "表.docx")
    assert problems == []
    assert read is not None
    assert [(one.figure, one.text) for one in read.occurrences] == [
        ("a", "1.50"), ("b", "2.50"), ("a", "1.50"), ("b", "2.50"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        (FormRow((_cell("甲"),)),),
        (FormRow((_cell("甲", down=2), _cell("乙"))),),
        (FormRow((_cell("甲", down=2), _cell("乙"))), FormRow((_cell("丙"), _cell("丁")))),
    ],
)
def test_a_row_that_does_not_fill_the_grid_is_no_form(rows: tuple[FormRow, ...]) -> None:
    with pytest.raises(ValueError, match="form"):
        Form("", "", (1, 1), rows, "")
