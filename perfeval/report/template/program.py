"""A part as a program: stretches of finished XML, and what is filled in between them.

The tree is written out once; a loop then costs the joining of texts and not the copying of trees.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import template as codes
from perfeval.report.template import marks as m
from perfeval.report.template.marks import Found, Marks
from perfeval.report.word.xml_text import DECLARATION

_MARK = re.compile(rf'<\?{m.TARGET} ([a-z-]+) (\d+)\?>|"({m.FRESH})"')
_BOOKMARK = re.compile(r'<w:bookmark(?:Start|End)\b[^>]*?w:id="(-?\d+)"[^>]*/>')
_COMMENT = re.compile(r"<w:comment(?:RangeStart|RangeEnd|Reference)\b[^>]*/>")


@dataclass
class Chunk:
    """Finished XML."""

    text: str


@dataclass
class Value:
    """A tag that prints something: a figure, a word, an image, a chart."""

    found: Found


@dataclass
class FreshId:
    """The place of an id that each copy needs of its own."""


@dataclass
class Section:
    """A loop or a condition; ``otherwise`` is what stands after ``{{else}}``."""

    found: Found
    body: list[Step] = field(default_factory=list)
    otherwise: list[Step] = field(default_factory=list)


@dataclass
class Keep:
    """The content of a container that must end with a paragraph."""

    body: list[Step] = field(default_factory=list)


@dataclass
class Rows:
    """A table that falls out when none of its rows is left."""

    body: list[Step] = field(default_factory=list)


Step = Chunk | Value | FreshId | Section | Keep | Rows


@dataclass
class _Open:
    """What is being read: where its steps go, and what ends it."""

    steps: list[Step]
    step: Section | Keep | Rows | None = None
    number: int = -1


class _Crossed(Exception):  # noqa: N818 - not an error to anybody but the caller below
    """Sections begin and end across each other."""


def read_program(root: etree._Element, marks: Marks) -> tuple[list[Step], list[Diagnostic]]:
    """Write a part out and read it as steps."""
    text = DECLARATION + etree.tostring(root, encoding="unicode")
    reader = _Reader(marks)
    try:
        steps = reader.read(text)
    except _Crossed:
        found = reader.at or marks.found[0]
        return [], [codes.SECTION_PLACE.at(found.place, found=found.tag.written)]
    _drop_repeated(steps)
    return steps, []


class _Reader:
    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._stack: list[_Open] = [_Open([])]
        self.at: Found | None = None

    def read(self, text: str) -> list[Step]:
        position = 0
        for match in _MARK.finditer(text):
            self._add(Chunk(text[position : match.start()]))
            position = match.end()
            if match[3]:
                self._add(Chunk('"'))
                self._add(FreshId())
                self._add(Chunk('"'))
            else:
                self._mark(match[1], int(match[2]))
        self._add(Chunk(text[position:]))
        if len(self._stack) > 1:
            raise _Crossed
        return self._stack[0].steps

    def _add(self, step: Step) -> None:
        if not isinstance(step, Chunk) or step.text:
            self._stack[-1].steps.append(step)

    def _mark(self, kind: str, number: int) -> None:
        top = self._stack[-1]
        match kind:
            case "tag":
                self._add(Value(self._marks.found[number]))
            case m.OPEN:
                self.at = self._marks.found[number]
                self._begin(Section(self.at), number)
            case m.KEEP:
                self._begin(Keep(), -1)
            case m.TABLE:
                self._begin(Rows(), -1)
            case m.ELSE:
                if not isinstance(top.step, Section):
                    raise _Crossed
                top.steps = top.step.otherwise
            case _:
                wanted = {m.CLOSE: Section, m.KEPT: Keep, m.TABLE_END: Rows}[kind]
                if not isinstance(top.step, wanted):
                    raise _Crossed
                self._stack.pop()

    def _begin(self, step: Section | Keep | Rows, number: int) -> None:
        self._add(step)
        self._stack.append(_Open(step.body, step, number))


def _drop_repeated(steps: list[Step]) -> None:
    """Take out of loops what may stand once in a document: bookmarks, comments."""
    dropped: set[str] = set()
    _each_chunk(steps, lambda chunk: dropped.update(_BOOKMARK.findall(chunk.text)), inside=True)
    _each_chunk(steps, _drop_comments, inside=True)
    if dropped:
        _each_chunk(steps, lambda chunk: _drop_bookmarks(chunk, dropped), inside=False)


def _drop_comments(chunk: Chunk) -> None:
    chunk.text = _COMMENT.sub("", chunk.text)


def _drop_bookmarks(chunk: Chunk, dropped: set[str]) -> None:
    chunk.text = _BOOKMARK.sub(lambda mt: "" if mt[1] in dropped else mt[0], chunk.text)


def _each_chunk(steps: list[Step], do: Callable[[Chunk], None], *, inside: bool) -> None:
    """Go through finished texts, only those in loops when ``inside``."""
    for step in steps:
        if isinstance(step, Chunk) and not inside:
            do(step)
        elif isinstance(step, Section):
            loop = step.found.tag.kind == "each"
            _each_chunk(step.body, do, inside=inside and not loop)
            _each_chunk(step.otherwise, do, inside=inside and not loop)
        elif isinstance(step, Keep | Rows):
            _each_chunk(step.body, do, inside=inside)
