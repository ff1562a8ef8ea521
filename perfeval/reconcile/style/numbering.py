"""Whether the numbering of headings and items goes on: 1、 2、 3、, level below level."""

from __future__ import annotations

import re
from collections.abc import Sequence

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import style as codes
from perfeval.reconcile.reading.document import Paragraph

_DIGITS = "一二三四五六七八九"
_MARKS = (
    ("一、", re.compile(r"\s*([一二三四五六七八九十]{1,3})、")),
    ("（一）", re.compile(r"\s*[（(]([一二三四五六七八九十]{1,3})[)）]")),
    ("1、", re.compile(r"\s*(\d{1,2})、")),
    ("1.", re.compile(r"\s*(\d{1,2})[.．](?!\d)")),
    ("（1）", re.compile(r"\s*[（(](\d{1,2})[)）]")),
)


def check_numbering(paragraphs: Sequence[Paragraph]) -> list[Diagnostic]:
    """Give the numbers that do not follow the one before them on their level.

    A style seen for the first time under another opens a level below it; seeing a style again
    closes what is below it.
    """
    found: list[Diagnostic] = []
    levels: list[tuple[str, int, str]] = []
    for paragraph in paragraphs:
        style, number, shown = _mark(paragraph.text)
        if not style or paragraph.beside:
            continue
        depth = next((n for n, level in enumerate(levels) if level[0] == style), None)
        if depth is not None:
            _, last, before = levels[depth]
            del levels[depth:]
            if number != last + 1:
                place = paragraph.place_at(0)
                found.append(codes.NUMBERING_BROKEN.at(place, found=shown, before=before))
        levels.append((style, number, shown))
    return found


def _mark(text: str) -> tuple[str, int, str]:
    for style, pattern in _MARKS:
        if match := pattern.match(text):
            said = match.group(1)
            number = int(said) if said.isascii() else _chinese(said)
            return style, number, match.group().strip()
    return "", 0, ""


def _chinese(text: str) -> int:
    """Read 一 to 九十九."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.find(text) + 1
    return (_DIGITS.find(tens) + 1 if tens else 1) * 10 + (_DIGITS.find(ones) + 1 if ones else 0)
