"""Each figure of the explanation is changed in turn; verify names it, with marks or without."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from perfeval.engine.evaluate import evaluate
from perfeval.project.document import write_document
from perfeval.project.project import open_project
from perfeval.report.verify import Status, Verdict, judge
from perfeval.report.verify.read import assembled
from perfeval.report.verify.text import marked_text
from perfeval.report.word.manifest import Manifest

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNITS = {"亿元": "万元", "万元": "亿元", "%": "‰", "％": "‰", "个百分点": "%"}


@dataclass
class Written:
    """A document as a tree, the element with the digits of each figure, its manifest."""

    root: etree._Element
    digits: list[etree._Element]
    manifest: Manifest

    def judged(self) -> list[Verdict]:
        """Judge the tree as it is now; give what is not right."""
        current: Mapping[str, str | None] = {r.id: r.printed for r in self.manifest.figures}
        read = assembled("说明.docx", marked_text(self.root), self.manifest)
        return [it for it in judge(read, current) if it.status is not Status.RIGHT]


@pytest.fixture(scope="module")
def files() -> tuple[bytes, str]:
    project, _ = open_project(Path(__file__).parents[3] / "samples" / "jiashi-2022")
    assert project is not None
    outcome, _ = evaluate(project.programs, project.dataset)
    document, problems = write_document(project, outcome)
    assert document is not None, [it.message() for it in problems]
    return document.docx, document.sidecar


@pytest.fixture(scope="module", params=["marked", "bare"])
def written(files: tuple[bytes, str], request: pytest.FixtureRequest) -> Written:
    docx, sidecar = files
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        whole = etree.Element("whole")
        whole.append(etree.fromstring(archive.read("word/document.xml")))
    digits = [next(it.iter(f"{W}t")) for it in whole.iter(f"{W}sdt")]
    if request.param == "bare":
        strip_marks(whole)
    return Written(whole, digits, Manifest.from_json(sidecar))


def strip_marks(root: etree._Element) -> None:
    """Take all controls and bookmarks away, as pasting the text alone does."""
    for mark in [*root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
        mark.getparent().remove(mark)
    for control in [*root.iter(f"{W}sdt")]:
        parent = control.getparent()
        for child in [*control.find(f"{W}sdtContent")]:
            parent.insert(parent.index(control), child)
        parent.remove(control)


def last_digit_off(text: str) -> str:
    digit = int(text[-1])
    return f"{text[:-1]}{digit - 1 if digit == 9 else digit + 1}"


def swapped(text: str) -> str | None:
    """Give the digits with the first two neighbours that differ in each other's place."""
    match = re.search(r"(\d)(?!\1)(\d)", text)
    if match is None or (match.start() == 0 and match[2] == "0"):
        return None
    return f"{text[: match.start()]}{match[2]}{match[1]}{text[match.end() :]}"


def grouped(text: str) -> str:
    whole, point, part = text.partition(".")
    plain = whole.replace(",", "")
    other = plain if "," in whole else f"{int(plain):,}"
    return f"{other}{point}{part}"


def test_an_untouched_document_is_right(written: Written) -> None:
    assert len(written.digits) == len(written.manifest.occurrences) >= 180
    assert written.judged() == []


def test_every_figure_that_is_off_by_one_in_its_last_digit_is_named(written: Written) -> None:
    for number, element in enumerate(written.digits, 1):
        text = element.text or ""
        element.text = last_digit_off(text)
        found = [(it.status, it.number, it.found) for it in written.judged()]
        assert found == [(Status.EDITED, number, element.text)]
        element.text = text


def test_figures_with_two_digits_swapped_are_named(written: Written) -> None:
    tried = 0
    for number, element in [*enumerate(written.digits, 1)][::4]:
        text = element.text or ""
        other = swapped(text)
        if other is not None:
            tried += 1
            element.text = other
            assert [(it.status, it.number) for it in written.judged()] == [(Status.EDITED, number)]
            element.text = text
    assert tried >= 25


def test_thousands_separators_are_no_change(written: Written) -> None:
    changed = [it for it in written.digits if grouped(it.text or "") != it.text]
    assert len(changed) > 20
    before = [it.text for it in changed]
    for element in changed:
        element.text = grouped(element.text or "")
    assert written.judged() == []
    for element, text in zip(changed, before, strict=True):
        element.text = text


def units_after(digits: list[etree._Element]) -> Iterator[tuple[int, etree._Element, str]]:
    """Give the figures with a unit behind them: number, element of the unit, the unit."""
    for number, element in enumerate(digits, 1):
        within = element.getparent().getparent()
        anchor = within.getparent() if within.tag == f"{W}sdtContent" else element.getparent()
        after = anchor.getnext()
        while after is not None and after.tag == f"{W}bookmarkEnd":
            after = after.getnext()
        text = None if after is None else after.find(f"{W}t")
        unit = next((it for it in UNITS if text is not None and text.text.startswith(it)), None)
        if text is not None and unit is not None:
            yield number, text, unit


def test_a_figure_with_another_unit_behind_it_is_named(written: Written) -> None:
    cases = [*units_after(written.digits)]
    assert len(cases) > 30
    for number, element, unit in cases[::3]:
        text = element.text or ""
        element.text = text.replace(unit, UNITS[unit], 1)
        (verdict,) = written.judged()
        assert (verdict.status, verdict.number) == (Status.EDITED, number)
        assert (verdict.found or "").endswith(UNITS[unit])
        element.text = text


def test_the_unit_line_of_a_table_that_declares_another_is_told(written: Written) -> None:
    line = next(it for it in written.root.iter(f"{W}t") if it.text == "单位：万元")
    line.text = "单位：亿元"
    found = [(it.status, it.layer, it.found, it.printed) for it in written.judged()]
    assert found == [(Status.EDITED, "unit", "单位：亿元", "单位：万元")]
    line.text = "单位：万元"
