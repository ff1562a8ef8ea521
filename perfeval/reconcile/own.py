"""Relations of the user's own: figures by their names in the document, formulas in the language.

Every printed number stands for an interval (see ``judging``); a formula is computed on intervals,
and an equation holds when the intervals of its two sides meet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import reconcile as codes
from perfeval.diagnostics.codes.language import UNKNOWN_NAME
from perfeval.files.typed import Described, Text, read_model
from perfeval.files.yaml_nodes import load_yaml_file
from perfeval.language import core as c
from perfeval.language import types
from perfeval.language.check import expression
from perfeval.language.scope import Scope
from perfeval.reconcile.check import Result
from perfeval.reconcile.figures.figure import Figure, Kind, Span
from perfeval.reconcile.figures.named import figure_called
from perfeval.reconcile.judging.relation import Relation, Status, plus
from perfeval.values.units import MONEY
from perfeval.vocabulary.model import Vocabulary

KEYWORDS = {"figures": "数", "relations": "关系"}
_UNIT = "万元"
_EXAMPLE = "结余 = 到位 - 支出"


class _File(Described):
    figures: dict[Text, Text]
    relations: list[Text]


class _NotHere(Exception):  # noqa: N818 - a way out, not an error of the program
    """An operation that intervals do not have, or a division by what may be 0."""


def check_own(result: Result, path: Path, shown_as: str) -> tuple[Result | None, list[Diagnostic]]:
    """Judge the relations of a file, ahead of those that were found.

    Returns:
        The result with the file's relations first; None when something in the file is wrong.
    """
    node, problems = load_yaml_file(path, shown_as)
    if node is None or any(p.severity == "error" for p in problems):
        return None, problems
    file, found = read_model(node, _File, KEYWORDS, "关系文件")
    problems += found
    if file is None:
        return None, problems
    known: dict[str, Figure] = {}
    for name, label in file.figures.items():
        if not str(name).isidentifier():
            problems.append(codes.FIGURE_NAME.at(name.place(), found=name))
            continue
        figure, told = figure_called(label, result.everything)
        problems += told
        if figure is not None:
            known[str(name)] = figure
    relations: list[Relation] = []
    if not problems:
        scope = _scope(known)
        for text in file.relations:
            relation, told = _judged(text, scope, known)
            problems += told
            relations += [relation] if relation is not None else []
    if any(p.severity == "error" for p in problems):
        return None, problems
    return replace(result, relations=(*relations, *result.relations)), problems


def _scope(known: Mapping[str, Figure]) -> Scope:
    """Give a scope in which the only names are those of the file."""
    named: dict[str, c.Core] = {}
    for name, figure in known.items():
        kind = _type(figure)
        named[name] = c.Named(name, c.Const(figure.value / _scale(figure), kind), kind)
    return Scope(Vocabulary("", {}), date.min, named=named)


def _type(figure: Figure) -> types.Type:
    if figure.kind in (Kind.MONEY, Kind.PRICE):
        return types.Type("money", _UNIT)
    if figure.kind is Kind.POINTS:
        return types.POINTS_TYPE
    return types.RATE if figure.kind is Kind.RATE else types.NUMBER


def _scale(figure: Figure) -> Fraction:
    """All amounts of money are put into formulas in 万元, rates and counts as they are."""
    return Fraction(MONEY[_UNIT] if figure.kind in (Kind.MONEY, Kind.PRICE) else 1)


def _judged(
    text: Text, scope: Scope, known: Mapping[str, Figure]
) -> tuple[Relation | None, list[Diagnostic]]:
    checked, problems = expression(text, text.place, scope, ("bool",))
    if checked is None:
        return None, [_declared(problem, known) for problem in problems]
    if not isinstance(checked, c.Compare) or checked.operator == "!=":
        return None, [codes.NOT_COMPARED.at(text.place(), example=_EXAMPLE)]
    used = list(dict.fromkeys(_names(checked)))
    if not used:
        return None, [codes.NOT_COMPARED.at(text.place(), example=_EXAMPLE)]
    if isinstance(checked.right, c.Named) and not isinstance(checked.left, c.Named):
        used = [checked.right.name, *(name for name in used if name != checked.right.name)]
    printed = known[used[0]]
    try:
        left, right = _span(checked.left, known), _span(checked.right, known)
        face = _face(checked.left, known) - _face(checked.right, known)
    except _NotHere:
        return None, [codes.NOT_COMPARED.at(text.place(), example=_EXAMPLE)]
    except ZeroDivisionError:
        return None, [codes.ZERO_DIVISOR.at(text.place(), found=text)]
    if isinstance(checked.left, c.Named):
        face = -face
    unit = _scale(printed)
    wide = (left.high - left.low + right.high - right.low) / 2
    alone = isinstance(checked.left, c.Named) or isinstance(checked.right, c.Named)
    status = _status(checked.operator, left, right)
    if checked.operator == "=" and status is not Status.FAILS:
        within = printed.step / unit / 2 if alone else Fraction(0)
        status = Status.HOLDS if abs(face) <= within else Status.ROUNDING
    return (
        Relation(
            "own", printed, plus([known[name] for name in used[1:]]), (),
            printed.value + face * unit, wide * unit, status, firm=True, formula=str(text),
        ),
        [],
    )  # fmt: skip


def _status(operator: str, left: Span, right: Span) -> Status:
    """Judge a comparison; an order that only a part of the intervals has is rounding."""
    sure = {
        "=": True,
        "<": left.high < right.low,
        "<=": left.high <= right.low,
        ">": left.low > right.high,
        ">=": left.low >= right.high,
    }[operator]
    near = {
        "=": left.meets(right),
        "<": left.low < right.high,
        "<=": left.low <= right.high,
        ">": left.high > right.low,
        ">=": left.high >= right.low,
    }[operator]
    if not near:
        return Status.FAILS
    return Status.HOLDS if sure else Status.ROUNDING


def _declared(problem: Diagnostic, known: Mapping[str, Figure]) -> Diagnostic:
    """Say of an unknown name what the file declares, rather than what a vocabulary has."""
    if problem.code is not UNKNOWN_NAME:
        return problem
    accepted = "、".join(known)
    return codes.NOT_DECLARED.at(problem.place, found=problem.values["found"], accepted=accepted)


def _names(node: c.Core) -> list[str]:
    if isinstance(node, c.Named):
        return [node.name]
    return [name for child in c.children(node) for name in _names(child)]


def _face(node: c.Core, known: Mapping[str, Figure]) -> Fraction:
    """Compute a side from the numbers as printed."""
    exact = {name: replace(figure, step=Fraction(0)) for name, figure in known.items()}
    return _span(node, exact).low


def _span(node: c.Core, known: Mapping[str, Figure]) -> Span:
    """Compute a side on intervals."""
    if isinstance(node, c.Named):
        figure = known[node.name]
        span, scale = figure.span(), _scale(figure)
        return Span(span.low / scale, span.high / scale)
    if isinstance(node, c.Const) and isinstance(node.value, Fraction):
        return Span(node.value, node.value)
    if isinstance(node, c.Extreme):
        spans = [_span(operand, known) for operand in node.operands]
        pick = min if node.operator == "min" else max
        return Span(pick(s.low for s in spans), pick(s.high for s in spans))
    if isinstance(node, c.Arith):
        return _combined(node.operator, _span(node.left, known), _span(node.right, known))
    raise _NotHere


def _combined(operator: str, left: Span, right: Span) -> Span:
    if operator == "+":
        return Span(left.low + right.low, left.high + right.high)
    if operator == "-":
        return Span(left.low - right.high, left.high - right.low)
    if operator == "/":
        if right.low <= 0 <= right.high:
            raise ZeroDivisionError
        right = Span(1 / right.high, 1 / right.low)
    corners = [x * y for x in (left.low, left.high) for y in (right.low, right.high)]
    return Span(min(corners), max(corners))
