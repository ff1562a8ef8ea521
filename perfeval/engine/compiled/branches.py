"""Emitting what runs only sometimes: cases, guards, substitutes for missing values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import lcm
from typing import TYPE_CHECKING

from perfeval.engine.compiled.operands import Num, Operand, Other, scaled_by
from perfeval.language import core as c

if TYPE_CHECKING:
    from perfeval.engine.compiled.emitter import Emitter


_MOST_NESTED = 12
"""Branches nest as else-blocks, and Python takes no more than 100 levels of indentation."""


class Result:
    """The variables that hold the result of branches, set in each branch.

    The lines that set them are filled in at the end: where all branches have a constant
    denominator they get a common one, else numerator and denominator are set together.
    """

    def __init__(self, emitter: Emitter, *, is_number: bool) -> None:
        self.emitter = emitter
        self.is_number = is_number
        self.n = emitter.w.fresh("n" if is_number else "t")
        self.nullable = False
        self._start = emitter.w.slot()
        self._numbers: list[tuple[int, Num]] = []

    def take(self, operand: Operand) -> None:
        """Take an operand as the result."""
        self.nullable = self.nullable or operand.nullable
        if isinstance(operand, Num):
            self._numbers.append((self.emitter.w.slot(), operand))
        else:
            self.emitter.w.line(f"{self.n} = {operand.v}")

    def operand(self, *, may_be_missing: bool) -> Operand:
        """Give the result."""
        if self.is_number:
            return self.number(may_be_missing=may_be_missing)
        self.emitter.w.fill(self._start, f"{self.n} = None")
        return Other(self.n, self.nullable or may_be_missing)

    def number(self, *, may_be_missing: bool) -> Num:
        """Give the result, which is a number."""
        w = self.emitter.w
        nullable = self.nullable or may_be_missing
        nonneg = all(x.nonneg for _, x in self._numbers)
        fixed = [x.d for _, x in self._numbers if isinstance(x.d, int)]
        if len(fixed) < len(self._numbers):
            over = w.fresh("d")
            w.fill(self._start, f"{self.n}, {over} = None, 1")
            for slot, x in self._numbers:
                w.fill(slot, f"{self.n}, {over} = {x.n}, {x.d}")
            return Num(self.n, over, nullable, nonneg=nonneg)
        d = lcm(*fixed)
        w.fill(self._start, f"{self.n} = None")
        for (slot, x), one in zip(self._numbers, fixed, strict=True):
            source = scaled_by(x.n, d // one)
            if x.nullable and source != x.n:
                source = f"None if {x.n} is None else {source}"
            w.fill(slot, f"{self.n} = {source}")
        return Num(self.n, d, nullable, nonneg=nonneg)


EmitPart = Callable[[c.Core], Operand]


def emit(
    emitter: Emitter, node: c.Otherwise | c.Guard | c.Case, part: EmitPart | None = None
) -> Operand:
    """Emit a node with branches; ``part`` emits what a branch gives."""
    if isinstance(node, c.Otherwise):
        return _otherwise(emitter, node)
    if isinstance(node, c.Guard):
        return _guard(emitter, node, part or emitter.emit)
    return _case(emitter, node, part or emitter.emit)


def _result(emitter: Emitter, node: c.Core) -> Result:
    return Result(emitter, is_number=node.type.kind not in ("text", "choice", "bool"))


def _otherwise(emitter: Emitter, node: c.Otherwise) -> Operand:
    first = emitter.emit(node.operand)
    if not first.nullable:
        return first
    held = first.n if isinstance(first, Num) else first.v
    result = _result(emitter, node)
    with emitter.w.block(f"if {held} is not None:"):
        result.take(replace(first, nullable=False))
    with emitter.w.block("else:"):
        result.take(emitter.emit(node.default))
    return result.operand(may_be_missing=False)


def _guard(emitter: Emitter, node: c.Guard, part: EmitPart) -> Operand:
    condition = emitter.other(node.condition)
    if condition.v == "True":
        return part(node.body)
    result = _result(emitter, node)
    with emitter.w.block(f"if {condition.v}:"):
        result.take(part(node.body))
    return result.operand(may_be_missing=True)


def _case(emitter: Emitter, node: c.Case, part: EmitPart) -> Operand:
    branches = list(node.branches)
    while branches:
        held = emitter.other(branches[0][0])
        if held.v == "True":
            return part(branches[0][1])
        if held.v != "False":
            break
        branches.pop(0)
    if not branches and node.otherwise is not None:
        return part(node.otherwise)
    if len(branches) > _MOST_NESTED:
        return _long_case(emitter, node, branches, part)
    return _short_case(emitter, node, branches, part)


Branches = list[tuple[c.Core, c.Core]]


def _short_case(emitter: Emitter, node: c.Case, branches: Branches, part: EmitPart) -> Operand:
    """Emit branches as else-blocks of one another."""
    result = _result(emitter, node)
    unknown = False

    def rest(number: int) -> None:
        nonlocal unknown
        if number == len(branches):
            if node.otherwise is None:
                unknown = True
            else:
                result.take(part(node.otherwise))
            return
        condition, value = branches[number]
        held = emitter.other(condition)
        if held.v == "False":
            rest(number + 1)
            return
        unknown = unknown or held.nullable
        with emitter.w.block(f"if {held.v}:"):
            result.take(part(value))
        tail: Callable[[int], None] = rest
        with emitter.w.block(f"elif {held.v} is not None:" if held.nullable else "else:"):
            tail(number + 1)

    rest(0)
    return result.operand(may_be_missing=unknown)


def _long_case(emitter: Emitter, node: c.Case, branches: Branches, part: EmitPart) -> Operand:
    """Emit many branches one after the other, with a variable that says one was decided."""
    result = _result(emitter, node)
    open_ = emitter.w.fresh("b")
    emitter.w.line(f"{open_} = True")
    unknown = node.otherwise is None
    for condition, value in branches:
        with emitter.w.block(f"if {open_}:"):
            held = emitter.other(condition)
            unknown = unknown or held.nullable
            with emitter.w.block(f"if {held.v}:"):
                result.take(part(value))
            emitter.w.line(f"{open_} = {held.v} is False")
    if node.otherwise is not None:
        with emitter.w.block(f"if {open_}:"):
            result.take(part(node.otherwise))
    return result.operand(may_be_missing=unknown)
