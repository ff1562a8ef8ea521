from __future__ import annotations

import time

from lxml import etree

from perfeval.report.verify.alignment import find_by_text
from perfeval.report.verify.text import MarkedText, marked_text
from perfeval.report.word.manifest import MARK, Occurrence
from perfeval.report.word.xml_text import W, escape


def body(*blocks: str | list[list[str]]) -> MarkedText:
    """Make a text of paragraphs and tables."""
    xml = "".join(paragraph(it) if isinstance(it, str) else table(it) for it in blocks)
    root = etree.fromstring(f'<x xmlns:w="{W}"><w:document>{xml}</w:document></x>')
    return marked_text(root)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def table(rows: list[list[str]]) -> str:
    lines = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{lines}</w:tbl>"


def found(lines: list[str], texts: list[str], now: MarkedText) -> dict[int, str]:
    occurrences = [Occurrence("甲", text) for text in texts]
    wanted = range(1, len(texts) + 1)
    spans = find_by_text(lines, occurrences, wanted, now)
    return {number: now.text[span.start : span.end] for number, span in spans.items()}


def test_numbers_are_told_by_what_stands_around_them() -> None:
    line = f"到位{MARK}万元，支付{MARK}万元，支付率{MARK}％。"
    now = body("引言", "到位３00.50万元，支付150万元，支付率49.9％。")
    assert found([line], ["300.50", "150", "49.92"], now) == {1: "３00.50", 2: "150", 3: "49.9"}


def test_a_reworded_sentence_is_recognised() -> None:
    line = f"截至12月底，全县到位资金{MARK}万元，累计支出{MARK}万元。"
    now = body("截至2022年12月底，全县共计到位各类资金301.5万元，累计支出150万元，进度较快。")
    assert found([line], ["300.50", "150"], now) == {1: "301.5", 2: "150"}


def test_a_sentence_that_is_gone_or_unlike_gives_nothing() -> None:
    line = f"全县到位资金{MARK}万元。"
    assert found([line], ["300.50"], body("另起一段，与此无关，投入20万元。")) == {}
    assert found([line], ["300.50"], body("")) == {}


def test_rows_of_a_table_are_told_by_their_cells() -> None:
    lines = ["类别\t金额", f"专项\t{MARK}", f"债券\t{MARK}", f"合计\t{MARK}"]
    now = body([["类别", "金额"], ["债券", "50"], ["专项", "90"], ["合计", "140"]])
    assert found(lines, ["100", "50", "150"], now) == {1: "90", 2: "50", 3: "140"}


def test_equal_rows_are_told_by_their_order_and_a_lost_one_by_its_digits() -> None:
    lines = [f"{MARK}\t{MARK}"] * 3
    texts = ["11.25", "12.5", "123.25", "14.5", "1.5", "16.5"]
    rows = [["11.25", "12.5"], ["123.24", "14.5"], ["1.5", "16.5"]]
    assert found(lines, texts, body(rows))[3] == "123.24"
    assert found(lines, texts, body(rows[1:])) == {3: "123.24", 4: "14.5", 5: "1.5", 6: "16.5"}


def test_a_date_is_one_figure() -> None:
    now = body("截至2022年11月30日止")
    assert found([f"截至{MARK}止"], ["2022年12月31日"], now) == {1: "2022年11月30日"}


def test_a_list_that_does_not_fit_its_occurrences_is_not_used() -> None:
    assert found([f"到位{MARK}"], ["1", "2"], body("到位1")) == {}


def test_a_text_made_to_be_slow_ends_soon() -> None:
    lines = [f"{'甲' * 300}{MARK}{n}号" for n in range(1500)]
    now = body(*(f"{'甲' * 299}乙5{n}号" for n in range(1500)))
    start = time.perf_counter()
    found(lines, ["5"] * 1500, now)
    assert time.perf_counter() - start < 2
