"""Paragraphs: sentences that stand or fall with their data, lists of groups and of rows."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval.files.typed import Text
from perfeval.report.outline.holes import Hole, split
from perfeval.report.outline.rounding import held_to_total
from perfeval.report.outline.row_lists import rows_at
from perfeval.report.outline.sentence_model import Sentence
from perfeval.report.outline.writing import Item, Writing, joined, of_group
from perfeval.report.word.document import Run


def paragraph(writing: Writing, spec: Text | list[Text | Sentence]) -> tuple[Run, ...]:
    """Write the sentences of a paragraph that hold; empty when none does."""
    runs: list[Run] = []
    for sentence in [spec] if isinstance(spec, Text) else spec:
        if isinstance(sentence, Text):
            runs += writing.runs(sentence)
        elif writing.holds(sentence.when):
            runs += _sentence(writing, sentence)
    return joined(runs)


def _sentence(writing: Writing, spec: Sentence) -> Sequence[Run]:
    if spec.each_row is not None:
        rows = rows_at(writing, spec.each_row, spec.condition)
        return _listed(writing, spec, [writing.runs(spec.write, at=at) for at in rows], [])
    if spec.list_of is None:
        return writing.runs(spec.write)
    return _list(writing, spec, spec.list_of)


def _list(writing: Writing, spec: Sentence, list_of: Text) -> list[Run]:
    """Write one item for each group that has something; nothing when no group has."""
    groups = writing.groups(list_of, spec.within)
    if groups is None:
        return []
    items = [
        _item(writing, spec.write, Item(str(list_of), group, number))
        for number, group in enumerate(groups, 1)
    ]
    told = held_to_total(writing, spec, groups) if spec.total is not None else []
    return _listed(writing, spec, items, told)


def _listed(
    writing: Writing, spec: Sentence, items: Sequence[tuple[Run, ...]], told: Sequence[Run]
) -> list[Run]:
    """Put items that have something together, ``told`` after the last."""
    written = [item for item in items if item]
    if not written:
        return []
    runs: list[Run] = list(writing.runs(spec.before))
    for number, item in enumerate(written):
        runs += [*([str(spec.between)] if number else []), *item]
    return [*runs, *told, *writing.runs(spec.after)]


def _item(writing: Writing, text: Text, item: Item) -> tuple[Run, ...]:
    """Write one group; nothing when one of its figures in the text is missing or zero."""
    figures = (of_group(item.group, hole.name) for hole in split(text) if isinstance(hole, Hole))
    if any(figure is not None and not figure.value for figure in figures):
        return ()
    return writing.runs(text, item)
