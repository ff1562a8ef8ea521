from __future__ import annotations

from perfeval.dataset.html_table import read_html


def test_spans_push_cells_aside() -> None:
    page = """<table><tr><td rowspan=2>甲</td><td colspan="2">资金 <b>万元</b></td></tr>
    <tr><td>年初</td><td>全年</td></tr><tr><td>1</td><td>2<br>3</td></table>"""
    (grid,) = read_html(page, "a.xls")
    assert grid.rows == [
        ["甲", "资金 万元", "资金 万元"],
        ["甲", "年初", "全年"],
        ["1", "2 3", ""],
    ]
    assert grid.merges == ((0, 0, 1, 0), (0, 1, 0, 2))


def test_a_page_without_a_table_has_no_rows() -> None:
    assert read_html("<html><p>无</p></html>", "a.xls")[0].rows == []


def test_a_senseless_span_is_bounded() -> None:
    (grid,) = read_html('<table><tr><td colspan="999999999">a</td></tr></table>', "a.xls")
    assert grid.width == 1000
