"""Emitting what runs only sometimes: cases, guards, substitutes for missing values."""

from __future__ import annotations

from collections.abc import Callable
from math import lcm
from typing import TYPE_CHECKING

from perfeval.engine.compiled.operands import Num, Operand, Other, scaled_by
from perfeval.language import core as c

if TYPE_CHECKING:
    from perfeval.engine.compiled.emitter import Emitter


_MOST_NESTED = 12
"""Branches nest as else-blocks, and Python takes no more than 100 levels of indentation."""


class _Result:
    """The variables that hold the result of branches, set in each branch.

    The lines that set them are filled in at the end: where all branches have a constant
    denominator they get a common one, else numerator and denominator are set together.
    """

    def __init__(self, emitter: Emitter, node: c.Core) -> None:
        self.emitter = emitter
        self.is_number = node.type.kind not in ("text", "choice", "bool")
        self.n = emitter.w.fresh("n" if self.is_number else "t")
        self.nullable = False
        self._start = emitter.w.slot()
        self._numbers: list[tuple[int, Num]] = []

    def set(self, node: c.Core) -> None:
        """Emit a node in the present block and take its value as the result."""
        self.take(self.emitter.emit(node))

    def take(self, operand: Operand) -> None:
        """Take an operand as the result."""
        self.nullable = self.nullable or operand.nullable
        if isinstance(operand, Num):
            self._numbers.append((self.emitter.w.slot(), operand))
        else:
            self.emitter.w.line(f"{self.n} = {operand.v}")

    def operand(self, *, may_be_missing: bool) -> Operand:
        """Give the result."""
        nullable = self.nullable or may_be_missing
        w = self.emitter.w
        if not self.is_number:
            w.fill(self._start, f"{self.n} = None")
            return Other(self.n, nullable)
        fixed = [x.d for _, x in self._numbers if isinstance(x.d, int)]
        nonneg = all(x.nonneg for _, x in self._numbers)
        if len(fixed) == len(self._numbers):
            d = lcm(*fixed)
            w.fill(self._start, f"{self.n} = None")
            for (slot, x), over in zip(self._numbers, fixed, strict=True):
                source = scaled_by(x.n, d // over)
                missing = x.nullable and source != x.n
                w.fill(
                    slot,
                    f"{self.n} = "
                    + (f"None if {x.n} is None else {source}" if missing else source),
                )
            return Num(self.n, d, nullable, nonneg=nonneg)
        over_name = w.fresh("d")
        w.fill(self._start, f"{self.n}, {over_name} = None, 1")
        for slot, x in self._numbers:
            w.fill(slot, f"{self.n}, {over_name} = {x.n}, {x.d}")
        return Num(self.n, over_name, nullable, nonneg=nonneg)


def emit(emitter: Emitter, node: c.Otherwise | c.Guard | c.Case) -> Operand:
    """Emit a node with branches."""
    if isinstance(node, c.Otherwise):
        return _otherwise(emitter, node)
    if isinstance(node, c.Guard):
        return _guard(emitter, node)
    return _case(emitter, node)


def _otherwise(emitter: Emitter, node: c.Otherwise) -> Operand:
    first = emitter.emit(node.operand)
    if not first.nullable:
        return first
    held = first.n if isinstance(first, Num) else first.v
    result = _Result(emitter, node)
    with emitter.w.block(f"if {held} is not None:"):
        result.take(first)
    result.nullable = False
    with emitter.w.block("else:"):
        result.set(node.default)
    return result.operand(may_be_missing=False)


def _guard(emitter: Emitter, node: c.Guard) -> Operand:
    condition = emitter.other(node.condition)
    if condition.v == "True":
        return emitter.emit(node.body)
    result = _Result(emitter, node)
    with emitter.w.block(f"if {condition.v}:"):
        result.set(node.body)
    return result.operand(may_be_missing=True)


def _case(emitter: Emitter, node: c.Case) -> Operand:
    branches = list(node.branches)
    while branches:
        held = emitter.other(branches[0][0])
        if held.v == "True":
            return emitter.emit(branches[0][1])
        if held.v != "False":
            break
        branches.pop(0)
    if not branches and node.otherwise is not None:
        return emitter.emit(node.otherwise)
    if len(branches) > _MOST_NESTED:
        return _long_case(emitter, node, branches)
    return _short_case(emitter, node, branches)


def _short_case(emitter: Emitter, node: c.Case, branches: list[tuple[c.Core, c.Core]]) -> Operand:
    """Emit branches as else-blocks of one another."""
    result = _Result(emitter, node)
    unknown = False

    def rest(number: int) -> None:
        nonlocal unknown
        if number == len(branches):
            if node.otherwise is None:
                unknown = True
            else:
                result.set(node.otherwise)
            return
        condition, value = branches[number]
        held = emitter.other(condition)
        if held.v == "False":
            rest(number + 1)
            return
        unknown = unknown or held.nullable
        with emitter.w.block(f"if {held.v}:"):
            result.set(value)
        tail: Callable[[int], None] = rest
        with emitter.w.block(f"elif {held.v} is not None:" if held.nullable else "else:"):
            tail(number + 1)

    rest(0)
    return result.operand(may_be_missing=unknown)


def _long_case(emitter: Emitter, node: c.Case, branches: list[tuple[c.Core, c.Core]]) -> Operand:
    """Emit many branches one after the other, with a variable that says one was decided."""
    result = _Result(emitter, node)
    open_ = emitter.w.fresh("b")
    emitter.w.line(f"{open_} = True")
    unknown = node.otherwise is None
    for condition, value in branches:
        with emitter.w.block(f"if {open_}:"):
            held = emitter.other(condition)
            unknown = unknown or held.nullable
            with emitter.w.block(f"if {held.v}:"):
                result.set(value)
            emitter.w.line(f"{open_} = {held.v} is False")
    if node.otherwise is not None:
        with emitter.w.block(f"if {open_}:"):
            result.set(node.otherwise)
    return result.operand(may_be_missing=unknown)
