"""A file of tests as written, keys in one language, every text with its place."""

from __future__ import annotations

from typing import Literal

from perfeval.files.typed import Described, Text

KEYWORDS = {
    "as_of": "截止日", "cases": "测试", "title": "标题", "rules": "规则", "given": "给定",
    "expected": "期望", "scores": "得分", "totals": "总分", "grades": "等级", "places": "名次",
    "findings": "预警", "year": "年度",
    "subject": "对象", "rule": "规则", "points": "得分", "band": "档", "reason": "原因含",
    "message": "提示含", "unknown": "无法判断",
}  # fmt: skip
"""English key to its Chinese spelling."""


class ScoreSpec(Described):
    """What one indicator gives one row.

    ``points`` is a number, ``待补``, ``剔除`` or ``不适用``; ``band`` the branch that was taken;
    ``reason`` a part of the sentence about lost points, empty when there is to be none.
    """

    rule: Text
    subject: Text
    points: Text | None = None
    band: Text | None = None
    reason: Text | None = None


class FindingSpec(Described):
    """One finding; ``message`` is a part of it, ``unknown`` says that it cannot be judged."""

    rule: Text
    subject: Text
    message: Text | None = None
    unknown: Literal["是", "否"] = "否"


class ExpectedSpec(Described):
    """What must come out. ``findings`` are all there may be; None asserts nothing about them."""

    scores: list[ScoreSpec] = []
    totals: dict[Text, Text] = {}
    grades: dict[Text, Text] = {}
    places: dict[Text, Text] = {}
    findings: list[FindingSpec] | None = None


class CaseSpec(Described):
    """One test; ``rules`` are those whose findings count, all of them when none is named."""

    title: Text
    as_of: Text | None = None
    year: Text | None = None
    rules: list[Text] = []
    given: dict[Text, list[dict[Text, Text]]]
    expected: ExpectedSpec


class CaseFile(Described):
    """A file of tests; ``as_of`` is the evaluation date of cases that name none.

    ``year`` is the year of the money of a case that names none; without it, that of ``as_of``.
    """

    as_of: Text | None = None
    year: Text | None = None
    cases: list[CaseSpec]
