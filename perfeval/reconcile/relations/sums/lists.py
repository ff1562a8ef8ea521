"""Where a list of parts in prose begins and ends, and whether it must add up."""

from __future__ import annotations

import itertools
import re

from perfeval.reconcile.figures.clauses import role
from perfeval.reconcile.figures.figure import Figure, Kind
from perfeval.reconcile.judging.misprint import misprinted
from perfeval.reconcile.judging.relation import plus
from perfeval.values.units import MONEY

FIRST = re.compile(r"一是|[（(]?1[)）、.．](?!\d)|第一[，、]|①|（一）")
NEXT = re.compile(
    r"\s*(?:[二三四五六七八九十]+是|第[二三四五六七八九十]|[②-⑳]|（[二三四五六七八九十]+）)"
)
_RESET = re.compile(
    r"^\s*(?:截至|截止|目前|现已|已|累计|实际|全年|当年|共(?!同)|合计|总计|支付|支出|完成支|调减|调增|追加|核减|比|较|同比|剩余|结余|尚|预算安排|受益|涉及|年初|到)"
)
STRONG_TOTAL = re.compile(
    r"(?:合计|总计|以上[^，。；]*共?|[两二三四五六七八九十][笔项类者][^，。；]*共?)[^，。；]{0,6}$|共计$"
)
_ACT = re.compile(
    "下达|到位|收到|拨付|安排|用于|完成|支付|结转|追加|实施|发放|补贴|计划|尚|未|使用|争取|分配|兑付|申请|结算|核定|执行"
)
"""An act begins something new in a list of names."""
_OTHER = {"spent", "remain", "minus", "plus", "previous", "total"}
"""Tags of an amount that can begin something new after a list."""
MOST_PARTS = 80
_FEW_DIGITS = 4


def same_segment(
    text: str, match: re.Match[str], total: Figure, after: list[Figure]
) -> list[Figure]:
    """Leave out what follows a semicolon and goes on as the total began.

    “中央下达120万元，其中50万元拿去还账；省级下达15万元”: the second 下达 is beside the first, not
    in it. Where the first part has the word too, the word is that of the parts.
    """
    if match.group() not in ("其中", "含"):
        return after
    acts = set(_ACT.findall(total.before)) - set(_ACT.findall(after[0].before))
    for number, figure in enumerate(after):
        between = text[after[number - 1].end : figure.start] if number else ""
        if re.search("[；;]", between) and acts & set(_ACT.findall(figure.before)):
            return after[:number]
    return after


def up_to_new_clause(after: list[Figure]) -> list[Figure]:
    """Give the list up to a clause that begins something new."""
    first = after[0]
    taken = [first]
    begun = bool(_RESET.match(first.clause))
    for figure in after[1:]:
        if figure.kind is Kind.MONEY and not begun and _RESET.match(figure.clause):
            break
        if len(taken) > 1 and STRONG_TOTAL.search(figure.before):
            break
        taken.append(figure)
    return taken


def nearest_to(total: Figure, longer: list[Figure], shorter: list[Figure]) -> list[Figure]:
    """Give the one of two beginnings of a list whose sum is nearer to the total."""
    if len(shorter) < 2:
        return longer
    away = [abs(sum((f.value for f in c), -total.value)) for c in (longer, shorter)]
    return shorter if away[1] < away[0] else longer


def segment_heads(text: str, after: list[Figure]) -> list[Figure]:
    """Give the first amount of each stretch between semicolons, stops and enumerators."""
    taken = after[:1]
    for left, right in itertools.pairwise(after):
        between = text[left.end : right.start]
        if re.search("[；;。]", between) or FIRST.search(between) or NEXT.search(between):
            taken.append(right)
    return taken


def beginnings(text: str, after: list[Figure], least: int) -> list[list[Figure]]:
    """Give the beginnings of a list that can be the list: shorter ones end where a thought ends."""
    cuts = [after[:n] for n in range(len(after), max(least, 1), -1)]
    for n in range(min(least, len(after)) - 1, 1, -1):
        ends = re.search("[；;。]", text[after[n - 1].end : after[n].start])
        new = _ACT.search(after[n].before) and not any(_ACT.search(f.before) for f in after[:n])
        if ends or new or after[n].tags & _OTHER:
            cuts.append(after[:n])
    return cuts


def without_inner(text: str, after: list[Figure]) -> list[Figure]:
    """Leave out what stands after an inner 其中, up to the next semicolon."""
    taken = []
    for figure in after:
        last = max(
            text.rfind("；", 0, figure.start), text.rfind("。", 0, figure.start), after[0].start
        )
        if figure is after[0] or "其中" not in text[last : figure.start]:
            taken.append(figure)
    return taken


_CLOSED = re.compile("其[他余它]")
_OF_ACTS = re.compile("分别|由")
_LEVELS = re.compile("中央|省|市|县|区|乡镇|地方|州|本级|自筹|社会|群众")


def is_closed(marker: str, total: Figure, parts: list[Figure]) -> bool:
    """Whether a list that misses its total must still be all of it.

    “其中：A；B” often names the largest only. Commas between its parts, 其他 at its end, the
    levels of government, 分别为, a single wrong digit or a wrong unit say that nothing is left out.
    """
    if misprinted(total, plus(parts), _FEW_DIGITS) or unit_slip(total, parts):
        return True
    amount = sum((f.value for f in parts), start=parts[0].value * 0)
    joined = len({f.segment for f in parts}) == 1
    roles = {role(f) for f in parts}
    if "spent" in roles and len(roles) > 1 and not _OF_ACTS.match(marker):
        return False
    if amount >= total.value:
        return joined or len(parts) > 2 or amount * 3 <= total.value * 4
    levels = {found.group() for f in parts if (found := _LEVELS.search(f.before))}
    named = _CLOSED.search(parts[-1].before) or len(levels) == len(parts)
    return joined or bool(named) or marker.startswith(("分", "由", "具体", "按"))


def unit_slip(total: Figure, parts: list[Figure]) -> Figure | None:
    """Give the part that makes a sum right when it is read in the unit of all others."""
    odd = [f for f in parts if f.unit != total.unit]
    if len(odd) != 1 or total.unit not in MONEY or odd[0].unit not in MONEY:
        return None
    meant = odd[0].value / MONEY[odd[0].unit] * MONEY[total.unit]
    amount = sum((f.value for f in parts), start=meant - odd[0].value)
    return odd[0] if abs(amount - total.value) <= total.step * len(parts) else None


def must_add_up(
    text: str, match: re.Match[str], total: Figure, parts: list[Figure], *, listed: bool
) -> bool:
    """Whether a list must add up: if it does not, that is told as a failure."""
    marker = match.group()
    between = text[total.end : match.start()]
    amount = sum((f.value for f in parts), start=parts[0].value * 0)
    close = total.value * 3 <= amount * 4 and amount * 3 <= total.value * 4
    if (total.scope, total.paragraph) != (parts[0].scope, parts[0].paragraph):
        return close and (marker == "其中" or marker.endswith("看"))
    if listed:
        return "按" in between or len(between) < 12 or close
    if marker in ("其中", "包括", "包含") or marker.startswith(("分别", "具体", "由")):
        many = len(parts) > 2 or parts[0].kind is Kind.MONEY
        return close or (many and not re.search("[。！？][^。！？]", between))
    if marker.endswith("看"):
        return close
    mixed = any(f.tags & {"spent", "remain", "minus", "plus"} for f in parts)
    return marker in ("：", ":") and close and len(between) <= 16 and not mixed
