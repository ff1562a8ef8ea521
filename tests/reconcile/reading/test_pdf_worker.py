from __future__ import annotations

import importlib.util
import io
import json
import subprocess
import sys

import pytest

from perfeval.reconcile.reading import pdf_worker

pytestmark = pytest.mark.skipif(importlib.util.find_spec("pypdf") is None, reason="needs pypdf")


def test_the_worker_runs_as_a_script_and_answers_in_json() -> None:
    command = [sys.executable, "-P", pdf_worker.__file__]
    done = subprocess.run(command, input=b"%PDF-1.7", capture_output=True, check=True)
    assert json.loads(done.stdout)["problem"] == "damaged"


def test_a_pdf_with_too_many_pages_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdf

    writer = pypdf.PdfWriter()
    for _ in range(3):
        writer.add_blank_page(100, 100)
    data = io.BytesIO()
    writer.write(data)
    assert pdf_worker.pages_of(data.getvalue()) == {"pages": ["", "", ""]}
    monkeypatch.setattr(pdf_worker, "MOST_PAGES", 2)
    assert pdf_worker.pages_of(data.getvalue()) == {"problem": "too_many", "found": "3"}
