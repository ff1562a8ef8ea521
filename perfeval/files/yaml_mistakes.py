"""What people who never saw YAML get wrong, looked for in the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import files as codes

_KEY = r"[^\s:：,，#\"'“”「」{}\[\]]{1,20}"
_COLON_OF_LINE = re.compile(rf"^(\s*(?:- )?{_KEY})：(?=\s*\S|\s*$)")
_COMMA_IN_BRACES = re.compile(rf"，(?=\s*{_KEY}:\s)")
_GLUED = re.compile(rf"^(\s*(?:- )?{_KEY}):(?=[^\s/\\:])")
_ANCHOR = re.compile(r"(?:[:\-\[{,]\s+|^)[&*][^\s,\]}]", re.MULTILINE)
_ODD_QUOTE = re.compile(r'^\s*(?:- )?(?:[^\s"#]+:\s+)?"')


def tabs(text: str, file: str) -> list[Diagnostic]:
    """Find lines that are indented with tabs."""
    found: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n"), 1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent and line.strip():
            found.append(codes.YAML_TAB.at(Place(file, number, indent.index("\t") + 1)))
    return found


def full_width_colons(text: str) -> list[tuple[int, int]]:
    """Find full-width colons after what looks like a key: line number and offset in the line."""
    lines = enumerate(text.split("\n") if "：" in text else (), 1)
    matches = ((number, _COLON_OF_LINE.match(line)) for number, line in lines)
    return [(number, match.end(1)) for number, match in matches if match]


def full_width(file: str, line: int, offset: int, found: str, accepted: str) -> Diagnostic:
    """Tell of a full-width sign where YAML needs a half-width one."""
    place = Place(file, line, offset + 1, offset + 2)
    return codes.YAML_FULL_WIDTH.at(place, found=found, accepted=accepted)


def start_of(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Give where what the parser stumbled over began."""
    context = error.context or ""
    begun = error.context_mark if "flow" in context or "simple key" in context else None
    return begun or error.problem_mark


def glued_colon(text: str, number: int) -> tuple[int, int] | None:
    """Find a colon without a space after it in line ``number`` (from 0) or the one above it."""
    lines = text.split("\n")
    for at in (number, number - 1):
        match = _GLUED.match(lines[at]) if 0 <= at < len(lines) else None
        if match:
            return at, match.end(1)
    return None


def anchors(text: str, file: str) -> list[Diagnostic]:
    """Find anchors and aliases; the text is known to be YAML."""
    if not _ANCHOR.search(text):
        return []
    found: list[Diagnostic] = []
    for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        name = getattr(event, "anchor", None)
        if name is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            mark = event.start_mark
            place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
            found.append(codes.YAML_ANCHOR.at(place, found=f"{sign}{name}"))
    return found


def told(complaint: str, place: Place) -> Diagnostic:
    """Say a parser's complaint in plain words."""
    problem = codes.yaml_problem(complaint)
    return codes.YAML_SYNTAX.at(
        place,
        problem=complaint,
        said=problem.said,
        advice_zh=problem.advice_zh,
        advice_en=problem.advice_en,
    )


def syntax(error: yaml.MarkedYAMLError, text: str, file: str) -> list[Diagnostic]:
    """Say in plain words what a parser stumbled over, where it began."""
    complaint = f"{error.context or ''} {error.problem or ''}".strip()
    quote = next(odd_quotes(text), None)
    if quote is not None:
        place = Place(file, quote, 1)
        return [told("quoted scalar", place)]
    in_brackets = "flow" in (error.context or "")
    mark = start_of(error)
    if mark is None:
        return [told(complaint, Place(file))]
    if in_brackets:
        lines = text.split("\n")
        line = lines[mark.line] if mark.line < len(lines) else ""
        commas = commas_in_braces(line, mark.column)
        if commas:
            return [full_width(file, mark.line + 1, at, "，", ",") for at in commas]
    glued = glued_colon(text, mark.line)
    if glued is not None:
        return [told("could not find expected ':'", Place(file, glued[0] + 1, glued[1] + 1))]
    return [told(complaint, Place(file, mark.line + 1, mark.column + 1))]


def commas_in_braces(line: str, column: int) -> list[int]:
    """Find full-width commas that separate keys from ``column`` on."""
    return [match.start() for match in _COMMA_IN_BRACES.finditer(line, column)]


def odd_quotes(text: str) -> Iterator[int]:
    """Give the lines whose value opens a quote that is not closed in the line."""
    for number, line in enumerate(text.split("\n"), 1):
        if _ODD_QUOTE.match(line) and line.replace('\\"', "").count('"') % 2:
            yield number
