"""移给: the weight of an indicator that does not apply moves to a named one of the same row."""

from __future__ import annotations

from perfeval.diagnostics.codes.shapes import BAD_RECEIVER, ONLY_WITH
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.types import NUMBER
from perfeval.ruleset.binder import Binder
from perfeval.ruleset.model import IndicatorSpec
from perfeval.vocabulary import Entity


def check_transfers(binder: Binder) -> None:
    """Note every transfer that cannot be made."""
    for giver in binder.ruleset.indicators:
        if giver.transfer_to is None:
            continue
        if giver.applies is None:
            binder.note(ONLY_WITH, giver.transfer_to, key="移给", other="适用")
        cause = _cause(binder, giver)
        if cause:
            accepted = "、".join(
                spec.id
                for spec in binder.ruleset.indicators
                if (spec.subject, spec.kind) == (giver.subject, giver.kind)
                and spec is not giver
                and not spec.transfer_to
            )
            found = giver.transfer_to
            binder.note(BAD_RECEIVER, found, found=found, cause=cause, accepted=accepted or "无")


def _cause(binder: Binder, giver: IndicatorSpec) -> str:
    """Say why a transfer cannot be made, empty when it can."""
    found = [spec for spec in binder.ruleset.indicators if spec.id == giver.transfer_to]
    if not found:
        return "没有这个编号的指标"
    receiver = found[0]
    if receiver is giver:
        return "就是它自己"
    if receiver.subject != giver.subject:
        return f"它的对象是“{receiver.subject}”，不是“{giver.subject}”"
    if receiver.transfer_to is not None:
        return "它的分值也会移走"
    if receiver.kind != giver.kind:
        return "一个计入满分，一个是加分或减分"
    return "它的分值是均分来的" if "均分" in (giver.weight, receiver.weight) else ""


def with_received(
    binder: Binder, receiver: IndicatorSpec, entity: Entity, weight: c.Core
) -> c.Core:
    """Add to a weight those of the indicators that move to it where they do not apply.

    Whether one applies must be known; where it is not, the weight is missing as well.
    """
    for giver in binder.ruleset.indicators:
        if giver.transfer_to is None or giver.transfer_to != receiver.id:
            continue
        if giver.subject != receiver.subject or giver.applies is None or giver is receiver:
            continue
        applies = binder.expr(giver.applies, entity, "bool")
        moved = binder.expr(giver.weight, entity, "number")
        if applies is None or moved is None:
            continue
        received = c.Case(((applies, build.ZERO),), moved, NUMBER, (f"{giver.id} 适用",))
        weight = c.Arith("+", weight, received, NUMBER)
    return weight
