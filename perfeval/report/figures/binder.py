"""Binding: the texts of ``figures.yaml`` become checked expressions, or diagnostics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from perfeval.diagnostics import Code, Diagnostic, Place, nearest
from perfeval.diagnostics.codes import forms as form_codes
from perfeval.diagnostics.codes import report as codes
from perfeval.files.typed import Text, place_of
from perfeval.language import core as c
from perfeval.language import types
from perfeval.language.check import expression
from perfeval.language.parse import Locate
from perfeval.language.scope import Scope
from perfeval.report.figures import families, row_families
from perfeval.report.figures.bound import UNKNOWN, BoundFamily, BoundFigure
from perfeval.report.figures.formats import (
    COUNTERS,
    Format,
    accepted_words,
    nearest_format,
    parse_format,
)
from perfeval.report.figures.model import FigureSet, FigureSpec, MeasureSpec
from perfeval.report.figures.scope import LazyNames, merged_scope
from perfeval.ruleset.program import Program
from perfeval.vocabulary import Entity, Vocabulary


class FigureBinder:
    """Binds figures as they are asked for; a circle is reported and cut.

    ``subject`` is the entity of which a document is about one row.
    """

    def __init__(
        self,
        figures: FigureSet,
        vocabulary: Vocabulary,
        programs: Sequence[Program],
        as_of: date,
        subject: Entity | None = None,
    ) -> None:
        self.problems: list[Diagnostic] = []
        self.vocabulary = vocabulary
        self.specs: Mapping[str, FigureSpec] = {str(k): v for k, v in figures.figures.items()}
        self._keys = {str(key): key for key in figures.figures}
        self._figures: dict[str, BoundFigure | None] = {}
        self._families: dict[str, BoundFamily | None] = {}
        self._open: list[str] = []
        self._asking: Text | None = None
        plain = [name for name, spec in self.specs.items() if not spec.is_family]
        self.names = LazyNames(plain, self._named)
        self.whole = merged_scope(vocabulary, programs, as_of, self.names, self._conflict)
        self.scope = replace(self.whole, subject=subject)
        """Of a document about one row, formulas outside families are about that row."""
        self._checked: dict[tuple[str, ...], tuple[c.Core | None, list[Diagnostic]]] = {}
        self._formats: dict[
            tuple[str, str, str, types.Type], tuple[Format | None, list[Diagnostic]]
        ] = {}

    def note(self, code: Code, text: str | None, **values: str) -> None:
        """Note a diagnostic at a text of the file, once."""
        told = code.at(place_of(text), related=(), **values)
        if told not in self.problems:
            self.problems.append(told)

    def bind_all(self) -> None:
        """Bind every figure and family, so that everything wrong is told."""
        for name, spec in self.specs.items():
            self._check_name(name)
            if not spec.is_family:
                self.figure(name)
            else:
                self.family(name)

    def figure(self, name: str) -> BoundFigure | None:
        """Give a figure that is no family; None when something in it is wrong."""
        if name not in self._figures:
            if name in self._open:
                circle = [*self._open[self._open.index(name) :], name]
                self.note(codes.FIGURE_CYCLE, self._keys[name], cycle=" → ".join(circle))
                return None
            self._open.append(name)
            self._figures[name] = self._bind(name, self.specs[name])
            self._open.pop()
        return self._figures[name]

    def family(self, name: str) -> BoundFamily | None:
        """Give a family; None when something in it is wrong."""
        if name not in self._families:
            self._families[name] = None
            bind = families.bind if self.specs[name].rows is None else row_families.bind
            self._families[name] = bind(self, self._keys[name], self.specs[name])
        return self._families[name]

    def find_family(self, name: str) -> BoundFamily | None:
        """Give the family that a text names, or note that there is none."""
        if name in self.specs and self.specs[name].is_family:
            return self.family(name)
        known = [key for key, spec in self.specs.items() if spec.is_family]
        self.note(codes.FAMILY_UNKNOWN, name, found=name, nearest=nearest(name, known))
        return None

    def expr(self, text: Text, scope: Scope, *accepted: str) -> c.Core | None:
        """Check an expression in a scope; ``accepted`` are the kinds it may have."""
        before, self._asking = self._asking, text
        checked, found = expression(text, locate(text), scope, accepted)
        self._asking = before
        self.problems.extend(found)
        return checked

    def checked(
        self, text: Text, scope: Scope, *accepted: str
    ) -> tuple[c.Core | None, list[Diagnostic]]:
        """Check an expression of the template once for all documents that it is used in."""
        key = (text, str(text.place()), scope.subject.name if scope.subject else "")
        if key not in self._checked:
            with self._apart() as found:
                self._checked[key] = self.expr(text, scope, *accepted), found
        return self._checked[key]

    def checked_format(
        self, text: Text, figure: str, kind: types.Type
    ) -> tuple[Format | None, list[Diagnostic]]:
        """Read a format of the template once for all documents that it is used in."""
        key = (text, str(text.place()), figure, kind)
        if key not in self._formats:
            with self._apart() as found:
                self._formats[key] = self.format(text, figure, kind), found
        return self._formats[key]

    @contextmanager
    def _apart(self) -> Iterator[list[Diagnostic]]:
        """Collect what is noted meanwhile apart from the problems of the figures themselves."""
        before, self.problems = self.problems, []
        found: list[Diagnostic] = self.problems
        yield found
        self.problems = before

    def formatted(
        self, name: str, spec: FigureSpec | MeasureSpec, body: c.Core
    ) -> BoundFigure | None:
        """Put a formula and its format together, when they fit."""
        form = self.format(spec.format or Text(""), name, body.type)
        if form is None:
            return None
        return BoundFigure(name, str(spec.label or name), form, str(spec.formula or ""), body)

    def format(self, text: Text, figure: str, kind: types.Type) -> Format | None:
        """Read a format and hold it against the type of the values."""
        form = parse_format(text)
        if form is None:
            accepted = "、".join(accepted_words(kind) or COUNTERS)
            near = nearest_format(text)
            self.note(codes.FORMAT_UNKNOWN, text, found=text, nearest=near, accepted=accepted)
        elif not form.fits(kind):
            values = {"figure": figure, "kind": kind.spoken(), "format": text}
            accepted = "、".join(accepted_words(kind)) or "（没有：这里要数、金额、比率或日期）"
            self.note(codes.FORMAT_MISFIT, text, accepted=accepted, **values)
            return None
        return form

    def _bind(self, name: str, spec: FigureSpec) -> BoundFigure | None:
        if spec.formula is not None:
            body = self.expr(spec.formula, self.scope)
            return None if body is None else self.formatted(name, spec, body)
        if spec.period is not None:
            return self._earlier(name, spec, spec.period)
        family = self.find_family(spec.count or Text(""))
        if family is None:
            return None
        condition = None
        if spec.condition is not None:
            condition = self.expr(spec.condition, families.scope_inside(self, family), "bool")
            if condition is None:
                return None
        form = self.format(spec.format or Text(""), name, types.NUMBER)
        if form is None:
            return None
        written = f"统计({spec.count}{f'，{spec.condition}' if spec.condition else ''})"
        return BoundFigure(name, str(spec.label or name), form, written, condition, family.id)

    def _earlier(self, name: str, spec: FigureSpec, period: Text) -> BoundFigure | None:
        """Bind a figure of an earlier period: its type and format are those of what it takes."""
        wanted = spec.taken or Text("")
        plain = {n for n, s in self.specs.items() if s.group is None and s.period is None}
        if wanted not in plain:
            near = nearest(wanted, plain)
            self.note(form_codes.PREVIOUS_UNKNOWN, wanted, figure=name, found=wanted, nearest=near)
            return None
        taken = self.figure(str(wanted))
        if taken is None:
            return None
        counted = bool(taken.family) or taken.body is None
        kind = types.NUMBER if counted or taken.body is None else taken.body.type
        form = self.format(spec.format, name, kind) if spec.format else taken.format
        if form is None:
            return None
        label = str(spec.label or f"{period}{taken.label}")
        body = c.Const(c.number(0).value, kind)
        return BoundFigure(
            name, label, form, f"{period}：{wanted}", body, period=str(period), taken=str(wanted)
        )

    def _named(self, name: str) -> c.Core:
        found = self.figure(name)
        if found is None:
            return UNKNOWN
        if found.family or found.body is None:
            return c.Named(name, c.number(0), types.NUMBER)
        return c.Named(name, found.body, found.body.type)

    def _check_name(self, name: str) -> None:
        reason = ""
        group, dot, last = name.partition(".")
        if not group.isidentifier() or (dot and not last.isidentifier()):
            reason = "名称用字母、汉字和数字，最多一个点"
        elif self.vocabulary.find(group) is not None and dot:
            field = self.vocabulary.find(group)
            if field is not None and field.find(last) is not None:
                reason = "和表的字段同名"
        elif not dot and name in self.scope.parameters:
            reason = "和规则集的参数同名"
        if reason:
            self.note(codes.FIGURE_NAME, self._keys[name], found=name, reason=reason)

    def _conflict(self, name: str, left: str, right: str) -> None:
        self.note(codes.MEANINGS_DIFFER, self._asking, found=name, left=left, right=right)


def locate(text: str) -> Locate:
    """Give the function that places a stretch of a text read from a file."""

    def at(start: int, length: int) -> Place | None:
        return text.place(start, length) if isinstance(text, Text) else None

    return at
