"""Places of totals, totals brought together, and indicators that do not apply: as written."""

from __future__ import annotations

from perfeval.diagnostics.codes.shapes import ONLY_WITH
from perfeval.diagnostics.codes.structure import MISSING_KEY
from perfeval.diagnostics.codes.totals import BAD_INAPPLICABLE, NOTHING_TO_SUM, SAME_AS_SUBJECT
from perfeval.language import core as c
from perfeval.ruleset.binder import Binder
from perfeval.ruleset.model import IndicatorSpec
from perfeval.ruleset.model_totals import SummarySpec
from perfeval.ruleset.program import Ranking, SummaryRule
from perfeval.vocabulary import Entity

TIES = {"取小": "min", "平均": "mean", "密集": "dense"}
_SHARED = ("text", "choice", "bool", "number", "month")
_WEIGHTS = ("money", "number", "rate")
_POLICIES = {"剔除并折算": "exclude", "不扣分": "full"}


def ranking_of(binder: Binder, subject: Entity | None) -> Ranking | None:
    """Read how totals are ranked; None when they are not."""
    total = binder.ruleset.total
    if total is None or total.ranking is None:
        return None
    spec = total.ranking
    within = [binder.expr(text, subject, *_SHARED) for text in spec.within]
    known = tuple(node for node in within if node is not None)
    return Ranking(TIES[spec.ties], known, tuple(str(text) for text in spec.within))


def summaries_of(binder: Binder, subject: Entity | None) -> tuple[SummaryRule, ...]:
    """Read what totals are brought together by."""
    found = [_summary(binder, spec, subject) for spec in binder.ruleset.summaries]
    return tuple(rule for rule in found if rule is not None)


def _summary(binder: Binder, spec: SummarySpec, subject: Entity | None) -> SummaryRule | None:
    binder.rule = str(spec.id)
    if not binder.ruleset.indicators:
        binder.note(NOTHING_TO_SUM, spec.id, found=spec.id)
    weighted = spec.method == "加权平均"
    if weighted and spec.weighting is None:
        binder.note(MISSING_KEY, spec.id, where="加权平均的汇总", key="权数")
    if not weighted and spec.weighting is not None:
        binder.note(ONLY_WITH, spec.weighting, key="权数", other="方式: 加权平均")
    by = binder.expr(spec.by, subject, *_SHARED)
    weighting = binder.expr(spec.weighting, subject, *_WEIGHTS) if spec.weighting else None
    if subject is not None and _is_key(by, subject):
        binder.note(SAME_AS_SUBJECT, spec.by, found=spec.by, subject=subject.name)
    if by is None or (spec.weighting is not None and weighting is None):
        return None
    return SummaryRule(
        id=str(spec.id),
        name=str(spec.name),
        by=by,
        by_written=str(spec.by),
        method=spec.method,
        weighting=weighting,
        weighting_written=str(spec.weighting or ""),
        skip=spec.missing == "剔除",
        ties=TIES[spec.ranking.ties] if spec.ranking else "",
    )


def _is_key(node: c.Core | None, subject: Entity) -> bool:
    """Whether an expression is nothing but the key of the subject."""
    return isinstance(node, c.FieldOf) and not node.hops and (node.name,) == tuple(subject.key)


def check_inapplicable(binder: Binder, spec: IndicatorSpec) -> str:
    """Give what becomes of rows that an indicator does not apply to; empty: it has no line."""
    if spec.inapplicable is None:
        return ""
    cause = ""
    if spec.applies is None:
        cause = "没有写“适用”，每一行都适用"
    elif spec.transfer_to is not None:
        cause = "已经写了“移给”，分值移走了"
    elif spec.kind is not None:
        cause = "加分、减分的指标不适用时，本来就不加不减"
    if cause:
        binder.note(BAD_INAPPLICABLE, spec.transfer_to or spec.id, cause=cause)
    return _POLICIES[spec.inapplicable]
