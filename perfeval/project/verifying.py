"""A document read back and judged, by the data of the project that it was written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from perfeval.diagnostics import Diagnostic, Place
from perfeval.files.text import read_bytes, read_text
from perfeval.project.document import current_texts, template_folder
from perfeval.project.project import Project
from perfeval.report.verify import ReadDocument, Verdict, judge, read_document
from perfeval.report.verify.package import READING
from perfeval.report.verify.zip_limits import over
from perfeval.report.word.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Verified:
    """A judged document: its bytes, what they say, a verdict on each figure."""

    data: bytes
    read: ReadDocument
    verdicts: list[Verdict]


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A document as it was read: its bytes and what they say."""

    data: bytes
    read: ReadDocument

    @property
    def as_of(self) -> str | None:
        """The evaluation date that it was written for; None when it does not say."""
        return self.read.manifest.as_of or None


def read_back(path: Path) -> tuple[ReadBack | None, list[Diagnostic]]:
    """Read a document with the list of its figures; None when it cannot be read."""
    data, problems = _bytes_of(path)
    if data is None:
        return None, problems
    read, problems = read_document(data, _sidecar(path), path.name)
    return (None if read is None else ReadBack(data, read)), problems


def judged(
    back: ReadBack, project: Project | None = None, template: str | None = None
) -> tuple[Verified, list[Diagnostic]]:
    """Judge every figure of a document that was read.

    With a project, its data is evaluated again and each figure compared with what it would print
    today, by the template that wrote the document unless another is named; without one, only with
    what was printed.
    """
    read, problems = back.read, list[Diagnostic]()
    current: Mapping[str, str | None] = {r.id: r.printed for r in read.manifest.figures}
    if project is not None:
        wrote = read.manifest.document
        known = template is None and template_folder(project, wrote)[0] is not None
        current, problems = current_texts(
            project, wrote if known else template, list(current), read.manifest.subject
        )
    return Verified(back.data, read, judge(read, current)), problems


def verify_document(
    path: Path, project: Project | None = None, template: str | None = None
) -> tuple[list[Verdict] | None, list[Diagnostic]]:
    """Judge every figure of a document; see :func:`judged`. None when it cannot be read."""
    back, problems = read_back(path)
    if back is None:
        return None, problems
    verified, found = judged(back, project, template)
    return verified.verdicts, [*problems, *found]


def _bytes_of(path: Path) -> tuple[bytes | None, list[Diagnostic]]:
    """Read a file, unless it is too large to be held in memory."""
    try:
        size = path.stat().st_size
    except OSError:
        size = 0  # reading it tells why it cannot be read
    if size > READING.file_bytes:
        what = ("文件字节数", "the size")
        return None, [over(Place(path.name), *what, size, READING.file_bytes)]
    return read_bytes(path, path.name)


def _sidecar(path: Path) -> Manifest | None:
    """Give the manifest beside a document; None when there is none that can be read."""
    beside = path.with_suffix(".figures.json")
    if not beside.is_file() or beside.stat().st_size > READING.read_bytes:
        return None
    text, _ = read_text(beside, beside.name)
    try:
        return Manifest.from_json(text or "")
    except ValueError:
        return None
