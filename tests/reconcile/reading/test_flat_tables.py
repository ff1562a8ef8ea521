from __future__ import annotations

from collections.abc import Callable

from perfeval.reconcile.reading.document import Table
from perfeval.reconcile.reading.text import from_text

FLAT = """单位：万元
镇街 项目 合计 中央 省级
东河镇 3 24.5 20 4.5
西岭乡 2 10.5 10.5 0
合计 5 35 30.5 4.5"""


def test_lines_of_words_and_numbers_are_a_table(found: Callable[[str], list[str]]) -> None:
    (table,) = (b for b in from_text(FLAT, "表.txt").blocks if isinstance(b, Table))
    assert [cell.text for cell in table.rows[1]] == ["东河镇", "3", "24.5", "20", "4.5"]
    assert str(table.rows[1][2].place) == "表.txt:3:7"
    said = found(FLAT)
    assert {"sum holds 35 = 24.5 + 10.5", "sum holds 24.5 = 20 + 4.5"} <= set(said)
    assert "sum fails 36 = 24.5 + 10.5" in found(FLAT.replace("5 35 30.5", "5 36 30.5"))


def test_sentences_with_blanks_are_no_table() -> None:
    text = (
        "到位 100 万元，支出 80 万元。\n到位 200 万元，支出 90 万元。\n到位 1 万元，支出 1 万元。"
    )
    assert not any(isinstance(b, Table) for b in from_text(text, "文.txt").blocks)
