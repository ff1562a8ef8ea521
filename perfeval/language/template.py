"""Texts with values in them: ``支付率 {支付率}，低于序时进度 {差距}``."""

from __future__ import annotations

import re
from collections.abc import Callable

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes.language import LONELY_BRACE
from perfeval.language import core as c
from perfeval.language.check import expression
from perfeval.language.parse import Locate
from perfeval.language.scope import Scope

Check = Callable[[str, Locate, Scope], tuple[c.Core | None, list[Diagnostic]]]
_HOLE = re.compile(r"[{｛]([^{}｛｝|｜]*)(?:[|｜]([^{}｛｝]*))?[}｝]")
_BRACE = re.compile(r"[{}｛｝]")


def template(
    text: str, locate: Locate, scope: Scope, check: Check = expression
) -> tuple[c.Template | None, list[Diagnostic]]:
    """Parse and check a text with ``{expression}`` or ``{expression|format}`` in it.

    ``check`` parses and checks the expressions.
    """
    parts: list[str | c.Shown] = []
    problems: list[Diagnostic] = []
    end = 0
    for match in _HOLE.finditer(text):
        parts.append(text[end : match.start()])
        end = match.end()
        shift = match.start(1)

        def inside(start: int, length: int, shift: int = shift) -> Place | None:
            return locate(start + shift, length)

        checked, found = check(match.group(1), inside, scope)
        problems.extend(found)
        if checked is not None:
            parts.append(c.Shown(checked, (match.group(2) or "").strip()))
    parts.append(text[end:])
    problems.extend(_lonely_braces(text, locate))
    if problems:
        return None, problems
    return c.Template(tuple(part for part in parts if part != "")), []


def _lonely_braces(text: str, locate: Locate) -> list[Diagnostic]:
    """Find braces that do not belong to a pair; the text of pairs is blanked out first."""
    rest = _HOLE.sub(lambda match: " " * len(match.group()), text)
    return [
        LONELY_BRACE.at(locate(match.start(), 1), found=match.group())
        for match in _BRACE.finditer(rest)
    ]
