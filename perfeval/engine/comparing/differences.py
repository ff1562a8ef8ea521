"""Why rulesets give a row or a subject other points, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from perfeval.engine.explaining.taken import Taken
from perfeval.engine.outcome import Status, SubjectScore
from perfeval.values.show import show_number, show_plain

_LEAST_PLACES = 2


def row_in_words(taken: Sequence[Taken | None], labels: Sequence[str]) -> str:
    """Say what makes the points of one row differ.

    Args:
        taken: how each ruleset treated the row, None where it does not score it.
        labels: what the rulesets are called.
    """
    said: list[str] = []
    without = [label for one, label in zip(taken, labels, strict=True) if one is None]
    found = [one for one in taken if one is not None]
    if without:
        said.append(f"{'、'.join(without)} 不评这一项")
    for status, word in ((Status.PENDING, "待补"), (Status.EXCLUDED, "剔除")):
        held = [b for x, b in zip(taken, labels, strict=True) if x and x.status is status]
        if 0 < len(held) < len(found):
            said.append(f"{'、'.join(held)} {word}")
    fulls = _distinct(show_plain(x.full) for x in found if x.full is not None)
    if len(fulls) > 1:
        said.append(f"分值不同：{'、'.join(fulls)}")
    scored = [x for x in found if x.points is not None]
    if len({x.points for x in scored}) > 1:
        said += _of_points(scored)
    return "；".join(said)


def _of_points(scored: Sequence[Taken]) -> list[str]:
    """Say what makes points differ that all rulesets could give."""
    shapes = _distinct(one.shape for one in scored)
    if _only_rounded(scored):
        return ["只是取舍不同"]
    if len(shapes) > 1:
        return [f"算法不同：{'、'.join(shapes)}"]
    same_weight = len({one.full for one in scored}) == 1
    return [f"都是{shapes[0]}，目标、界限或参数不同"] if same_weight else []


def _only_rounded(scored: Sequence[Taken]) -> bool:
    """Whether the points are the same once all are rounded to two decimals."""
    shown = {show_number(x.points, _LEAST_PLACES) for x in scored if x.points is not None}
    return len(shown) == 1 and len({x.full for x in scored}) == 1


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def subject_in_words(scores: Sequence[SubjectScore], labels: Sequence[str]) -> str:
    """Say what makes totals and grades differ beyond the points of the rows."""
    said: list[str] = []
    first = scores[0]
    for one, label in zip(scores[1:], labels[1:], strict=True):
        more = _beyond_rows(first, one)
        if more:
            said.append(f"{label} 的总分另有取舍或折算，差 {show_plain(more)}")
        if one.total is not None and one.total == first.total and one.grade != first.grade:
            said.append(f"{label} 总分相同，等级是{one.grade or '（无）'}，界限或满分不同")
    for note in _distinct(one.note for one in scores if one.note):
        held = [b for one, b in zip(scores, labels, strict=True) if one.note == note]
        who = "" if len(held) == len(scores) else f"{'、'.join(held)} "
        said.append(f"{who}{note}")
    return "；".join(said)


def _beyond_rows(first: SubjectScore, one: SubjectScore) -> Fraction:
    """Give by how much the totals differ more than the points of the rows do."""
    if first.total is None or one.total is None:
        return Fraction(0)
    return (one.total - first.total) - (one.counted - first.counted)
