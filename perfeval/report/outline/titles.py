"""Titles: a line that is too long breaks where nobody wanted, a last line of one character hangs.

The author breaks a title at sense (GB/T 9704-2012, 7.3.1); a program can only say where it fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import documents as codes
from perfeval.files.typed import Text, place_of
from perfeval.report.word.profile import GB9704, TWIPS_A_CHARACTER, text_twips

LONGEST = GB9704.text_width // (GB9704.title_size * 10)
"""Full characters of 2号 in a line of the type area: 20."""


def wanting(written: Sequence[Text], lines: Sequence[str]) -> Iterator[Diagnostic]:
    """Tell the lines of a title that are too long, and a last line of one character."""
    for text, line in zip(written, lines, strict=True):
        width = -(-text_twips(line) // TWIPS_A_CHARACTER)
        if width > LONGEST:
            place = place_of(text)
            yield codes.TITLE_LONG.at(place, found=line, count=str(width), most=str(LONGEST))
    if len(lines) > 1 and len(lines[-1]) == 1:
        yield codes.TITLE_SHORT.at(place_of(written[-1]), found=lines[-1])
