"""Figure marks: a hidden bookmark around a run-level control around the digits.

Word and WPS keep both; LibreOffice 7.4 loses the tag of the control and keeps the bookmark. A
block-level control is never used: LibreOffice repeats its text. The control is not bound to data:
an edit would rewrite the manifest.
"""

from __future__ import annotations

import hashlib
import re

from perfeval.report.word.document import FigureRun, Run
from perfeval.report.word.xml_text import attribute, run

BOOKMARK_PREFIX = "_pe_"
_TAG_LENGTH = 64
_TAG = re.compile(r"^pe:(.*)\|(\d{1,9})$", re.DOTALL)
_BOOKMARK = re.compile(rf"^{BOOKMARK_PREFIX}(\d{{1,9}})$")


def tag_of(figure: str, number: int) -> str:
    """Give the tag of the control of occurrence ``number``: ``pe:到位.合计|3``.

    Word allows 64 characters: for a longer one, a digest stands for the figure's id.
    """
    tag = f"pe:{figure}|{number}"
    if len(tag) <= _TAG_LENGTH:
        return tag
    digest = hashlib.sha256(figure.encode("utf-8")).hexdigest()[:32]
    return f"pe:#{digest}|{number}"


def number_of_tag(tag: str) -> int | None:
    """Give the occurrence number in a tag, None when the tag is not of ours."""
    match = _TAG.match(tag)
    return int(match[2]) if match else None


def number_of_bookmark(name: str) -> int | None:
    """Give the occurrence number in a bookmark's name, None when it is not of ours."""
    match = _BOOKMARK.match(name)
    return int(match[1]) if match else None


class Marker:
    """Turns runs into XML and numbers the figures among them, from 1 in document order."""

    def __init__(self) -> None:
        self.count = 0

    def runs(self, runs: tuple[Run, ...]) -> str:
        """Give the XML of the runs of a paragraph or a cell."""
        return "".join(self._figure(it) if isinstance(it, FigureRun) else run(it) for it in runs)

    def _figure(self, figure: FigureRun) -> str:
        self.count += 1
        number = self.count
        label = attribute((figure.label or figure.figure)[:_TAG_LENGTH])
        tag = attribute(tag_of(figure.figure, number))
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{BOOKMARK_PREFIX}{number}"/>'
            f'<w:sdt><w:sdtPr><w:alias w:val="{label}"/><w:tag w:val="{tag}"/>'
            f'<w:id w:val="{number}"/><w:lock w:val="sdtLocked"/><w:text/></w:sdtPr>'
            f"<w:sdtContent>{run(figure.text)}</w:sdtContent></w:sdt>"
            f'<w:bookmarkEnd w:id="{number}"/>'
        )
