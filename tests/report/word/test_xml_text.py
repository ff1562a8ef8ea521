from __future__ import annotations

from lxml import etree

from perfeval.report.word.xml_text import W, attribute, escape, run


def test_markup_is_escaped_and_unknown_characters_become_spaces() -> None:
    assert escape("A&B <100\x0b\x00万\ufffe") == "A&amp;B &lt;100  万 "


def test_an_attribute_keeps_to_one_line() -> None:
    assert attribute('a"b\nc') == "a&quot;b c"


def test_tabs_and_line_breaks_become_elements() -> None:
    inner = run("甲\t乙\r\n 丙")
    element = etree.fromstring(f'<x xmlns:w="{W}">{inner}</x>')
    names = [etree.QName(child).localname for child in element[0]]
    assert names == ["t", "tab", "t", "br", "t"]
    assert element[0][-1].text == " 丙"


def test_an_empty_text_is_no_run() -> None:
    assert run("") == ""
