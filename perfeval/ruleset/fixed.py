"""Numbers of a ruleset that may be written as a parameter, and never depend on a row."""

from __future__ import annotations

import re
from fractions import Fraction

from perfeval.diagnostics.codes import ruleset as codes
from perfeval.files.typed import Text
from perfeval.ruleset.binder import Binder
from perfeval.ruleset.shapes.constants import constant

_WORD = re.compile(r"[^\W\d]\w*")


def fixed_number(binder: Binder, text: Text, accepted: str) -> Fraction | None:
    """Read a number, a parameter or what is computed of them; None when noted as wrong."""
    is_word = _WORD.fullmatch(text.strip()) is not None
    if is_word and Text(text.strip()) not in binder.ruleset.parameters:
        binder.note(codes.BAD_NUMBER, text, found=text, accepted=accepted)
        return None
    checked = binder.expr(text, None, "number")
    if checked is None or checked.type.kind == "any":
        return None
    value = constant(checked)
    if value is None:
        binder.note(codes.BAD_NUMBER, text, found=text, accepted=accepted)
    return value
