"""A quick way through the grammar for texts that are right.

``grammar.lark`` defines the language and lark says what is wrong with a text. But lark takes most
of the time that a large ruleset needs to load, so this parser by recursive descent goes first: it
reads the signs and words from the grammar, gives the very tree that lark's would become, and gives
up on everything that it is not sure of. Tests hold the two together.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

from perfeval.language import syntax as s
from perfeval.values.units import canonical

GRAMMAR = Path(__file__).parent / "grammar.lark"
MOST_TOKENS = 60
"""A tree has no more levels than its text has tokens; longer texts are left to lark, which counts
the levels."""

_TERMINAL = re.compile(r"^(?:([A-Z_]+)(?:\.\d+)?:|(%ignore)) (?:/(.*)/|\"(.*)\")$", re.MULTILINE)
_NOT_IS = ("不是", "不为", "is not")
_NOT_AMONG = ("不属于", "not in")
_END = "$END"
Match = Callable[[str, int], "re.Match[str] | None"]


class _GiveUp(Exception):  # noqa: N818 - a way out, not an error
    pass


@functools.cache
def _terminals() -> Mapping[str, str]:
    found = {"LSQB": r"\[", "RSQB": r"\]"}
    for name, ignored, pattern, sign in _TERMINAL.findall(GRAMMAR.read_text(encoding="utf-8")):
        found[name or ignored] = pattern or re.escape(sign)
    return found


def _matcher(*names: str) -> Match:
    """Give what finds white space and then one of some tokens, tried in order, or the end."""
    terminals = _terminals()
    either = "|".join(f"(?P<{name}>{terminals[name]})" for name in names)
    return re.compile(rf"(?:{terminals['%ignore']})?(?:{either}|\Z)").match


class _Matchers:
    """What may come next: lark looks for no other tokens at these places either."""

    def __init__(self) -> None:
        operand = ("DATE", "NUMBER", "STRING", "NAME", "LPAR", "MINUS")
        self.operand = _matcher(*operand)
        self.condition = _matcher("NOT", *operand)
        self.argument = _matcher("NOT", "RPAR", *operand)
        self.name = _matcher("NAME")
        self.options = _matcher("LSQB")
        self.after = _matcher(
            *("OR", "AND", "IN", "AND_TO", "BETWEEN", "IS", "AMONG", "COMPARE", "PLUS", "MINUS"),
            *("TIMES", "OVER", "COMMA", "LPAR", "RPAR", "DOT", "UNIT", "RSQB"),
        )


_matchers = functools.cache(_Matchers)


def quick_parse(text: str, comparisons: Mapping[str, str]) -> s.Syntax | None:
    """Parse a text; None leaves it to lark, which may accept it or say what is wrong.

    Args:
        text: The expression.
        comparisons: Every spelling of a comparison and the operator that it means.
    """
    try:
        return _Quick(text, comparisons).whole()
    except _GiveUp:
        return None


class _Quick:
    """Reads one text; which words are operators depends on what came before, as in lark.

    ``kind``, ``token``, ``start`` and ``end`` are those of the token at hand, ``done`` is where the
    token before it ended.
    """

    def __init__(self, text: str, comparisons: Mapping[str, str]) -> None:
        self.text = text
        self.comparisons = comparisons
        self.next = _matchers()
        self.left = MOST_TOKENS
        self.kind, self.token, self.start, self.end, self.done = "", "", 0, 0, 0

    def whole(self) -> s.Syntax:
        """Parse the whole text."""
        self._step(self.next.condition)
        found = self._either()
        if self.kind != _END:
            raise _GiveUp
        return found

    def _step(self, wanted: Match) -> None:
        self.done = self.end
        match = wanted(self.text, self.end)
        self.left -= 1
        if match is None or self.left < 0:
            raise _GiveUp
        kind = match.lastgroup
        if kind is None:
            self.kind = _END
        else:
            self.kind = kind
            self.start, self.end = match.span(kind)
            self.token = match[kind]

    def _expect(self, kind: str, then: Match) -> None:
        if self.kind != kind:
            raise _GiveUp
        self._step(then)

    def _since(self, start: int) -> s.Stretch:
        return s.Stretch(start, self.done - start)

    def _either(self) -> s.Syntax:
        left = self._both()
        while self.kind == "OR":
            self._step(self.next.condition)
            right = self._both()
            left = s.Binary("or", left, right, left.at.to(right.at))
        return left

    def _both(self) -> s.Syntax:
        left = self._negated()
        while self.kind == "AND":
            self._step(self.next.condition)
            right = self._negated()
            left = s.Binary("and", left, right, left.at.to(right.at))
        return left

    def _negated(self) -> s.Syntax:
        if self.kind != "NOT":
            return self._comparison()
        start = self.start
        self._step(self.next.condition)
        operand = self._negated()
        return s.Unary("not", operand, self._since(start))

    def _comparison(self) -> s.Syntax:
        start = self.start
        left = self._sum()
        kind, token = self.kind, self.token
        if kind == "COMPARE":
            self._step(self.next.operand)
            right = self._sum()
            return s.Binary(self.comparisons[token], left, right, self._since(start))
        if kind == "IS":
            self._step(self.next.operand)
            right = self._sum()
            operator = "is not" if token in _NOT_IS else "is"
            return s.Binary(operator, left, right, self._since(start))
        if kind == "IN":
            self._step(self.next.operand)
            low = self._sum()
            self._expect("AND_TO", self.next.operand)
            high = self._sum()
            self._expect("BETWEEN", self.next.after)
            return s.Between(left, low, high, self._since(start))
        if kind == "AMONG":
            self._step(self.next.options)
            self._expect("LSQB", self.next.operand)
            options = self._several(self._sum, self.next.operand)
            self._expect("RSQB", self.next.after)
            return s.Among(left, options, token in _NOT_AMONG, self._since(start))
        return left

    def _several(self, read: Callable[[], s.Syntax], starts: Match) -> tuple[s.Syntax, ...]:
        found = [read()]
        while self.kind == "COMMA":
            self._step(starts)
            found.append(read())
        return tuple(found)

    def _sum(self) -> s.Syntax:
        left = self._product()
        while self.kind in ("PLUS", "MINUS"):
            operator = "+" if self.kind == "PLUS" else "-"
            self._step(self.next.operand)
            right = self._product()
            left = s.Binary(operator, left, right, left.at.to(right.at))
        return left

    def _product(self) -> s.Syntax:
        left = self._signed()
        while self.kind in ("TIMES", "OVER"):
            operator = "*" if self.kind == "TIMES" else "/"
            self._step(self.next.operand)
            right = self._signed()
            left = s.Binary(operator, left, right, left.at.to(right.at))
        return left

    def _signed(self) -> s.Syntax:
        if self.kind != "MINUS":
            return self._atom()
        start = self.start
        self._step(self.next.operand)
        operand = self._signed()
        return s.Unary("-", operand, self._since(start))

    def _atom(self) -> s.Syntax:
        kind, token, start = self.kind, self.token, self.start
        if kind == "NAME":
            return self._name(token, start)
        if kind == "NUMBER":
            self._step(self.next.after)
            unit = ""
            if self.kind == "UNIT":
                unit = canonical(self.token)
                self._step(self.next.after)
            return s.NumberLiteral(Fraction(token), unit, self._since(start))
        if kind == "LPAR":
            self._step(self.next.condition)
            inner = self._either()
            self._expect("RPAR", self.next.after)
            return inner
        if kind == "STRING":
            self._step(self.next.after)
            return s.TextLiteral(token[1:-1], self._since(start))
        if kind == "DATE":
            self._step(self.next.after)
            return s.DateLiteral(_day(token), self._since(start))
        raise _GiveUp

    def _name(self, token: str, start: int) -> s.Syntax:
        self._step(self.next.after)
        if self.kind == "DOT":
            self._step(self.next.name)
            name = self.token
            self._expect("NAME", self.next.after)
            return s.Name(token, name, self._since(start))
        if self.kind != "LPAR":
            return s.Name("", token, self._since(start))
        name_at = s.Stretch(start, self.done - start)
        self._step(self.next.argument)
        arguments: tuple[s.Syntax, ...] = ()
        if self.kind != "RPAR":
            arguments = self._several(self._either, self.next.condition)
        self._expect("RPAR", self.next.after)
        return s.Call(token, arguments, self._since(start), name_at)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _GiveUp from error
