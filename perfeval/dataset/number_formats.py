"""What a number format shows: a percentage, a month without its day, or just the number."""

from __future__ import annotations

import enum
import re

_BUILT_IN_PERCENT = (9, 10)
_BUILT_IN_MONTH = (17, 55, 57)
"""``mmm-yy``, and in Chinese Excel ``yyyy"年"m"月"``."""
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


class Shows(enum.Enum):
    """How the user sees the number of a cell."""

    PERCENT = "percent"
    MONTH = "month"


def shows(number: int, code: str) -> Shows | None:
    """Tell what the format ``number`` with the text ``code`` shows."""
    if number in _BUILT_IN_PERCENT:
        return Shows.PERCENT
    if number in _BUILT_IN_MONTH and not code:
        return Shows.MONTH
    first = _LITERAL.sub("", code.partition(";")[0]).lower()
    if "%" in first:
        return Shows.PERCENT
    if "y" in first and "m" in first and not set("dhs") & set(first):
        return Shows.MONTH
    return None
