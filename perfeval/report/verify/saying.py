"""Verdicts in words, and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perfeval.report.verify.verdict import Status, Verdict

_LONGEST_CELLS = 120
_LAYERS = {
    "control": ("内容控件", "content control"),
    "bookmark": ("书签", "bookmark"),
    "text": ("前后文字", "the text around it"),
    "unit": ("单位", "the unit"),
    "chart": ("图上的数", "the chart"),
    "workbook": ("图后面的工作簿", "the workbook behind the chart"),
    "alt": ("图的替代文字", "the alternative text"),
}


def comment_text(one: Verdict, lang: str = "zh") -> str:
    """Give all of a verdict in one line."""
    english = lang == "en"
    parts = [f"【{one.status.label(lang)}】{_name(one)}" if not english else _head(one, lang)]
    parts += [f"{label} {text}" for label, text in _texts(one, lang)]
    if one.cells:
        parts.append(f"{'from' if english else '来自'} {_cells(one)}")
    return ("; " if english else "；").join(filter(None, parts))


def short_line(one: Verdict, lang: str = "zh") -> str:
    """Give a verdict with its place, for a list."""
    place = one.position.spoken(lang)
    text = comment_text(one, lang)
    return f"{place}：{text}" if place else text


def verdict_lines(one: Verdict, lang: str = "zh") -> Iterator[str]:
    """Give a verdict in lines, for the terminal."""
    place = one.position.spoken(lang)
    yield f"{_head(one, lang)}{'  ' if place else ''}{place}"
    shown = "  ".join(f"{label} {text}" for label, text in _texts(one, lang))
    if shown:
        yield f"    {shown}"
    if one.layer not in ("", "control", "bookmark") and one.status is not Status.UNTRACED:
        by = _LAYERS[one.layer][1 if lang == "en" else 0]
        yield f"    {'found by' if lang == 'en' else '凭'}{' ' if lang == 'en' else ''}{by}"
    if one.cells and one.status is not Status.RIGHT:
        yield f"    {'from' if lang == 'en' else '来自'} {_cells(one)}"
    if one.context:
        yield f"    {one.context}"


def as_data(verdicts: Sequence[Verdict]) -> dict[str, object]:
    """Give all verdicts for programs: a count by status, and each in full."""
    counts = {status.value: 0 for status in Status}
    for one in verdicts:
        counts[one.status.value] += 1
    return {"counts": counts, "figures": [_one(one) for one in verdicts]}


def _one(one: Verdict) -> dict[str, object]:
    return {
        "status": one.status.value,
        "figure": one.figure,
        "label": one.label,
        "number": one.number,
        "layer": one.layer,
        "position": one.position.as_data(),
        "found": one.found,
        "written": one.printed,
        "now": one.current,
        "value": one.value,
        "formula": one.formula,
        "cells": list(one.cells),
        "context": one.context,
    }


def _head(one: Verdict, lang: str) -> str:
    name = _name(one)
    return f"[{one.status.label(lang)}]{' ' if name else ''}{name}"


def _name(one: Verdict) -> str:
    name = one.label or one.figure
    return f"{name} ({one.figure})" if one.figure and one.figure != name else name


def _texts(one: Verdict, lang: str) -> list[tuple[str, str]]:
    english = lang == "en"
    parts = (
        ("in the document" if english else "文档里", one.found),
        ("as written" if english else "写时", one.printed),
        ("by today's data" if english else "按现在的数据", one.current),
    )
    return [(label, text) for label, text in parts if text is not None]


def _cells(one: Verdict) -> str:
    shown = "、".join(one.cells)
    return shown if len(shown) <= _LONGEST_CELLS else f"{shown[:_LONGEST_CELLS]}…"
