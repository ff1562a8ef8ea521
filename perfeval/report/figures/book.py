"""All figures of a document, computed; conditions about them; where each came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from perfeval.dataset import Dataset
from perfeval.diagnostics import Diagnostic, Place, nearest
from perfeval.diagnostics.codes import documents
from perfeval.diagnostics.codes import report as codes
from perfeval.engine.interpreter import Exact
from perfeval.engine.missing import why_missing
from perfeval.engine.outcome import Outcome
from perfeval.files.typed import Text, place_of
from perfeval.language import types
from perfeval.report.figures import origins
from perfeval.report.figures.binder import FigureBinder
from perfeval.report.figures.bound import BoundFamily, BoundFigure, named_in
from perfeval.report.figures.computed import with_computed
from perfeval.report.figures.engine import FigureEngine
from perfeval.report.figures.families import scope_inside
from perfeval.report.figures.formats import Format, parse_format
from perfeval.report.figures.model import FigureSet
from perfeval.report.figures.reader import RowReader
from perfeval.report.figures.record import Family, Figure, Group, figure_id
from perfeval.report.figures.results import GROUPS, LINES, with_results
from perfeval.report.figures.row_families import RowGroups
from perfeval.report.figures.rows import Rows
from perfeval.report.word.manifest import FigureRecord
from perfeval.ruleset.program import Program


def compute_figures(
    spec: FigureSet,
    dataset: Dataset,
    outcome: Outcome,
    programs: Sequence[Program],
    as_of: date,
) -> tuple[Figures | None, list[Diagnostic]]:
    """Compute every figure exactly; None when a formula or format is wrong.

    Args:
        spec: what ``figures.yaml`` says.
        dataset: the tables; results are added as 评分结果, 评分明细, 评分分组, 预警结果.
        outcome: scores and findings.
        programs: the rulesets, whose parameters and derived fields formulas may name.
        as_of: the evaluation date (截止日).
    """
    known = [program.id for program in programs]
    lacking = [name for name in spec.rulesets if name not in known]
    if lacking:
        return None, [codes.RULESET_NEEDED.at(place_of(name), found=name) for name in lacking]
    complete, problems = with_computed(dataset, spec.computed, programs, as_of)
    if problems:
        return None, problems
    complete = with_results(complete, outcome, _wanted(spec))
    binder = FigureBinder(spec, complete.vocabulary, programs, as_of)
    binder.bind_all()
    if any(d.severity == "error" for d in binder.problems):
        return None, binder.problems
    return Figures(FigureEngine(binder, complete, as_of), complete), binder.problems


def _wanted(spec: FigureSet) -> list[str]:
    """Say which of the long tables of results the formulas of the file name."""
    written = spec.model_dump_json()
    return [name for name in (LINES, GROUPS) if name in written]


class Figures:
    """The figures of one document on one dataset.

    ``by_id`` has every figure, those of families too (``到位.各类[债券资金]``); ``families`` has
    what tables, charts and lists go through.
    """

    def __init__(self, engine: FigureEngine, dataset: Dataset) -> None:
        self._engine = engine
        self._dataset = dataset
        self._bound: dict[str, tuple[BoundFigure, BoundFamily | None, int]] = {}
        self._reads: dict[str, list[origins.Read]] = {}
        self._rows: Rows | None = None
        self._places: dict[str, dict[int, int]] = {}
        self.by_id: dict[str, Figure] = {}
        self.families: dict[str, Family] = {}
        for name, spec in engine.binder.specs.items():
            if spec.is_family:
                self._compute_family(name)
            else:
                self._compute(name)

    @property
    def rows(self) -> Rows:
        """The tables of the dataset, for lists row by row."""
        if self._rows is None:
            engine = self._engine
            self._rows = Rows(self._dataset, engine.binder.scope, engine.interpreter)
        return self._rows

    def kind(self, figure: Figure) -> types.Type:
        """Give the type of a figure's value."""
        return _kind(self._bound[figure.id][0])

    def current(self, figure_id: str) -> str | None:
        """Give what a figure of a document would print today; None when there is none now.

        Other than ``by_id``, this also knows figures in another format and figures of rows.
        """
        if figure_id in self.by_id:
            return self.by_id[figure_id].text or None
        own, _, form = figure_id.partition("|")
        if own in self.by_id:
            read = parse_format(form)
            fits = read is not None and read.fits(self.kind(self.by_id[own]))
            return self.variant(self.by_id[own], read).text or None if read and fits else None
        return self.rows.current(figure_id)

    def variant(self, figure: Figure, form: Format) -> Figure:
        """Give the same figure in another format, under an id of its own (``到位.合计|亿元2``)."""
        name = f"{figure.id}|{form.text}"
        if name not in self.by_id:
            bound, family, index = self._bound[figure.id]
            self._put(name, bound, figure.value, form, figure.label)
            self._bound[name] = (bound, family, index)
        return self.by_id[name]

    def format(self, text: Text, figure: Figure) -> tuple[Format | None, list[Diagnostic]]:
        """Read a format that a template gives a figure, when it fits."""
        binder = self._engine.binder
        before = len(binder.problems)
        form = binder.format(text, figure.id, _kind(self._bound[figure.id][0]))
        return form, binder.problems[before:]

    def holds(self, condition: Text) -> tuple[bool, list[Diagnostic]]:
        """Decide a condition of the template; one that cannot be decided is told and fails."""
        binder = self._engine.binder
        before = len(binder.problems)
        body = binder.expr(condition, binder.scope, "bool")
        found = binder.problems[before:]
        if body is None:
            return False, found
        holds = self._engine.whole(body)
        if holds is None:
            reason = why_missing(self._engine.interpreter, body, None)
            found.append(codes.CONDITION_UNKNOWN.at(place_of(condition), reason=reason))
        return holds is True, found

    def holds_for(
        self, condition: Text, family: str, group: Group
    ) -> tuple[bool, list[Diagnostic]]:
        """Decide a condition about one group of a family, whose measures it may name."""
        binder, bound = self._engine.binder, self._engine.binder.family(family)
        if bound is None:
            return False, []
        before = len(binder.problems)
        body = binder.expr(condition, scope_inside(binder, bound), "bool")
        found = binder.problems[before:]
        if body is None:
            return False, found
        holds = self._engine.in_group(bound, group.index, body)
        if holds is None:
            reason = self._engine.why_missing_in(bound, group.index, body)
            found.append(codes.CONDITION_UNKNOWN.at(place_of(condition), reason=reason))
        return holds is True, found

    def below(self, outer: tuple[str, Group], inner: str) -> tuple[Group, ...] | None:
        """Give the groups of a family of rows whose row points to the row of another's group.

        None when ``inner`` or ``outer`` is no family of rows, or no reference leads there.
        """
        above, family = (self._engine.binder.family(name) for name in (outer[0], inner))
        if above is None or family is None or not (above.rows and family.rows):
            return None
        rows = self._engine.rows_below(family, above, outer[1].index)
        if rows is None:
            return None
        if inner not in self._places:
            groups = self.families[inner].groups
            self._places[inner] = {group.index: at for at, group in enumerate(groups)}
        places = self._places[inner]
        return tuple(self.families[inner].groups[at] for at in sorted(places[row] for row in rows))

    def find(self, name: str, place: Place | None) -> tuple[Figure | None, list[Diagnostic]]:
        """Give a figure by its id, or say that there is none."""
        figure = self.by_id.get(name)
        if figure is not None:
            return figure, []
        near = nearest(name, self.by_id)
        return None, [codes.FIGURE_UNKNOWN.at(place, found=name, nearest=near)]

    def why_missing(self, figure: Figure) -> str:
        """Say why a figure has no value."""
        bound, family, index = self._bound[figure.id]
        if family is not None and family.rows and bound.body is not None:
            return self._engine.why_missing_in(family, index, bound.body)
        return "组内有缺数或除数为零" if family else self._engine.why_missing(bound)

    def reader(self, entity: str) -> RowReader | None:
        """Give a reader of the rows of a table; None when there is no such table."""
        if entity not in self._dataset.tables:
            return None
        return RowReader(self._engine, self._dataset, entity)

    @property
    def tables(self) -> Iterable[str]:
        """The names of all tables, the computed ones among them."""
        return self._dataset.tables

    def cells(self, figure: Figure) -> tuple[Place, ...]:
        """Give the cells that a figure was made from, each once, in the order of reading."""
        found = dict.fromkeys(origins.place_of(self._dataset, r) for r in self._origin(figure.id))
        return tuple(found)

    def record(self, figure: Figure) -> FigureRecord:
        """Give what the manifest holds of a figure.

        Raises:
            ValueError: when the figure has no value; such a figure is never printed.
        """
        return origins.record(self._dataset, figure, self._origin(figure.id))

    def _compute(self, name: str) -> None:
        bound = self._engine.binder.figure(name)
        if bound is not None:
            self._put(name, bound, self._engine.value(bound), bound.format, bound.label)
            self._bound[name] = (bound, None, 0)

    def _compute_family(self, name: str) -> None:
        family = self._engine.binder.family(name)
        if family is None:
            return
        grouping = self._engine.grouping(family)
        groups: list[Group] = []
        for index in range(len(grouping.keys)):
            label = grouping.label(index)
            found: dict[str, Figure] = {}
            for measure, value in self._engine.group_values(family, index).items():
                bound = family.measures[measure]
                full = figure_id(name, label, measure)
                self._put(full, bound, value, bound.format, f"{label}：{bound.label}")
                self._bound[full] = (bound, family, index)
                found[measure] = self.by_id[full]
            groups.append(Group(label, found, self._engine.group_texts(family, index), index))
        groups = ordered(groups, family)
        self._tell_undecided(family)
        texts = tuple(family.texts)
        self.families[name] = Family(name, tuple(family.measures), tuple(groups), texts)

    def _tell_undecided(self, family: BoundFamily) -> None:
        """Tell that rows are left out of a family of rows because data is missing."""
        groups = self._engine.grouping(family)
        if not isinstance(groups, RowGroups) or not groups.unknown or family.condition is None:
            return
        binder = self._engine.binder
        reason = why_missing(self._engine.interpreter, family.condition, groups.unknown[0])
        values = {"family": family.id, "count": str(len(groups.unknown)), "reason": reason}
        binder.note(documents.ROWS_UNDECIDED, binder.specs[family.id].condition, **values)

    def _put(self, name: str, bound: BoundFigure, value: Exact, form: Format, label: str) -> None:
        number = value if isinstance(value, Fraction) else None
        text = "" if number is None else form.digits(number, _kind(bound))
        self.by_id[name] = Figure(name, label, number, text, form, bound.written)

    def _origin(self, name: str) -> list[origins.Read]:
        """Give what a figure was made from, once."""
        if name not in self._reads:
            bound, family, index = self._bound[name]
            if bound.family:
                self._reads[name] = self._of_count(bound)
            elif bound.body is None:
                self._reads[name] = []
            else:
                self._reads[name] = self._of_body(bound, family, index)
        return self._reads[name]

    def _of_body(
        self, bound: BoundFigure, family: BoundFamily | None, index: int
    ) -> list[origins.Read]:
        if bound.body is None:
            return []
        found: dict[origins.Read, None] = {}
        for named in named_in(bound.body):
            local = family is not None and named.name not in self.by_id
            if not local:
                found.update(dict.fromkeys(self._origin(named.name)))
            elif family is not None:
                inner = BoundFigure("", "", bound.format, "", named.body)
                found.update(dict.fromkeys(self._of_body(inner, family, index)))
        found.update(dict.fromkeys(self._own(bound, family, index)))
        return list(found)

    def _own(
        self, bound: BoundFigure, family: BoundFamily | None, index: int
    ) -> Iterable[origins.Read]:
        interpreter = self._engine.interpreter
        if bound.body is None:
            return ()
        if family is None:
            return list(origins.reads(interpreter, bound.body))
        grouping = self._engine.grouping(family)
        if isinstance(grouping, RowGroups):
            return list(origins.reads(interpreter, bound.body, grouping.keys[index]))
        with interpreter.group(family, grouping, index) as inside:
            return list(origins.reads(inside, bound.body))

    def _of_count(self, bound: BoundFigure) -> list[origins.Read]:
        """Give what the groups that are counted were judged by."""
        family = self._engine.binder.family(bound.family)
        if family is None:
            return []
        found: dict[origins.Read, None] = {}
        for index in range(len(self._engine.grouping(family).keys)):
            if bound.body is not None:
                found.update(dict.fromkeys(self._of_body(bound, family, index)))
            else:
                for measure in family.measures.values():
                    found.update(dict.fromkeys(self._of_body(measure, family, index)))
        return list(found)


def ordered(groups: list[Group], family: BoundFamily) -> list[Group]:
    """Put groups in the order of a measure; those without a value come last."""
    measure = family.order
    if measure is None:
        return groups
    sign = -1 if family.descending else 1

    def place(group: Group) -> tuple[bool, Fraction]:
        value = group.figures[measure].value
        return value is None, Fraction(0) if value is None else sign * value

    return sorted(groups, key=place)


def _kind(bound: BoundFigure) -> types.Type:
    return types.NUMBER if bound.family or bound.body is None else bound.body.type
