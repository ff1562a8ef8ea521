"""Parts of scores as plain data: exact numbers as text, groups, vetoes, overrides."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from perfeval.diagnostics.printers.json import place_as_json
from perfeval.engine.outcome import Line, SubjectScore
from perfeval.values.show import show_plain


def number(value: Fraction | None) -> str | None:
    """Give an exact number as decimal text; a periodic one as a ratio."""
    if value is None:
        return None
    text = show_plain(value, 12)
    return text if Fraction(text) == value else f"{value.numerator}/{value.denominator}"


def structure_as_json(one: SubjectScore) -> dict[str, Any]:
    """Give what is there of groups, bonus and minus items and vetoes; nothing where none is."""
    whole: dict[str, Any] = {}
    if any(line.kind for line in one.lines):
        whole["bonus"] = {"found": number(one.bonus), "counted": number(one.bonus_counted)}
        whole["minus"] = {"found": number(one.minus), "counted": number(one.minus_counted)}
    if one.vetoes:
        whole["computed"] = {"total": number(one.computed), "grade": one.computed_grade}
        whole["vetoes"] = [
            {
                "rule": veto.rule,
                "name": veto.name,
                "effect": veto.effect,
                "highest": veto.highest or None,
                "message": veto.message,
                "certain": veto.certain,
            }
            for veto in one.vetoes
        ]
    if one.groups:
        whole["groups"] = [
            {
                "id": group.id,
                "name": group.name,
                "parent": group.parent or None,
                "rollup": group.rollup,
                "points": number(group.points),
                "full": number(group.full),
            }
            for group in one.groups
        ]
    return whole


def override_as_json(line: Line) -> dict[str, Any]:
    """Give who changed a line's points and why; nothing where nobody did."""
    if line.override is None:
        return {}
    return {
        "computed": number(line.computed),
        "override": {
            "points": number(line.override.points),
            "by": line.override.by,
            "reason": line.override.reason,
            "date": line.override.day.isoformat() if line.override.day else None,
            "place": place_as_json(line.override.place),
        },
    }
