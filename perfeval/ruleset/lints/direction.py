"""Indicators that say which way is better and are scored the other way; misplaced cliffs."""

from __future__ import annotations

from fractions import Fraction

from perfeval.diagnostics.codes import lints as codes
from perfeval.files.typed import Text
from perfeval.language import core as c
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.lints.notes import Notes
from perfeval.ruleset.lints.truth import Statement, alternatives
from perfeval.ruleset.model import IndicatorSpec
from perfeval.ruleset.shapes.base import Shape
from perfeval.ruleset.shapes.base_plus_minus import BasePlusMinus
from perfeval.ruleset.shapes.constants import constant
from perfeval.ruleset.shapes.deduct_per_step import DeductPerStep
from perfeval.ruleset.shapes.interpolate_between import InterpolateBetween
from perfeval.ruleset.shapes.inverse_capped import InverseCapped
from perfeval.ruleset.shapes.linear_capped import LinearCapped
from perfeval.ruleset.shapes.linear_with_pass_line import LinearWithPassLine
from perfeval.ruleset.shapes.stepped_bands import Band, SteppedBands

UP, DOWN = "越高越好", "越低越好"
_WORDS = {
    UP: ("越高越好", "正向", "越多越好"),
    DOWN: ("越低越好", "反向", "逆向", "越少越好"),
}
_SIGNS = {"≥": UP, ">": UP, "≤": DOWN, "<": DOWN}
_SCORED = {UP: "越高得分越多", DOWN: "越低得分越多"}


def look(notes: Notes) -> None:
    """Compare what the name and the condition of each indicator say with how it is scored."""
    for spec in notes.ruleset.indicators:
        shapes = spec.score.written()
        if len(shapes) != 1:
            continue
        name, shape = shapes[0]
        if isinstance(shape, DeductPerStep):
            _look_at_cliff(notes, spec, shape)
        stated, text = _stated(notes, spec)
        scored = _scored(notes, shape)
        if stated and scored and stated != scored and _is_plain(notes, spec):
            how = KEYWORDS[name]
            values = {"rule": spec.id, "stated": stated, "scored": _SCORED[scored], "how": how}
            notes.note(codes.AGAINST_DIRECTION, text, spec.id, **values)


def _is_plain(notes: Notes, spec: IndicatorSpec) -> bool:
    """Whether the measure is a value as it stands, not one that was turned round on the way."""
    measure = None if spec.measure is None else notes.binder.checked(spec.measure)
    return isinstance(measure, c.FieldOf | c.Derived | c.Aggregate | c.DaysBetween)


def _stated(notes: Notes, spec: IndicatorSpec) -> tuple[str, Text]:
    """Give which way is better by the name or the condition, and where that is said."""
    in_name = {way for way, words in _WORDS.items() if any(word in spec.name for word in words)}
    if len(in_name) == 1:
        return in_name.pop(), spec.name
    applies = None if spec.applies is None else notes.binder.checked(spec.applies)
    if applies is None or spec.applies is None:
        return "", spec.name
    written = alternatives(applies, holds=True) or []
    ways = [{way for one in statements if (way := _way(one))} for statements in written]
    if ways and all(len(one) == 1 and one == ways[0] for one in ways):
        return next(iter(ways[0])), spec.applies
    return "", spec.name


def _way(statement: Statement) -> str:
    node, holds = statement
    found = ""
    if isinstance(node, c.FieldOf | c.Derived):
        found = next((way for way, words in _WORDS.items() if node.name in words), "")
    if isinstance(node, c.Compare) and node.operator in ("=", "!="):
        word = node.right.value if isinstance(node.right, c.Const) else ""
        found = _SIGNS.get(str(word), "")
        found = found or next((way for way, words in _WORDS.items() if word in words), "")
        if holds != (node.operator == "="):
            return ""  # not this way; which other way is not said
    if not holds and found and not isinstance(node, c.Compare):
        return DOWN if found == UP else UP
    return found


def _scored(notes: Notes, shape: Shape) -> str:
    """Give which way gets more points, empty when that is not fixed."""
    match shape:
        case LinearCapped() | LinearWithPassLine():
            return UP
        case InverseCapped():
            return DOWN
        case DeductPerStep(direction=way) | BasePlusMinus(direction=way):
            return way if way in (UP, DOWN) else ""
        case InterpolateBetween(full_at=full_at, zero_at=zero_at):
            full, zero = _fixed(notes, full_at), _fixed(notes, zero_at)
            return "" if full is None or zero is None else UP if full > zero else DOWN
        case SteppedBands(tiers=bands):
            return _of_bands(notes, bands)
        case _:
            return ""


def _of_bands(notes: Notes, bands: list[Band]) -> str:
    """Give which way the points of bands go, from the lowest band to the highest."""
    placed: list[tuple[Fraction, int, Fraction]] = []
    for band in bands:
        points = _fixed(notes, band.points)
        ends = [(operator, _fixed(notes, text)) for operator, text in band.ends()]
        known = [(operator, end) for operator, end in ends if end is not None]
        if points is None or not known or len(known) < len(ends) or band.condition is not None:
            return ""
        operator, end = known[0]
        placed.append((end, 1 if operator in (">", ">=") else 0, points))
    points_up = [points for _, _, points in sorted(placed)]
    if len(set(points_up)) < 2:
        return ""
    if points_up == sorted(points_up):
        return UP
    return DOWN if points_up == sorted(points_up, reverse=True) else ""


def _fixed(notes: Notes, text: Text) -> Fraction | None:
    checked = notes.binder.checked(text)
    return None if checked is None else constant(checked)


def _look_at_cliff(notes: Notes, spec: IndicatorSpec, shape: DeductPerStep) -> None:
    """Note a cliff that takes the points of those who reach the full-marks line."""
    cliff = None if shape.cliff is None else _fixed(notes, shape.cliff)
    full = _fixed(notes, shape.full_at)
    if cliff is None or full is None:
        return
    if cliff <= full if shape.direction == DOWN else cliff >= full:
        values = {"found": shape.cliff, "full": shape.full_at}
        notes.note(codes.CLIFF_SIDE, shape.cliff, spec.id, **values)
