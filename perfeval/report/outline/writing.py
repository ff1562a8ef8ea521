"""What the parts of the builder share: figures, words, diagnostics; filling texts with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from perfeval.diagnostics import Code, Diagnostic, nearest
from perfeval.diagnostics.codes import documents
from perfeval.diagnostics.codes import forms as form_codes
from perfeval.diagnostics.codes import report as codes
from perfeval.files.typed import Text, place_of
from perfeval.report.figures import Family, Figure, Figures, Group
from perfeval.report.figures.record import ONLY
from perfeval.report.outline.holes import Hole, split
from perfeval.report.outline.numbers import PLAIN, NumberStyle
from perfeval.report.outline.references import CHART, TABLE, References
from perfeval.report.outline.row_values import RowAt, row_value
from perfeval.report.outline.words import PREFIX
from perfeval.report.word.document import FigureRun, Run
from perfeval.report.word.manifest import FigureRecord

GROUP, NUMBER = "组", "序号"
"""In a list of groups: the name of the group, and its number."""
MISSING = "—"
"""What a cell says that has no value."""


@dataclass(frozen=True, slots=True)
class Item:
    """The group at hand: its family, itself, its number from 1."""

    family: str
    group: Group
    number: int = 1


@dataclass(frozen=True, slots=True)
class Around:
    """Where a name stands: about an item, at a row, alone in the cell of a form."""

    item: Item | None = None
    row: RowAt | None = None
    absent: str | None = None
    alone: bool = False

    def unit(self, unit: str) -> str:
        """Give the unit after digits; alone in a cell only the percent sign is printed."""
        return "" if self.alone and unit != "%" else unit


class Writing:
    """Fills texts with figures and words; keeps which figures were printed, and what is wrong."""

    def __init__(
        self, figures: Figures, words: Mapping[str, str], numbers: NumberStyle = PLAIN
    ) -> None:
        self.figures = figures
        self._words = words
        self._numbers = numbers
        self.problems: list[Diagnostic] = []
        self.printed: dict[str, Figure] = {}
        self.row_records: dict[str, FigureRecord] = {}
        self._split: dict[int, tuple[Text, tuple[str | Hole, ...]]] = {}
        self.references = References()
        self.item: Item | None = None
        """The item of the innermost block that goes through a family."""

    @contextmanager
    def at(self, item: Item) -> Iterator[None]:
        """Write about an item for a while."""
        before, scope = self.item, self.references.item
        self.item, self.references.item = item, f"{scope}\n{item.group.label}"
        yield
        self.item, self.references.item = before, scope

    def note(self, code: Code, text: str | None, **values: str) -> None:
        """Note a diagnostic at a text of the outline."""
        self.problems.append(code.at(place_of(text), related=(), **values))

    def holds(self, condition: Text | None) -> bool:
        """Decide a condition, about the item at hand where there is one; none holds."""
        if condition is None:
            return True
        if self.item is None:
            holds, found = self.figures.holds(condition)
        else:
            holds, found = self.figures.holds_for(condition, self.item.family, self.item.group)
        self.problems += found
        return holds

    def record(self, figure_id: str) -> FigureRecord:
        """Give what the manifest holds of a figure that was printed."""
        if figure_id in self.row_records:
            return self.row_records[figure_id]
        return self.figures.record(self.printed[figure_id])

    def runs(
        self,
        text: Text,
        item: Item | None = None,
        at: RowAt | None = None,
        absent: str | None = None,
    ) -> tuple[Run, ...]:
        """Fill a text; about an item, ``{组}`` is its name and its measures go by theirs.

        At a row its fields go by their names, and in a document about a row those of that row.
        ``absent`` stands for figures without a value; without it they are told.
        """
        parts = self._parts_of(text)
        alone = absent is not None and len(parts) == 1
        place = Around(item or self.item, at, absent, alone=alone)
        runs: list[Run] = []
        for part in parts:
            if isinstance(part, str):
                runs.append(part)
            else:
                runs += self._fill(part, place)
        return joined(runs)

    def _parts_of(self, text: Text) -> Sequence[str | Hole]:
        """Split a text of the template once, however many rows it is written for."""
        known = self._split.get(id(text))
        if known is None or known[0] is not text:
            known = self._split[id(text)] = text, tuple(split(text))
        return known[1]

    def plain(self, text: Text) -> str:
        """Fill a text in which words only may stand: titles, headings, captions."""
        runs = self.runs(text)
        return "".join(run if isinstance(run, str) else run.text for run in runs)

    def digits(self, figure: Figure) -> Run:
        """Give the digits of a figure without its unit, for a cell; a dash when it is missing."""
        if figure.value is None:
            return MISSING
        self.printed[figure.id] = figure
        return FigureRun(figure.id, self._numbers.digits(figure), figure.label)

    def family(self, name: Text) -> Family | None:
        """Find a family by name, or note that there is none."""
        found = self.figures.families.get(str(name))
        if found is None:
            near = nearest(name, self.figures.families)
            self.note(codes.FAMILY_UNKNOWN, name, found=name, nearest=near)
        return found

    def groups(self, name: Text, within: str = "否") -> tuple[Group, ...] | None:
        """Give the groups of a family, those of the item at hand only when ``within`` is 是.

        None when there is no such family, or no way from it to the item.
        """
        family = self.family(name)
        if family is None or within == "否":
            return None if family is None else family.groups
        outer = self.item
        found = None if outer is None else self.figures.below((outer.family, outer.group), name)
        if found is None:
            above = "" if outer is None else outer.family
            self.note(documents.NOT_WITHIN, name, found=name, outer=above)
        return found

    def measure(self, family: Family, name: Text) -> str | None:
        """Find a measure of a family; ``数`` is the only one of a family with one."""
        wanted = "" if family.measures == ("",) and name == ONLY else str(name)
        if wanted in family.measures or wanted in family.texts:
            return wanted
        accepted = [measure or ONLY for measure in (*family.measures, *family.texts)]
        near = nearest(name, accepted) or accepted[0]
        spoken = "、".join(accepted)
        self.note(
            codes.MEASURE_UNKNOWN, name, family=family.id, found=name, nearest=near, accepted=spoken
        )
        return None

    def total(self, name: Text) -> Figure | None:
        """Find the figure of a total row: a measure of the item at hand, or a figure."""
        own = None if self.item is None else of_group(self.item.group, name)
        if own is not None:
            return own
        figure, found = self.figures.find(name, place_of(name))
        self.problems += found
        return figure

    def _fill(self, hole: Hole, place: Around) -> list[Run]:
        if not hole.is_name:
            self.problems.append(codes.HOLE.at(hole.place, found=hole.name))
            return []
        if hole.name.partition(".")[0] in (TABLE, CHART):
            return [self.references.mark(hole)]
        if hole.name.startswith(PREFIX):
            return [self._word(hole)]
        item = place.item
        text = None if item is None or place.row is not None else _text_of(item, hole.name)
        if text is not None:
            return self._text(text, hole)
        figure = None if item is None or place.row else of_group(item.group, hole.name)
        about = self.figures.subject
        subject = RowAt(*about) if about is not None else None
        for row in (place.row, None if hole.name in self.figures.by_id else subject):
            found = self._of_row(row, hole, place) if figure is None and row is not None else None
            if found is not None:
                return found
        if figure is None:
            figure = self._find(hole, place.row or subject)
        if figure is not None and hole.form:
            figure = self._in_format(figure, hole)
        return [] if figure is None else self._print(figure, hole, place)

    def _text(self, text: str, hole: Hole) -> list[Run]:
        if not text:
            told = documents.TEXT_MISSING.at(hole.place, found=hole.name)
            self.problems.append(told)
        return [text]

    def _of_row(self, at: RowAt, hole: Hole, place: Around) -> list[Run] | None:
        """Print what a row has under a name; None when it has nothing of that name."""
        value, found = row_value(self.figures, at, hole)
        self.problems += found
        if value is None:
            return None
        if value.missing:
            if place.absent is None:
                told = codes.FIGURE_MISSING.at(hole.place, figure=value.missing, reason="没有填")
                self.problems.append(told)
            return [] if place.absent is None else [place.absent]
        if value.record is not None:
            self.row_records[value.record.id] = value.record
        return [*value.runs, place.unit(value.unit)]

    def _find(self, hole: Hole, at: RowAt | None) -> Figure | None:
        """Find a figure by name, or note that neither the row nor the template has it."""
        if at is None or hole.name in self.figures.by_id:
            figure, found = self.figures.find(hole.name, hole.place)
            self.problems += found
            return figure
        known = [*self.figures.rows.columns(at.entity), *self.figures.by_id]
        self.problems.append(
            form_codes.FIELD_UNKNOWN.at(
                hole.place, entity=at.entity, found=hole.name, nearest=nearest(hole.name, known)
            )
        )
        return None

    def _print(self, figure: Figure, hole: Hole, place: Around) -> list[Run]:
        if figure.value is None and place.absent is not None:
            return [place.absent]
        if figure.value is None:
            reason = self.figures.why_missing(figure)
            self.problems.append(
                codes.FIGURE_MISSING.at(hole.place, figure=figure.id, reason=reason)
            )
            return []
        return [self.digits(figure), place.unit(self._numbers.unit(figure))]

    def _in_format(self, figure: Figure, hole: Hole) -> Figure | None:
        form, found = self.figures.format(hole.form_text, figure)
        self.problems += found
        return None if form is None else self.figures.variant(figure, form)

    def _word(self, hole: Hole) -> str:
        name = hole.name.removeprefix(PREFIX)
        if name not in self._words:
            accepted = "、".join(self._words)
            self.problems.append(codes.WORD_UNKNOWN.at(hole.place, found=name, accepted=accepted))
        return self._words.get(name, "")


def of_group(group: Group, name: str) -> Figure | None:
    """Give a figure of a group by the name of its measure; ``数`` is an only one."""
    return group.figures.get("" if name == ONLY and "" in group.figures else name)


def _text_of(item: Item, name: str) -> str | None:
    """Give a text of an item: its name, its number, a measure that is no number."""
    if name == GROUP:
        return item.group.label
    if name == NUMBER and NUMBER not in item.group.figures:
        return item.group.texts.get(NUMBER, str(item.number))
    return item.group.texts.get(name)


def joined(runs: list[Run]) -> tuple[Run, ...]:
    """Put neighbouring plain runs together and drop empty ones."""
    merged: list[Run] = []
    for run in runs:
        if isinstance(run, str) and merged and isinstance(merged[-1], str):
            merged[-1] += run
        elif run != "":
            merged.append(run)
    return tuple(merged)
