"""The table of contents: a field with its entries worked out, so that it shows before a refresh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from perfeval.report.word.document import Block, Heading
from perfeval.report.word.fixed_parts import field_xml
from perfeval.report.word.formal import AttachmentHead, Contents
from perfeval.report.word.pages import pages_of
from perfeval.report.word.paragraphs import Paragraphs
from perfeval.report.word.profile import PageProfile
from perfeval.report.word.xml_text import attribute, run

_FIRST_ID = 1_000_000
"""Numbers of bookmarks begin here: those of figures begin at 1."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table: level, text, page, name of the bookmark around the heading."""

    level: int
    text: str
    page: int
    bookmark: str


class TableOfContents:
    """The entries of a document, by the place of their heading among its blocks."""

    def __init__(self, blocks: Sequence[Block], profile: PageProfile) -> None:
        """Collect the entries; there are none without a block :class:`Contents`."""
        wanted = next((block for block in blocks if isinstance(block, Contents)), None)
        self.entries: dict[int, Entry] = {}
        if wanted is None:
            return
        found = {at: _entry(block) for at, block in enumerate(blocks)}
        listed = [at for at, one in found.items() if one is not None and one[0] <= wanted.levels]
        pages = pages_of(blocks, profile, len(listed))
        for number, at in enumerate(listed):
            level, text = found[at] or (1, "")
            self.entries[at] = Entry(level, text, pages[at], f"_Toc{_FIRST_ID + number}")

    def marked(self, at: int) -> tuple[str, str]:
        """Give the beginning and the end of the bookmark around the heading at a place."""
        entry = self.entries.get(at)
        if entry is None:
            return "", ""
        number = entry.bookmark.removeprefix("_Toc")
        start = f'<w:bookmarkStart w:id="{number}" w:name="{attribute(entry.bookmark)}"/>'
        return start, f'<w:bookmarkEnd w:id="{number}"/>'

    def xml(self, contents: Contents, paragraphs: Paragraphs) -> str:
        """Set the table; what follows it begins on a new page."""
        head = paragraphs.set("TOCHeading", run("目　录"))
        entries = list(self.entries.values())
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
            f' TOC \\o "1-{contents.levels}" \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        lines = [
            paragraphs.set(
                f"TOC{entry.level}",
                (begin if at == 0 else "") + _line(entry) + (end if at == len(entries) - 1 else ""),
            )
            for at, entry in enumerate(entries)
        ]
        paragraphs.break_page()
        return head + "".join(lines)


def _entry(block: Block) -> tuple[int, str] | None:
    match block:
        case Heading(level, text):
            return level, text
        case AttachmentHead():
            return 1, f"{block.mark}　{block.title}"
        case _:
            return None


def _line(entry: Entry) -> str:
    number = field_xml(f"PAGEREF {entry.bookmark} \\h", str(entry.page))
    return (
        f'<w:hyperlink w:anchor="{attribute(entry.bookmark)}" w:history="1">{run(entry.text)}'
        f"{run(chr(9))}{number}</w:hyperlink>"
    )
