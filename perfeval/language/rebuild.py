"""A tree made anew with other parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from perfeval.language import core as c


def with_parts(node: c.Core, change: Callable[[c.Core], c.Core]) -> c.Core:
    """Give a node whose parts are changed; the node itself where none is another one."""
    changed: dict[str, Any] = {}
    for part in fields(node):
        held = getattr(node, part.name)
        new = _changed(held, change)
        if new is not held:
            changed[part.name] = new
    return replace(node, **changed) if changed else node


def _changed(held: object, change: Callable[[c.Core], c.Core]) -> object:
    if isinstance(held, tuple):
        parts = tuple(_changed(part, change) for part in held)
        same = all(new is old for new, old in zip(parts, held, strict=True))
        return held if same else parts
    if isinstance(held, c.Shown):
        operand = change(held.operand)
        return held if operand is held.operand else replace(held, operand=operand)
    return change(held) if isinstance(held, c.Core) else held
