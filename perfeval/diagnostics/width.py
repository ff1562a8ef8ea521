"""Widths on a console: a Chinese character takes two cells."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """Give the number of console cells that a text takes."""
    return sum(_cells(character) for character in text)


def padded(text: str, cells: int, *, right: bool = False) -> str:
    """Fill a text with spaces to a number of cells."""
    space = " " * max(0, cells - width(text))
    return space + text if right else text + space


def clipped(text: str, cells: int) -> str:
    """Cut a text that is too wide, with ``…`` at the end."""
    if width(text) <= cells:
        return text
    kept = ""
    for character in text:
        if width(kept) + _cells(character) > cells - 2:
            break
        kept += character
    return kept + "…"


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
