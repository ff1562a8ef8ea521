"""Emitting texts with values in them, shown as :mod:`perfeval.engine.plain.shown` says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfeval.engine.compiled.operands import Num, Other
from perfeval.engine.plain import shown
from perfeval.language import core as c
from perfeval.language.types import TEXT

if TYPE_CHECKING:
    from perfeval.engine.compiled.emitter import Emitter


def emit(emitter: Emitter, node: c.Template) -> Other:
    """Emit a text; what it shows may be missing, the text itself never is.

    What is known while compiling is put together while compiling.
    """
    constant = emitter.columns.constant
    pieces: list[str] = []
    text = ""
    for part in node.parts:
        if isinstance(part, str) or isinstance(part.operand, c.Const):
            text += part if isinstance(part, str) else _known(part.operand)
            continue
        code, after = _piece(emitter, part.operand)
        pieces += [constant(text), code] if text else [code]
        text = after
    if not pieces:
        return Other(constant(text))
    pieces += [constant(text)] if text else []
    name = emitter.w.fresh("t")
    emitter.w.line(f"{name} = f'" + "".join(f"{{{piece}}}" for piece in pieces) + "'")
    return Other(name)


def _known(node: c.Core) -> str:
    return shown.show(node.value, node.type) if isinstance(node, c.Const) else ""


def _piece(emitter: Emitter, node: c.Core) -> tuple[str, str]:
    """Give source text of a value as a sentence shows it, and text that always follows it."""
    constant = emitter.columns.constant
    operand = emitter.emit(node)
    after = ""
    if isinstance(operand, Other):
        held = text = operand.v
        if node.type.kind == "bool":
            text = f"({constant('是')} if {text} else {constant('否')})"
    elif node.type.kind == "quantity":
        held, text = operand.n, _quantity(emitter, node, operand)
    else:
        function, after = shown.number_form(node.type)
        held, text = operand.n, f"{constant(function)}({operand.n}, {operand.over})"
    if not operand.nullable:
        return text, after
    if after:
        text = f"{text} + {constant(after)}"
    return f"({constant(shown.MISSING)} if {held} is None else {text})", ""


def _quantity(emitter: Emitter, node: c.Core, operand: Num) -> str:
    unit = "None"
    if isinstance(node, c.FieldOf) and node.unit_field:
        unit_of = replace(node, name=node.unit_field, type=TEXT, unit_field="")
        unit = emitter.other(unit_of).v
    return f"{emitter.columns.constant(shown.quantity)}({operand.n}, {operand.over}, {unit})"
