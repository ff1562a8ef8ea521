"""Groups of indicators to three levels: parents, weights, equal shares with their remainders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfeval.diagnostics.codes import ruleset as codes
from perfeval.diagnostics.codes import totals as total_codes
from perfeval.diagnostics.codes.shapes import ONLY_WITH
from perfeval.diagnostics.codes.structure import MISSING_KEY
from perfeval.files.typed import Text, place_of
from perfeval.ruleset.binder import Binder
from perfeval.ruleset.fixed import fixed_number
from perfeval.ruleset.model import IndicatorSpec
from perfeval.ruleset.model_totals import GroupSpec
from perfeval.ruleset.program import Group, Indicator
from perfeval.ruleset.shapes.constants import constant
from perfeval.values.exact import rounded
from perfeval.values.show import show_plain

SHARED = "均分"
SUM = "合计"
_MOST_LEVELS = 2
"""Groups in groups; with the indicators in them there are three levels."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a ruleset in its order, and the weights of indicators that share one."""

    all: tuple[Group, ...]
    shares: Mapping[str, Fraction]


def groups_of(binder: Binder) -> Groups:
    """Check the groups of a ruleset and who is in them."""
    specs = {str(spec.id): spec for spec in binder.ruleset.groups}
    groups = tuple(_group(binder, spec, specs) for spec in specs.values())
    shares: dict[str, Fraction] = {}
    for indicator in binder.ruleset.indicators:
        _check_parent(binder, indicator, specs)
    used = {one.parent for one in binder.ruleset.indicators}
    used |= {one.parent for one in specs.values()}
    for group, spec in zip(groups, specs.values(), strict=True):
        if spec.id not in used:
            binder.note(total_codes.EMPTY_GROUP, spec.id, found=spec.id)
        if spec.shared is not None:
            shares.update(_shares(binder, spec, group))
    return Groups(groups, shares)


def _group(binder: Binder, spec: GroupSpec, specs: Mapping[str, GroupSpec]) -> Group:
    chain = list(_above(spec, specs))
    cause = ""
    if spec.parent is not None:
        if str(spec.parent) not in specs:
            cause = _not_there(spec.parent, specs)
        elif len(chain) > len(specs) or any(one is spec for one in chain):
            cause = "分组绕成了圈"
        elif len(chain) >= _MOST_LEVELS:
            cause = "分组最多两层，加上指标共三级"
    if cause:
        _bad_parent(binder, spec.parent, cause, specs)
    if spec.weight is None and (spec.rollup != SUM or spec.shared is not None):
        where = "均分的分组" if spec.shared is not None else "不按合计汇总的分组"
        binder.note(MISSING_KEY, spec.id, where=where, key="分值")
    weight = _weight(binder, spec)
    level = min(len(chain), _MOST_LEVELS) + 1
    parent = "" if cause else str(spec.parent or "")
    return Group(
        str(spec.id), str(spec.name), parent, level, spec.rollup, weight, place_of(spec.id)
    )


def _above(spec: GroupSpec, specs: Mapping[str, GroupSpec]) -> Iterator[GroupSpec]:
    """Give the groups above one, nearest first; a circle is cut one group too late, to be seen."""
    at = specs.get(str(spec.parent)) if spec.parent is not None else None
    for _ in range(len(specs) + 1):
        if at is None:
            return
        yield at
        at = specs.get(str(at.parent)) if at.parent is not None else None


def _not_there(found: Text, specs: Mapping[str, GroupSpec]) -> str:
    called = [one.id for one in specs.values() if one.name == found]
    return f"这是名称，编号是 {called[0]}" if called else "没有这个编号的分组"


def _bad_parent(
    binder: Binder, found: Text | None, cause: str, specs: Mapping[str, GroupSpec]
) -> None:
    accepted = "、".join(specs) or "无"
    binder.note(total_codes.BAD_PARENT, found, found=found, cause=cause, accepted=accepted)


