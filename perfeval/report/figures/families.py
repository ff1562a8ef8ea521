"""Binding families: which rows belong to which group, and the figures of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from perfeval.diagnostics import nearest
from perfeval.diagnostics.codes import report as codes
from perfeval.files.typed import Text
from perfeval.language import core as c
from perfeval.language import types
from perfeval.language.scope import Hops, Scope, path_up
from perfeval.report.figures.bound import (
    MONTH_END,
    MONTH_START,
    UNKNOWN,
    BoundFamily,
    BoundFigure,
    GroupField,
    local_name,
    whole_aggregates,
)
from perfeval.report.figures.model import FigureSpec, MeasureSpec
from perfeval.report.figures.record import ONLY
from perfeval.report.figures.scope import LazyNames
from perfeval.vocabulary import Kind

if TYPE_CHECKING:
    from perfeval.report.figures.binder import FigureBinder

_GROUPING = (Kind.TEXT, Kind.CHOICE, Kind.YES_NO, Kind.DATE, Kind.MONTH, Kind.REFERENCE)


def bind(binder: FigureBinder, name: Text, spec: FigureSpec) -> BoundFamily | None:
    """Bind a family; None when something in it is wrong."""
    fields = _fields(binder, spec)
    if fields is None:
        return None
    kinds = {binder.vocabulary.entities[f.entity].fields[f.name].kind for f in fields}
    by_month = spec.by_month == "是" or Kind.MONTH in kinds
    if by_month and not kinds <= {Kind.MONTH, Kind.DATE}:
        binder.note(codes.BAD_GROUP, spec.by_month, found=fields[0].name, nearest="")
        return None
    measures = _Measures(binder, name, spec, by_month=by_month)
    bound = measures.all()
    condition = None
    if spec.condition is not None:
        entity = binder.vocabulary.entities[fields[0].entity]
        condition = binder.expr(spec.condition, binder.whole.within(entity), "bool")
    ways = _ways(binder, fields, measures)
    if bound is None or ways is None or (spec.condition is not None and condition is None):
        return None
    order, known = order_of(binder, spec, bound)
    if not known:
        return None
    return BoundFamily(
        str(name),
        fields,
        by_month,
        spec.cumulative == "是",
        condition,
        bound,
        ways,
        order,
        spec.direction == "从高到低",
    )


def order_of(
    binder: FigureBinder, spec: FigureSpec, measures: Mapping[str, BoundFigure]
) -> tuple[str | None, bool]:
    """Find the measure by which groups stand; the second part is false when there is none such."""
    if spec.order is None:
        return None, True
    name = "" if spec.order == ONLY and "" in measures else str(spec.order)
    if name in measures:
        return name, True
    accepted = [measure or ONLY for measure in measures]
    binder.note(
        codes.MEASURE_UNKNOWN,
        spec.order,
        family="排序",
        found=spec.order,
        nearest=nearest(spec.order, accepted),
        accepted="、".join(accepted),
    )
    return None, False


def scope_inside(binder: FigureBinder, family: BoundFamily) -> Scope:
    """Give the scope of a condition about the groups of a family."""
    if family.rows:
        subject = binder.vocabulary.entities[family.rows]
        figures = family.measures.items()
        bodies = {name: one.body for name, one in figures if name and one.body is not None}
        named = {
            n: body for n, body in {**bodies, **family.texts}.items() if n not in subject.fields
        }
        behind = LazyNames(list(named), named.__getitem__, binder.names)
        return replace(binder.scope, subject=subject, named=behind)

    def meaning(name: str) -> c.Core:
        if name in (MONTH_START, MONTH_END):
            return _month_day(family.id, name)
        measure = "" if name == ONLY and "" in family.measures else name
        body = family.measures[measure].body or c.number(0)
        return c.Named(local_name(family.id, measure), body, body.type)

    measures = [measure or ONLY for measure in family.measures]
    names = [*measures, *((MONTH_START, MONTH_END) if family.by_month else ())]
    return replace(binder.whole, named=LazyNames(names, meaning, binder.names))


class _Measures:
    """The measures of one family, which may name each other."""

    def __init__(
        self, binder: FigureBinder, name: Text, spec: FigureSpec, *, by_month: bool
    ) -> None:
        self._binder = binder
        self._name = str(name)
        self.specs: Mapping[str, MeasureSpec] = {str(k): v for k, v in spec.measures.items()}
        if spec.formula is not None:
            empty = Text("")
            only = MeasureSpec(
                formula=spec.formula, format=spec.format or empty, label=spec.label or empty
            )
            self.specs = {"": only}
        self._bodies: dict[str, c.Core | None] = {}
        self._open: list[str] = []
        names = [*self.specs, *((MONTH_START, MONTH_END) if by_month else ())]
        self._scope = replace(binder.whole, named=LazyNames(names, self._named, binder.names))

    def all(self) -> dict[str, BoundFigure] | None:
        bound: dict[str, BoundFigure] = {}
        for name, spec in self.specs.items():
            body = self.body(name)
            found = None if body is None else self._binder.formatted(name, spec, body)
            if found is not None:
                bound[name] = found
        return bound if len(bound) == len(self.specs) else None

    def body(self, name: str) -> c.Core | None:
        if name not in self._bodies:
            if name in self._open:
                circle = [*self._open[self._open.index(name) :], name]
                formula = self.specs[name].formula
                self._binder.note(codes.FIGURE_CYCLE, formula, cycle=" → ".join(circle))
                return None
            self._open.append(name)
            self._bodies[name] = self._binder.expr(self.specs[name].formula, self._scope)
            self._open.pop()
        return self._bodies[name]

    def _named(self, name: str) -> c.Core:
        if name in (MONTH_START, MONTH_END) and name not in self.specs:
            return _month_day(self._name, name)
        body = self.body(name)
        if body is None:
            return UNKNOWN
        return c.Named(local_name(self._name, name), body, body.type)


def _month_day(family: str, name: str) -> c.Core:
    return c.Named(local_name(family, name), c.Const(c.number(1).value, types.DATE), types.DATE)


def _fields(binder: FigureBinder, spec: FigureSpec) -> tuple[GroupField, ...] | None:
    """Read ``表.字段``, one or several."""
    texts = spec.group if isinstance(spec.group, list) else [spec.group or Text("")]
    found: list[GroupField] = []
    for text in texts:
        entity_name, _, field_name = text.partition(".")
        entity = binder.vocabulary.find(entity_name.strip())
        field = entity.find(field_name.strip()) if entity else None
        if entity is None or field is None or field.kind not in _GROUPING:
            near = nearest(text, _groupable(binder))
            binder.note(codes.BAD_GROUP, text, found=text, nearest=near)
        else:
            found.append(GroupField(entity.name, field.name))
    return tuple(found) if len(found) == len(texts) else None


def _groupable(binder: FigureBinder) -> Iterator[str]:
    for entity in binder.vocabulary.entities.values():
        for field in entity.fields.values():
            if field.kind in _GROUPING:
                yield f"{entity.name}.{field.name}"


def _ways(
    binder: FigureBinder, fields: tuple[GroupField, ...], measures: _Measures
) -> dict[str, tuple[GroupField, Hops]] | None:
    """Find for each table that the formulas go through how its rows lead to a group field."""
    ways: dict[str, tuple[GroupField, Hops]] = {}
    complete = True
    for name, spec in measures.specs.items():
        body = measures.body(name)
        for aggregate in whole_aggregates(body) if body is not None else ():
            way = _way(binder, fields, aggregate.entity)
            if way is None:
                complete = False
                shown = f"{fields[0].entity}.{fields[0].name}"
                binder.note(codes.NOT_GROUPED, spec.formula, entity=aggregate.entity, field=shown)
            else:
                ways[aggregate.entity] = way
    return ways if complete else None


def _way(
    binder: FigureBinder, fields: tuple[GroupField, ...], entity: str
) -> tuple[GroupField, Hops] | None:
    start = binder.vocabulary.entities[entity]
    ways: list[tuple[GroupField, Hops]] = []
    for field in fields:
        hops = path_up(binder.vocabulary, start, binder.vocabulary.entities[field.entity])
        if hops is not None:
            ways.append((field, hops))
    return min(ways, key=lambda way: len(way[1]), default=None)
