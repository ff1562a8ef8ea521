from __future__ import annotations

import importlib.util
import io

import pytest

from perfeval.reconcile.reading.pdf import from_pdf

WITH_PYPDF = importlib.util.find_spec("pypdf") is not None
needs_pypdf = pytest.mark.skipif(not WITH_PYPDF, reason="needs pypdf")


def ids(data: bytes) -> list[str]:
    document, problems = from_pdf(data, "a.pdf")
    assert document is None
    return [problem.code.id for problem in problems]


def test_what_is_no_pdf_is_told() -> None:
    assert ids(b"PK") == ["PE624"]


@pytest.mark.skipif(WITH_PYPDF, reason="pypdf is installed")
def test_without_pypdf_the_user_is_told_what_to_install() -> None:
    assert ids(b"%PDF-1.7") == ["PE628"]


@needs_pypdf
def test_a_damaged_a_scanned_and_an_encrypted_pdf_are_told() -> None:
    import pypdf

    assert ids(b"%PDF-1.7 cut off") == ["PE626"]
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    blank = io.BytesIO()
    writer.write(blank)
    assert ids(blank.getvalue()) == ["PE627"]
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert ids(locked.getvalue()) == ["PE625"]


@needs_pypdf
def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    document, problems = from_pdf(b"%PDF-1.7 cut off", "a.pdf", seconds=0)
    assert document is None
    assert [problem.code.id for problem in problems] == ["PE629"]
    monkeypatch.setattr("perfeval.reconcile.reading.pdf.MOST_BYTES", 10)
    assert ids(b"%PDF-1.7 cut off") == ["PE623"]
