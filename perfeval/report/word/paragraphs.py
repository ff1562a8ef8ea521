"""Paragraphs: title, headings, body, signature."""

from __future__ import annotations

from perfeval.report.word.document import Heading, Notes, Paragraph, Signature, Title
from perfeval.report.word.marks import Marker
from perfeval.report.word.profile import TWIPS_A_CHARACTER, PageProfile, text_twips
from perfeval.report.word.xml_text import run

_NUMERALS = frozenset("一二三四五六七八九十")
_TWO_CHARACTERS = 2 * TWIPS_A_CHARACTER
_FOUR_CHARACTERS = 4 * TWIPS_A_CHARACTER


class Paragraphs:
    """Sets paragraphs; a page break waits for the next paragraph, so that no empty line is left."""

    def __init__(self, marker: Marker, profile: PageProfile) -> None:
        self._marker = marker
        self._line = profile.line_pitch
        self._break_waits = False
        self.title_gap = 0
        """Twips that the title keeps from what stands above it."""

    def break_page(self) -> None:
        """Let the next paragraph begin a new page."""
        self._break_waits = True

    def set(self, style: str, content: str, properties: str = "") -> str:
        """Give a ``w:p`` in a style; ``properties`` are those that follow ``pageBreakBefore``."""
        start = "<w:pageBreakBefore/>" if self._break_waits else ""
        self._break_waits = False
        named = f'<w:pStyle w:val="{style}"/>{start}{properties}'
        return f"<w:p><w:pPr>{named}</w:pPr>{content}</w:p>"

    def keep_page(self) -> None:
        """Drop a page break that waits: a new section begins on a new page anyway."""
        self._break_waits = False

    def title(self, title: Title) -> str:
        """Set the title: one paragraph, its lines broken as the author broke them."""
        gap = f'<w:spacing w:before="{self.title_gap}"/>' if self.title_gap else ""
        self.title_gap = 0
        return self.set("Title", run("\n".join(title.lines)), gap)

    def heading(self, heading: Heading, around: tuple[str, str] = ("", "")) -> str:
        """Set a heading with its outline level; ``around`` is a bookmark's beginning and end."""
        return self.set(f"Heading{heading.level}", run(heading.text).join(around))

    def body(self, paragraph: Paragraph) -> str:
        """Set a body paragraph, its run-in heading in the face of the heading's level."""
        lead = run(paragraph.lead, f'<w:rStyle w:val="Lead{level_of_lead(paragraph.lead)}"/>')
        return self.set("BodyText", lead + self._marker.runs(paragraph.runs))

    def notes(self, notes: Notes) -> str:
        """Set notes in the size of tables, numbered when there are several."""
        return "".join(
            self.set("Note", run(mark) + self._marker.runs(runs))
            for mark, runs in zip(notes.marks(), notes.notes, strict=True)
        )

    def signature(self, signature: Signature) -> str:
        """Set the signature, one line below the text; with a seal, two lines (7.3.5).

        A round seal of 42 mm whose top is within a line of the text covers both lines so.
        """
        indents = sealed_indents if signature.sealed else signature_indents
        organisation, day = indents(signature.organisation, signature.date)
        lines = 2 if signature.sealed else 1
        spacing = f'<w:spacing w:before="{lines * self._line}"/>'
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


def sealed_indents(organisation: str, day: str) -> tuple[int, int]:
    """Give the right indents, in twips, of the organisation and of the date under a seal.

    The date stands four characters from the right (7.3.5.1) and the organisation is centred on
    it; an organisation too long for that stands at the right edge, and the date moves left.
    """
    width, date_width = text_twips(organisation), text_twips(day)
    right = _FOUR_CHARACTERS + (date_width - width) // 2
    if right < 0:
        return 0, (width - date_width) // 2
    return right, _FOUR_CHARACTERS
