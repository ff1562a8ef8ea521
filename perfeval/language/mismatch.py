"""What is said of two values that do not meet: how to mend it, and where.

A parameter without a unit is mended where it stands, not in the expression that names it.
"""

from __future__ import annotations

from perfeval.diagnostics import Related
from perfeval.language import core as c
from perfeval.language import types
from perfeval.language.scope import Scope
from perfeval.values.units import DAYS, POINTS, WORKING_DAYS

_STANDS_HERE = "参数写在这里"
_SUMS = ("相加", "相减")


def advice_and_places(
    scope: Scope, left: c.Core, right: c.Core, operation: str
) -> tuple[str, tuple[Related, ...]]:
    """Give what to write, and where the parameters that take part stand.

    Args:
        scope: Where the expression stands.
        left: One value.
        right: The other.
        operation: What they were to be combined by, as diagnostics say it.
    """
    said = types.advice(left.type, right.type)
    places = []
    for node, other in ((left, right), (right, left)):
        if isinstance(node, c.Const) and node.name in scope.places:
            places.append(Related(scope.places[node.name], _STANDS_HERE))
            if node.type == types.NUMBER:
                said = _unit_advice(node.name, other.type, operation) or said
    return said, tuple(places)


def _unit_advice(parameter: str, other: types.Type, operation: str) -> str:
    """Say which unit a parameter needs to meet a type; empty when none makes it meet."""
    if other.kind == "rate":
        return f"参数“{parameter}”没有写单位，值要带百分号，例如 值: 10%。"
    unit = {
        "money": other.unit,
        "points": POINTS,
        "days": DAYS[0],
        "workdays": WORKING_DAYS,
        "date": DAYS[0] if operation in _SUMS else "",
    }.get(other.kind)
    return f"参数“{parameter}”没有写单位，在它的值旁边写上 单位: {unit}。" if unit else ""
