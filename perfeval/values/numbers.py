"""Reading numbers as people write them: ``35,658.94``, ``９３.５％``, ``≥200平方米``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from perfeval.values.units import canonical

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，＋－−％　＝＞＜／", "0123456789.,+--% =></")
_RELATIONS = {
    "≥": "≥", ">=": "≥", "=>": "≥", "不低于": "≥", "不少于": "≥", "大于等于": "≥", "不小于": "≥",
    "≧": "≥", "⩾": "≥", "大于或等于": "≥",
    "≤": "≤", "<=": "≤", "=<": "≤", "不高于": "≤", "不超过": "≤", "小于等于": "≤", "不大于": "≤",
    "≦": "≤", "⩽": "≤", "不多于": "≤", "小于或等于": "≤",
    "=": "=", "等于": "=", ">": ">", "大于": ">", "高于": ">", "超过": ">", "多于": ">",
    "<": "<", "小于": "<", "低于": "<", "少于": "<",
}  # fmt: skip
_RELATIONS_AFTER = {"及以上": "≥", "以上": "≥", "及以下": "≤", "以下": "≤", "以内": "≤", "内": "≤"}
_RELATION = "|".join(re.escape(text) for text in sorted(_RELATIONS, key=len, reverse=True))
_NUMBER = r"[+-]?(?:(?:\d{1,3}(?:[,\s]\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2}(?!\d))?"
_PATTERN = re.compile(rf"^\s*({_RELATION})?\s*[¥￥]?\s*({_NUMBER})\s*(.*?)\s*$", re.DOTALL)
_AFTER = re.compile(r"^(.*?)\s*(及以上|以上|及以下|以下|以内|(?<=[天日时周月年])内)$", re.DOTALL)
_BIG = (("万亿", 10**12), ("亿", 10**8), ("百万", 10**6), ("万", 10**4), ("千", 10**3))
_ONE_UNIT = ("千克", "千瓦", "千米", "千卡", "千伏")
_DIGIT = re.compile(r"\d")
_SQUARED = re.compile(r"^[kcdm]?m[23](?![0-9a-z])", re.IGNORECASE)
_CALENDAR = re.compile(r"^(?:月|号|日之?前|季度)")
_MOST_DIGITS = 28
"""What a Decimal of the default context holds exactly; no sum of money comes near it."""


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number as read: the value in ``unit``, and the relation sign before it if any."""

    value: Decimal
    unit: str = ""
    relation: str = ""


def half_width(text: str) -> str:
    """Turn full-width digits and number signs into half-width ones, and nothing else.

    This is not NFKC, which would also turn ``㎡`` into ``m2`` and ``①`` into ``1``.
    """
    return text.translate(_FULL_WIDTH)


def read_number(text: str) -> ReadNumber | None:
    """Read a number with an optional relation sign before it and an optional unit after it.

    ``1.2亿元`` is 1.2 with the unit 亿元; ``3万人`` is 30000 with the unit 人; ``90%以上`` is
    ``≥90%``. A text with further digits after the number (a date, a range), or one that names a
    time (``9月前``, ``2022年底``), is not a number. Returns None when the text is no number.
    """
    match = _PATTERN.match(half_width(text))
    if match is None:
        return None
    sign, digits, unit = match.groups()
    relation = _RELATIONS.get(sign or "", "")
    after = _AFTER.match(unit)
    if after and not relation:
        unit, relation = after.group(1), _RELATIONS_AFTER[after.group(2)]
    if _is_no_unit(unit, digits):
        return None
    digits = re.sub(r"[,\s]", "", digits)
    if sum(map(str.isdigit, digits)) > _MOST_DIGITS:
        return None
    value, unit = _without_big_word(Decimal(digits), canonical(unit))
    return ReadNumber(value, unit, relation)


def _is_no_unit(unit: str, digits: str) -> bool:
    """Whether what follows the digits shows that this is a time or more than one number."""
    if _CALENDAR.match(unit) or (unit.startswith("年") and len(digits) == 4):
        return True
    return bool(_DIGIT.search(_SQUARED.sub("", unit.partition("/")[0])))


def _without_big_word(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Turn 3 万人 into 30000 人; money keeps its unit, and 千克 is one word."""
    if unit.endswith("元") or unit.startswith(_ONE_UNIT):
        return value, unit
    for word, factor in _BIG:
        if unit.startswith(word) and len(unit) > len(word):
            return value * factor, canonical(unit[len(word) :])
    return value, unit
