"""What an amount is in its clause: what the clause is about, or a plan that it is measured by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from perfeval.reconcile.figures.figure import Figure, Kind

_PLAN = re.compile("预算|任务|计划|目标|指标|应[一-鿿]")
_ASIDE = {"change", "previous", "each"}
_BATCH = re.compile(r"第[一二三四五六七八九十\d]+[批期次]")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=\s*年)")


def is_plan(figure: Figure) -> bool:
    """Whether an amount is what a rate is of: 60999 in “完成年初预算60999万元的40.4%”."""
    return figure.after.startswith("的") and bool(_PLAN.search(figure.before))


def is_plain(figure: Figure) -> bool:
    """Whether an amount is told for itself: no change, no earlier amount, no plan, no price."""
    return figure.usable and not figure.tags & _ASIDE and not is_plan(figure)


def subject(ahead: Sequence[Figure], like: Figure) -> Figure | None:
    """Give what a change tells a change of: the last plain amount before it in its segment."""
    for figure in reversed(ahead):
        if not beside(figure, like):
            return None
        told = figure.usable and not figure.tags & {"change", "previous"} and not is_plan(figure)
        if told and figure.dimension == like.dimension:
            return figure
    return None


def beside(left: Figure, right: Figure) -> bool:
    """Whether two figures of one paragraph stand between the same semicolons and stops."""
    here = (left.sentence, left.segment, left.scope)
    return here == (right.sentence, right.segment, right.scope)


def apart(left: Figure, right: Figure) -> bool:
    """Whether two amounts speak of different batches or years, and so are no pair."""
    for pattern in (_BATCH, _YEAR):
        first, second = (set(pattern.findall(f.clause)) for f in (left, right))
        if first and second and not first & second:
            return True
    first, second = (set(_BATCH.findall(f.clause + f.before)) for f in (left, right))
    return first != second and left.kind is Kind.MONEY


def year_of(figure: Figure) -> str:
    """Give the year that an amount is told of: of its clause, else the first of its sentence."""
    years = _YEAR.findall(figure.clause) or _YEAR.findall(figure.quotation)
    return years[0] if years else ""


def is_down(text: str) -> bool:
    """Whether words tell that something became less."""
    return bool(re.search("下降|降低|减|降幅|少|回落|负增长", text))


_ROLES = re.compile(
    "(?P<rest>结余|剩余|节余|余额|尚余|结存"
    "|未(?:支付|支出|使用|执行|拨付|完成|发放|分配|到位|兑付|整改|开工|下达|报账))"
    "|(?P<spent>(?<!转移)支付|支出|执行|使用|拨付|发放|兑付|核拨|报账|结算|竣工|完工|完成|验收)"
    "|(?P<got>到位|下达|收入|筹集|预算|安排|总额|总投资|计划|收到|任务|目标|规模|应[一-鿿])"
)


_TO_BE_DONE = re.compile(
    "(?:计划|任务|目标|应)[^，]{0,4}(?:完成|支付|支出|发放|竣工|完工)[^，]{0,4}$"
)


def role(figure: Figure) -> str:
    """Name what an amount is by the last word that tells it: got, spent, rest or nothing."""
    if _TO_BE_DONE.search(figure.before):
        return "got"
    found = ""
    for match in _ROLES.finditer(figure.before):
        found = match.lastgroup or ""
    return found
