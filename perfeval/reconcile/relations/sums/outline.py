"""Sums over the items of an outline: （一）… 共计, 1. …, 2. …."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from perfeval.reconcile.figures.figure import Figure, Kind
from perfeval.reconcile.judging.misprint import misprinted
from perfeval.reconcile.judging.relation import Terms, plus
from perfeval.reconcile.judging.state import State
from perfeval.reconcile.reading.document import Paragraph

_STYLES = (
    ("一、", re.compile(r"\s*[一二三四五六七八九十]+、")),
    ("（一）", re.compile(r"\s*[（(][一二三四五六七八九十]+[)）]")),
    ("一是", re.compile(r"\s*[一二三四五六七八九十]+是")),
    ("1.", re.compile(r"\s*\d{1,2}\s*[.．、](?!\d)")),
    ("（1）", re.compile(r"\s*[（(]\d{1,2}[)）]")),
    ("1）", re.compile(r"\s*\d{1,2}[)）]")),
    ("①", re.compile(r"\s*[①-⑳]")),
    ("-", re.compile(r"\s*[-—•●◆]\s*")),
)
_LEADS = re.compile(r"[：:]\s*$|如下|其中|具体|分别|分为|用于")

_KINDS = re.compile(r"\s*(?:大?类|方向|方面|领域|部分|环节|层面|内容|渠道|要素|阶段)")
"""“3个方向” counts the items themselves, not what they hold."""


@dataclass(eq=False)
class _Node:
    style: str
    heads: list[Figure]
    text: str
    children: list[_Node] = field(default_factory=list)
    intro: list[_Node] = field(default_factory=list)


def check_outline(state: State) -> None:
    """Build the outline from the numbering of paragraphs, and check each level's sums."""
    root = _Node("", [], "")
    stack = [root]
    for block, figures in zip(state.blocks, state.prose, strict=True):
        if not isinstance(block, Paragraph):
            continue
        style = "1." if block.ordinal else style_of(block.text)
        node = _Node(style, figures, block.text)
        if not style:
            stack[-1].intro.append(node)
            continue
        while len(stack) > 1 and any(item.style == style for item in stack):
            stack.pop()
        stack[-1].children.append(node)
        stack.append(node)
    _check(state, root)


def style_of(text: str) -> str:
    """Name the numbering that a paragraph begins with, empty when it has none."""
    return next((name for name, pattern in _STYLES if pattern.match(text)), "")


def _check(state: State, node: _Node) -> None:
    for child in node.children:
        _check(state, child)
    items = [child for child in node.children if child.style]
    if len(items) < 2:
        items = _lines(node)
    if len(items) < 2:
        return
    sources = [node, *reversed(node.intro[-6:])]
    _against_any(state, items)
    for source in sources:
        for dimension in dict.fromkeys(f.dimension for f in source.heads if f.usable):
            _check_level(state, source, items, dimension)


def _against_any(state: State, items: list[_Node]) -> None:
    """The amounts of all items, when they add up to an amount said elsewhere."""
    parts = [f for item in items if (f := _first(item, ("money", ""))) is not None]
    if len(parts) < len(items):
        return
    amount = sum((f.value for f in parts), parts[0].value * 0)
    every = (f for figures in state.prose for f in figures if f.kind is Kind.MONEY)
    total = next((f for f in every if f.value == amount and f not in parts), None)
    if total is not None and len(total.text.strip("0.万亿元 ")) > 1:
        state.best("sum", [(total, plus(parts), ())], None)
        _grouped(state, total, parts)


def _grouped(state: State, total: Figure, items: list[Figure]) -> None:
    """Items often follow the order of the list above them: its 938 is the first three of them."""
    for relation in list(state.relations):
        groups = [f for _, f in relation.terms]
        listed = relation.kind == "sum" and relation.printed.value == total.value
        if not listed or len(groups) >= len(items) or any(f in items for f in groups):
            continue
        rest, found = list(items), []
        for group in groups:
            amount, count = Fraction(0), 0
            while count < len(rest) and amount < group.value:
                amount += rest[count].value
                count += 1
            if amount != group.value:
                break
            found.append((group, rest[:count]))
            rest = rest[count:]
        if not rest and len(found) == len(groups):
            for group, parts in found:
                if len(parts) > 1:
                    state.best("sum", [(group, plus(parts), ())], None)


def _lines(node: _Node) -> list[_Node]:
    """Give unnumbered lines after one that ends with a colon: they are items too."""
    for position, line in enumerate(node.intro):
        if re.search(r"(?:[：:]|(?:如下|公告|公示)[。：:])\s*$", line.text):
            following = node.intro[position + 1 :]
            plain = (n for n, f in enumerate(following) if not f.heads or "。" in f.text)
            ends = next(plain, len(following))
            return following[:ends]
    return []


def _check_level(
    state: State, source: _Node, items: list[_Node], dimension: tuple[str, str]
) -> None:
    firsts = [_first(item, dimension) for item in items]
    said = [
        _said_total(item, dimension) or first for item, first in zip(items, firsts, strict=True)
    ]
    others = [part for part in said if part is not None]
    parts = [part for part in firsts if part is not None]
    totals = [f for f in source.heads if f.dimension == dimension and f.scope == 0]
    if len(parts) < 2 or not totals:
        return
    if len(parts) < len(items) and len(parts) * 3 < len(items) * 2:
        return
    totals = [f for f in totals if not (_KINDS.match(f.after) or f.value == len(items))] or totals
    if _KINDS.match(totals[0].after):
        return
    readings: list[tuple[Figure, Terms, Terms]] = [
        (total, plus(choice), ()) for total in reversed(totals) for choice in (parts, others)
    ]
    heading = [f for f in totals if f.sentence == 0]
    whole = len(parts) == len(items) and all(_single(item, dimension) for item in items)
    leads = bool(_LEADS.search(source.text)) or (source.style != "" and len(heading) == 1)
    sure = whole and leads and len(heading) == 1 and len(totals) == 1
    wrong = next((r for r in readings if misprinted(r[0], r[1])), None)
    state.best("sum", readings, (totals[-1], plus(parts), ()) if sure else wrong)


def _first(item: _Node, dimension: tuple[str, str]) -> Figure | None:
    """Give the first amount of an item, or of the paragraph under its heading."""
    for node in (item, *item.intro[:1]):
        here = [f for f in node.heads if f.dimension == dimension and f.scope == 0]
        if here:
            return here[0]
    return None


def _said_total(item: _Node, dimension: tuple[str, str]) -> Figure | None:
    here = [f for f in item.heads if f.dimension == dimension and f.scope == 0]
    return next((f for f in here if re.search("共计|合计|总计|共", f.before)), None)


def _single(item: _Node, dimension: tuple[str, str]) -> bool:
    here = [f for f in item.heads if f.dimension == dimension and f.scope == 0]
    return len(here) >= 1 and len([f for f in here if f.sentence == here[0].sentence]) == 1
