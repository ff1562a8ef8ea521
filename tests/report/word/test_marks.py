from __future__ import annotations

import pytest

from perfeval.report.word.document import FigureRun
from perfeval.report.word.marks import Marker, number_of_bookmark, number_of_tag, tag_of


def test_a_tag_carries_figure_and_number() -> None:
    assert tag_of("到位.合计", 3) == "pe:到位.合计|3"
    assert number_of_tag("pe:到位.合计|3") == 3


def test_a_long_id_is_a_digest_within_the_limit_of_word() -> None:
    long, other = tag_of("甲" * 80, 12), tag_of("甲" * 81, 12)
    assert len(long) <= 64
    assert long != other
    assert number_of_tag(long) == 12


@pytest.mark.parametrize("tag", ["", "goog_rdk_1", "pe:甲", "pe:甲|x", "pe:甲|-1"])
def test_foreign_tags_are_not_ours(tag: str) -> None:
    assert number_of_tag(tag) is None


@pytest.mark.parametrize(("name", "number"), [("_pe_7", 7), ("_GoBack", None), ("_pe_x", None)])
def test_bookmarks_are_told_apart(name: str, number: int | None) -> None:
    assert number_of_bookmark(name) == number


def test_marks_are_numbered_across_paragraphs_and_hold_the_digits_only() -> None:
    marker = Marker()
    marker.runs(("到位", FigureRun("甲", "1.50"), "万元"))
    xml = marker.runs((FigureRun("乙", "2", 'A&"B'),))
    assert marker.count == 2
    assert xml.startswith('<w:bookmarkStart w:id="2" w:name="_pe_2"/><w:sdt>')
    assert '<w:alias w:val="A&amp;&quot;B"/><w:tag w:val="pe:乙|2"/>' in xml
    assert '<w:lock w:val="sdtLocked"/>' in xml
    assert xml.count("<w:t ") == 1
