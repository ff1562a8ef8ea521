"""Paragraphs: sentences that stand or fall with their data, and lists of groups."""

from __future__ import annotations

from perfeval.files.typed import Text
from perfeval.report.outline.holes import Hole, split
from perfeval.report.outline.model import Sentence
from perfeval.report.outline.writing import Item, Writing, joined, of_group
from perfeval.report.word.document import Run


def paragraph(writing: Writing, spec: Text | list[Text | Sentence]) -> tuple[Run, ...]:
    """Write the sentences of a paragraph that hold; empty when none does."""
    runs: list[Run] = []
    for sentence in [spec] if isinstance(spec, Text) else spec:
        if isinstance(sentence, Text):
            runs += writing.runs(sentence)
        elif writing.holds(sentence.when):
            written = writing.runs(sentence.write) if sentence.list_of is None else ()
            runs += written or _list(writing, sentence)
    return joined(runs)


def _list(writing: Writing, spec: Sentence) -> list[Run]:
    """Write one item for each group that has something; nothing when no group has."""
    if spec.list_of is None:
        return []
    groups = writing.groups(spec.list_of, spec.within)
    family = str(spec.list_of)
    items = [
        _item(writing, spec.write, Item(family, group, number))
        for number, group in enumerate(groups or (), 1)
    ]
    written = [item for item in items if item]
    if not written:
        return []
    runs: list[Run] = list(writing.runs(spec.before))
    for number, item in enumerate(written):
        runs += [*([str(spec.between)] if number else []), *item]
    return [*runs, *writing.runs(spec.after)]


def _item(writing: Writing, text: Text, item: Item) -> tuple[Run, ...]:
    """Write one group; nothing when one of its figures in the text is missing or zero."""
    figures = (of_group(item.group, hole.name) for hole in split(text) if isinstance(hole, Hole))
    if any(figure is not None and not figure.value for figure in figures):
        return ()
    return writing.runs(text, item)
