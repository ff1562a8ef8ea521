"""What every engine has to answer of a project, in integers, so that answers can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

INDICATORS = 30
CHECKS = 15


class Answer(NamedTuple):
    """Points × 100 of each indicator, their total, the grade, the numbers of the raised checks."""

    points: tuple[int, ...]
    total: int
    grade: str
    raised: tuple[int, ...]


def grade_of(total: int) -> str:
    """Give the grade of a total × 100."""
    if total >= 9_000:
        return "优"
    if total >= 8_000:
        return "良"
    return "中" if total >= 6_000 else "差"


def first_difference(left: Sequence[Answer], right: Sequence[Answer]) -> str:
    """Say where two lists of answers part first; an empty text when they are the same."""
    if len(left) != len(right):
        return f"{len(left)} answers and {len(right)} answers"
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        if one != other:
            points = [
                f"B{i:02}: {a} and {b}"
                for i, (a, b) in enumerate(zip(one.points, other.points, strict=True), 1)
                if a != b
            ]
            return f"project {number}: {points}, {one[1:]} and {other[1:]}"
    return ""
