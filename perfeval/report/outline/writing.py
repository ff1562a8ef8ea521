"""What the parts of the builder share: figures, words, diagnostics; filling texts with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from perfeval.diagnostics import Code, Diagnostic, nearest
from perfeval.diagnostics.codes import documents
from perfeval.diagnostics.codes import report as codes
from perfeval.files.typed import Text, place_of
from perfeval.report.figures import Family, Figure, Figures, Group
from perfeval.report.figures.record import ONLY
from perfeval.report.outline.holes import Hole, split
from perfeval.report.outline.numbers import PLAIN, NumberStyle
from perfeval.report.outline.references import CHART, TABLE, References
from perfeval.report.outline.words import PREFIX
from perfeval.report.word.document import FigureRun, Run

GROUP, NUMBER = "组", "序号"
"""In a list of groups: the name of the group, and its number."""


@dataclass(frozen=True, slots=True)
class Item:
    """The group at hand: its family, itself, its number from 1."""

    family: str
    group: Group
    number: int = 1


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

    def runs(self, text: Text, item: Item | None = None) -> tuple[Run, ...]:
        """Fill a text; about an item, ``{组}`` is its name and its measures go by theirs."""
        runs: list[Run] = []
        for part in split(text):
            if isinstance(part, str):
                runs.append(part)
            else:
                runs += self._fill(part, item or self.item)
        return joined(runs)

    def plain(self, text: Text) -> str:
        """Fill a text in which words only may stand: titles, headings, captions."""
        runs = self.runs(text)
        return "".join(run if isinstance(run, str) else run.text for run in runs)

    def digits(self, figure: Figure) -> Run:
        """Give the digits of a figure without its unit, for a cell; a dash when it is missing."""
        if figure.value is None:
            return "—"
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

    def _fill(self, hole: Hole, item: Item | None) -> list[Run]:
        if not hole.is_name:
            self.problems.append(codes.HOLE.at(hole.place, found=hole.name))
            return []
        if hole.name.partition(".")[0] in (TABLE, CHART):
            return [self.references.mark(hole)]
        if hole.name.startswith(PREFIX):
            return [self._word(hole)]
        if item is not None:
            text = _text_of(item, hole.name)
            if text is not None:
                return self._text(text, hole)
        figure = None if item is None else of_group(item.group, hole.name)
        if figure is None:
            figure, found = self.figures.find(hole.name, hole.place)
            self.problems += found
        if figure is not None and hole.form:
            figure = self._in_format(figure, hole)
        return [] if figure is None else self._print(figure, hole)

    def _text(self, text: str, hole: Hole) -> list[Run]:
        if not text:
            told = documents.TEXT_MISSING.at(hole.place, found=hole.name)
            self.problems.append(told)
        return [text]

    def _print(self, figure: Figure, hole: Hole) -> list[Run]:
        if figure.value is None:
            reason = self.figures.why_missing(figure)
            self.problems.append(
                codes.FIGURE_MISSING.at(hole.place, figure=figure.id, reason=reason)
            )
            return []
        return [self.digits(figure), self._numbers.unit(figure)]

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
