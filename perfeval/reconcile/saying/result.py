"""Saying in Chinese or English what was checked, as text and as data for programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from perfeval.reconcile.check import Result
from perfeval.reconcile.figures.figure import Figure
from perfeval.reconcile.judging.relation import Relation, Status, Terms
from perfeval.reconcile.saying.shown import shown_amount, shown_figure, why_it_fails

Words = Callable[[str, str], str]
_KINDS = {
    "sum": ("合计", "sum"),
    "rate": ("比率", "rate"),
    "share": ("占比", "share"),
    "difference": ("增减", "difference"),
    "growth": ("增长", "growth"),
    "product": ("单价", "unit amount"),
    "same": ("同一数", "same amount"),
    "order": ("次序", "order"),
    "own": ("自定", "own"),
}
_STATUS = {
    Status.HOLDS: ("相符", "holds"),
    Status.ROUNDING: ("尾差之内", "holds within rounding"),
    Status.FAILS: ("不符", "FAILS"),
}
_REASONS = {
    "only_part": ("“其中”后面只有一项，不能合计", "only one part is named"),
    "partial_list": ("列出的各项可能不全，没有当作合计", "the list may be partial"),
    "no_numerator": ("没有找到算出它的分子", "its numerator was not found"),
    "no_denominator": ("没有找到算出它的分母", "its denominator was not found"),
    "not_a_relation": ("不像由别的数算出的比率", "seems not computed from other figures"),
    "no_previous": ("没有找到上期的数", "the earlier figure was not found"),
    "no_terms": ("没有找到算出它的数", "the figures it comes from were not found"),
    "schedule_not_printed": (
        "文中没有印出序时进度，和按月份平均的进度也对不上",
        "the schedule is not printed, and months over twelve do not give it",
    ),
    "no_result": ("没有找到调整后的数", "the adjusted figure was not found"),
    "same_label": (
        "同样的名称有不同的数，可能是两件事",
        "one label, two values; perhaps two things",
    ),
    "unread_cell": ("这一列有读不出的格子", "a cell of this column cannot be read"),
}
_MOST_QUOTED = 90


def as_text(result: Result, words: Words, *, show_all: bool) -> str:
    """Give the report; without ``show_all`` what simply holds is one line each."""
    lines: list[str] = []
    for status in (Status.FAILS, Status.ROUNDING, Status.HOLDS):
        for relation in result.with_status(status):
            lines += _relation(relation, words, full=show_all or status is not Status.HOLDS)
    for figure in result.irregular:
        told = words(
            "数字写得不规则，按去掉多余小数点读", "irregular number, read without the odd point"
        )
        lines.append(f"[{words('留意', 'note')}] {figure.place}  {figure.text}  {told}")
    for one in result.unjudged:
        reason = words(*_REASONS[one.reason])
        lines.append(
            f"[{words('未判断', 'not judged')}] {one.figure.place}  {one.figure.text}  {reason}"
        )
    if show_all:
        said = words("没有别的数与它相关", "no other figure speaks of it")
        for figure in result.alone:
            lines.append(f"[{words('未判断', 'not judged')}] {figure.place}  {figure.text}  {said}")
    remind = words("提醒", "reminder")
    for found in result.reminders:
        message = words(found.message("zh"), found.message("en"))
        lines.append(f"[{remind}] {found.place}  {found.code.id}  {message}")
    counts = {status: len(result.with_status(status)) for status in Status}
    lines.append(
        words(
            f"读到 {result.figures} 个数，核对 {len(result.relations)} 个关系："
            f"相符 {counts[Status.HOLDS]}，尾差之内 {counts[Status.ROUNDING]}，"
            f"不符 {counts[Status.FAILS]}；未判断 {len(result.unjudged)} 个数，"
            f"另有 {len(result.alone)} 个金额没有可核对的关系"
            + (f"；写法提醒 {len(result.reminders)} 处" if result.reminders else ""),
            f"{result.figures} figures, {len(result.relations)} relations checked: "
            f"{counts[Status.HOLDS]} hold, {counts[Status.ROUNDING]} within rounding, "
            f"{counts[Status.FAILS]} fail; {len(result.unjudged)} figures not judged, "
            f"{len(result.alone)} amounts without a relation"
            + (f"; {len(result.reminders)} reminders of style" if result.reminders else ""),
        )
    )
    return "\n".join(lines)


def as_data(result: Result) -> dict[str, Any]:
    """Give the report as data; exact numbers are text."""
    return {
        "figures": result.figures,
        "failed": len(result.with_status(Status.FAILS)),
        "relations": [
            {
                "kind": relation.kind,
                **({"formula": relation.formula} if relation.formula else {}),
                "status": relation.status.value,
                "printed": _figure(relation.printed),
                "terms": [{"sign": sign, **_figure(f)} for sign, f in relation.terms],
                "divisors": [{"sign": sign, **_figure(f)} for sign, f in relation.divisors],
                "computed": shown_amount(relation.computed, relation.printed),
                "difference": shown_amount(relation.difference, relation.printed),
                "tolerance": shown_amount(relation.tolerance, relation.printed),
            }
            for relation in result.relations
        ],
        "unjudged": [
            {**_figure(one.figure), "reason": one.reason, "why": _REASONS[one.reason][0]}
            for one in result.unjudged
        ],
        "alone": [_figure(figure) for figure in result.alone],
        "irregular": [_figure(figure) for figure in result.irregular],
        "reminders": [
            {"code": one.code.id, "place": str(one.place), "message": one.message("zh")}
            for one in result.reminders
        ],
    }


def _relation(relation: Relation, words: Words, *, full: bool) -> list[str]:
    printed = relation.printed
    kind, status = words(*_KINDS[relation.kind]), words(*_STATUS[relation.status])
    formula = _terms(relation.terms)
    if relation.divisors:
        top = f"({formula})" if len(relation.terms) > 1 else formula
        bottom = _terms(relation.divisors)
        formula = f"{top} ÷ {f'({bottom})' if len(relation.divisors) > 1 else bottom}"
    said = f"{shown_figure(printed)} = {formula}"
    if relation.kind == "order":
        said = _order(relation, words)
    if relation.formula:
        values = "，".join(shown_figure(figure) for figure in relation.figures())
        said = f"{relation.formula}（{values}）"
    lines = [f"[{status}] {printed.place}  {kind}  {said}"]
    if relation.status is not Status.HOLDS and relation.kind != "order":
        computed, off = words("算得", "computed"), words("相差", "difference")
        lines.append(
            f"    {computed} {shown_amount(relation.computed, printed)}，"
            f"{off} {shown_amount(relation.difference, printed)}（"
            f"{words('尾差最多', 'rounding at most')} {shown_amount(relation.tolerance, printed)}）"
        )
        if why := why_it_fails(relation, words):
            lines.append(f"    {why}")
    if full:
        quoted: set[str] = set()
        for figure in relation.figures():
            if figure.quotation and figure.quotation not in quoted and figure.scope != -1:
                quoted.add(figure.quotation)
                lines.append(f"    {figure.place}  “{_short(figure)}”")
    return lines


def _order(relation: Relation, words: Words) -> str:
    others = [shown_figure(figure) for _, figure in relation.terms]
    if relation.status is Status.FAILS:
        said = f"{shown_figure(relation.printed)} 排在 {others[0]} 之后"
        return words(said, f"{shown_figure(relation.printed)} stands behind {others[0]}")
    listed = "、".join([shown_figure(relation.printed), *others])
    return words(f"{listed} 次序正确", f"{listed} are in order")


def _terms(terms: Terms) -> str:
    said = " ".join(f"{'+' if sign > 0 else '−'} {shown_figure(figure)}" for sign, figure in terms)
    return said.removeprefix("+ ")


def _short(figure: Figure) -> str:
    text = " ".join(figure.quotation.split())
    if len(text) <= _MOST_QUOTED:
        return text
    middle = max(0, text.find(figure.text) - _MOST_QUOTED // 2)
    return f"{'…' if middle else ''}{text[middle : middle + _MOST_QUOTED]}…"


def _figure(figure: Figure) -> dict[str, Any]:
    place = figure.place
    return {
        "text": figure.text,
        "label": figure.label,
        "value": shown_amount(figure.value, figure),
        "place": str(place) if place is not None else None,
        "sentence": figure.quotation,
    }
