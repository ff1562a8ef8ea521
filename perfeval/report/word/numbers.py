"""Numbers in running text: which of them are amounts or rates, and when two texts say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from perfeval.report.word.document import Document, FigureRun, runs_of
from perfeval.values.numbers import half_width, read_number

_UNITS = (
    "万亿元|亿元|百万元|万元|千元|元|%|‰|个百分点|百分点|个(?!月)|项|人次|万人|人|户|亩|公里|千米|米|"
    "平方米|立方米|次|家|处|条|座|批|笔|倍|吨|公斤|头|只|株|棵|台|套|件|份|村|所|间|盏|眼"
)
_NUMBER = re.compile(
    rf"(?<![\d.A-Za-z〔\[])(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?![\d.]*\d)\s?(?P<unit>{_UNITS})?"
)
_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d[-./](?:1[0-2]|0?[1-9])(?:[-./]\d{1,2})?(?!\d|\.\d|\s?[元%万亿个])"
    r"|\d+\s?[-—~至到]?\s?\d*\s?(?:年|月|日|号|时|分(?!之))"
)
_DOCUMENT_NUMBER = re.compile(r"[〔\[(]\d{4}[〕\])]\s?\d+\s?号?")
_ITEM_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.、)]|\(\d+\))(?!\d)")
_DIGIT = re.compile(r"\d")
_MARK = "\ufffc"


@dataclass(frozen=True, slots=True)
class PlainNumber:
    """An amount or a rate in a text: its normal form (``33297.77万元``) and where it stands."""

    text: str
    start: int
    end: int


def plain_numbers(text: str) -> Iterator[PlainNumber]:
    """Find the amounts, rates and counts in ``text``.

    A number counts when it has decimals or thousands separators, a unit after it, or five digits
    and more. Dates, years, document numbers (〔2022〕27号) and the numbers of headings do not.
    """
    plain = half_width(text.replace("，", "、"))
    skipped = [
        match.span()
        for pattern in (_DATE, _DOCUMENT_NUMBER, _ITEM_NUMBER)
        for match in pattern.finditer(plain)
    ]
    for match in _NUMBER.finditer(plain):
        if any(start <= match.start() < end for start, end in skipped):
            continue
        digits, unit = match["digits"], match["unit"] or ""
        if unit or "." in digits or "," in digits or len(digits) >= 5:
            yield PlainNumber(digits.replace(",", "") + unit, match.start(), match.end())


def literal_numbers(document: Document) -> tuple[str, ...]:
    """Give the numbers that a document prints as plain text, outside any figure, sorted.

    Meant for the ``literals`` of the manifest: what its writer knowingly left unmarked.
    """
    found: set[str] = set()
    for block in document.blocks:
        for runs in runs_of(block):
            text = "".join(_MARK if isinstance(run, FigureRun) else run for run in runs)
            if _DIGIT.search(text) is None:
                continue
            found.update(number.text for number in plain_numbers(text))
    return tuple(sorted(found))


def same_number(left: str, right: str) -> bool:
    """Tell whether two texts say the same number (``128,293.24`` and ``128293.24``)."""
    if left == right:
        return True
    one, other = read_number(left), read_number(right)
    return one is not None and other is not None and one == other
