"""Finding the tags of a paragraph, over however many runs Word has split them."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from perfeval.diagnostics import Place
from perfeval.diagnostics.codes import template as codes
from perfeval.diagnostics.codes import word as word_codes
from perfeval.report.template.grammar import BRACES, SINGLE, TAG, Tag, is_mixed, parse_tag
from perfeval.report.template.marks import Found, Marks
from perfeval.report.template.places import Places
from perfeval.report.word.xml_text import W

_W = f"{{{W}}}"
_T, _R, _P, _RPR, _SDT = (f"{_W}{name}" for name in ("t", "r", "p", "rPr", "sdt"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = ("del", "moveFrom", "instrText", "delText", "rPr", "pPr")
_GONE = frozenset(f"{_W}{name}" for name in _UNSEEN)
_AS_TEXT = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_DECLARATION = re.compile(r' xmlns:(\w+)="[^"]*"')
MOST_TAGS, MOST_IN_PARAGRAPH = 20_000, 500
_FOLLOWING = 8
_MOST_STRAYS = 5


@dataclass(frozen=True, slots=True)
class _Piece:
    """A ``w:t`` of a paragraph, and where its text begins in the whole (None: no ``w:t``)."""

    element: etree._Element | None
    text: str
    start: int


class TagFinder:
    """Puts a mark in the place of every tag of a part."""

    def __init__(self, places: Places, prefixes: frozenset[str]) -> None:
        self._places = places
        self._prefixes = prefixes
        self.marks = Marks()
        self.count = 0

    def paragraph(self, paragraph: etree._Element) -> None:
        """Replace the tags of a paragraph, not those of text boxes in it."""
        pieces = list(_pieces(paragraph))
        text = "".join(piece.text for piece in pieces)
        if not BRACES.search(text):
            self._note_single(paragraph, text)
            return
        place = self._places.of(paragraph)
        matches = list(TAG.finditer(text))
        self.count += len(matches)
        if len(matches) > MOST_IN_PARAGRAPH or self.count > MOST_TAGS:
            self._too_many(place)
            return
        rest = TAG.sub(lambda m: "\ufffc" * len(m[0]), text)
        for stray in islice(BRACES.finditer(rest), _MOST_STRAYS):
            around = text[max(0, stray.start() - 10) : stray.end() + 20].strip()
            self.marks.problems.append(codes.BRACES_OPEN.at(place, found=around))
        spots: list[tuple[re.Match[str], Found]] = []
        for match in matches:
            tag = parse_tag(match[0], match[2])
            if tag is None:
                self.marks.problems.append(codes.TAG_SYNTAX.at(place, found=match[0]))
                continue
            if is_mixed(match[1], match[3]):
                self.marks.problems.append(codes.MIXED_BRACES.at(place, found=match[0]))
            spots.append((match, self._found(paragraph, pieces, match, tag, text)))
        # From the end, so that the places of the tags before stay true; numbered from the start.
        made = [(match, self.marks.add(found)) for match, found in spots]
        for match, element in reversed(made):
            _replace(pieces, match.start(), match.end(), element)

    def _too_many(self, place: Place) -> None:
        told = word_codes.OVER_LIMIT.at(
            place,
            what=f"标签数（一段 {MOST_IN_PARAGRAPH}，全文）",
            what_en=f"the number of tags ({MOST_IN_PARAGRAPH} a paragraph, in the whole)",
            found=f"{self.count:,}",
            accepted=f"{MOST_TAGS:,}",
        )
        if told.code not in [problem.code for problem in self.marks.problems]:
            self.marks.problems.append(told)

    def _note_single(self, paragraph: etree._Element, text: str) -> None:
        for match in SINGLE.finditer(text):
            name = match[1].strip()
            if "." in name or "|" in name or name.startswith("#"):
                place = self._places.of(paragraph)
                self.marks.problems.append(codes.SINGLE_BRACE.at(place, found=match[0], name=name))

    def _found(
        self,
        paragraph: etree._Element,
        pieces: list[_Piece],
        match: re.Match[str],
        tag: Tag,
        text: str,
    ) -> Found:
        first = _piece_at(pieces, match.start())
        run = first.element.getparent() if first.element is not None else None
        properties = run.find(_RPR) if run is not None else None
        cell = next(paragraph.iterancestors(f"{_W}tc"), None)
        return Found(
            tag,
            self._places.of(paragraph),
            "" if properties is None else self._properties(properties),
            text[match.end() : match.end() + _FOLLOWING],
            marked=next(paragraph.iterancestors(_FALLBACK), None) is None,
            in_cell=cell is not None,
            width=_width(cell),
        )

    def _properties(self, properties: etree._Element) -> str:
        """Give the look of a run as XML, without what the root declares."""
        kept = copy.deepcopy(properties)
        kept.tail = None
        text = etree.tostring(kept, encoding="unicode")
        return _DECLARATION.sub(lambda m: "" if m[1] in self._prefixes else m[0], text)


def _width(cell: etree._Element | None) -> int:
    width = None if cell is None else cell.find(f"{_W}tcPr/{_W}tcW")
    digits = "" if width is None or width.get(f"{_W}type") != "dxa" else width.get(f"{_W}w", "")
    return int(digits) if digits.isdigit() and len(digits) < 6 else 0


def visible_text(paragraph: etree._Element) -> str:
    """Give the text of a paragraph, without that of text boxes in it."""
    return "".join(piece.text for piece in _pieces(paragraph))


def _pieces(paragraph: etree._Element) -> Iterator[_Piece]:
    start = 0
    waiting = list(reversed(list(paragraph)))
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if not isinstance(tag, str) or tag in _GONE or tag == _P:
            continue
        text = (element.text or "") if tag == _T else _AS_TEXT.get(tag, "")
        if text:
            yield _Piece(element if tag == _T else None, text, start)
            start += len(text)
        elif tag != _T:
            waiting += reversed(list(element))


def _piece_at(pieces: list[_Piece], position: int) -> _Piece:
    return next(p for p in pieces if p.start <= position < p.start + len(p.text))


def _replace(pieces: list[_Piece], start: int, end: int, element: etree._Element) -> None:
    """Take the text from ``start`` to ``end`` out, and put an element before what follows it.

    Of ``pieces``, what stands from ``start`` on is cut off: the next tag stands before it.
    """
    at = next(at for at, p in enumerate(pieces) if p.start + len(p.text) > start)
    touched = [p for p in pieces[at:] if p.start < end]
    first = touched[0]
    pieces[at:] = [_Piece(first.element, first.text[: start - first.start], first.start)]
    for piece in reversed(touched[1:]):
        if piece.element is None:
            continue
        _set(piece.element, piece.text[max(0, end - piece.start) :])
    text = first.element
    if text is None:
        raise ValueError("a tag begins with a brace, which stands in a w:t")
    before, after = first.text[: start - first.start], first.text[end - first.start :]
    run = text.getparent()
    if run is None or run.getparent() is None:
        raise ValueError("a w:t stands in a run, the run in a paragraph")
    _split(run, text, before, after, element)
    for piece in touched[1:]:
        if piece.element is not None and not piece.element.text:
            _drop(piece.element)


def _split(
    run: etree._Element, text: etree._Element, before: str, after: str, element: etree._Element
) -> None:
    """Divide a run at one of its texts: what is before stays, then the element, then the rest."""
    second = copy.copy(run)
    for child in list(second):
        second.remove(child)
    second.text, second.tail = None, None
    properties = run.find(_RPR)
    if properties is not None:
        second.append(copy.deepcopy(properties))
    if after:
        rest = etree.SubElement(second, _T)
        _set(rest, after)
    for node in list(text.itersiblings()):
        second.append(node)
    parent, tail = run.getparent(), run.tail
    if parent is None:
        return
    at = parent.index(run)
    run.tail = None
    parent.insert(at + 1, element)
    if _holds(second):
        second.tail = tail
        parent.insert(at + 2, second)
    _set(text, before)
    if not before:
        _drop(text)


def _set(text: etree._Element, content: str) -> None:
    text.text = content
    text.set(_SPACE, "preserve")


def _drop(text: etree._Element) -> None:
    """Remove an empty text, and its run when nothing else is in it."""
    run = text.getparent()
    if run is None:
        return
    run.remove(text)
    parent = run.getparent()
    if run.tag == _R and not _holds(run) and parent is not None:
        parent.remove(run)


def _holds(run: etree._Element) -> bool:
    return any(child.tag != _RPR for child in run)
