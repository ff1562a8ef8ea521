"""Which surplus may serve which project under the rules, and what is not known of a surplus."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval.surplus.model import FundKind, Need, PairRule, Surplus

_CATEGORY, _LEVEL, _POOLED = "资金类别", "级次", "是否统筹"


def first_rule(rules: Sequence[PairRule], one: Surplus, need: Need) -> PairRule | None:
    """Give the first rule that lets a surplus serve a project."""
    return next((rule for rule in rules if allows(rule, one, need)), None)


def allows(rule: PairRule, one: Surplus, need: Need) -> bool:
    """Say whether a rule lets a surplus serve a project; what is not known is not allowed."""
    if rule.source_pooled is not None and one.pooled is not rule.source_pooled:
        return False
    if rule.need_pooled is not None and need.pooled is not rule.need_pooled:
        return False
    return not rule.same or any(_alike(rule, one.fund, fund) for fund in need.funds)


def lacking(rules: Sequence[PairRule], fund: FundKind, *, pooled: bool | None) -> tuple[str, ...]:
    """Give what has to be filled in before it is known whether a surplus may be moved.

    The category always has; level and pooling where every rule that may apply looks at them.
    """
    category, level = fund
    open_ = [rule for rule in rules if pooled is None or rule.source_pooled in (None, pooled)]
    unknown = [_unknown(rule, level, pooled=pooled) for rule in open_]
    found = set().union(*unknown) if all(unknown) else set()
    if category is None:
        found.add(_CATEGORY)
    return tuple(name for name in (_CATEGORY, _LEVEL, _POOLED) if name in found)


def _unknown(rule: PairRule, level: str | None, *, pooled: bool | None) -> set[str]:
    """Give what a rule looks at, the category aside, and nobody filled in."""
    found: set[str] = set()
    if rule.source_pooled is not None and pooled is None:
        found.add(_POOLED)
    if _LEVEL in rule.same and level is None:
        found.add(_LEVEL)
    return found


def _alike(rule: PairRule, one: FundKind, other: FundKind) -> bool:
    pairs = {_CATEGORY: (one[0], other[0]), _LEVEL: (one[1], other[1])}
    wanted = [pairs[name] for name in rule.same]
    return all(mine is not None and mine == theirs for mine, theirs in wanted)
