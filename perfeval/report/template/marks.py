"""The marks that a tag leaves in a part's tree: processing instructions, numbered."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from perfeval.diagnostics import Diagnostic, Place
from perfeval.report.template.grammar import Tag

TARGET = "perfeval"
OPEN, ELSE, CLOSE, KEEP, KEPT, TABLE, TABLE_END = (
    "open", "else", "close", "keep", "kept", "table", "table-end",
)  # fmt: skip
FRESH = "perfeval-fresh-id"
"""Stands in the tree where every copy of an element needs an id of its own."""


@dataclass(frozen=True, slots=True)
class Found:
    """A tag in the tree: where it stands, how it looks, and what text follows it.

    ``properties`` is the ``w:rPr`` of its run as XML. ``marked`` is False where no mark can be
    put, because the same text stands elsewhere too. ``width`` is that of its cell in twips.
    """

    tag: Tag
    place: Place
    properties: str
    following: str
    marked: bool = True
    in_cell: bool = False
    width: int = 0


@dataclass
class Marks:
    """The tags of one part by number, and what is wrong with them."""

    found: list[Found] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    def add(self, found: Found) -> etree._Element:
        """Number a tag and give the mark for it."""
        self.found.append(found)
        return mark("tag", len(self.found) - 1)

    def of(self, element: etree._Element) -> Found:
        """Give the tag of a mark."""
        return self.found[int((element.text or "").split()[1])]


def mark(kind: str, number: int = 0) -> etree._Element:
    """Make a mark."""
    return etree.ProcessingInstruction(TARGET, f"{kind} {number}")


def is_mark(node: etree._Element) -> bool:
    """Say whether a node is a mark."""
    return callable(node.tag)
