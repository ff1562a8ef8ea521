"""Texts with ``{names}`` in them: split into plain stretches and the names of figures or words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from perfeval.diagnostics import Place
from perfeval.files.typed import Text

_HOLE = re.compile(r"[{｛]([^{}｛｝|｜]*)(?:[|｜]([^{}｛｝]*))?[}｝]")
_NAME = re.compile(r"^[^\W\d]\w*(?:\.\w+)?(?:\[[^\[\]]+\](?:\.\w+)?)?$")


@dataclass(frozen=True, slots=True)
class Hole:
    """A name in braces, with the format after ``|`` (empty: the figure's own)."""

    name: str
    form: str
    text: Text
    start: int
    form_start: int

    @property
    def is_name(self) -> bool:
        """Whether it is a mere name and not a formula."""
        return _NAME.match(self.name) is not None

    @property
    def place(self) -> Place | None:
        """Where the name stands."""
        return self.text.place(self.start, len(self.name))

    @property
    def form_text(self) -> Text:
        """The format as a text that knows its place."""
        return self.text if not self.form else _Stretch.of(self.text, self.form_start, self.form)


class _Stretch(Text):
    """A part of a text, which knows its own place."""

    __slots__ = ("_start", "_whole")
    _whole: Text
    _start: int

    @staticmethod
    def of(whole: Text, start: int, part: str) -> _Stretch:
        made = _Stretch(part, whole.node)
        made._whole, made._start = whole, start
        return made

    def place(self, offset: int = 0, length: int | None = None) -> Place | None:
        return self._whole.place(self._start + offset, len(self) if length is None else length)


def split(text: Text) -> Iterator[str | Hole]:
    """Give the stretches of a text in order."""
    end = 0
    for match in _HOLE.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        end = match.end()
        name, form = match[1].strip(), (match[2] or "").strip()
        yield Hole(name, form, text, match.start(1), match.start(2) if match[2] else 0)
    if end < len(text):
        yield text[end:]
