"""Parts of scores as plain data: exact numbers as text, groups, vetoes, overrides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from perfeval.diagnostics.printers.json import place_as_json
from perfeval.engine.outcome import Duty, Line, Placing, SubjectScore, Summary
from perfeval.values.show import show_plain


def number(value: Fraction | None) -> str | None:
    """Give an exact number as decimal text; a periodic one as a ratio."""
    if value is None:
        return None
    text = show_plain(value, 12)
    return text if Fraction(text) == value else f"{value.numerator}/{value.denominator}"


def place_in_json(placing: Placing | None) -> dict[str, Any]:
    """Give a place; nothing where none is."""
    if placing is None:
        return {}
    return {
        "place": {
            "rank": number(placing.rank),
            "of": placing.of,
            "tied": list(placing.tied),
            "within": placing.within or None,
        }
    }


def summaries_as_json(summaries: Mapping[str, Sequence[Summary]]) -> dict[str, Any]:
    """Give totals brought together, by ruleset; nothing where no ruleset does."""
    whole = {name: [_summary(one) for one in found] for name, found in summaries.items() if found}
    return {"summaries": whole} if whole else {}


def _summary(one: Summary) -> dict[str, Any]:
    return {
        "id": one.rule.id,
        "name": one.rule.name,
        "by": one.rule.by_written,
        "method": one.rule.method,
        "weighting": one.rule.weighting_written or None,
        "rows": [
            {
                "name": row.name,
                "count": row.count,
                "counted": row.used,
                "points": number(row.points),
                "exact": number(row.exact),
                "simple_mean": number(row.simple),
                **place_in_json(row.placing),
                "note": row.note,
            }
            for row in one.rows
        ],
        "without": list(one.without),
    }


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


def duty_as_json(duty: Duty) -> dict[str, Any]:
    """Give who acts on a finding, what and by when; nothing where none of it is written."""
    if duty == Duty():
        return {}
    by = duty.by.isoformat() if duty.by else None
    told = {"who": duty.who or None, "action": duty.action or None, "by": by, "over": duty.over}
    return {"duty": told}


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
