"""Paragraphs to figures that know their sentence, clause, parenthesis and label."""

from __future__ import annotations

import re

from perfeval.reconcile.figures.figure import Figure, Kind
from perfeval.reconcile.figures.tokens import figures_of
from perfeval.reconcile.reading.document import Paragraph

_STOPS = "。！？!?"
_CLAUSE = "，,；;：:" + _STOPS + "\t"
_THOUSANDS = re.compile(r"\d[,，]\d{3}(?!\d)")
_OPEN, _CLOSE = "（(", "）)"
_TAGS = {
    "change": r"(?:比|较|同比|环比)[^，。；]*(?:增|减|多|少|降|提高|下降)|"
    r"^(?:同比|环比|同口径|分别)*(?:增加|减少|多增|少增|[增减][收支加]|增长|下降|上升|回落|多支|少支)|"
    r"[^新追](?:增加|减少)了?$",
    "minus": r"(?:调减|核减|压减|扣减|追减|收回|退回|上缴|调出|核销|扣除)(?!后)",
    "plus": r"(?:调增|追加|核增|调入|增补)(?!后)",
    "previous": r"上年(?!结转|结余|度结转|度结余)|去年|上一?年同期|"
    r"上年同期|上月|由|从|^(?:与|比|较)[^，。；]*$",
    "each": r"每\s*一?[户人亩个台座公里平方立米株头只项村间套吨]{1,3}|"
    r"每\s*(?:小时|工日|天|次|课时|学期)|[户人亩台村]均|"
    r"(?<!高)标准(?!化|农田|厂房)|单价",
    "remain": r"结余|结转下年|转下年|剩余|节余|余[额款]|尚余|尚未|结存|"
    r"未(?:支付|支出|使用|执行|拨付|完成|发放|分配|到位)",
    "spent": r"(?<!转移)支付|支出|执行|使用|拨付|发放|兑付|完成|核拨|分配|落实|竣工|报账|"
    r"报销|划拨|结算",
    "received": r"到位|下达|收入|筹集|筹措|预算|安排|总额|总投资|计划|收到|整合|投入|"
    r"合计|共计|总计|争取|资金",
    "total": r"共计|合计|总计|小计|总共|共有|总额|总数|总量|总投资|以上|累计|共(?!同)|"
    r"[整减增变]后为?$",
    "negated": r"未[一-鿿]{2,}",
}
_PATTERNS = {name: re.compile(pattern) for name, pattern in _TAGS.items()}
_AROUND = ("remain", "spent", "received", "total", "negated")
_FILLER = re.compile(
    r"^(?:其中|包括|包含|分别|分别为|以及|和|及|与|其他为|截至目前|目前|已|累计|一是|二是|三是|四是|五是"
    r"|六是|七是|\s|\0|[:：、,，])+|(?:共计|合计|总计|共|为|达到|达|约|近|逾|超过|超|是|有|了|\s)+$"
)


def read_prose(paragraph: Paragraph, number: int) -> list[Figure]:
    """Give the figures of a paragraph; ``number`` is its position in the document."""
    text = paragraph.text
    found = figures_of(text, paragraph.unit, paragraph.ordinal)
    if not found:
        return []
    scopes, openers = _scopes(text)
    spans: dict[int, list[tuple[int, int]]] = {}
    for figure in found:
        spans.setdefault(scopes[figure.start], []).append((figure.start, figure.end))
    for figure in found:
        figure.paragraph = number
        figure.scope = scopes[figure.start]
        figure.opener = openers.get(figure.scope, -1)
        figure.place = paragraph.place_at(figure.start)
        _situate(figure, text, scopes, spans[figure.scope])
    return found


def _scopes(text: str) -> tuple[list[int], dict[int, int]]:
    """Number the parentheses: for each character the one it stands in, 0 for none."""
    scopes, stack, openers, count = [], [0], {}, 0
    for position, character in enumerate(text):
        if character in _OPEN and text.find(_CLOSE[_OPEN.index(character)], position) > 0:
            scopes.append(stack[-1])
            count += 1
            openers[count] = position
            stack.append(count)
            continue
        if character in _CLOSE and len(stack) > 1:
            stack.pop()
        scopes.append(stack[-1])
    return scopes, openers


def _situate(figure: Figure, text: str, scopes: list[int], spans: list[tuple[int, int]]) -> None:
    """Fill in what stands around a figure, seen from its own parenthesis."""
    scope, begin = figure.scope, max(figure.opener + 1, 0)
    ends = [p for p in range(begin, figure.start) if scopes[p] == scope and text[p] in _STOPS]
    figure.sentence = len(ends)
    first = ends[-1] + 1 if ends else begin
    breaks = [p for p in range(begin, figure.start) if scopes[p] == scope and text[p] in "；;"]
    figure.segment = len(ends) + len(breaks)
    stop = next(
        (p for p in range(figure.end, len(text))
         if (scopes[p] == scope and text[p] in _STOPS) or (scope and scopes[p] < scope)),
        len(text),
    )  # fmt: skip
    figure.quotation = text[first:stop].strip()
    clause = _back(text, scopes, scope, figure.start, first=first, stops=_CLAUSE)
    figure.clause = _own(text, scopes, scope, clause, figure.start)
    previous = max((end for _, end in spans if end <= figure.start), default=begin)
    near = _back(
        text, scopes, scope, figure.start, first=max(first, previous), stops=_CLAUSE + "、"
    )
    figure.before = _own(text, scopes, scope, max(near, previous), figure.start)
    later = min((start for start, _ in spans if start >= figure.end), default=len(text))
    after = figure.end
    while after < min(stop, later) and not (
        scopes[after] == scope and text[after] in _CLAUSE + "、"
    ):
        after += 1
    figure.after = _own(text, scopes, scope, figure.end, after)
    named = figure.before if _FILLER.sub("", figure.before) else figure.clause
    figure.label = _label(named) or _label(figure.after)
    around = f"{figure.before}\n{figure.after}"
    figure.tags = {name for name, p in _PATTERNS.items() if p.search(figure.before)}
    if "change" in figure.tags:
        figure.tags.discard("previous")
    if figure.kind is Kind.COUNT or not figure.tags:
        figure.tags |= {name for name in _AROUND if _PATTERNS[name].search(around)}


def _back(
    text: str, scopes: list[int], scope: int, position: int, *, first: int, stops: str
) -> int:
    for p in range(position - 1, first - 1, -1):
        if scopes[p] == scope and text[p] in stops and not _in_number(text, p):
            return p + 1
    return first


def _in_number(text: str, position: int) -> bool:
    """Whether a comma stands between the thousands of a number."""
    return bool(_THOUSANDS.match(text, max(position - 1, 0)))


def _own(text: str, scopes: list[int], scope: int, start: int, end: int) -> str:
    """Give the text of a stretch without what stands in inner parentheses."""
    return "".join(
        text[p] for p in range(start, end) if scopes[p] == scope and text[p] not in _OPEN + _CLOSE
    ).strip()


def _label(text: str) -> str:
    previous = None
    while text != previous:
        previous, text = text, _FILLER.sub("", text)
    return text[-24:]
