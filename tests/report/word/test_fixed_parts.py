from __future__ import annotations

from datetime import date

from lxml import etree

from perfeval.report.word import fixed_parts
from perfeval.report.word.profile import GB9704
from perfeval.report.word.xml_text import W


def test_the_page_number_stands_right_on_odd_pages_and_left_on_even_ones() -> None:
    for even, side in ((False, "right"), (True, "left")):
        root = etree.fromstring(fixed_parts.footer_xml(GB9704, even=even))
        properties = root.find(f"{{{W}}}p/{{{W}}}pPr")
        assert properties.find(f"{{{W}}}jc").get(f"{{{W}}}val") == side
        # one character of 14 pt
        assert properties.find(f"{{{W}}}ind").get(f"{{{W}}}{side}") == "280"


def test_the_parts_of_the_page_field_have_runs_of_their_own() -> None:
    root = etree.fromstring(fixed_parts.footer_xml(GB9704, even=False))
    content = [etree.QName(run[-1]).localname for run in root.iter(f"{{{W}}}r")]
    assert content == ["t", "fldChar", "instrText", "fldChar", "t", "fldChar", "t"]


def test_the_times_of_a_document_are_the_date_of_its_data() -> None:
    xml = fixed_parts.core_properties_xml("说明", "县财政局", date(2022, 12, 31), "zh-CN").decode()
    assert xml.count(">2022-12-31T00:00:00Z<") == 2
    assert "<dc:creator>县财政局</dc:creator>" in xml


def test_pages_left_and_right_differ() -> None:
    assert b"<w:evenAndOddHeaders/>" in fixed_parts.settings_xml("zh-CN")
