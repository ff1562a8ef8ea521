"""Documents that LibreOffice has opened and saved: .docx to .docx, and by way of .odt."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.engine.evaluate import evaluate
from perfeval.project.document import write_document
from perfeval.project.project import open_project
from perfeval.report.verify import Status, judge, read_document
from perfeval.report.word.document import Document
from perfeval.report.word.manifest import Manifest, placed
from perfeval.report.word.writer import write_docx

pytestmark = pytest.mark.libreoffice
Made = dict[str, tuple[bytes, Manifest]]
PART = "word/document.xml"


def convert(folder: Path, ending: str, files: list[Path]) -> list[Path]:
    """Convert several files with one start of LibreOffice."""
    program = shutil.which("soffice")
    assert program is not None
    out = folder / f"to-{ending}-{files[0].suffix[1:]}"
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", ending]
    command += ["--outdir", str(out), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return [out / f"{path.stem}.{ending}" for path in files]


@pytest.fixture
def made(every_block: Document, manifest: Manifest) -> Made:
    """The explanation of the sample county, and a document with every block."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice (soffice) is not on this machine: round trips are not tried")
    project, _ = open_project(Path(__file__).parents[3] / "samples" / "jiashi-2022")
    assert project is not None
    written, _ = write_document(project, evaluate(project.programs, project.dataset)[0])
    assert written is not None
    return {
        "county": (written.docx, Manifest.from_json(written.sidecar)),
        "blocks": (write_docx(every_block, manifest), placed(every_block, manifest)),
    }


def test_figures_and_charts_survive_and_edits_after_it_are_found(
    made: Made, tmp_path: Path, edit_part: Callable[[bytes, str, str, str], bytes]
) -> None:
    sources = [tmp_path / f"{name}.docx" for name in made]
    for path in sources:
        path.write_bytes(made[path.stem][0])
    straight = convert(tmp_path, "docx", sources)
    around = convert(tmp_path, "docx", convert(tmp_path, "odt", sources))
    for path in (*straight, *around):
        sidecar = made[path.stem][1]
        read, problems = read_document(path.read_bytes(), sidecar, path.name)
        assert read is not None
        told = {it.code.id for it in problems}
        assert told == (set() if path in straight else {"PE943"}), path
        current = {record.id: record.printed for record in read.manifest.figures}
        assert {it.status for it in judge(read, current)} == {Status.RIGHT}, path
        assert {it.layer for it in read.occurrences} <= {"control", "bookmark"}, path
        printed = [it.text for it in sidecar.occurrences]
        assert [it.text for it in read.occurrences] == printed
        first = next(text for text in printed if "." in text)
        changed = edit_part(path.read_bytes(), PART, f">{first}<", ">987654.32<")
        read, _ = read_document(changed, sidecar, path.name)
        assert read is not None
        wrong = [it for it in judge(read, current) if it.status is not Status.RIGHT]
        assert {(it.status, it.found) for it in wrong} == {(Status.EDITED, "987654.32")}
