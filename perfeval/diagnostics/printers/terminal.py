"""Diagnostics as text, with the line of the file and a caret under the spot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from perfeval.diagnostics.record import Diagnostic, Place, Severity
from perfeval.diagnostics.width import width

Sources = Callable[[str], str | None]
"""Gives the text of a file by the name that places print, None when it is not at hand."""

_CAPTIONS = {
    "第一次写在这里": "first written here",
    "第一次出现在这里": "first seen here",
    "第一次用在这里": "first used here",
    "停用在这里": "retired here",
    "参数写在这里": "the parameter stands here",
}
_WORDS = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"},
}


def no_sources(_file: str) -> str | None:
    """Know no file."""
    return None


def render(
    diagnostics: Iterable[Diagnostic], lang: str = "zh", sources: Sources = no_sources
) -> str:
    """Give all diagnostics as text, in the order of their places, with a count at the end."""
    found = list(diagnostics)
    lines = [line for one in found for line in render_one(one, lang, sources)]
    if found:
        lines.append(count(found, lang))
    return "\n".join(lines)


def render_one(one: Diagnostic, lang: str = "zh", sources: Sources = no_sources) -> Iterator[str]:
    """Give the lines of one diagnostic."""
    head = f"{one.place}: " if one.place is not None else ""
    yield f"{head}{_WORDS[lang][one.severity]} {one.code.id} {one.message(lang)}"
    if one.place is not None:
        yield from _snippet(one.place, sources)
    for related in one.related:
        colon = "：" if lang == "zh" else ": "
        caption = (
            related.caption if lang == "zh" else _CAPTIONS.get(related.caption, related.caption)
        )
        yield f"    {related.place}{colon}{caption}"
        yield from _snippet(related.place, sources)
    hint = one.hint(lang)
    if hint:
        yield f"    提示：{hint}" if lang == "zh" else f"    hint: {hint}"


def count(diagnostics: Iterable[Diagnostic], lang: str = "zh") -> str:
    """Count errors and warnings in one line."""
    severities = [one.severity for one in diagnostics]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    if lang == "en":
        return f"{errors} error(s), {warnings} warning(s)"
    return f"{errors} 处错误，{warnings} 处警告"


def _snippet(place: Place, sources: Sources) -> Iterator[str]:
    if place.line is None or place.column is None:
        return
    text = sources(place.file)
    lines = text.split("\n") if text is not None else []
    if not 1 <= place.line <= len(lines):
        return
    line = lines[place.line - 1].replace("\t", " ")
    number = f"{place.line:>5}"
    before = line[: place.column - 1]
    marked = line[place.column - 1 : (place.end_column or place.column + 1) - 1]
    yield f"{number} | {line}"
    yield f"{' ' * len(number)} | {' ' * width(before)}{'^' * max(1, width(marked))}"
