"""Products: so much for each, so many, so much in all."""

from __future__ import annotations

import re

from perfeval.reconcile.figures.figure import About, Figure, Kind
from perfeval.reconcile.judging.relation import Terms, plus
from perfeval.reconcile.judging.state import State

_THINGS = "[户人亩个台座处公里平方米立方米株头只项村间套吨口眼所盏栋辆条场块枚份期]{1,3}"
_EACH = re.compile(rf"每\s*(?:一)?({_THINGS})[^，。；]{{0,8}}$")
_TIMES = re.compile(r"每\s*[年月天日周次季][^，。；]{0,6}$")
"""“每人每月”: the number of months is a factor too."""
_MEAN = re.compile(r"([户人亩台村])均[^，。；]{0,6}$")
_PER = re.compile(rf"^\s*({_THINGS})")
_STANDARD = re.compile(r"(?<!高)标准(?!化|农田|厂房)[^，。；]{0,6}$|单价[^，。；]{0,4}$")
_GAIN = re.compile(r"增收|收入|分红|节约|受益|利润|产值")


def check_products(state: State) -> None:
    """Look for amounts per thing with the number of things and the whole amount beside them."""
    above: list[Figure] = []
    for figures in state.prose:
        for price in figures:
            unit = _unit(price)
            if unit:
                _product(state, price, unit, [*above, *figures])
        above = [*above, *figures][-20:]


def _unit(figure: Figure) -> str:
    """Give what an amount is for one of: 户 of “每户2万元”; “*” when it is a 标准 of something."""
    if figure.kind is Kind.PRICE:
        found = _PER.match(figure.after)
        again = "/" in figure.after[:4] or "每" in figure.after[:4]
        return found.group(1) if found and not again else ""
    if figure.kind is Kind.MONEY and not _TIMES.search(figure.before):
        named = _EACH.search(figure.before) or _MEAN.search(figure.before)
        return named.group(1) if named else ("*" if _STANDARD.search(figure.before) else "")
    return ""


def _product(state: State, price: Figure, unit: str, figures: list[Figure]) -> None:
    certain = [f for f in figures if f.about is About.EXACT]
    counts = [f for f in certain if f.kind is Kind.COUNT and unit in (f.unit, "*")]
    counts += [f for f in certain if f.kind is Kind.COUNT and unit == "人" and f.unit == "人次"]
    totals = [f for f in figures if f.kind is Kind.MONEY and f is not price and not _unit(f)]

    def distance(figure: Figure) -> tuple[int, int, int]:
        away = abs(figure.paragraph - price.paragraph)
        return (away, abs(figure.sentence - price.sentence), abs(figure.start - price.start))

    counts.sort(key=distance)
    totals.sort(key=distance)
    readings: list[tuple[Figure, Terms, Terms]] = [
        (price, plus([total]), plus([count])) for count in counts[:6] for total in totals[:6]
    ]
    here = (price.paragraph, price.sentence)
    near = [
        r
        for r in readings
        if all((f.paragraph, f.sentence) == here for f in (r[1][0][1], r[2][0][1]))
    ]
    sure = len(near) == 1 and unit != "*" and not _GAIN.search(price.clause)
    exact = [r for r in readings if r[1][0][1].value == price.value * r[2][0][1].value]
    coarse = len(re.sub(r"[^1-9]", "", price.text)) < 2
    readings = [*exact, *near] if coarse else [*exact, *readings]
    state.best("product", readings, near[0] if sure else None)
