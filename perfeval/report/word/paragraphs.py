"""Paragraphs: title, headings, body, signature."""

from __future__ import annotations

from perfeval.report.word.document import Heading, Paragraph, Signature, Title
from perfeval.report.word.marks import Marker
from perfeval.report.word.profile import TWIPS_A_CHARACTER, PageProfile, text_twips
from perfeval.report.word.xml_text import run

_NUMERALS = frozenset("一二三四五六七八九十")
_TWO_CHARACTERS = 2 * TWIPS_A_CHARACTER


class Paragraphs:
    """Sets paragraphs; a page break waits for the next paragraph, so that no empty line is left."""

    def __init__(self, marker: Marker, profile: PageProfile) -> None:
        self._marker = marker
        self._line = profile.line_pitch
        self._break_waits = False

    def break_page(self) -> None:
        """Let the next paragraph begin a new page."""
        self._break_waits = True

    def set(self, style: str, content: str, properties: str = "") -> str:
        """Give a ``w:p`` in a style; ``properties`` are those that follow ``pageBreakBefore``."""
        start = "<w:pageBreakBefore/>" if self._break_waits else ""
        self._break_waits = False
        named = f'<w:pStyle w:val="{style}"/>{start}{properties}'
        return f"<w:p><w:pPr>{named}</w:pPr>{content}</w:p>"

    def title(self, title: Title) -> str:
        """Set the title: one paragraph, its lines broken as the author broke them."""
        return self.set("Title", run("\n".join(title.lines)))

    def heading(self, heading: Heading) -> str:
        """Set a heading with its outline level."""
        return self.set(f"Heading{heading.level}", run(heading.text))

    def body(self, paragraph: Paragraph) -> str:
        """Set a body paragraph, its run-in heading in the face of the heading's level."""
        lead = run(paragraph.lead, f'<w:rStyle w:val="Lead{level_of_lead(paragraph.lead)}"/>')
        return self.set("BodyText", lead + self._marker.runs(paragraph.runs))

    def signature(self, signature: Signature) -> str:
        """Set the unsealed signature (7.3.5.2 of the standard), one line below the text."""
        organisation, day = signature_indents(signature.organisation, signature.date)
        spacing = f'<w:spacing w:before="{self._line}"/>'
        return self.set(
            "Signature",
            run(signature.organisation),
            f'{spacing}<w:ind w:right="{organisation}"/>',
        ) + self.set("Date", run(signature.date), f'<w:ind w:right="{day}"/>')


def level_of_lead(lead: str) -> int:
    """Give the heading level that a run-in heading's number shows: 一、1, （一）2, else 3."""
    if lead[:1] in _NUMERALS:
        return 1
    if lead[:1] in {"（", "("} and lead[1:2] in _NUMERALS:
        return 2
    return 3


def signature_indents(organisation: str, day: str) -> tuple[int, int]:
    """Give the right indents, in twips, of the organisation and of the date.

    The organisation stands two characters from the right and the date begins two characters to
    the right of its beginning; a longer date stands two characters from the right itself, and
    the organisation moves left.
    """
    width, date_width = text_twips(organisation), text_twips(day)
    if date_width > width:
        return _TWO_CHARACTERS + date_width + _TWO_CHARACTERS - width, _TWO_CHARACTERS
    return _TWO_CHARACTERS, width - date_width
