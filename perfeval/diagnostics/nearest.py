"""The nearest right name, for “did you mean”."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_CUTOFF = 0.5


def nearest(name: str, accepted: Iterable[str]) -> str:
    """Give the accepted name closest to ``name``, or an empty text when none is close.

    A name that contains the other counts as close, since Chinese terms are often shortened
    (预算数 for 全年预算数).
    """
    names = list(dict.fromkeys(accepted))
    found = difflib.get_close_matches(name, names, n=1, cutoff=_CUTOFF)
    if found:
        return found[0]
    inside = [other for other in names if len(name) > 1 and (name in other or other in name)]
    return min(inside, key=lambda other: abs(len(other) - len(name)), default="")
