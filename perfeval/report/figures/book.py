"""All figures of a document, computed; conditions about them; where each came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from perfeval.dataset import Dataset, Table
from perfeval.diagnostics import Diagnostic, Place, nearest
from perfeval.diagnostics.codes import documents
from perfeval.diagnostics.codes import forms as form_codes
from perfeval.diagnostics.codes import report as codes
from perfeval.engine.outcome import Outcome
from perfeval.engine.plain.interpreter import Exact
from perfeval.engine.plain.missing import why_missing
from perfeval.files.typed import Text, place_of
from perfeval.language import types
from perfeval.report.figures import origins
from perfeval.report.figures.binder import FigureBinder
from perfeval.report.figures.bound import BoundFamily, BoundFigure, named_in
from perfeval.report.figures.computed import with_computed
from perfeval.report.figures.engine import FigureEngine, GroupInterpreter
from perfeval.report.figures.families import scope_inside
from perfeval.report.figures.formats import Format, parse_format
from perfeval.report.figures.model import FigureSet
from perfeval.report.figures.previous import Previous, with_earlier
from perfeval.report.figures.reader import RowReader
from perfeval.report.figures.record import Family, Figure, Group, exact_text, figure_id
from perfeval.report.figures.results import GROUPS, LINES, with_results
from perfeval.report.figures.row_families import RowGroups
from perfeval.report.figures.rows import Rows
from perfeval.report.word.manifest import FigureRecord
from perfeval.ruleset.program import Program
from perfeval.vocabulary import Entity, Vocabulary


def prepare_figures(
    spec: FigureSet,
    dataset: Dataset,
    outcome: Outcome,
    programs: Sequence[Program],
    as_of: date,
    *,
    subject: Text | None = None,
    previous: Previous | None = None,
    tables: Sequence[str] = (),
) -> tuple[FigureBook | None, list[Diagnostic]]:
    """Bind every figure; None when a formula or format is wrong.

    Args:
        spec: what ``figures.yaml`` says.
        dataset: the tables; results are added as 评分结果, 评分明细, 评分分组, 预警结果.
        outcome: scores and findings.
        programs: the rulesets, whose parameters and derived fields formulas may name.
        as_of: the evaluation date (截止日).
        subject: the entity of which a document is about one row; None for one about everything.
        previous: figures of earlier years or periods, by the names that the project gives them.
        tables: long tables of results (评分明细, 评分分组) that the outline goes through.
    """
    lacking = _lacking(spec, programs)
    if lacking:
        return None, [codes.RULESET_NEEDED.at(place_of(name), found=name) for name in lacking]
    complete, problems = with_computed(dataset, spec.computed, programs, as_of)
    if problems:
        return None, problems
    complete = with_results(complete, outcome, {*_wanted(spec), *tables})
    entity = complete.vocabulary.find(subject) if subject is not None else None
    if subject is not None and entity is None:
        near = nearest(subject, complete.vocabulary.entities)
        told = form_codes.SUBJECT_UNKNOWN.at(place_of(subject), found=subject, nearest=near)
        return None, [told]
    binder = FigureBinder(spec, complete.vocabulary, programs, as_of, entity)
    binder.bind_all()
    if any(d.severity == "error" for d in binder.problems):
        return None, binder.problems
    problems = [*binder.problems, *_earlier_problems(binder, previous or {})]
    if any(d.severity == "error" for d in problems):
        return None, problems
    return FigureBook(binder, complete, as_of, previous or {}), problems


def _earlier_problems(binder: FigureBinder, previous: Previous) -> Iterator[Diagnostic]:
    """Tell earlier figures whose value does not print what was printed: other units then."""
    for name, spec in binder.specs.items():
        bound = binder.figure(name) if spec.period is not None else None
        record = previous.get(bound.period, {}).get(bound.taken) if bound is not None else None
        if bound is None or record is None:
            continue
        form = parse_format(record.format)
        fits = form is not None and form.fits(_kind(bound))
        printed = form.digits(Fraction(record.value), _kind(bound)) if form and fits else "—"
        if printed != record.printed:
            yield form_codes.PREVIOUS_DIFFERS.at(
                place_of(spec.period),
                name=bound.period,
                figure=bound.taken,
                value=record.value,
                expected=printed,
                printed=record.printed,
            )


def compute_figures(
    spec: FigureSet,
    dataset: Dataset,
    outcome: Outcome,
    programs: Sequence[Program],
    as_of: date,
    *,
    previous: Previous | None = None,
) -> tuple[Figures | None, list[Diagnostic]]:
    """Compute every figure of the whole dataset exactly; see :func:`prepare_figures`."""
    book, problems = prepare_figures(spec, dataset, outcome, programs, as_of, previous=previous)
    if book is None:
        return None, problems
    figures = book.whole()
    return figures, [*problems, *figures.notes]


class FigureBook:
    """The figures of a template, bound once: for the whole dataset, or for one row after another.

    ``subject`` is the entity that documents are about, None for one about everything.
    """

    def __init__(
        self, binder: FigureBinder, dataset: Dataset, as_of: date, previous: Previous
    ) -> None:
        self._binder = binder
        self._dataset = dataset
        self._as_of = as_of
        self._previous = previous
        self._interpreter = GroupInterpreter(dataset)
        self._rows = Rows(dataset, binder.scope, self._interpreter)
        self.subject: Entity | None = binder.scope.subject

    @property
    def table(self) -> Table | None:
        """The table of what documents are about."""
        return None if self.subject is None else self._dataset.tables[self.subject.name]

    @property
    def rows(self) -> Rows:
        """The tables of the dataset."""
        return self._rows

    def whole(self) -> Figures:
        """Compute the figures of a document about everything."""
        return self._figures(None)

    def about(self, row: int) -> Figures:
        """Compute the figures of a document about one row of the subject."""
        return self._figures(row)

    def _figures(self, row: int | None) -> Figures:
        inside = self._interpreter.sibling()
        engine = FigureEngine(
            self._binder,
            self._dataset,
            self._as_of,
            row=row,
            interpreter=inside,
            previous=self._previous,
        )
        return Figures(engine, self._dataset, self._rows)


def _lacking(spec: FigureSet, programs: Sequence[Program]) -> list[Text]:
    """Name the rulesets that a template needs and the project lacks.

    One that inherits it will do, since it has all its names; not so where a formula picks results
    by the id of the ruleset.
    """
    listed = {program.id for program in programs}
    inherited = {parent.id for program in programs for parent in program.parents}
    written = spec.model_dump_json()
    picked = {name for name in spec.rulesets if f'\\"{name}\\"' in written}
    return [n for n in spec.rulesets if n not in listed and (n in picked or n not in inherited)]


def _wanted(spec: FigureSet) -> list[str]:
    """Say which of the long tables of results the formulas of the file name."""
    written = spec.model_dump_json()
    return [name for name in (LINES, GROUPS) if name in written]


class Figures:
    """The figures of one document on one dataset.

    ``by_id`` has every figure, those of families too (``到位.各类[债券资金]``); ``families`` has
    what tables, charts and lists go through.
    """

    def __init__(self, engine: FigureEngine, dataset: Dataset, rows: Rows) -> None:
        self._engine = engine
        self._dataset = dataset
        self.rows = rows
        """The tables of the dataset, for lists row by row."""
        self._bound: dict[str, tuple[BoundFigure, BoundFamily | None, int]] = {}
        self._reads: dict[str, list[origins.Read]] = {}
        self._places: dict[str, dict[int, int]] = {}
        self.notes: list[Diagnostic] = []
        """What computing them told: rows that had to be left out."""
        self.by_id: dict[str, Figure] = {}
        self.families: dict[str, Family] = {}
        for name, spec in engine.binder.specs.items():
            if spec.is_family:
                self._compute_family(name)
            else:
                self._compute(name)

    @property
    def subject(self) -> tuple[str, int] | None:
        """The table and the row that the document is about, None for one about everything."""
        entity, row = self._engine.binder.scope.subject, self._engine.row
        return None if entity is None or row is None else (entity.name, row)

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
        return binder.checked_format(text, figure.id, _kind(self._bound[figure.id][0]))

    def row_format(
        self, text: Text, name: str, kind: types.Type
    ) -> tuple[Format | None, list[Diagnostic]]:
        """Read a format that a template gives a column of a row, when it fits."""
        return self._engine.binder.checked_format(text, name, kind)

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary, with the entities of computed tables and results."""
        return self._engine.binder.vocabulary

    def holds(self, condition: Text) -> tuple[bool, list[Diagnostic]]:
        """Decide a condition of the template; one that cannot be decided is told and fails."""
        binder = self._engine.binder
        body, found = binder.checked(condition, binder.scope, "bool")
        if body is None:
            return False, list(found)
        holds = self._engine.whole(body)
        if holds is None:
            reason = why_missing(self._engine.interpreter, body, self._engine.row)
            return False, [*found, codes.CONDITION_UNKNOWN.at(place_of(condition), reason=reason)]
        return holds is True, list(found)

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

    def exact(self) -> dict[str, Mapping[str, str]]:
        """Give value, printed text and format of each figure of this period outside families."""
        return {
            name: {
                "value": exact_text(figure.value),
                "printed": figure.text,
                "format": figure.format.text,
            }
            for name, figure in self.by_id.items()
            if figure.value is not None and self._is_plain(name)
        }

    def _is_plain(self, name: str) -> bool:
        return name in self._engine.binder.specs and not self._bound[name][0].period

    def cells(self, figure: Figure) -> tuple[Place, ...]:
        """Give the cells that a figure was made from, each once, in the order of reading."""
        found = dict.fromkeys(origins.place_of(self._dataset, r) for r in self._origin(figure.id))
        return tuple(found)

    def record(self, figure: Figure) -> FigureRecord:
        """Give what the manifest holds of a figure.

        Raises:
            ValueError: when the figure has no value; such a figure is never printed.
        """
        record = origins.record(self._dataset, figure, self._origin(figure.id))
        return with_earlier(record, self._earlier(figure.id))

    def _earlier(self, name: str) -> list[tuple[str, FigureRecord]]:
        """Give the figures of earlier periods that a figure was made from."""
        bound = self._bound[name][0]
        if bound.period:
            taken = self._engine.previous.get(bound.period, {}).get(bound.taken)
            return [] if taken is None else [(bound.period, taken)]
        named = named_in(bound.body) if bound.body is not None else ()
        return [found for n in named if n.name in self._bound for found in self._earlier(n.name)]

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
        condition = self._engine.binder.specs[family.id].condition
        reason = why_missing(self._engine.interpreter, family.condition, groups.unknown[0])
        count = len(groups.unknown)
        self.notes.append(
            documents.ROWS_UNDECIDED.at(
                place_of(condition), family=family.id, count=count, reason=reason
            )
        )

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
            return list(origins.reads(interpreter, bound.body, self._engine.row))
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
