"""Sums in prose: “总数，其中甲、乙”, “甲、乙，共计”, “一是…二是…”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from perfeval.reconcile.figures.figure import Figure, Kind
from perfeval.reconcile.judging.misprint import misprinted
from perfeval.reconcile.judging.relation import Terms, holds, plus
from perfeval.reconcile.judging.state import State
from perfeval.reconcile.reading.document import Paragraph
from perfeval.reconcile.relations.sums.lists import (
    FIRST,
    MOST_PARTS,
    NEXT,
    beginnings,
    is_closed,
    must_add_up,
    nearest_to,
    same_segment,
    segment_heads,
    unit_slip,
    up_to_new_clause,
    without_inner,
)
from perfeval.reconcile.relations.sums.totals import check_totals_after_parts

_MARKER = re.compile(
    r"其中|包括|包含|(?<!不)含(?![量税])|分别(?:为|是|下达|安排)?|具体(?:为|是|如下|安排)|(?:主要)?用于|由(?=[^，。；]{2,40}(?:组成|构成))"
    r"|按[^，。；：]{1,8}分(?:类|配)?(?=[：:，])|[分从按][^，。；：]{1,6}看(?=[：:，])|[：:]"
)
_PARTIAL = re.compile(r"等(?=[^，。；级]{0,6}(?:$|[，。；]))|主要|重点|大部分|仅|比如|例如")
_MOST_ABOVE = 24
_MOST_TOTALS = 8
_MOST_BEFORE = 8
_DISTRIBUTES = re.compile("(?:分解|分配|下达|安排|拨付)[^，。；：]{0,8}$")


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
            check_totals_after_parts(state, inside, above)
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
            if totals and totals[0].sentence != after[0].sentence:
                totals.sort(key=lambda f: id(f) in state.parts)
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
        if not _deeper(text[max(first + 1, 0) : match.start()]):
            yield match, False
    for match in FIRST.finditer(text, max(first, 0), last):
        if NEXT.search(text, match.end()) or match.group()[-1] in ".．、)）":
            yield match, True


def _deeper(ahead: str) -> bool:
    """Whether a parenthesis is open at the end of a text."""
    return len(re.findall("[(（]", ahead)) > len(re.findall("[)）]", ahead))


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
        if figure.sentence > end and NEXT.match(_sentence_start(text, figure)):
            end = figure.sentence
        if figure.sentence > end:
            break
        if figure.dimension == dimension and not figure.tags & {"change", "each"}:
            taken.append(figure)
    return taken[:MOST_PARTS]


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
        if near or not _DISTRIBUTES.search(text[: match.start()]):
            return near[-1:]
        return [f for f in reversed(ahead) if not f.tags & {"change", "each"}][:_MOST_BEFORE]
    here = len(re.findall("[。！？]", text[max(figures[0].opener, 0) : match.start()]))
    sentence = _counted(figures, match, here)
    same = [f for f in ahead if f.sentence == sentence]
    rest = [f for f in ahead if f.sentence != sentence]
    plain = [f for f in reversed(same) if not f.tags & {"change", "each"}]
    before = [f for f in reversed(rest) if not f.tags & {"change", "each"}]
    chosen = [*plain, *before[: 6 if listed else _MOST_BEFORE]]
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
    after = same_segment(text, match, totals[0], after)
    if len(after) < 2:
        state.pass_by(after[0], "only_part")
        return False
    flat = without_inner(text, after)
    default = [f for f in up_to_new_clause(after) if f in flat]
    default = nearest_to(totals[0], default, [f for f in default if f.segment == after[0].segment])
    partial = _PARTIAL.search(text, match.start(), after[0].start)
    tail = after[len(default) - 1].after
    vague = bool(partial) or bool(re.match(r"[^，。；]{0,4}等", tail))
    options = [
        default,
        [f for f in flat if f.segment == after[0].segment],
        flat,
        up_to_new_clause(after),
        segment_heads(text, after),
        *beginnings(text, after, len(default)),
    ]
    options.append(_of_the_same(flat))
    readings = ((total, plus(parts), ()) for parts in options for total in totals if len(parts) > 1)
    certain = must_add_up(text, match, totals[0], default, listed=listed)
    wrong: tuple[Figure, Terms, Terms] | None = None
    slip = len(default) > 1 and unit_slip(totals[0], default) is not None
    closed = (certain or slip) and len(default) > 1 and is_closed(match.group(), totals[0], default)
    if closed and not vague:
        wrong = (totals[0], plus(default), ())
    wrong = wrong or _wrong_by_digit(totals[:2], options)
    relation = state.best("sum", readings, wrong)
    if relation is None or not (holds(relation) or wrong):
        if match.group() in ("其中", "包括", "分别为"):
            state.pass_by(totals[0], "partial_list")
        return False
    rest = after[len(relation.terms) :]
    if holds(relation) and len(rest) > 1:  # a second breakdown of the same total
        state.best("sum", [(relation.printed, plus(rest), ())], None)
    return True


def _of_the_same(parts: list[Figure]) -> list[Figure]:
    """Leave out, at the end, what counts something else: “城关区10户贫困残疾人” among 户."""
    bare = [n for n, figure in enumerate(parts) if not figure.after]
    kept = parts[: bare[-1] + 1] if bare else parts
    return kept if len(kept) == len(bare) else parts


def _wrong_by_digit(
    totals: list[Figure], options: list[list[Figure]]
) -> tuple[Figure, Terms, Terms] | None:
    """Give the reading that one wrong digit keeps from adding up."""
    for total in totals:
        for parts in options[:5]:
            if len(parts) > 1 and misprinted(total, plus(parts)):
                return (total, plus(parts), ())
    return None


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
