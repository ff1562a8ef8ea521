"""Reading on past what is no YAML, so that one run tells what is wrong in the rest of a file too.

Each complaint of the parser is told, and the line it is about is mended in the likeliest way: a
quote or bracket is closed, a line is moved under the one before it, a value is put into quotes.
What comes out is only ever checked, never used; places are those of the file as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import yaml

from perfeval.diagnostics import Diagnostic
from perfeval.files import yaml_mistakes as mistakes

_LINE = re.compile(r"^(?P<head>\s*(?:- )?)(?P<key>[^\s:：,，#\"'“”{}\[\]]{1,20}):(?P<value>.*)$")
_TAB_WIDTHS = (2, 4, 8)
_CLOSING = {"{": "}", "[": "]"}


@dataclass(slots=True)
class Source:
    """A text that is mended line by line, and how its columns differ from those written."""

    lines: list[str]
    edits: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text as mended so far."""
        return "\n".join(self.lines)

    def put(self, number: int, line: str, offset: int, more: int) -> None:
        """Replace line ``number`` (from 0); beyond ``offset`` it holds ``more`` characters."""
        self.lines[number] = line
        self.edits.setdefault(number + 1, []).append((offset, more))

    def column(self, line: int, column: int) -> int:
        """Give the column as written for one of the mended line; lines count from 1."""
        for offset, more in reversed(self.edits.get(line, [])):
            if column > offset + 1:
                column = max(column - more, offset + 1)
        return column

    def as_written(self, problem: Diagnostic) -> Diagnostic:
        """Move a diagnostic to where it stands in the file as written."""
        place = problem.place
        if place is None or place.line is None or place.column is None:
            return problem
        end = place.end_column and self.column(place.line, place.end_column)
        column = self.column(place.line, place.column)
        return replace(problem, place=replace(place, column=column, end_column=end))


def without_tabs(text: str) -> Source:
    """Put spaces for tabs in indentation, as many a tab as let the text be read."""
    tried = [_untabbed(text, width) for width in _TAB_WIDTHS]
    return next((source for source in tried if _is_yaml(source.text)), tried[0])


def _untabbed(text: str, width: int) -> Source:
    source = Source(text.split("\n"))
    for number, line in enumerate(source.lines):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            spaces = indent.replace("\t", " " * width)
            rest = line[len(indent) :]
            source.put(number, spaces + rest, 0, len(spaces) - len(indent))
    return source


def _is_yaml(text: str) -> bool:
    try:
        yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError):
        return False
    return True


def mend(source: Source, error: yaml.MarkedYAMLError) -> bool:
    """Mend the line that a complaint is about; False when nothing can be made of it."""
    before = source.text
    quote = next(mistakes.odd_quotes(before), None)
    if quote is not None:
        line = source.lines[quote - 1]
        source.put(quote - 1, f'{line.rstrip()}"', len(line), 1)
        return True
    complaint = f"{error.context or ''} {error.problem or ''}"
    in_brackets = "flow" in (error.context or "")
    mark = mistakes.start_of(error)
    if mark is None or mark.line >= len(source.lines):
        return False
    number = mark.line
    if in_brackets:
        _close(source, number, mark.column)
    elif (glued := mistakes.glued_colon(before, number)) is not None:
        _part(source, *glued)
    elif "mapping values" in complaint or "cannot start" in complaint or "escape" in complaint:
        _quote(source, number)
    elif "block end" in complaint or "'-' indicator" in complaint or "expected key" in complaint:
        _align(source, number)
    if source.text == before:
        _blank(source, number)
    return source.text != before


def _part(source: Source, number: int, offset: int) -> None:
    """Put a space after the colon at ``offset``."""
    line = source.lines[number]
    source.put(number, f"{line[: offset + 1]} {line[offset + 1 :]}", offset + 1, 1)


def _close(source: Source, number: int, column: int) -> None:
    """Close what is open at the end of the line; half-width commas for full-width ones."""
    line = source.lines[number]
    for at in reversed(mistakes.commas_in_braces(line, column)):
        line = f"{line[:at]}, {line[at + 1 :].lstrip()}"
        source.put(number, line, at, 1)
    open_: list[str] = []
    for sign in line:
        if sign in _CLOSING:
            open_.append(_CLOSING[sign])
        elif open_ and sign == open_[-1]:
            open_.pop()
    if open_:
        source.put(number, line.rstrip() + "".join(reversed(open_)), len(line), len(open_))


def _quote(source: Source, number: int) -> None:
    """Put the value of a line into quotes."""
    line = source.lines[number]
    match = _LINE.match(line)
    value = match.group("value").strip() if match else ""
    if match and value and value[0] not in "'{[":
        at = match.start("value") + 1
        bare = value.strip('"').replace("'", "’")
        source.put(number, f"{line[:at]}'{bare}'", at, 1 - value.startswith('"'))


def _align(source: Source, number: int) -> None:
    """Move a line under the first key of the line before it, an item under the item before it."""
    line = source.lines[number]
    written = line.lstrip()
    for above in reversed(source.lines[:number]):
        bare = above.lstrip()
        if not bare or bare.startswith("#") or (written.startswith("- ") and bare[:2] != "- "):
            continue
        indent = len(above) - len(bare)
        if bare.startswith("- ") and not written.startswith("- "):
            indent += 2
        source.put(number, " " * indent + written, 0, indent - (len(line) - len(written)))
        return


def _blank(source: Source, number: int) -> None:
    """Leave out a line that nothing can be made of; its key stays, so that it is not missed."""
    match = _LINE.match(source.lines[number])
    kept = f"{match.group('head')}{match.group('key')}: ''" if match else ""
    source.lines[number] = "" if kept == source.lines[number] else kept
