"""What a rate can be of: the amounts that its name speaks of, and the wholes before them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from perfeval.reconcile.figures.clauses import apart, role
from perfeval.reconcile.figures.figure import Figure
from perfeval.reconcile.judging.relation import Terms, plus
from perfeval.reconcile.relations.sources import alike

_STEM = re.compile(r"([一-鿿]{2,4}?)(?:完成)?(?:率|进度|比例)")
SAME_STEMS = (
    frozenset({"支付", "支出", "拨付", "执行", "使用", "核拨", "兑付", "报账"}),
    frozenset({"完成", "竣工", "完工", "验收", "达标", "合格"}),
    frozenset({"分配", "下达", "分解", "安排", "到位"}),
    frozenset({"发放", "兑现", "兑付"}),
)
OF_FUNDS = re.compile(
    "(?:支付|支出|拨付|执行|使用|核拨|兑付|报账|完成|竣工|完工|开工|到位|分配|整合|发放|下达)(?:率|进度|比例)"
)
_SHOULD = re.compile("计划|任务|目标|应|预算|安排|下达|到位")
_RECEIVED = frozenset({"分配", "下达", "分解", "安排", "到位"})
_BATCH = re.compile("第[一二三四五六七八九十]+批")
Reading = tuple[Figure, Terms, Terms]


def pooled(rate: Figure, ahead: list[Figure]) -> Iterator[Reading]:
    """Two amounts together over one, or one over two together."""
    for pair in itertools.combinations(ahead, 2):
        if pair[0].dimension != pair[1].dimension:
            continue
        for other in ahead:
            if other.dimension == pair[0].dimension and all(other is not f for f in pair):
                yield rate, plus(pair), plus([other])
                yield rate, plus([other]), plus(pair)


def bases(rate: Figure, top: Figure, ahead: list[Figure], heads: list[Figure]) -> list[Figure]:
    """Give the possible denominators, nearest first; a coarse rate looks less far."""
    here = [f for f in reversed(ahead) if f is not top and comparable(f, top)]
    far = [f for f in reversed(heads) if f.dimension == top.dimension]
    sure = [f for f in far if rate.decimals or f.tags & {"received", "total"}]
    return [*here[:12], *(sure or far[:3])]


def namesakes(top: Figure, recent: list[Figure]) -> list[Figure]:
    """Give earlier amounts of the same thing: 新建 16 for 新建完工 12, though 16 was a part."""
    return [
        f
        for f in reversed(recent)
        if f.dimension == top.dimension and alike(f.before, top.before) and f.value > top.value
    ]


def comparable(left: Figure, right: Figure) -> bool:
    """Whether one can be a part of the other: persons of persons or of attendances."""
    return left.dimension == right.dimension or {left.unit, right.unit} == {"人", "人次"}


def matched(rate: Figure, top: Figure) -> bool:
    """Whether the rate's name speaks of what the amount is: 支付率 of 已支付, 执行率 of 支出."""
    found = _STEM.search(rate.before)
    if found is None:
        return False
    stem = found.group(1)[-2:]
    around = f"{top.clause[-30:]}{top.before}{top.after[:10]}"
    if stem in around:
        return True
    return any(stem in group and any(w in around for w in group) for group in SAME_STEMS)


def is_part(rate: Figure, figure: Figure) -> bool:
    """Whether an amount is called as the rate is: 完工 12 is no whole of a 完工率.

    计划新开工 270 is one: it is what should be done.
    """
    found = _STEM.search(rate.before)
    if found is None or _SHOULD.search(figure.before):
        return False
    stem = found.group(1)[-2:]
    group = next((g for g in SAME_STEMS if stem in g), {stem})
    received = stem in _RECEIVED
    return any(w in figure.before for w in ({stem} if received else group))


def can_be_whole(rate: Figure, top: Figure, base: Figure) -> bool:
    """Whether a failure of ``rate`` = ``top`` / ``base`` can be told, by the names of the two."""
    if is_part(rate, base) or apart(base, top):
        return False
    return role(base) not in ("spent", "rest")


def batches(rate: Figure, tops: Sequence[Figure], ahead: Sequence[Figure]) -> Iterator[Reading]:
    """“第二批15763万元，累计66185万元；第一批支出率42.02%”: one batch is all less the other."""
    others = [f for f in ahead if _BATCH.search(f.clause)]
    if not rate.decimals or not _BATCH.search(rate.quotation):
        return
    for top in tops:
        for whole, other in itertools.product(ahead, others):
            alike_kind = whole.dimension == other.dimension == top.dimension
            if alike_kind and whole.value > other.value and top is not whole:
                yield rate, plus([top]), ((1, whole), (-1, other))
