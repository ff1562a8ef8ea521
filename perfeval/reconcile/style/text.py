"""Marks and numbering of the text: brackets, half-width marks, missing stops, left-overs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import style as codes
from perfeval.reconcile.reading.document import Paragraph

_OPEN = "（(〔[【《“"
_CLOSE = "）)〕]】》”"
_ORDINAL = re.compile(r"(?:^|[\s。；：，])[（(]?[\da-zA-Z]{1,2}$")
_HALF = re.compile(r"(?<=[一-鿿”》）])[,;:?!](?=[一-鿿“《（])")
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_DEBRIS = re.compile(
    r"\[bookmark:[^\]\n]{0,40}\]|_GoBack\b|PAGEREF\s+_\w+|MERGEFORMAT|HYPERLINK\s+\\l"
    r"|\{\{[^}\n]{0,60}\}\}|错误[!！]\s*未(?:找到引用源|定义书签)|Error! (?:Reference|Bookmark)"
)
_STOPPED = re.compile(r"[。！？；：…，、.!?;:”’》）)\]〕】]\s*$")
_NUMBERED = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|第[一二三四五六七八九十]+[章节条])"
)
_SHORT, _LONG, _AROUND = 30, 24, 8
_MOST, _FEW = 30, 5


def check_text(paragraphs: Sequence[Paragraph]) -> list[Diagnostic]:
    """Give what is odd in the running text, in its order, at most 30 of a kind."""
    kinds = (
        (d for p in paragraphs for d in _brackets(p)),
        _half_width(paragraphs),
        _unstopped(paragraphs),
        (d for p in paragraphs for d in _debris(p)),
    )
    return [found for kind in kinds for found in islice(kind, _MOST)]


def _brackets(paragraph: Paragraph) -> Iterator[Diagnostic]:
    """Tell a bracket that closes another kind, and one that is never closed."""
    text, open_at = paragraph.text, list[int]()
    for position, character in enumerate(text):
        if character in _OPEN:
            open_at.append(position)
        elif character in _CLOSE and open_at:
            begun = open_at.pop()
            wanted = _CLOSE[_OPEN.index(text[begun])]
            if character != wanted:
                shown = text[begun : position + 1] if position - begun < _LONG else text[begun]
                place = paragraph.place_at(position)
                yield codes.BRACKETS_DIFFER.at(place, found=shown, accepted=wanted)
        elif character in _CLOSE and not _ORDINAL.search(text[max(0, position - 4) : position]):
            wanted = _OPEN[_CLOSE.index(character)]
            shown = text[max(0, position - _AROUND) : position + 1]
            yield codes.BRACKETS_DIFFER.at(
                paragraph.place_at(position), found=shown, accepted=wanted
            )
    for begun in open_at:
        shown = text[begun : begun + _AROUND]
        wanted = _CLOSE[_OPEN.index(text[begun])]
        yield codes.BRACKETS_DIFFER.at(paragraph.place_at(begun), found=shown, accepted=wanted)


def _half_width(paragraphs: Sequence[Paragraph]) -> Iterator[Diagnostic]:
    """Tell half-width marks; many of them at the first, as the text is written so throughout."""
    marks = [(p, mark) for p in paragraphs for mark in _HALF.finditer(p.text)]
    few = len(marks) <= _FEW
    for paragraph, mark in marks if few else marks[:1]:
        start, end = max(0, mark.start() - 4), mark.end() + 4
        yield codes.HALF_WIDTH_MARK.at(
            paragraph.place_at(mark.start()),
            found=paragraph.text[start:end],
            accepted=_FULL[mark.group()],
            count=1 if few else len(marks),
        )


def _unstopped(paragraphs: Sequence[Paragraph]) -> list[Diagnostic]:
    """Tell long paragraphs without a stop, where most paragraphs have one.

    A text whose lines are broken anywhere has many; it tells nothing of where paragraphs end.
    """
    long = [p for p in paragraphs[1:] if len(p.text.strip()) >= _SHORT and not p.beside]
    long = [p for p in long if "。" in p.text or not _NUMBERED.match(p.text)]
    bare = [p for p in long if not _STOPPED.search(p.text)]
    if len(bare) * 4 > len(long) or not bare:
        return []
    return [
        codes.NO_FULL_STOP.at(
            p.place_at(len(p.text.rstrip()) - 1), found="…" + p.text.rstrip()[-_AROUND * 2 :]
        )
        for p in bare
    ]


def _debris(paragraph: Paragraph) -> Iterator[Diagnostic]:
    for found in _DEBRIS.finditer(paragraph.text):
        yield codes.DEBRIS.at(paragraph.place_at(found.start()), found=found.group())
