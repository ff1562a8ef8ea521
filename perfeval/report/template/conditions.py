"""Conditions of a template: names, comparisons, and, or, not; nothing that computes.

They are decided in three values, as in the rules: what is missing is neither true nor false.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from perfeval.language import types
from perfeval.language.types import Type
from perfeval.report.template.grammar import plain
from perfeval.values.units import MONEY, POINTS

_TOKEN = re.compile(
    r'\s*(?:(?P<text>"[^"]*")|(?P<date>\d{4}-\d{1,2}-\d{1,2})'
    r"|(?P<number>-?\d[\d,]*(?:\.\d+)?)(?P<unit>%|个百分点|百万元|千元|万元|亿元|元)?"
    r"|(?P<compare>不低于|不高于|不超过|不少于|不等于|不是|低于|高于|超过|等于|是|"
    r"<=|>=|<>|!=|==|≤|≥|≠|=|<|>)(?=[\s\d\"-]|$)"
    r"|(?P<sign><=|>=|<>|!=|==|≤|≥|≠|=|<|>)"
    r"|(?P<name>[^\W\d][\w.]*(?:\[[^\[\]]+\](?:\.\w+)?)?)|(?P<bracket>[()]))"
)
_COMPARE: dict[str, str] = {
    "不低于": ">=", "不少于": ">=", "≥": ">=", "不高于": "<=", "不超过": "<=", "≤": "<=",
    "低于": "<", "高于": ">", "超过": ">", "是": "=", "等于": "=", "==": "=", "不是": "!=",
    "不等于": "!=", "≠": "!=", "<>": "!=",
}  # fmt: skip
_AND, _OR, _NOT = ("且", "and"), ("或", "or"), ("非", "not", "没有")
_KNOWN = ("有值", "known")
_MOST_TOKENS = 60
_COUNTS = ("number", "quantity", "days", "workdays")


class Unclear(Exception):  # noqa: N818 - it carries a diagnostic's reason, in two languages
    """A condition that cannot be read or compared; ``args`` are the reason in zh and en."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a name means: its value (None: missing) and type; ``filled`` for a bare name."""

    value: object
    type: Type
    filled: bool


Lookup = Callable[[str], Known]


@dataclass(frozen=True, slots=True)
class _Name:
    name: str


