"""Families with a group for each row of a table: lists of projects, of scores, of findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from perfeval.diagnostics import nearest
from perfeval.diagnostics.codes import bulletins, documents
from perfeval.diagnostics.codes import report as codes
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.files.typed import Text
from perfeval.language import core as c
from perfeval.report.figures.bound import UNKNOWN, BoundFamily, BoundFigure
from perfeval.report.figures.families import order_of
from perfeval.report.figures.formats import accepted_words
from perfeval.report.figures.model import FigureSpec, MeasureSpec
from perfeval.report.figures.scope import LazyNames
from perfeval.vocabulary import Entity

if TYPE_CHECKING:
    from perfeval.report.figures.binder import FigureBinder

_TEXTS = ("text", "choice", "bool", "date", "month")
"""Kinds of values that are printed as they are when nobody gives them a format."""


def bind(binder: FigureBinder, name: Text, spec: FigureSpec) -> BoundFamily | None:
    """Bind a family of rows; None when something in it is wrong."""
    wanted = spec.rows or Text("")
    entity = binder.vocabulary.find(wanted)
    if entity is None:
        near = nearest(wanted, binder.vocabulary.entities)
        binder.note(bulletins.TABLE_UNKNOWN, wanted, found=wanted, nearest=near)
        return None
    columns = _Columns(binder, entity, spec)
    condition = None
    if spec.condition is not None:
        condition = binder.expr(spec.condition, columns.scope, "bool")
    bound = columns.all(str(name))
    if bound is None or (spec.condition is not None and condition is None):
        return None
    figures, texts = bound
    order, known = order_of(binder, spec, figures)
    if not known:
        return None
    return BoundFamily(
        id=str(name),
        fields=(),
        by_month=False,
        cumulative=False,
        condition=condition,
        measures=figures,
        ways={},
        order=order,
        descending=spec.direction == "从高到低",
        rows=entity.name,
        texts=texts,
    )


class _Columns:
    """The measures of a family of rows; one may name another, a field of the table goes first."""

    def __init__(self, binder: FigureBinder, entity: Entity, spec: FigureSpec) -> None:
        self._binder = binder
        self._specs: Mapping[str, MeasureSpec] = {str(k): v for k, v in spec.measures.items()}
        if spec.formula is not None:
            label = spec.label or Text("")
            self._specs = {"": MeasureSpec(formula=spec.formula, format=spec.format, label=label)}
        self._bodies: dict[str, c.Core | None] = {}
        self._open: list[str] = []
        own = [name for name in self._specs if name and name not in entity.fields]
        named = LazyNames(own, self._named, binder.names)
        self.scope = replace(binder.scope, subject=entity, named=named)

    def all(self, family: str) -> tuple[dict[str, BoundFigure], dict[str, c.Core]] | None:
        """Give the figures and the texts; None when one of them is wrong."""
        figures: dict[str, BoundFigure] = {}
        texts: dict[str, c.Core] = {}
        for name, spec in self._specs.items():
            body = self._body(name)
            if body is None:
                continue
            if spec.format is not None:
                bound = self._binder.formatted(name, spec, body)
                if bound is not None:
                    figures[name] = bound
            elif body.type.kind in _TEXTS:
                texts[name] = body
            else:
                accepted = "、".join(accepted_words(body.type)[:5])
                values = {"column": name, "kind": body.type.spoken(), "accepted": accepted}
                self._binder.note(documents.FORMAT_LACKING, spec.formula, family=family, **values)
        return (figures, texts) if len(figures) + len(texts) == len(self._specs) else None

    def _body(self, name: str) -> c.Core | None:
        if name not in self._bodies:
            if name in self._open:
                circle = " → ".join([*self._open[self._open.index(name) :], name])
                self._binder.note(codes.FIGURE_CYCLE, self._specs[name].formula, cycle=circle)
                return None
            self._open.append(name)
            self._bodies[name] = self._binder.expr(self._specs[name].formula, self.scope)
            self._open.pop()
        return self._bodies[name]

    def _named(self, name: str) -> c.Core:
        return self._body(name) or UNKNOWN


class RowGroups:
    """The rows of a table that meet a condition, each a group named by its key."""

    def __init__(self, interpreter: Interpreter, family: BoundFamily, rows: Sequence[int]) -> None:
        table = interpreter.dataset.tables.get(family.rows)
        condition = family.condition
        holds = {
            row: True if condition is None else interpreter.value(condition, row) for row in rows
        }
        self.unknown = [row for row, one in holds.items() if one is None]
        """The rows for which the condition cannot be decided; they are left out."""
        self.keys = [row for row, one in holds.items() if one is True]
        self._labels: list[str] = []
        seen: dict[str, int] = {}
        for row in self.keys:
            if table is None:
                break
            label = "/".join(str(table.value(row, name)) for name in table.entity.key)
            seen[label] = seen.get(label, 0) + 1
            self._labels.append(label if seen[label] == 1 else f"{label}#{seen[label]}")

    def label(self, index: int) -> str:
        """Name a row; a second one with the same key gets a number."""
        return self._labels[index]
