from __future__ import annotations

from perfeval.diagnostics import Place
from perfeval.reconcile.reading.document import CellText, Paragraph, Table
from perfeval.reconcile.reading.split_tables import split_rows


def _rows(text: str) -> list[list[CellText]]:
    return [
        [CellText(cell.strip(), Place("表.xlsx", line)) for cell in row.split("|")]
        for line, row in enumerate(text.split("\n"), start=1)
    ]


def test_tables_below_each_other_are_parted_at_their_captions_and_titles() -> None:
    text = (
        "按来源 | |\n来源 | 金额 |\n中央 | 61 |\n合计 | 61 |\n | |\n级次 | 金额 | 占比\n市 | 45 | 9"
    )
    first, table, other = split_rows(_rows(text))
    assert isinstance(first, Paragraph)
    assert (first.text, str(first.place_at(0))) == ("按来源", "表.xlsx:1")
    assert isinstance(table, Table)
    assert isinstance(other, Table)
    assert [len(table.rows), len(other.rows)] == [3, 2]


def test_a_heading_over_rows_of_numbers_stays_in_its_table() -> None:
    text = "项目 | 金额\n一、产业类 |\n大棚 | 30\n二、基建类 |\n道路 | 70\n合计 | 100"
    (table,) = split_rows(_rows(text))
    assert isinstance(table, Table)
    assert len(table.rows) == 6
