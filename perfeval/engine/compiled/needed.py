"""Which values a node cannot do without: it is missing whenever one of them is."""

from __future__ import annotations

from perfeval.language import core as c


def needed(node: c.Core) -> tuple[c.Core, ...]:
    """Give the fields and derived fields that make a node missing when they are missing.

    They are given in the order of evaluation. Emitted code tests them once and before all else,
    so that the arithmetic after it runs without looking for missing values.
    """
    match node:
        case c.FieldOf() | c.Derived() | c.Peers():
            return (node,)
        case c.Logic(_, parts):
            return _in_each(parts)
        case c.Otherwise(operand, default):
            return _in_each((operand, default))
        case c.Case(branches):
            return needed(branches[0][0]) if branches else ()
        case c.Const() | c.Known() | c.Aggregate() | c.Template() | c.Named():
            return ()
        case _:
            return _in_any(c.children(node))


def _in_any(parts: tuple[c.Core, ...]) -> tuple[c.Core, ...]:
    return tuple(dict.fromkeys(leaf for part in parts for leaf in needed(part)))


def _in_each(parts: tuple[c.Core, ...]) -> tuple[c.Core, ...]:
    """An unknown part may be decided by another one, so only what all parts need is needed."""
    first, *others = (needed(part) for part in parts)
    return tuple(leaf for leaf in first if all(leaf in other for other in others))
