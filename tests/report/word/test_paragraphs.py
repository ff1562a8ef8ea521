from __future__ import annotations

import pytest

from perfeval.report.word.marks import Marker
from perfeval.report.word.paragraphs import Paragraphs, level_of_lead, signature_indents
from perfeval.report.word.profile import GB9704, TWIPS_A_CHARACTER, text_twips


@pytest.mark.parametrize(
    ("lead", "level"), [("一、总体。", 1), ("（二）统筹。", 2), ("1.统筹。", 3), ("（1）甲。", 3)]
)
def test_a_run_in_heading_has_the_level_of_its_number(lead: str, level: int) -> None:
    assert level_of_lead(lead) == level


def test_the_date_begins_two_characters_after_the_organisation() -> None:
    organisation, day = "某某自治区某某县财政局", "2022年1月5日"
    right, date_right = signature_indents(organisation, day)
    assert right == 2 * TWIPS_A_CHARACTER
    begins = right + text_twips(organisation)
    assert begins - (date_right + text_twips(day)) == 2 * TWIPS_A_CHARACTER


def test_a_longer_date_stands_two_characters_from_the_right_and_moves_the_organisation() -> None:
    organisation, day = "财政局", "2022年12月31日"
    right, date_right = signature_indents(organisation, day)
    assert date_right == 2 * TWIPS_A_CHARACTER
    begins = right + text_twips(organisation)
    assert begins - (date_right + text_twips(day)) == 2 * TWIPS_A_CHARACTER


def test_a_waiting_page_break_goes_to_the_next_paragraph_only() -> None:
    paragraphs = Paragraphs(Marker(), GB9704)
    paragraphs.break_page()
    assert "pageBreakBefore" in paragraphs.set("BodyText", "")
    assert "pageBreakBefore" not in paragraphs.set("BodyText", "")