@dataclass(frozen=True, slots=True)
class _Literal:
    value: object
    type: Type


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as read: an operator with parts, or an operand by itself."""

    operator: Literal["and", "or", "not", "known", "compare", "filled"]
    parts: tuple[Condition | _Name | _Literal, ...]
    sign: str = ""

    def names(self) -> list[str]:
        """Give the names in it."""
        found: list[str] = []
        for part in self.parts:
            if isinstance(part, Condition):
                found += part.names()
            elif isinstance(part, _Name):
                found.append(part.name)
        return found


def read_condition(text: str) -> Condition:
    """Read a condition.

    Raises:
        Unclear: when it is none.
    """
    tokens = _tokens(plain(text).replace("“", '"').replace("”", '"'))
    reader = _Reader(tokens)
    found = reader.any_of()
    if reader.left():
        raise Unclear(f"“{reader.left()}”多出来了", f"“{reader.left()}” is left over")
    return found


def holds(condition: Condition, lookup: Lookup) -> bool | None:
    """Decide a condition; None when a value that it needs is missing.

    Raises:
        Unclear: when values of two kinds are compared.
    """
    parts = condition.parts
    if condition.operator in ("and", "or"):
        found = [holds(part, lookup) for part in parts if isinstance(part, Condition)]
        decisive = condition.operator == "or"
        if decisive in found:
            return decisive
        return None if None in found else not decisive
    if condition.operator == "not" and isinstance(parts[0], Condition):
        inner = holds(parts[0], lookup)
        return None if inner is None else not inner
    first = _value(parts[0], lookup)
    if condition.operator == "known":
        return first.value is not None
    if condition.operator == "filled":
        return first.filled
    return _compared(first, condition.sign, _value(parts[1], lookup))


def _value(part: Condition | _Name | _Literal, lookup: Lookup) -> Known:
    if isinstance(part, _Name):
        return lookup(part.name)
    if isinstance(part, _Literal):
        return Known(part.value, part.type, filled=True)
    raise TypeError("a condition is no operand")


def _compared(left: Known, sign: str, right: Known) -> bool | None:
    one, other = _kind(left.type), _kind(right.type)
    if one != other:
        raise Unclear(
            f"{left.type.spoken()}不能和{right.type.spoken()}比较",
            f"a {one} does not compare with a {other}",
        )
    if one in ("text", "bool") and sign not in ("=", "!="):
        raise Unclear("文字只能用 是、不是 判断", "texts are compared by 是 and 不是 only")
    first, second = left.value, right.value
    if first is None or second is None:
        return None
    if isinstance(first, Fraction) and isinstance(second, Fraction):
        if one == "money":
            first *= MONEY[left.type.unit]
            second *= MONEY[right.type.unit]
        return _ordered(first, sign, second)
    equal = str(first) == str(second)
    return equal if sign == "=" else not equal


def _ordered(first: Fraction, sign: str, second: Fraction) -> bool:
    match sign:
        case "<":
            return first < second
        case "<=":
            return first <= second
        case ">":
            return first > second
        case ">=":
            return first >= second
        case "=":
            return first == second
        case _:
            return first != second


def _kind(kind: Type) -> str:
    if kind.kind in _COUNTS:
        return "number"
    return "text" if kind.kind in ("choice", "option") else kind.kind


def _tokens(text: str) -> list[tuple[str, str, str]]:
    tokens: list[tuple[str, str, str]] = []
    position = 0
    while position < len(text.rstrip()):
        match = _TOKEN.match(text, position)
        if match is None:
            wrong = text[position:].strip()[:10]
            raise Unclear(f"看不懂“{wrong}”", f"“{wrong}” cannot be read")
        kind = match.lastgroup or ""
        if match["number"]:
            kind = "number"
        tokens.append((kind, match[kind], match["unit"] or ""))
        position = match.end()
        if len(tokens) > _MOST_TOKENS:
            raise Unclear("太长", "it is too long")
    return tokens


class _Reader:
    """Reads tokens by recursive descent; ``或`` binds weaker than ``且``."""

    def __init__(self, tokens: list[tuple[str, str, str]]) -> None:
        self._tokens = tokens
        self._at = 0

    def left(self) -> str:
        return " ".join(token[1] for token in self._tokens[self._at :])[:20]

    def any_of(self) -> Condition:
        parts = [self._all_of()]
        while self._takes(_OR):
            parts.append(self._all_of())
        return parts[0] if len(parts) == 1 else Condition("or", tuple(parts))

    def _all_of(self) -> Condition:
        parts = [self._one()]
        while self._takes(_AND):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Condition("and", tuple(parts))

    def _one(self) -> Condition:
        if self._takes(_NOT):
            return Condition("not", (self._one(),))
        if self._takes(("(",)):
            inner = self.any_of()
            self._needs(")")
            return inner
        if self._peek()[1] in _KNOWN and self._peek(1)[1] == "(":
            self._at += 2
            kind, name, _ = self._next()
            if kind != "name":
                raise Unclear("有值() 里要写一个名称", "有值() takes a name")
            self._needs(")")
            return Condition("known", (_Name(name),))
        first = self._operand()
        kind, sign, _ = self._peek()
        if kind not in ("compare", "sign"):
            if isinstance(first, _Literal):
                raise Unclear("只有一个数，没有比较", "a number with no comparison")
            return Condition("filled", (first,))
        self._at += 1
        return Condition("compare", (first, self._operand()), _COMPARE.get(sign, sign))

    def _operand(self) -> _Name | _Literal:
        kind, text, unit = self._next()
        if kind == "name":
            return _Name(text)
        if kind == "text":
            return _Literal(text.strip('"'), types.TEXT)
        if kind == "date":
            try:
                return _Literal(Fraction(_day(text).toordinal()), types.DATE)
            except ValueError:
                raise Unclear(f"“{text}”不是日期", f"“{text}” is no date") from None
        if kind == "number":
            return _number(Fraction(text.replace(",", "")), unit)
        raise Unclear("缺一个名称或数", "a name or a number is missing")

    def _peek(self, ahead: int = 0) -> tuple[str, str, str]:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else ("", "", "")

    def _next(self) -> tuple[str, str, str]:
        token = self._peek()
        self._at += 1
        return token

    def _takes(self, words: tuple[str, ...]) -> bool:
        taken = self._peek()[1] in words
        self._at += taken
        return taken

    def _needs(self, sign: str) -> None:
        if not self._takes((sign,)):
            raise Unclear(f"缺“{sign}”", f"“{sign}” is missing")


def _number(value: Fraction, unit: str) -> _Literal:
    if unit == "%":
        return _Literal(value / 100, types.RATE)
    if unit == POINTS:
        return _Literal(value / 100, types.POINTS_TYPE)
    if unit in MONEY:
        return _Literal(value, Type("money", unit))
    return _Literal(value, types.NUMBER)


def _day(text: str) -> date:
    year, month, day = (int(part) for part in text.split("-"))
    return date(year, month, day)
