"""Finding a figure of a document by the words that stand before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from perfeval.diagnostics import Diagnostic, nearest
from perfeval.diagnostics.codes import reconcile as codes
from perfeval.files.typed import Text
from perfeval.reconcile.figures.figure import Figure

_OCCURRENCE = re.compile(r"\s*第\s*(\d{1,4})\s*处$")
_BLANKS = re.compile(r"[\s　，,：:]")
_MOST_SHOWN = 5


def figure_called(text: Text, figures: Sequence[Figure]) -> tuple[Figure | None, list[Diagnostic]]:
    """Give the figure that a text names.

    Args:
        text: Words that stand before the number, or the names of its row and column; with 第2处
            behind them, the second such figure of the document.
        figures: The figures of the document in order.
    """
    found = _OCCURRENCE.search(text)
    words = text[: found.start()] if found else str(text)
    called = _called(_BLANKS.sub("", words), figures)
    if not called:
        near = nearest(words, sorted({figure.label for figure in figures if figure.label}))
        return None, [codes.LABEL_UNKNOWN.at(text.place(), found=words, nearest=near)]
    if found is None and len({(f.value, f.dimension) for f in called}) > 1:
        shown = "、".join(f"{f.text}（{f.place}）" for f in called[:_MOST_SHOWN])
        values = shown + ("……" if len(called) > _MOST_SHOWN else "")
        told = codes.LABEL_AMBIGUOUS.at(text.place(), found=words, count=len(called), values=values)
        return None, [told]
    number = int(found.group(1)) if found else 1
    if not 1 <= number <= len(called):
        return None, [
            codes.PLACE_BEYOND.at(text.place(), found=words, count=len(called), number=number)
        ]
    return called[number - 1], []


def _called(words: str, figures: Sequence[Figure]) -> list[Figure]:
    """Give the figures whose label is the words; else those whose label or clause holds them."""
    exact = [f for f in figures if _BLANKS.sub("", f.label) == words]
    if exact or not words:
        return exact
    return [f for f in figures if any(words in _BLANKS.sub("", t) for t in (f.label, f.before))]
