"""Printing core expressions back in the words of the language, names or values in the leaves."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from perfeval.language import core as c
from perfeval.language.scope import event_of
from perfeval.values.show import show_plain

Leaf = Callable[[c.Core], str]
_SIGNS = {"*": "×", "/": "÷", "<=": "≤", ">=": "≥", "!=": "≠"}
_AGGREGATES = {
    "sum": "合计", "count": "个数", "mean": "平均", "min": "最小", "max": "最大", "share": "占比",
}  # fmt: skip
_BINDING = {"or": 1, "and": 2, "not": 3, "compare": 4, "+": 5, "-": 5, "*": 6, "/": 6, "leaf": 9}


def printed(node: c.Core, leaf: Leaf | None = None) -> str:
    """Print an expression; ``leaf`` prints fields, derived fields and parameters."""
    return _print(node, leaf or name_of, 0)


def name_of(node: c.Core) -> str:
    """Name a leaf: a field with its entity when it belongs to another row, a constant as is."""
    match node:
        case c.FieldOf(entity, name, _, hops, inner) | c.Derived(entity, name, _, _, hops, inner):
            event = event_of(hops)
            if event:
                return f"{event}.{name}"
            return f"{entity}.{name}" if hops or inner else name
        case c.Named(name):
            return name
        case c.Const(_, _, name) if name:
            return name
        case c.Const(value, kind):
            return constant(value, kind.kind, kind.unit)
    raise TypeError(f"{type(node).__name__} is no leaf")


def constant(value: c.Scalar, kind: str, unit: str) -> str:
    """Print a literal."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str):
        return f"“{value}”"
    if kind == "rate":
        return f"{show_plain(value * 100)}%"
    if kind == "points":
        return f"{show_plain(value * 100)} 个百分点"
    if kind == "date":
        from datetime import date

        return date.fromordinal(int(value)).isoformat()
    suffix = {"days": " 天", "workdays": " 工作日", "money": f" {unit}"}.get(kind, "")
    return show_plain(Fraction(value)) + suffix


def _print(node: c.Core, leaf: Leaf, outer: int) -> str:
    text, binding = _with_binding(node, leaf)
    return f"({text})" if binding < outer else text


def _with_binding(node: c.Core, leaf: Leaf) -> tuple[str, int]:
    match node:
        case c.Const() | c.FieldOf() | c.Derived() | c.Named():
            return leaf(node), _BINDING["leaf"]
        case c.Peers() if leaf is not name_of:  # filled in: the own value says nothing of others
            return leaf(node), _BINDING["leaf"]
        case c.Arith(operator, left, right):
            level = _BINDING[operator]
            sign = _SIGNS.get(operator, operator)
            return f"{_print(left, leaf, level)} {sign} {_print(right, leaf, level + 1)}", level
        case c.Compare(operator, left, right):
            level = _BINDING["compare"]
            sign = _SIGNS.get(operator, operator)
            return f"{_print(left, leaf, level + 1)} {sign} {_print(right, leaf, level + 1)}", level
        case c.Logic(operator, parts):
            return _logic(operator, parts, leaf)
        case c.Not(operand):
            return f"非 {_print(operand, leaf, _BINDING['not'])}", _BINDING["not"]
        case c.Guard(_, body):
            return _with_binding(body, leaf)
        case c.Template(parts):
            shown = (
                p if isinstance(p, str) else f"{{{_print(p.operand, leaf, 0)}}}" for p in parts
            )
            return "".join(shown), _BINDING["leaf"]
        case c.Case():
            return node.written or _case(node, leaf), _BINDING["leaf"]
        case _:
            return _call(node, leaf), _BINDING["leaf"]


def _logic(operator: str, parts: tuple[c.Core, ...], leaf: Leaf) -> tuple[str, int]:
    """Print conditions side by side; one thing that may be any of several words as 属于."""
    same = [part for part in parts if isinstance(part, c.Compare) and part.operator == "="]
    words = [part.right for part in same if isinstance(part.right, c.Const)]
    if (operator, len(words)) == ("or", len(parts)) and len(parts) > 1:
        first = same[0].left
        if all(part.left == first for part in same):
            options = ", ".join(_print(word, leaf, 0) for word in words)
            compared = _print(first, leaf, _BINDING["compare"] + 1)
            return f"{compared} 属于 [{options}]", _BINDING["compare"]
    level = _BINDING[operator]
    shown = [_print(part, leaf, level + (number > 0)) for number, part in enumerate(parts)]
    return (" 或 " if operator == "or" else " 且 ").join(shown), level


def _call(node: c.Core, leaf: Leaf) -> str:
    arguments = [_print(part, leaf, 0) for part in c.children(node)]
    match node:
        case c.Extreme(operator):
            name = "最小" if operator == "min" else "最大"
        case c.Rounded(_, places, mode):
            name = {"half_up": "四舍五入", "floor": "舍去", "ceil": "进位"}[mode]
            arguments.append(str(places))
        case c.Known():
            name = "有值"
        case c.Otherwise():
            name = "首个有值"
        case c.DaysBetween():
            name = "天数"
        case c.WorkdaysBetween():
            name = "工作日数"
        case c.DatePart(_, part):
            name = "所在年份" if part == "year" else "所在月份"
        case c.Contains(_, words):
            name = "含有"
            arguments += [f"“{word}”" for word in words]
        case c.Aggregate(kind, entity, _, value):
            name = _AGGREGATES[kind]
            if value is None:
                arguments.insert(0, entity)
            if node.base:
                arguments.append(f"同({_top(node)})")
        case c.Peers():
            from perfeval.language.peers import written

            return written(node, lambda part: _print(part, leaf, 0))
        case _:
            raise TypeError(f"{type(node).__name__} cannot be printed")
    return f"{name}({', '.join(arguments)})"


def _top(node: c.Aggregate) -> str:
    """Name what the rows share with the row at hand, as its reference is called."""
    return node.base[-1][1]


def _case(node: c.Case, leaf: Leaf) -> str:
    parts = [
        f"{_when(condition, leaf)} {_print(value, leaf, 0)}" for condition, value in node.branches
    ]
    if node.otherwise is not None:
        parts.append(f"其余 {_print(node.otherwise, leaf, 0)}")
    return f"[{'；'.join(parts)}]"


def _when(condition: c.Core, leaf: Leaf) -> str:
    """Print when a branch is taken; one without a condition takes the rest."""
    if isinstance(condition, c.Const) and condition.value is True:
        return "其余"
    return f"{_print(condition, leaf, 0)} 时"
