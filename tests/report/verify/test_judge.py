from __future__ import annotations

from collections.abc import Callable

import pytest

from perfeval.report.verify import Status, Verdict, judge, read_document
from perfeval.report.word.document import Document
from perfeval.report.word.manifest import Manifest
from perfeval.report.word.writer import write_docx

PART = "word/document.xml"
OLD = "98.28</w:t>"
Judged = Callable[[list[tuple[str, str]], dict[str, str | None]], list[Verdict]]


@pytest.fixture
def current(manifest: Manifest) -> dict[str, str | None]:
    return {record.id: record.printed for record in manifest.figures}


@pytest.fixture
def verdicts(
    every_block: Document, manifest: Manifest, edit_part: Callable[[bytes, str, str, str], bytes]
) -> Judged:
    """Write, edit the part of the text, judge; give what is not right."""

    def run(edits: list[tuple[str, str]], current: dict[str, str | None]) -> list[Verdict]:
        data = write_docx(every_block, manifest)
        for old, new in edits:
            data = edit_part(data, PART, old, new)
        read, diagnostics = read_document(data, None, "说明.docx")
        assert [it for it in diagnostics if it.code.id != "PE942"] == []
        assert read is not None
        return [it for it in judge(read, current) if it.status is not Status.RIGHT]

    return run


def test_an_untouched_document_is_right(verdicts: Judged, current: dict[str, str | None]) -> None:
    assert verdicts([], current) == []


def test_another_look_of_the_same_number_is_right(
    verdicts: Judged, current: dict[str, str | None]
) -> None:
    assert verdicts([(OLD, "９8.280</w:t>")], current | {"到位.合计": "300.5"}) == []


def test_a_changed_figure_is_edited_and_named(
    verdicts: Judged, current: dict[str, str | None]
) -> None:
    (verdict,) = verdicts([(OLD, "99.28</w:t>")], current)
    assert verdict.status is Status.EDITED
    assert (verdict.figure, verdict.found, verdict.printed) == ("支付率", "99.28", "98.28")


def test_a_figure_edited_to_what_the_data_says_now_is_told_apart(
    verdicts: Judged, current: dict[str, str | None]
) -> None:
    (verdict,) = verdicts([(OLD, "99.28</w:t>")], current | {"支付率": "99.28"})
    assert verdict.status is Status.EDITED_TO_CURRENT


def test_changed_data_makes_every_occurrence_stale(
    verdicts: Judged, current: dict[str, str | None]
) -> None:
    found = verdicts([], current | {"到位.合计": "301.50"})
    assert [(it.status, it.number, it.current) for it in found] == [
        (Status.STALE, 1, "301.50"),
        (Status.STALE, 5, "301.50"),
    ]


UNMARKED = [('<w:tag w:val="pe:支付率|2"/>', ""), ('w:name="_pe_2"', 'w:name="x"')]


def test_a_figure_without_marks_is_found_by_the_text_around_it(
    verdicts: Judged, current: dict[str, str | None]
) -> None:
    assert verdicts(UNMARKED, current) == []
    (verdict,) = verdicts([*UNMARKED, (OLD, "89.28</w:t>")], current)
    assert (verdict.status, verdict.layer, verdict.found) == (Status.EDITED, "text", "89.28")


def test_a_figure_whose_sentence_is_gone_is_missing(
    verdicts: Judged, current: dict[str, str | None]
) -> None:
    edits = [*UNMARKED, (OLD, "</w:t>"), ("％，每月", "每月")]
    found = verdicts(edits, current)
    assert [(it.status, it.number, it.found) for it in found] == [(Status.MISSING, 2, None)]


def test_a_number_retyped_in_other_words_is_untraced(
    verdicts: Judged, current: dict[str, str | None]
) -> None:
    rewritten = ("制表</w:t>", "制表，另有12.5%在途</w:t>")
    found = verdicts([*UNMARKED, (OLD, "</w:t>"), ("％，每月", "每月"), rewritten], current)
    assert [it.status for it in found] == [Status.MISSING, Status.UNTRACED]
    assert found[1].position.spoken() == "正文第 15 段"


def test_another_unit_behind_a_figure_is_an_edit(
    verdicts: Judged, current: dict[str, str | None]
) -> None:
    (verdict,) = verdicts([("万元，支付率", "亿元，支付率")], current)
    assert (verdict.status, verdict.found, verdict.printed) == (
        Status.EDITED,
        "300.50亿元",
        "300.50万元",
    )


def test_the_same_amount_in_another_unit_is_right(
    verdicts: Judged, current: dict[str, str | None]
) -> None:
    whole = "300.50</w:t></w:r></w:sdtContent>"
    edits = [(whole, whole.replace("300.50", "3005000")), ("万元，支付率", "元，支付率")]
    found = verdicts(edits, current)
    assert [(it.status, it.number) for it in found] == [(Status.EDITED, 5)]


def test_a_figure_that_there_is_no_more_is_unknown(
    verdicts: Judged, current: dict[str, str | None]
) -> None:
    (verdict,) = verdicts([], current | {"支付率": None})
    assert verdict.status is Status.UNKNOWN


def test_a_figure_of_another_document_is_unknown(
    verdicts: Judged, current: dict[str, str | None]
) -> None:
    found = verdicts([("pe:支付率|2", "pe:别的|7")], current)
    assert [(it.status, it.figure) for it in found] == [(Status.UNKNOWN, "别的")]


def test_words_around_the_digits_of_a_mark_are_an_edit(
    verdicts: Judged, current: dict[str, str | None]
) -> None:
    (verdict,) = verdicts([(OLD, "约98.28</w:t>")], current)
    assert verdict.status is Status.EDITED


def test_a_tracked_change_counts_as_made(verdicts: Judged, current: dict[str, str | None]) -> None:
    old = f'<w:r><w:t xml:space="preserve">{OLD}</w:r>'
    new = (
        '<w:del w:id="90" w:author="a"><w:r><w:delText>98.28</w:delText></w:r></w:del>'
        '<w:ins w:id="91" w:author="a"><w:r><w:t>88.28</w:t></w:r></w:ins>'
    )
    (verdict,) = verdicts([(old, new)], current)
    assert (verdict.status, verdict.found) == (Status.EDITED, "88.28")


def test_every_status_has_a_word_in_both_languages() -> None:
    for lang in ("zh", "en"):
        assert len({status.label(lang) for status in Status}) == len(Status)
