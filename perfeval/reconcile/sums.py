"""Sums in prose: “总数，其中甲、乙”, “甲、乙，共计”, “一是…二是…”."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from perfeval.reconcile.document import Paragraph
from perfeval.reconcile.figure import Figure, Kind
from perfeval.reconcile.judge import Terms, holds, plus
from perfeval.reconcile.state import State

_MARKER = re.compile(
    r"其中|包括|包含|(?<!不)含(?![量税])|分别(?:为|是|下达|安排)?|具体(?:为|是|如下|安排)|(?:主要)?用于|由(?=[^，。；]{2,40}(?:组成|构成))"
    r"|按[^，。；：]{1,8}分(?:类|配)?(?=[：:，])|[分从按][^，。；：]{1,6}看(?=[：:，])|[：:]"
)
_FIRST = re.compile(r"一是|[（(]?1[)）、.．](?!\d)|第一[，、]|①|（一）")
_NEXT = re.compile(
    r"\s*(?:[二三四五六七八九十]+是|第[二三四五六七八九十]|[②-⑳]|（[二三四五六七八九十]+）)"
)
_PARTIAL = re.compile(r"等(?=[^，。；级]{0,6}(?:$|[，。；]))|主要|重点|大部分|仅|比如|例如")
_RESET = re.compile(
    r"^\s*(?:截至|截止|目前|现已|已|累计|实际|全年|当年|共|合计|总计|支付|支出|完成支|调减|调增|追加|核减|比|较|同比|剩余|结余|尚|预算安排|受益|涉及|年初|到)"
)
_TOTAL_NEAR = re.compile(
    r"(?:以上[^，。；]{0,12}|[两二三四五六七八九十\d]+[笔项类批者个])?[^，。；]{0,6}(?:共计|合计|总计|共|总额|累计|总投资|小计)[^，。；]{0,8}$|可用[^，。；]{0,4}$"
)
_STRONG_TOTAL = re.compile(
    r"(?:合计|总计|以上[^，。；]*共?|[两二三四五六七八九十][笔项类者][^，。；]*共?)[^，。；]{0,6}$|共计$"
)
_AVAILABLE = re.compile(
    r"^\s*(?:全年|本年|当年|以上|合计|总计|共计)?[^，。；]{0,4}可(?:用|使用|支配|安排)"
)
_TAKEN = re.compile(
    "拿去|拿出|扣除|抵扣|归还|弥补|偿还|上缴|收回|垫付|补发|补付|兑付[^，。]{0,4}(?:上年|欠|20)"
)
"""What was taken out of an amount before it could be used."""
_ACT = re.compile(
    "下达|到位|收到|拨付|安排|用于|完成|支付|结转|追加|实施|发放|补贴|计划|尚|未|使用|争取|分配|兑付|申请|结算|核定|执行"
)
"""An act begins something new in a list of names."""
_OTHER = {"spent", "remain", "minus", "plus", "previous", "total"}
"""Tags of an amount that can begin something new after a list."""
_MOST_PARTS = 80
_MOST_ABOVE = 24
_MOST_TOTALS = 8


def check_sums(state: State) -> None:
    """Look for the sums of every paragraph."""
    above: list[Figure] = []
    for block, figures in zip(state.blocks, state.prose, strict=True):
        if not isinstance(block, Paragraph) or not figures:
            continue
        _bare_runs(state, block.text, figures)
        for scope in dict.fromkeys(figure.scope for figure in figures):
            inside = [figure for figure in figures if figure.scope == scope]
            outside = [f for f in figures if f.end <= inside[0].opener] if scope else above
            _after_markers(state, block.text, inside, outside)
            _before_totals(state, inside, above)
        above = [*above, *(f for f in figures if "change" not in f.tags)][-_MOST_ABOVE:]


def _after_markers(state: State, text: str, figures: list[Figure], outside: list[Figure]) -> None:
    previous_end = 0
    for match, listed in _markers(text, figures):
        if match.start() < previous_end and match.group() in ("：", ":", "用于", "主要用于"):
            continue
        for dimension in dict.fromkeys(f.dimension for f in figures if f.usable):
            after = _group(text, figures, match, dimension, listed=listed)
            if not after:
                continue
            totals = _totals(text, figures, outside, match, dimension, listed=listed)
            if totals and totals[0].paragraph != after[0].paragraph:
                totals.sort(key=lambda f: id(f) not in state.totals)
            if not totals:
                continue
            if len(after) == 1:
                if match.group() == "其中":
                    state.pass_by(after[0], "only_part")
                continue
            found = _list(state, text, match, totals, after, listed=listed)
            if found:
                previous_end = max(previous_end, after[-1].end)


def _markers(text: str, figures: list[Figure]) -> Iterator[tuple[re.Match[str], bool]]:
    first, last = figures[0].opener, figures[-1].end
    for match in _MARKER.finditer(text, max(first, 0), last):
        yield match, False
    for match in _FIRST.finditer(text, max(first, 0), last):
        if _NEXT.search(text, match.end()) or match.group()[-1] in ".．、)）":
            yield match, True


def _group(
    text: str,
    figures: Sequence[Figure],
    match: re.Match[str],
    dimension: tuple[str, str],
    *,
    listed: bool,
) -> list[Figure]:
    """Give the figures that a marker can govern: to the end of its sentence or enumeration."""
    after = [f for f in figures if f.start >= match.end()]
    if not after:
        return []
    sentence = after[0].sentence
    stop = re.compile("[。！？]").search(text, match.end())
    if stop is not None and stop.start() < after[0].start and not listed:
        return []
    end = sentence
    taken = []
    for figure in after:
        if figure.sentence > end and _NEXT.match(_sentence_start(text, figure)):
            end = figure.sentence
        if figure.sentence > end:
            break
        if figure.dimension == dimension and not figure.tags & {"change", "each"}:
            taken.append(figure)
    return taken[:_MOST_PARTS]


def _sentence_start(text: str, figure: Figure) -> str:
    begin = max(text.rfind(stop, 0, figure.start) for stop in "。！？")
    return text[begin + 1 : figure.start]


def _totals(
    text: str,
    figures: Sequence[Figure],
    outside: Sequence[Figure],
    match: re.Match[str],
    dimension: tuple[str, str],
    *,
    listed: bool,
) -> list[Figure]:
    """Give what can be the total of a list, the likeliest first."""
    ahead = [f for f in figures if f.end <= match.start() and f.dimension == dimension]
    if match.group() in ("：", ":"):
        near = [f for f in ahead if not re.search("[。；！？]", text[f.end : match.start()])]
        return near[-1:]
    here = len(re.findall("[。！？]", text[max(figures[0].opener, 0) : match.start()]))
    sentence = _counted(figures, match, here)
    same = [f for f in ahead if f.sentence == sentence]
    rest = [f for f in ahead if f.sentence != sentence]
    plain = [f for f in reversed(same) if not f.tags & {"change", "each"}]
    before = [f for f in reversed(rest) if not f.tags & {"change", "each"}]
    chosen = [*plain, *before[: 6 if listed else 3]]
    if listed:
        chosen = sorted(chosen, key=lambda f: ("spent" in f.tags, f.start))
    if not chosen and (match.group()[0] in "其包按分从" or figures[0].scope):
        chosen = [f for f in reversed(outside) if f.dimension == dimension]
        if match.group().endswith("看"):
            chosen = [f for f in chosen if not f.scope and "each" not in f.tags]
        chosen = chosen[:_MOST_TOTALS]
    return chosen


def _counted(figures: Sequence[Figure], match: re.Match[str], here: int) -> int:
    before = [f for f in figures if f.end <= match.start()]
    after = [f for f in figures if f.start >= match.end()]
    if before and after and before[-1].sentence == after[0].sentence:
        return before[-1].sentence
    return here


def _list(
    state: State,
    text: str,
    match: re.Match[str],
    totals: list[Figure],
    after: list[Figure],
    *,
    listed: bool,
) -> bool:
    after = _same_segment(text, match, totals[0], after)
    if len(after) < 2:
        state.pass_by(after[0], "only_part")
        return False
    flat = _without_inner(text, after)
    default = [f for f in _default(after) if f in flat]
    partial = _PARTIAL.search(text, match.start(), after[0].start)
    tail = after[len(default) - 1].after
    vague = bool(partial) or bool(re.match(r"[^，。；]{0,4}等", tail))
    options = [
        default,
        flat,
        _default(after),
        _segment_heads(text, after),
        *_cuts(text, after, len(default)),
    ]
    readings = ((total, plus(parts), ()) for total in totals for parts in options if len(parts) > 1)
    certain = _certain(text, match, totals[0], default, listed=listed)
    wrong = (totals[0], plus(default), ()) if certain and not vague and len(default) > 1 else None
    relation = state.best("sum", readings, wrong)
    if relation is None or not (holds(relation) or wrong):
        if match.group() in ("其中", "包括", "分别为"):
            state.pass_by(totals[0], "partial_list")
        return False
    rest = after[len(relation.terms) :]
    if holds(relation) and len(rest) > 1:  # a second breakdown of the same total
        state.best("sum", [(relation.printed, plus(rest), ())], None)
    return True


def _same_segment(
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


def _bare_runs(state: State, text: str, figures: list[Figure]) -> None:
    """Numbers without unit in a row (各村：1、1、1) are parts of an amount before them."""
    run: list[Figure] = []
    for figure, following in zip(figures, [*figures[1:], None], strict=True):
        if figure.kind is Kind.PLAIN:
            run.append(figure)
        joined = following is not None and following.kind is Kind.PLAIN
        if (
            joined
            and following
            and re.fullmatch(r"\s*[、，,]\s*", text[figure.end : following.start])
        ):
            continue
        if len(run) > 2:
            ahead = [f for f in figures if f.usable and f.end <= run[0].start]
            state.best("sum", [(f, plus(run), ()) for f in reversed(ahead[-3:])], None)
        run = []


def _default(after: list[Figure]) -> list[Figure]:
    """Give the list up to a clause that begins something new."""
    first = after[0]
    taken = [first]
    begun = bool(_RESET.match(first.clause))
    for figure in after[1:]:
        if figure.kind is Kind.MONEY and not begun and _RESET.match(figure.clause):
            break
        if len(taken) > 1 and _STRONG_TOTAL.search(figure.before):
            break
        taken.append(figure)
    return taken


def _segment_heads(text: str, after: list[Figure]) -> list[Figure]:
    """Give the first amount of each stretch between semicolons, stops and enumerators."""
    taken = after[:1]
    for left, right in itertools.pairwise(after):
        between = text[left.end : right.start]
        if re.search("[；;。]", between) or _FIRST.search(between) or _NEXT.search(between):
            taken.append(right)
    return taken


def _cuts(text: str, after: list[Figure], least: int) -> list[list[Figure]]:
    """Give the beginnings of a list that can be the list: shorter ones end where a thought ends."""
    cuts = [after[:n] for n in range(len(after), max(least, 1), -1)]
    for n in range(min(least, len(after)) - 1, 1, -1):
        ends = re.search("[；;。]", text[after[n - 1].end : after[n].start])
        new = _ACT.search(after[n].before) and not any(_ACT.search(f.before) for f in after[:n])
        if ends or new or after[n].tags & _OTHER:
            cuts.append(after[:n])
    return cuts


def _without_inner(text: str, after: list[Figure]) -> list[Figure]:
    """Leave out what stands after an inner 其中, up to the next semicolon."""
    taken = []
    for figure in after:
        last = max(
            text.rfind("；", 0, figure.start), text.rfind("。", 0, figure.start), after[0].start
        )
        if figure is after[0] or "其中" not in text[last : figure.start]:
            taken.append(figure)
    return taken


def _certain(
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
        return close or (many and not re.search("[。！？]", between))
    if marker.endswith("看"):
        return close
    mixed = any(f.tags & {"spent", "remain", "minus", "plus"} for f in parts)
    return marker in ("：", ":") and close and len(between) <= 16 and not mixed


def _before_totals(state: State, figures: list[Figure], above: list[Figure]) -> None:
    for position, total in enumerate(figures):
        if not total.usable or not (_TOTAL_NEAR.search(total.before)):
            continue
        if id(total) in state.totals and not _STRONG_TOTAL.search(total.before):
            continue
        own = [f for f in figures[:position] if _addable(f, total)][-_MOST_PARTS:]
        ahead = own if total.scope else [*(f for f in above if _addable(f, total)), *own]
        same = [f for f in own if f.sentence == total.sentence]
        last = [f for f in own if f.sentence == total.sentence - 1]
        if len(ahead) < 2:
            continue
        said = _said_count(total)
        nearest = same or last
        runs = [ahead[n:] for n in range(len(ahead) - 1)]
        heads = [f for f in ahead if state.is_head(f)]
        firsts = _firsts(ahead)
        choices = [nearest, *_tails(heads), *_tails(firsts), *runs]
        readings: list[tuple[Figure, Terms, Terms]] = [
            (total, plus(parts), ())
            for parts in choices
            if len(parts) > 1 and said in (0, len(parts))
        ]
        if _AVAILABLE.search(total.clause):
            readings += [(total, _less_taken(ahead[n:]), ()) for n in range(len(ahead) - 1)]
        state.best("sum", readings, _wrong_total(state, total, same, last))


def _less_taken(figures: list[Figure]) -> Terms:
    """What can be used is what came in less what was taken out of it for something else."""
    taken = [_TAKEN.search(f.before + "，" + f.after) is not None for f in figures]
    return tuple((-1 if out else 1, f) for f, out in zip(figures, taken, strict=True))


def _tails(figures: list[Figure]) -> list[list[Figure]]:
    return [figures[n:] for n in range(len(figures) - 1)]


def _firsts(figures: list[Figure]) -> list[Figure]:
    """Give the first amount of each sentence."""
    seen: dict[tuple[int, int], Figure] = {}
    for figure in figures:
        seen.setdefault((figure.paragraph, figure.sentence), figure)
    return list(seen.values())


def _addable(figure: Figure, total: Figure) -> bool:
    return figure.dimension == total.dimension and not figure.tags & {"change", "each"}


def _said_count(total: Figure) -> int:
    """Give how many parts “两项合计” speaks of, 0 when it does not say."""
    found = re.search("([两二三四五六七八九])[笔项类者]", total.before)
    return "  两三四五六七八九".index(found.group(1).replace("二", "两")) if found else 0


def _wrong_total(
    state: State, total: Figure, same: list[Figure], last: list[Figure]
) -> tuple[Figure, Terms, Terms] | None:
    """Give the reading to report when nothing adds up to a total that follows its parts."""
    if id(total) in state.totals:
        return None
    if _AVAILABLE.search(total.clause) and len(last) > 1 and not same:
        return (total, _less_taken(last), ())
    free = [f for f in same or last if id(f) not in state.parts]
    if _said_count(total) not in (0, len(free)):
        return None
    if len(free) > 1 and _STRONG_TOTAL.search(total.before):
        if not any(f.tags & {"spent"} for f in free) or "spent" in total.tags:
            return (total, plus(free), ())
        if re.search("以上|合计|总计", total.before):
            return (total, plus(free), ())
    return None
