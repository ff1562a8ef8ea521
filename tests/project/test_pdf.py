"""PDF through LibreOffice: one call for many; absent, slow and failing programs are told."""

from __future__ import annotations

import shutil
import stat
import time
from pathlib import Path

import pytest

from perfeval.project import pdf


def _program(tmp_path: Path, script: str) -> str:
    path = tmp_path / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(pdf, "_USUAL", ())


@pytest.mark.usefixtures("no_office")
def test_without_libreoffice_it_is_told() -> None:
    made, problems = pdf.to_pdf({"甲.docx": b""})
    assert made == {}
    assert [one.code.id for one in problems] == ["PE934"]


def test_a_program_that_fails_is_told_with_its_code(tmp_path: Path) -> None:
    made, problems = pdf.to_pdf({"甲.docx": b""}, office=_program(tmp_path, "exit 3"))
    assert made == {}
    assert problems[0].values["reason"] == "退出代码 3"


def test_a_program_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    began = time.monotonic()
    office = _program(tmp_path, "sleep 60 & wait")
    _, problems = pdf.to_pdf({"甲.docx": b""}, office=office, seconds=1)
    assert time.monotonic() - began < 20
    assert problems[0].values["reason"] == "超过 1 秒没有完成"


def test_a_program_that_writes_nothing_is_told(tmp_path: Path) -> None:
    _, problems = pdf.to_pdf({"甲.docx": b""}, office=_program(tmp_path, "exit 0"))
    assert problems[0].values["reason"] == "1 份没有写出"


def test_many_documents_go_into_one_call_and_keep_their_names(tmp_path: Path) -> None:
    log = tmp_path / "calls"
    script = (
        f'echo call >> "{log}"\nfor f in "$@"; do case "$f" in *.docx) '
        'cp "$f" "${f%.docx}.pdf";; esac; done'
    )
    documents = {f"第{n}份 表.docx": str(n).encode() for n in range(20)}
    made, problems = pdf.to_pdf(documents, office=_program(tmp_path, script))
    assert problems == []
    assert made == {name.replace(".docx", ".pdf"): data for name, data in documents.items()}
    assert log.read_text(encoding="utf-8") == "call\n"
