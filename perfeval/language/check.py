"""Names, types and units: from the syntax tree to the core tree, or to what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from perfeval.diagnostics import Code, Diagnostic, nearest
from perfeval.diagnostics.codes import language as codes
from perfeval.language import core as c
from perfeval.language import functions, types
from perfeval.language import syntax as s
from perfeval.language.build import same_units
from perfeval.language.mismatch import advice_and_places
from perfeval.language.parse import Locate, glued, parse
from perfeval.language.scope import Scope
from perfeval.language.types import DATE, TEXT, Type

_SPOKEN = {"+": "相加", "-": "相减", "*": "相乘", "/": "相除"}


class Wrong(Exception):  # noqa: N818 - it carries diagnostics, it is not an error of the program
    """Stops the check of one expression; the diagnostic is already noted."""


def expression(
    text: str, locate: Locate, scope: Scope, accepted: tuple[str, ...] = ()
) -> tuple[c.Core | None, list[Diagnostic]]:
    """Parse and check one expression; ``accepted`` are the kinds it may have (all when empty)."""
    tree, problems = parse(text, locate)
    if tree is None:
        return None, problems
    checker = Checker(scope, locate)
    try:
        checked = checker.check(tree)
        if accepted:
            checker.need(checked, tree, accepted)
    except Wrong:
        return None, checker.problems
    return checked, checker.problems


class Checker:
    """Checks one expression in one scope."""

    def __init__(self, scope: Scope, locate: Locate) -> None:
        self.scope = scope
        self.locate = locate
        self.problems: list[Diagnostic] = []

    def fail(self, code: Code, at: s.Stretch, **values: Any) -> Wrong:
        """Note a diagnostic at a stretch of the expression; raise what this returns."""
        self.problems.append(code.at(self.locate(at.start, at.length), **values))
        return Wrong()

    def refuse(self, problems: Iterable[Diagnostic]) -> Wrong:
        """Note what is wrong elsewhere (in the calendar); raise what this returns."""
        self.problems.extend(problems)
        return Wrong()

    def check(self, node: s.Syntax) -> c.Core:
        """Check a node and what is under it."""
        match node:
            case s.NumberLiteral():
                return self._number(node)
            case s.TextLiteral(value):
                return c.Const(value, TEXT)
            case s.DateLiteral(value):
                return c.Const(Fraction(value.toordinal()), DATE)
            case s.Name():
                return self._name(node)
            case s.Call():
                return functions.check_call(self, node)
            case s.Unary("not", operand):
                return c.Not(self._condition(operand))
            case s.Unary(_, operand):
                inner = self.check(operand)
                self.need(inner, operand, tuple(types.NUMERIC))
                match inner:
                    case c.Const(Fraction() as literal, kind, ""):
                        return c.Const(-literal, kind)
                return c.Arith("*", c.number(-1), inner, inner.type)
            case s.Between(value, low, high, at):
                ends = (s.Binary(">=", value, low, at), s.Binary("<=", value, high, at))
                return c.Logic("and", tuple(self.check(end) for end in ends))
            case s.Among(value, options, negated, at):
                same = tuple(self.check(s.Binary("is", value, option, at)) for option in options)
                found = c.Logic("or", same) if len(same) > 1 else same[0]
                return c.Not(found) if negated else found
            case s.Binary():
                return self._binary(node)

    def _number(self, node: s.NumberLiteral) -> c.Core:
        kind = types.of_unit(node.unit)
        if kind is None:
            raise self.fail(codes.NEEDS_TYPE, node.at, accepted="认识的单位", found=node.unit)
        hundredth = node.unit == "%" or kind.kind == "points"
        divisor = 100 if hundredth else 1000 if node.unit == "‰" else 1
        return c.Const(node.value / divisor, kind)

    def _name(self, node: s.Name) -> c.Core:
        found = self.scope.resolve(node.entity, node.name)
        if found is not None:
            return found
        raise self.words_together(node.name, node.at) or self._unknown(node)

    def words_together(self, name: str, at: s.Stretch) -> Wrong | None:
        """Note that a name holds an operator written without spaces, if it does."""
        parts = glued(name, self._is_word)
        if parts is None:
            return None
        return self.fail(codes.WORDS_TOGETHER, at, found=name, word=parts[0], advice=parts[1])

    def _is_word(self, text: str) -> bool:
        return text[:1].isdigit() or text in functions.NAMES or text in set(self.scope.names())

    def _unknown(self, node: s.Name) -> Wrong:
        scope = self.scope
        subject = node.entity or (scope.subject.name if scope.subject else "全部数据")
        if node.entity and scope.vocabulary.find(node.entity) is None:
            near = nearest(node.entity, scope.vocabulary.entities)
            where = "词汇表" if near else f"词汇表（{'、'.join(scope.vocabulary.entities)}）"
            return self.fail(
                codes.UNKNOWN_NAME, node.at, subject=where, found=node.entity, nearest=near
            )
        if node.entity and node.name in set(scope.names(node.entity)):
            full = f"{node.entity}.{node.name}"
            start = scope.inner or scope.subject
            if start is not None and functions.is_below(scope, node.entity):
                return self.fail(codes.MANY_ROWS, node.at, found=full, subject=start.name)
            at = start.name if start else "全部数据"
            return self.fail(codes.NO_PATH, node.at, subject=at, found=full)
        near = scope.meant(node.entity, node.name) or nearest(node.name, scope.names(node.entity))
        near = near or scope.elsewhere(node.name)
        return self.fail(
            codes.UNKNOWN_NAME, node.at, subject=subject, found=node.name, nearest=near
        )

    def _binary(self, node: s.Binary) -> c.Core:
        if node.operator in ("and", "or"):
            left, right = self._both(node, self._condition)
            return c.Logic(node.operator, (left, right))
        if node.operator in ("is", "is not"):
            return self._same(node)
        left, right = self._both(node, self.check)
        if node.operator in _SPOKEN:
            return self._arithmetic(node, left, right)
        return self._compare(node, left, right)

    def _both(self, node: s.Binary, check: object) -> tuple[c.Core, c.Core]:
        """Check both sides, so that what is wrong on the right is told as well."""
        results: list[c.Core] = []
        for side in (node.left, node.right):
            try:
                results.append(check(side))  # type: ignore[operator]
            except Wrong:
                continue
        if len(results) < 2:
            raise Wrong
        return results[0], results[1]

    def _condition(self, node: s.Syntax) -> c.Core:
        checked = self.check(node)
        self.need(checked, node, ("bool",))
        return checked

    def _arithmetic(self, node: s.Binary, left: c.Core, right: c.Core) -> c.Core:
        if node.operator in "+-":
            kind = types.added(left.type, right.type, minus=node.operator == "-")
        elif node.operator == "*":
            kind = types.multiplied(left.type, right.type)
        else:
            kind = types.divided(left.type, right.type)
        if kind is None:
            raise self.mismatch(node.at, left, right, _SPOKEN[node.operator])
        return same_units(c.Arith(node.operator, left, right, kind), left, right)

    def _compare(self, node: s.Binary, left: c.Core, right: c.Core) -> c.Core:
        ordered = node.operator not in ("=", "!=")
        if left.type.kind == "choice" and isinstance(node.right, s.TextLiteral) and not ordered:
            return c.Compare(node.operator, left, self._option(left, node.right))
        if not types.comparable(left.type, right.type, ordered=ordered):
            raise self.mismatch(node.at, left, right, "比较")
        return same_units(c.Compare(node.operator, left, right), left, right)

    def mismatch(self, at: s.Stretch, left: c.Core, right: c.Core, operation: str) -> Wrong:
        """Note that two values do not meet; raise what this returns."""
        advice, places = advice_and_places(self.scope, left, right, operation)
        return self.fail(
            codes.TYPE_MISMATCH,
            at,
            related=places,
            left=left.type.spoken(),
            right=right.type.spoken(),
            operation=operation,
            advice=advice,
        )

    def _same(self, node: s.Binary) -> c.Core:
        """``x 是 选项``: the right side may be a bare word of the left side's options."""
        left = self.check(node.left)
        operator = "=" if node.operator == "is" else "!="
        if left.type.kind == "choice" and isinstance(node.right, s.Name | s.TextLiteral):
            return c.Compare(operator, left, self._option(left, node.right))
        if (
            left.type.kind == "text"
            and isinstance(node.right, s.Name)
            and not node.right.entity
            and self.scope.resolve("", node.right.name) is None
        ):
            return c.Compare(operator, left, c.Const(node.right.name, TEXT))
        if left.type.kind == "bool" and isinstance(node.right, s.Name):
            wanted = {"是": True, "否": False}.get(node.right.name)
            if wanted is not None:
                return left if wanted == (operator == "=") else c.Not(left)
        return self._compare(replace(node, operator=operator), left, self.check(node.right))

    def _option(self, left: c.Core, node: s.Name | s.TextLiteral) -> c.Core:
        word = node.value if isinstance(node, s.TextLiteral) else node.name
        if not isinstance(left, c.FieldOf):
            return c.Const(word, TEXT)
        field = self.scope.vocabulary.entities[left.entity].fields[left.name]
        if word not in field.choices:
            raise self.fail(
                codes.UNKNOWN_OPTION,
                node.at,
                field=field.name,
                found=word,
                nearest=nearest(word, field.choices) or next(iter(field.choices)),
                accepted="、".join(field.choices),
            )
        return c.Const(word, Type("choice"))

    def need(self, checked: c.Core, node: s.Syntax, accepted: tuple[str, ...]) -> None:
        """Refuse an expression that is not of one of the accepted kinds."""
        if checked.type.kind in (*accepted, "any"):
            return
        spoken = "、".join(Type(kind).spoken() for kind in sorted(accepted))
        if accepted == tuple(types.NUMERIC):
            spoken = "数值"
        if accepted == ("bool",):
            spoken = "条件（比较、且、或、是否字段）"
        hint = types.advice_for(accepted, checked.type)
        found = checked.type.spoken()
        raise self.fail(codes.NEEDS_TYPE, node.at, accepted=spoken, found=found, advice=hint)
