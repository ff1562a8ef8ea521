"""From text to the syntax tree, on the grammar in ``grammar.lark``."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import language as codes
from perfeval.diagnostics.codes.ruleset import BAD_DATE
from perfeval.language import syntax as s
from perfeval.language.quick import GRAMMAR, quick_parse
from perfeval.values.units import canonical

if TYPE_CHECKING:
    import lark

Locate = Callable[[int, int], Place | None]
"""Gives the place in the file of a stretch of the expression: offset and length."""

MAX_DEPTH = 60
_COMPARISONS = {
    "<": "<", "＜": "<", "低于": "<", "小于": "<", "少于": "<",
    "<=": "<=", "≤": "<=", "＜=": "<=", "＜＝": "<=", "不高于": "<=", "不超过": "<=",
    "不大于": "<=", "小于等于": "<=",
    ">": ">", "＞": ">", "高于": ">", "大于": ">", "超过": ">",
    ">=": ">=", "≥": ">=", "＞=": ">=", "＞＝": ">=", "不低于": ">=", "不少于": ">=",
    "不小于": ">=", "大于等于": ">=",
    "=": "=", "＝": "=", "==": "=", "等于": "=",
    "!=": "!=", "<>": "!=", "≠": "!=", "不等于": "!=",
}  # fmt: skip
_SPOKEN = {
    "NAME": "名称", "NUMBER": "数", "STRING": "“文字”", "LPAR": "(", "RPAR": ")", "DATE": "日期",
    "PLUS": "+", "MINUS": "-", "TIMES": "*", "OVER": "/",
    "COMPARE": "比较（<、不低于…）",
    "IS": "是", "AND": "且", "OR": "或", "IN": "在", "AND_TO": "到",
    "BETWEEN": "之间", "AMONG": "属于", "LSQB": "[", "COMMA": ",", "RSQB": "]", "$END": "结束",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d]\w*")
_GLUED = re.compile(
    "大于等于|小于等于|不低于|不少于|不高于|不超过|不大于|不小于|不等于|低于|高于|大于|小于|少于|超过"
    "|等于|并且|且|或者|或|不属于|属于|不是|是"
)
_GLUED_HEAD = re.compile("^(?:并且|且|或者|或|非)(?=.)")
_COMPARED_TWICE = "（两次比较用“且”连起来，或写成 甲 在 乙 到 丙 之间）"
_QUOTES = ('"', "'", "“", "”", "‘", "’")
_UNPAIRED = "成对的引号，两头都用半角的，或都用中文的"
_CHAINS = ("either", "both", "sum", "product")


def parse(text: str, locate: Locate) -> tuple[s.Syntax | None, list[Diagnostic]]:
    """Parse one expression. Never raises on what a user wrote."""
    if not text.strip():
        return None, [codes.EMPTY_EXPRESSION.at(locate(0, 1))]
    tree = _quick(text)
    return (tree, []) if tree is not None else _with_lark(text, locate)


@functools.lru_cache(maxsize=4096)
def _quick(text: str) -> s.Syntax | None:
    """Parse a text; a ruleset says the same short things (100%, 10, 分值) again and again."""
    return quick_parse(text, _COMPARISONS)


def _with_lark(text: str, locate: Locate) -> tuple[s.Syntax | None, list[Diagnostic]]:
    """Parse by the grammar, and say what is wrong."""
    import lark

    try:
        return _tree(text), []
    except lark.exceptions.UnexpectedEOF as error:
        return None, [_unexpected(text, len(text), "", error.expected, locate)]
    except lark.exceptions.UnexpectedToken as error:
        start = error.token.start_pos if error.token.type != "$END" else len(text)
        found = str(error.token) or "结尾"
        return None, [_unexpected(text, start or 0, found, error.accepts, locate)]
    except lark.exceptions.UnexpectedCharacters as error:
        start = error.pos_in_stream or 0
        return None, [_unexpected(text, start, text[start], error.allowed, locate)]
    except _TooDeep:
        return None, [codes.TOO_DEEP.at(locate(0, len(text)), limit=MAX_DEPTH)]
    except _NoSuchDay as error:
        return None, [BAD_DATE.at(locate(error.at.start, error.at.length), found=error.text)]


@functools.lru_cache(maxsize=4096)
def _tree(text: str) -> s.Syntax:
    tree = _parser().parse(text)
    if _is_too_deep(tree):
        raise _TooDeep
    return _Builder().build(tree)


class _TooDeep(Exception):  # noqa: N818 - a way out of the parser, not an error of the program
    pass


class _NoSuchDay(Exception):  # noqa: N818 - it carries a place, it is not an error of the program
    def __init__(self, text: str, at: s.Stretch) -> None:
        super().__init__(text)
        self.text = text
        self.at = at


def _is_too_deep(tree: Any) -> bool:
    """Measure without recursion; a chain of n operators counts n levels, since ours nests."""
    waiting = [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        if depth > MAX_DEPTH:
            return True
        below = [child for child in node.children if hasattr(child, "data")]
        levels = max(1, len(below) - 1) if node.data in _CHAINS else 1
        waiting.extend((child, depth + levels) for child in below)
    return False


def _unexpected(text: str, start: int, found: str, accepts: Any, locate: Locate) -> Diagnostic:
    at_or_before = [match for match in _WORD.finditer(text) if match.start() <= start][-2:]
    for match in reversed(at_or_before):
        parts = glued(match.group())
        if parts is not None:
            place = locate(match.start(), len(match.group()))
            word, advice = parts
            return codes.WORDS_TOGETHER.at(place, found=match.group(), word=word, advice=advice)
    wanted = set(accepts or ())
    spoken = "、".join(_SPOKEN[name] for name in _SPOKEN if name in wanted)
    if found in _COMPARISONS and "COMPARE" not in wanted and "AND" in wanted:
        spoken += _COMPARED_TWICE
    if found[:1] in _QUOTES:
        spoken = _UNPAIRED
    place = locate(min(start, max(len(text) - 1, 0)), max(len(found), 1))
    return codes.SYNTAX.at(place, found=found or "结尾", accepted=spoken)


def glued(name: str, known: Callable[[str], bool] | None = None) -> tuple[str, str] | None:
    """Give the operator word inside a name that was written without spaces, and the advice.

    ``known`` says whether a part is a name of its own; without it, every operator word inside the
    name counts, and “且” or “或” at its head.
    """
    for match in (*_GLUED.finditer(name, 1), *_GLUED_HEAD.finditer(name)):
        left, right = name[: match.start()], name[match.end() :]
        if known is None or any(known(part) for part in (left, right) if part):
            return match.group(), f"{left} {match.group()} {right}".strip()
    return None


@functools.cache
def _parser() -> lark.Lark:
    import lark

    grammar = GRAMMAR.read_text(encoding="utf-8")
    return lark.Lark(grammar, parser="lalr", propagate_positions=True, maybe_placeholders=False)


class _Builder:
    """Turns lark's tree into ours."""

    def build(self, node: Any) -> s.Syntax:
        """Build one node."""
        method: Callable[[Any], s.Syntax] = getattr(self, f"_{node.data}")
        return method(node)

    def _operands(self, node: Any) -> list[s.Syntax]:
        return [self.build(child) for child in node.children if hasattr(child, "data")]

    def _chain(self, node: Any, names: Callable[[str], str]) -> s.Syntax:
        """Fold ``a + b - c`` to the left."""
        left = self.build(node.children[0])
        for token, right_node in zip(node.children[1::2], node.children[2::2], strict=True):
            right = self.build(right_node)
            left = s.Binary(names(token.type), left, right, left.at.to(right.at))
        return left

    def _either(self, node: Any) -> s.Syntax:
        return self._chain(node, lambda _: "or")

    def _both(self, node: Any) -> s.Syntax:
        return self._chain(node, lambda _: "and")

    def _sum(self, node: Any) -> s.Syntax:
        return self._chain(node, lambda sign: "+" if sign == "PLUS" else "-")

    def _product(self, node: Any) -> s.Syntax:
        return self._chain(node, lambda sign: "*" if sign == "TIMES" else "/")

    def _negation(self, node: Any) -> s.Syntax:
        return s.Unary("not", self._operands(node)[0], _stretch(node))

    def _minus(self, node: Any) -> s.Syntax:
        return s.Unary("-", self._operands(node)[0], _stretch(node))

    def _compare(self, node: Any) -> s.Syntax:
        left, right = self._operands(node)
        operator = _COMPARISONS[str(node.children[1])]
        return s.Binary(operator, left, right, _stretch(node))

    def _same(self, node: Any) -> s.Syntax:
        left, right = self._operands(node)
        word = str(node.children[1])
        operator = "is not" if word in ("不是", "不为", "is not") else "is"
        return s.Binary(operator, left, right, _stretch(node))

    def _between(self, node: Any) -> s.Syntax:
        value, low, high = self._operands(node)
        return s.Between(value, low, high, _stretch(node))

    def _among(self, node: Any) -> s.Syntax:
        value, *options = self._operands(node)
        negated = str(node.children[1]) in ("不属于", "not in")
        return s.Among(value, tuple(options), negated, _stretch(node))

    def _group(self, node: Any) -> s.Syntax:
        return self._operands(node)[0]

    def _number(self, node: Any) -> s.Syntax:
        unit = canonical(str(node.children[1])) if len(node.children) > 1 else ""
        return s.NumberLiteral(Fraction(str(node.children[0])), unit, _stretch(node))

    def _date(self, node: Any) -> s.Syntax:
        text = str(node.children[0])
        try:
            return s.DateLiteral(date.fromisoformat(text), _stretch(node))
        except ValueError as error:
            raise _NoSuchDay(text, _stretch(node)) from error

    def _text(self, node: Any) -> s.Syntax:
        return s.TextLiteral(str(node.children[0])[1:-1], _stretch(node))

    def _call(self, node: Any) -> s.Syntax:
        token = node.children[0]
        name_at = s.Stretch(token.start_pos, len(token))
        return s.Call(str(token), tuple(self._operands(node)), _stretch(node), name_at)

    def _name(self, node: Any) -> s.Syntax:
        words = [str(token) for token in node.children if token.type == "NAME"]
        entity = words[0] if len(words) > 1 else ""
        return s.Name(entity, words[-1], _stretch(node))


def _stretch(node: Any) -> s.Stretch:
    return s.Stretch(node.meta.start_pos, node.meta.end_pos - node.meta.start_pos)
