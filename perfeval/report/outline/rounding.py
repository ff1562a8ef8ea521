"""尾差: printed parts that do not add up to the printed total, though the exact ones do."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from perfeval.diagnostics.codes import forms as form_codes
from perfeval.diagnostics.codes import report as codes
from perfeval.files.typed import Text
from perfeval.report.figures import Figure, Group
from perfeval.report.outline.holes import Hole, split
from perfeval.report.outline.sentence_model import Sentence
from perfeval.report.outline.writing import Writing, of_group
from perfeval.report.word.document import Run
from perfeval.values.show import show_plain


def rounding_gap(parts: Sequence[Figure], total: Figure) -> Fraction:
    """Give by how much the printed parts miss the printed total; each has a value."""
    printed = sum((_number(figure.text) for figure in parts), Fraction(0))
    return abs(_number(total.text) - printed)


def held_to_total(writing: Writing, spec: Sentence, groups: Sequence[Group]) -> list[Run]:
    """Hold the parts of a list against its total; a difference that rounding makes is told.

    The parts are the first amount that the list writes of each group.
    """
    total = writing.total(spec.total or Text(""))
    parts = _parts(spec.write, groups)
    if total is None or total.value is None or not parts or not total.format.is_amount:
        return []
    values = [figure.value for figure in parts if figure.value is not None]
    if len(values) < len(parts):
        writing.note(
            codes.TOTAL_UNKNOWN, spec.total, table=spec.list_of or "", column=parts[0].label
        )
        return []
    added = sum(values, Fraction(0))
    if added != total.value:
        writing.note(
            form_codes.SUM_DIFFERS,
            spec.total,
            sum=show_plain(added),
            figure=total.id,
            total=show_plain(total.value),
        )
        return []
    same = all(figure.format == total.format for figure in parts)
    gap = rounding_gap(parts, total) if same else Fraction(0)
    if not gap:
        return []
    return [f"（各项之和与合计数相差{show_plain(gap)}{total.unit}，系四舍五入所致）"]


def _parts(text: Text, groups: Sequence[Group]) -> list[Figure]:
    """Give the first amount that a list writes, of each group."""
    for hole in split(text):
        if isinstance(hole, Hole) and not hole.form:
            found = [of_group(group, hole.name) for group in groups]
            parts = [figure for figure in found if figure is not None]
            if parts and len(parts) == len(found) and parts[0].format.is_amount:
                return parts
    return []


def _number(text: str) -> Fraction:
    return Fraction(Decimal(text.replace(",", "")))
