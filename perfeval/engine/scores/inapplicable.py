"""Lines of indicators that do not apply to a row, where the ruleset says what becomes of them."""

from __future__ import annotations

from fractions import Fraction

from perfeval.engine.naming import name_of
from perfeval.engine.outcome import Line, Status
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.plain.missing import why_missing
from perfeval.ruleset.program import Indicator, Program
from perfeval.values.exact import rounded


def inapplicable_line(
    program: Program, indicator: Indicator, interpreter: Interpreter, row: int
) -> Line:
    """Give the line of a row that the condition of an indicator leaves out.

    It is excluded (the rest is rescaled), or has full marks; a weight that is missing leaves it
    pending either way. The reason always says that the indicator does not apply.
    """
    table = interpreter.dataset.tables[indicator.entity]
    value = interpreter.value(indicator.weight, row)
    full = value if isinstance(value, Fraction) else None
    whole = full
    if full is not None and program.round_each:
        whole = rounded(full, program.places)
    condition = indicator.written.get("适用", "")
    status, points = Status.EXCLUDED, None
    reason = f"不适用：{condition} 不成立"
    if full is None:
        status, reason = Status.PENDING, why_missing(interpreter, indicator.weight, row)
    elif indicator.inapplicable == "full":
        status, points, reason = Status.SCORED, whole, f"{reason}，按满分计"
    return Line(
        rule=indicator.id,
        rule_name=indicator.name,
        entity=indicator.entity,
        row=row,
        name=name_of(table, row) if indicator.path else indicator.name,
        status=status,
        full=whole if points is not None else full,
        points=points,
        printed=None,
        reason=reason,
        place=table.place(row, table.entity.key[-1]),
        parent=indicator.parent,
    )
