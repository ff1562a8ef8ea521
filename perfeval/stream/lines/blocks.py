"""Bytes to lines: blocks of numbered lines, whatever stands in them, at constant memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import stream as codes

MOST_BYTES = 1 << 20
_BLOCK = 1 << 18


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number, from 1; ``ended`` tells that a line feed follows it."""

    number: int
    text: str
    ended: bool


def blocks(source: BinaryIO, name: str) -> Iterator[list[Line | Diagnostic]]:
    """Give the lines of a source as they come, each block what was there to be read.

    Empty lines are passed over but counted. A line that is no text, or too long, becomes a
    diagnostic in its place.

    Args:
        source: has ``read1``, as files and standard input do.
        name: how places name the source.
    """
    reader = _Reader(name)
    while data := source.read1(_BLOCK):  # type: ignore[attr-defined]
        found = reader.take(data)
        if found:
            yield found
    found = reader.rest()
    if found:
        yield found


class _Reader:
    """Holds the bytes of the line that has not ended yet."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._number = 0
        self._held = b""
        self._skipping = False
        self._told_encoding = False

    def take(self, data: bytes) -> list[Line | Diagnostic]:
        """Give the lines that end in the data."""
        *ended, last = data.split(b"\n")
        found: list[Line | Diagnostic] = []
        for part in ended:
            self._add(part)
            found.extend(self._line(ended=True))
        self._add(last)
        return found

    def rest(self) -> list[Line | Diagnostic]:
        """Give what stands behind the last line feed."""
        return self._line(ended=False) if self._held or self._skipping else []

    def _add(self, part: bytes) -> None:
        if not self._skipping:
            self._held = self._held + part if self._held else part
            if len(self._held) > MOST_BYTES:
                self._skipping, self._held = True, b""

    def _line(self, *, ended: bool) -> list[Line | Diagnostic]:
        self._number += 1
        raw, skipped = self._held, self._skipping
        self._held, self._skipping = b"", False
        place = Place(self._name, self._number)
        if skipped:
            return [codes.LONG_LINE.at(place, limit=f"{MOST_BYTES:,}")]
        if b"\0" in raw:
            return [codes.NO_TEXT.at(place, problem="里面有空字符（NUL）")]
        told: list[Line | Diagnostic] = []
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            try:
                text = raw.decode("gb18030")
            except UnicodeDecodeError:
                if not ended:  # cut inside a character
                    return [codes.CUT_LINE.at(place)]
                return [codes.NO_TEXT.at(place, problem="既不是 UTF-8，也不是 GB18030")]
            if not self._told_encoding:
                self._told_encoding = True
                told.append(codes.NOT_UTF8.at(place))
        text = text.strip("\ufeff\r \t")
        return [*told, Line(self._number, text, ended)] if text else told
