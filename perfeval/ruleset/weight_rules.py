"""Rules about weights: whole numbers, least weights of groups, multiples, sums of several groups.

郑州 附件5-1 writes whole weights, groups of at least 15 that end in 0 or 5; 财预〔2020〕10号
第十四条 writes that outputs and benefits together have at least 60%.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from perfeval.diagnostics.codes import ruleset as codes
from perfeval.diagnostics.codes.language import UNKNOWN_NAME
from perfeval.diagnostics.codes.totals import WEIGHT_RULE
from perfeval.diagnostics.nearest import nearest
from perfeval.files.typed import Text
from perfeval.ruleset.binder import Binder
from perfeval.ruleset.parameters import read_decimal
from perfeval.ruleset.program import Group, Indicator, WeightRules
from perfeval.values.show import show_plain

Named = Sequence[tuple[str, Fraction]]


def weight_rules_of(
    binder: Binder, groups: Sequence[Group], full: Fraction | None
) -> WeightRules | None:
    """Read the rules; a percentage is one of the full marks."""
    spec = binder.ruleset.weight_rules
    if spec is None:
        return None
    names = {group.id: group for group in groups}
    together: list[tuple[tuple[str, ...], Fraction]] = []
    for several in spec.together:
        for member in several.members:
            if member not in names:
                near = nearest(member, names)
                binder.note(UNKNOWN_NAME, member, subject="分组", found=member, nearest=near)
        least = _marks(binder, several.at_least, full)
        if names.keys() >= set(map(str, several.members)):
            together.append((tuple(map(str, several.members)), least or Fraction(0)))
    multiple = _marks(binder, spec.group_multiple, full)
    if multiple is not None and multiple <= 0:
        text = spec.group_multiple
        binder.note(codes.NOT_POSITIVE, text, key="每组整倍数", found=text)
        multiple = None
    least = _marks(binder, spec.group_least, full)
    return WeightRules(spec.whole == "是", least, multiple, tuple(together))


def _marks(binder: Binder, text: Text | None, full: Fraction | None) -> Fraction | None:
    if text is None:
        return None
    read = read_decimal(text)
    if read is None:
        binder.note(codes.BAD_NUMBER, text, found=text, accepted="一个数，例如 10 或 98.5%")
        return None
    value, percent = read
    return value / 100 * (full or Fraction(100)) if percent else value


def check_fixed_weights(
    binder: Binder,
    rules: WeightRules,
    groups: Sequence[Group],
    indicators: Sequence[Indicator],
    fixed: Mapping[str, Fraction | None],
) -> None:
    """Note the rules that are broken by weights which are the same for every row.

    ``fixed`` has the weight of each indicator and group by id, None where it needs data; then
    the weights are looked at when subjects are scored.
    """
    named = [(one.name, weight) for one in indicators if (weight := fixed.get(one.id)) is not None]
    whole = {
        group.id: (group.name, weight)
        for group in groups
        if group.level == 1 and (weight := fixed[group.id]) is not None
    }
    if len(named) < sum(not one.kind for one in indicators):
        return
    for cause in broken(rules, named, whole):
        binder.note(WEIGHT_RULE, _spot(binder), cause=cause)


def _spot(binder: Binder) -> Text | None:
    """Give a text of the weight rules; the file's rules have no place of their own."""
    spec = binder.ruleset.weight_rules
    if spec is None:
        return None
    several = [one.at_least for one in spec.together]
    texts = [spec.group_least, spec.group_multiple, *several, binder.ruleset.indicators[0].id]
    return next((text for text in texts if text is not None), None)


def broken(
    rules: WeightRules, indicators: Named, groups: Mapping[str, tuple[str, Fraction]]
) -> Iterator[str]:
    """Say which rules the weights of one subject break.

    Args:
        rules: the rules.
        indicators: the weight of each indicator, with its name.
        groups: by id, the name and weight of each group of the first level that has any.
    """
    for name, weight in indicators:
        if rules.whole and weight.denominator != 1:
            yield f"“{name}”的分值 {show_plain(weight)} 不是整数"
    for name, weight in groups.values():
        if rules.least is not None and weight < rules.least:
            yield f"“{name}”的分值 {show_plain(weight)}，低于 {show_plain(rules.least)}"
        if rules.multiple is not None and (weight / rules.multiple).denominator != 1:
            yield f"“{name}”的分值 {show_plain(weight)} 不是 {show_plain(rules.multiple)} 的整倍数"
    for members, least in rules.together:
        there = [groups[member] for member in members if member in groups]
        whole = sum((weight for _, weight in there), Fraction(0))
        if whole < least:
            names = "、".join(name for name, _ in there) or "、".join(members)
            yield f"“{names}”的分值合计 {show_plain(whole)}，低于 {show_plain(least)}"
