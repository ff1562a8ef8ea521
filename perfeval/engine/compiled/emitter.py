"""Core nodes to source text. Every method writes lines and says which variable holds the result."""

from __future__ import annotations

from math import lcm

from perfeval.engine.compiled import arithmetic
from perfeval.engine.compiled.columns import Columns
from perfeval.engine.compiled.operands import (
    Num,
    Operand,
    Other,
    constant,
    literal,
    product,
    scaled_by,
)
from perfeval.engine.compiled.writer import Writer
from perfeval.language import core as c
from perfeval.language.scope import Hops

_PYTHON = {"=": "==", "!=": "!="}


class Emitter:
    """Emits the code of one function over the rows of one entity; the row at hand is ``i``.

    ``row_values`` are the variables that hold values of the row at hand, each with its column: the
    loop sets them all.
    """

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.w = Writer()
        self.row_values: dict[str, str] = {}

    def emit(self, node: c.Core) -> Operand:
        """Emit a node, or find the variable that holds it already."""
        known = self.w.known(node)
        if known is not None:
            return known
        return self.w.remember(node, self._emit(node))

    def number(self, node: c.Core) -> Num:
        """Emit a node that is a number, a date or a month."""
        operand = self.emit(node)
        if isinstance(operand, Num):
            return operand
        raise TypeError(f"{type(node).__name__} is no number")

    def other(self, node: c.Core) -> Other:
        """Emit a condition or a text."""
        operand = self.emit(node)
        if isinstance(operand, Other):
            return operand
        raise TypeError(f"{type(node).__name__} is a number")

    def _emit(self, node: c.Core) -> Operand:
        match node:
            case c.Const(value):
                return self._const(value)
            case c.FieldOf():
                return self._field(node)
            case c.Derived():
                return self._derived(node)
            case c.Arith():
                return arithmetic.arith(self, node)
            case c.Extreme():
                return arithmetic.extreme(self, node)
            case c.Rounded():
                return self.rounded(self.number(node.operand), node.places, node.mode)
            case c.Compare():
                return self._compare(node)
            case c.Logic():
                return self._logic(node)
            case c.Not(operand):
                return self._not(self.other(operand))
            case c.Known(operand):
                return self._is_known(self.emit(operand))
            case c.Otherwise() | c.Guard() | c.Case():
                from perfeval.engine.compiled import branches

                return branches.emit(self, node)
            case c.Aggregate():
                from perfeval.engine.compiled import aggregates

                return aggregates.emit(self, node)
            case c.Peers():
                from perfeval.engine.compiled import peers

                return self.emit(peers.as_read(node, self.columns.peers(node)))
            case c.DaysBetween(start, end):
                return arithmetic.arith(self, c.Arith("-", end, start, node.type))
            case c.WorkdaysBetween():
                return arithmetic.workdays(self, node)
            case c.DatePart():
                return arithmetic.date_part(self, node)
            case c.Contains(operand, words):
                return self._contains(self.other(operand), words)
            case c.Template():
                from perfeval.engine.compiled import texts

                return texts.emit(self, node)
        raise TypeError(f"{type(node).__name__} cannot be emitted")

    def _const(self, value: c.Scalar) -> Operand:
        if isinstance(value, bool):
            return Other(str(value))
        if isinstance(value, str):
            return Other(self.columns.constant(value))
        return constant(value)

    def _row(self, hops: Hops, *, inner: bool) -> tuple[str, bool]:
        """Emit the row that hops lead to, and say whether there may be none."""
        row, nullable = ("j" if inner else "i"), False
        for hop in hops:
            key = ("row", row, hop)
            known = self.w.known(key)
            if isinstance(known, Other):
                row, nullable = known.v, known.nullable
                continue
            link = self.columns.link(*hop)
            name = self.w.fresh("r")
            found = f"{link}[{row}]"
            self.w.line(f"{name} = {_unless_none(row, found) if nullable else found}")
            nullable = nullable or None in self.columns.dataset.parents(*hop)
            self.w.remember(key, Other(name, nullable))
            row = name
        return row, nullable

    def row_at(self, hops: Hops) -> tuple[str, bool]:
        """Emit the row that hops lead to from the row at hand; it may be None when so said."""
        return self._row(hops, inner=False)

    def _contains(self, x: Other, words: tuple[str, ...]) -> Other:
        name = self.w.fresh("b")
        held = " or ".join(f"{self.columns.constant(word)} in {x.v}" for word in words)
        self.w.line(f"{name} = {_unless_none(x.v, f'({held})') if x.nullable else held}")
        return Other(name, x.nullable)

    def _field(self, node: c.FieldOf) -> Operand:
        facts = self.columns.column(node.entity, node.name)
        row, no_row = self._row(node.hops, inner=node.inner)
        name = self._value(facts.name, row, no_row=no_row)
        nullable = facts.nullable or no_row
        if node.type.kind in ("text", "choice", "bool"):
            return Other(name, nullable)
        positive = facts.positive and not no_row
        return Num(name, 10**facts.scale, nullable, nonneg=facts.nonneg, positive=positive)

    def _value(self, column: str, row: str, *, no_row: bool) -> str:
        """Emit a value of a column; those of the row at hand are there already."""
        if row == "i":
            for name, known in self.row_values.items():
                if known == column:
                    return name
        name = self.w.fresh("v")
        if row == "i":
            self.row_values[name] = column
            return name
        found = f"{column}[{row}]"
        self.w.line(f"{name} = {_unless_none(row, found) if no_row else found}")
        return name

    def _derived(self, node: c.Derived) -> Operand:
        facts, denominators = self.columns.derived(node.entity, node.name)
        row, no_row = self._row(node.hops, inner=node.inner)
        name = self._value(facts.name, row, no_row=no_row)
        nullable = facts.nullable or no_row
        if node.type.kind in ("text", "choice", "bool"):
            return Other(name, nullable)
        over: int | str
        if isinstance(denominators, int):
            over = denominators
        else:
            over = self._value(f"{facts.name}d", row, no_row=no_row)
            if no_row:
                self.w.line(f"{over} = {over} or 1")
        positive = facts.positive and not no_row
        return Num(name, over, nullable, nonneg=facts.nonneg, positive=positive)

    def assign(self, source: str, d: int | str, inputs: tuple[Num, ...], *, nonneg: bool) -> Num:
        """Assign a number that is missing when one of its inputs is."""
        missing = [f"{x.n} is None" for x in inputs if x.nullable]
        if isinstance(d, str) and not d.isidentifier():
            over = self.w.fresh("d")
            self.w.line(f"{over} = {d}")
            d = over
        if not missing and (source.isidentifier() or literal(source) is not None):
            return Num(source, d, nonneg=nonneg)
        name = self.w.fresh("n")
        self.w.line(
            f"{name} = " + (f"None if {' or '.join(missing)} else " if missing else "") + source
        )
        return Num(name, d, bool(missing), nonneg=nonneg)

    def common(self, left: Num, right: Num) -> tuple[str, str, int | str]:
        """Give two numerators over a common denominator, and that denominator."""
        if left.d == right.d:
            return left.n, right.n, left.d
        if isinstance(left.d, int) and isinstance(right.d, int):
            d = lcm(left.d, right.d)
            return scaled_by(left.n, d // left.d), scaled_by(right.n, d // right.d), d
        return scaled_by(left.n, right.d), scaled_by(right.n, left.d), product(left.d, right.d)

    def rounded(self, x: Num, places: int, mode: str) -> Num:
        """Emit rounding; the result stands over ``10^places``."""
        return arithmetic.rounded(self, x, places, mode)

    def _compare(self, node: c.Compare) -> Other:
        test, missing = self._test(node)
        if test in ("True", "False"):
            return Other(test)
        name = self.w.fresh("b")
        if missing:
            test = f"None if {' or '.join(f'{m} is None' for m in missing)} else {test}"
        self.w.line(f"{name} = {test}")
        return Other(name, bool(missing))

    def _test(self, node: c.Compare) -> tuple[str, list[str]]:
        """Emit both sides; give the source of the comparison and the names that may be None."""
        left, right = self.emit(node.left), self.emit(node.right)
        sign = _PYTHON.get(node.operator, node.operator)
        if isinstance(left, Num) and isinstance(right, Num):
            known = _known_outcome(left, sign, right)
            if known is not None:
                return str(known), []
            a, b, _ = self.common(left, right)
            return f"{a} {sign} {b}", [x.n for x in (left, right) if x.nullable]
        if isinstance(left, Other) and isinstance(right, Other):
            return f"{left.v} {sign} {right.v}", [x.v for x in (left, right) if x.nullable]
        raise TypeError("a number is compared with something else")

    def _tests(self, node: c.Logic) -> str | None:
        """Give one Python condition for comparisons of values that are all there, else None."""
        comparisons = [part for part in node.parts if isinstance(part, c.Compare)]
        if len(comparisons) < len(node.parts):
            return None
        found = [self._test(part) for part in comparisons]
        if any(missing for _, missing in found):
            return None
        return f" {node.operator} ".join(test for test, _ in found)

    def _logic(self, node: c.Logic) -> Other:
        """Write ``and``/``or`` over three values; a later part runs only if it can matter."""
        tests = self._tests(node)
        if tests is not None:
            name = self.w.fresh("b")
            self.w.line(f"{name} = {tests}")
            return Other(name)
        deciding = "True" if node.operator == "or" else "False"
        first = self.other(node.parts[0])
        name = self.w.fresh("b")
        self.w.line(f"{name} = {first.v}")
        nullable = first.nullable
        for part in node.parts[1:]:
            with self.w.block(f"if {name} is not {deciding}:"):
                found = self.other(part)
                nullable = nullable or found.nullable
                if nullable:
                    with self.w.block(f"if {found.v} is {deciding} or {found.v} is None:"):
                        self.w.line(f"{name} = {found.v}")
                else:
                    self.w.line(f"{name} = {found.v}")
        return Other(name, nullable)

    def _not(self, x: Other) -> Other:
        name = self.w.fresh("b")
        self.w.line(f"{name} = {_unless_none(x.v, f'not {x.v}') if x.nullable else f'not {x.v}'}")
        return Other(name, x.nullable)

    def _is_known(self, x: Operand) -> Other:
        if not x.nullable:
            return Other("True")
        name = self.w.fresh("b")
        held = x.n if isinstance(x, Num) else x.v
        self.w.line(f"{name} = {held} is not None")
        return Other(name)


def _unless_none(name: str, source: str) -> str:
    return f"None if {name} is None else {source}"


def _known_outcome(left: Num, sign: str, right: Num) -> bool | None:
    """Give the outcome of a comparison with zero that the sign of a column decides."""
    if right.n != "0" or left.nullable:
        return None
    if left.positive:
        return {"==": False, "<": False, "<=": False, "!=": True, ">": True, ">=": True}[sign]
    if left.nonneg:
        return {"<": False, ">=": True}.get(sign)
    return None