def _check_parent(binder: Binder, spec: IndicatorSpec, specs: Mapping[str, GroupSpec]) -> None:
    if spec.parent is not None:
        if str(spec.parent) not in specs:
            _bad_parent(binder, spec.parent, _not_there(spec.parent, specs), specs)
        elif spec.kind is not None:
            _bad_parent(binder, spec.parent, f"{spec.kind}不计入分组", specs)
    above = specs.get(str(spec.parent)) if spec.parent is not None else None
    if spec.weight == SHARED and (above is None or above.shared is None):
        binder.note(ONLY_WITH, spec.weight, key=f"分值: {SHARED}", other="上级分组的均分")


def _weight(binder: Binder, spec: GroupSpec) -> Fraction | None:
    if spec.weight is None:
        return None
    value = fixed_number(binder, spec.weight, "一个数或一个参数")
    if value is not None and value <= 0:
        binder.note(codes.NOT_POSITIVE, spec.weight, key="分值", found=spec.weight)
        return None
    return value


def _shares(binder: Binder, spec: GroupSpec, group: Group) -> dict[str, Fraction]:
    """Share a group's weight among the indicators in it, which all have to be written so."""
    shared = spec.shared
    inside = [one for one in binder.ruleset.indicators if one.parent == spec.id]
    cause = ""
    for one in inside:
        if one.weight != SHARED:
            cause = f"{one.id} 写了自己的分值"
        elif one.applies is not None:
            cause = f"{one.id} 有“适用”，项数随行而变"
        elif one.subject != binder.ruleset.subject:
            cause = f"{one.id} 的对象是“{one.subject}”，项数随行而变"
    if cause:
        binder.note(total_codes.CANNOT_SHARE, spec.id, found=spec.name, cause=cause)
    places = binder.number(shared.places, "0 到 6 的整数") if shared is not None else None
    if shared is None or places is None:
        return {}
    if places.denominator != 1 or not 0 <= places <= 6:
        found = shared.places
        binder.note(codes.BAD_NUMBER, found, found=found, accepted="0 到 6 的整数")
        return {}
    if group.weight is None or not inside:
        return {}
    parts = equal_shares(group.weight, len(inside), int(places), shared.remainder)
    return {str(one.id): part for one, part in zip(inside, parts, strict=True)}


def equal_shares(whole: Fraction, count: int, places: int, remainder: str) -> list[Fraction]:
    """Share a weight equally, rounded half up; what is over goes where it is written.

    With 最大余数法 all shares are rounded down and the first ones get a unit more. With 不调整
    the shares need not add up to the whole.
    """
    each = rounded(whole / count, places)
    if remainder == "最大余数法":
        unit = Fraction(1, 10**places)
        down = (whole / count) // unit * unit
        units, left = divmod(whole - down * count, unit)
        parts = [down + (unit if n < units else 0) for n in range(count)]
        parts[-1] += left
        return parts
    parts = [each] * count
    if remainder != "不调整":
        parts[-1 if remainder == "末项" else 0] += whole - each * count
    return parts


def check_weights(
    binder: Binder, groups: Groups, indicators: Sequence[Indicator]
) -> dict[str, Fraction | None]:
    """Compare written weights of groups with what is in them, where no data is needed for it.

    Returns the weight of each indicator that counts and of each group by id, None where it needs
    data.
    """
    base = [one for one in indicators if not one.kind]
    fixed = {
        one.id: constant(one.weight) if one.applies is None and not one.path else None
        for one in base
    }
    specs = {str(spec.id): spec for spec in binder.ruleset.groups}
    for group in sorted(groups.all, key=lambda one: -one.level):
        inside = [fixed[one.id] for one in base if one.parent == group.id]
        inside += [fixed.get(one.id) for one in groups.all if one.parent == group.id]
        known = [weight for weight in inside if weight is not None]
        whole = sum(known, Fraction(0)) if inside and len(known) == len(inside) else None
        ratio = group.rollup != SUM
        fixed[group.id] = group.weight if ratio else whole
        if whole is not None and group.weight not in (None, whole) and not ratio:
            text = specs[group.id].weight
            shown = show_plain(group.weight or Fraction(0))
            binder.note(
                total_codes.GROUP_WEIGHTS, text, group=group.name, weight=shown,
                found=show_plain(whole),
            )  # fmt: skip
    return fixed
