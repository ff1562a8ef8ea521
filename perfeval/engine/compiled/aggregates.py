"""Emitting aggregates over related rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.engine.compiled.operands import Num
from perfeval.language import core as c

if TYPE_CHECKING:
    from perfeval.engine.compiled.emitter import Emitter


def emit(emitter: Emitter, node: c.Aggregate) -> Num:
    """Emit a loop over the rows below the row at hand; ``ok`` turns false at a missing value."""
    w = emitter.w
    rows = f"{emitter.columns.below(node.path)}[i]"
    nowhere = ""
    if node.base:
        top, may_lack = emitter.row_at(node.base)
        nowhere = f"{top} is None" if may_lack else ""
        below = f"{emitter.columns.below(node.path)}[{top}]"
        rows = w.fresh("g")
        w.line(f"{rows} = {f'() if {nowhere} else ' if nowhere else ''}{below}")
    count, total, over, ok = (w.fresh(prefix) for prefix in ("k", "n", "d", "ok"))
    w.line(f"{count} = 0")
    w.line(f"{total} = {'None' if node.kind in ('min', 'max') else '0'}")
    w.line(f"{over} = 1")
    w.line(f"{ok} = {f'not ({nowhere})' if nowhere else 'True'}")
    with w.block(f"for j in {rows}:"):
        if node.condition is None:
            _take(emitter, node, (count, total, over, ok))
        else:
            condition = emitter.other(node.condition)
            if condition.nullable:
                with w.block(f"if {condition.v} is None:"):
                    w.line(f"{ok} = False")
                    w.line("break")
            with w.block(f"if {condition.v}:"):
                _take(emitter, node, (count, total, over, ok))
    return _result(emitter, node, rows, (count, total, over, ok))


def _take(emitter: Emitter, node: c.Aggregate, names: tuple[str, str, str, str]) -> None:
    w = emitter.w
    count, total, over, ok = names
    w.line(f"{count} += 1")
    if node.value is None:
        return
    value = emitter.number(node.value)
    if value.nullable:
        with w.block(f"if {value.n} is None:"):
            w.line(f"{ok} = False")
            w.line("break")
    if node.kind in ("sum", "mean"):
        if isinstance(value.d, int):
            w.line(f"{total} += {value.n}")
            w.line(f"{over} = {value.d}")
        else:
            w.line(f"{total} = {total}*{value.d} + {value.n}*{over}")
            w.line(f"{over} *= {value.d}")
        return
    sign = "<" if node.kind == "min" else ">"
    with w.block(f"if {total} is None or {value.n}*{over} {sign} {total}*{value.d}:"):
        w.line(f"{total} = {value.n}")
        w.line(f"{over} = {value.d}")


def _result(
    emitter: Emitter, node: c.Aggregate, rows: str, names: tuple[str, str, str, str]
) -> Num:
    w = emitter.w
    count, total, over, ok = names
    name, d = w.fresh("n"), w.fresh("d")
    if node.kind == "sum":
        w.line(f"{name} = {total} if {ok} else None")
        return Num(name, over, nullable=True)
    if node.kind == "count":
        w.line(f"{name} = {count} if {ok} else None")
        return Num(name, 1, nullable=True, nonneg=True)
    if node.kind in ("min", "max"):
        w.line(f"{name} = {total} if {ok} else None")
        return Num(name, over, nullable=True)
    whole = f"len({rows})" if node.kind == "share" else f"{over}*{count}"
    top = count if node.kind == "share" else total
    some = f"len({rows})" if node.kind == "share" else count
    w.line(f"{name} = {top} if {ok} and {some} else None")
    w.line(f"{d} = {whole} or 1")
    return Num(name, d, nullable=True)
