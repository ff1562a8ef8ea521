"""Making documents of text and asking what was found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from perfeval.reconcile import Result, reconcile
from perfeval.reconcile.reading.text import from_text

Checked = Callable[[str], Result]


@pytest.fixture(scope="session")
def checked() -> Checked:
    """Reconcile a text."""
    return lambda text: reconcile(from_text(text, "说明.txt"))


@pytest.fixture(scope="session")
def found(checked: Checked) -> Callable[[str], list[str]]:
    """Give each relation as text: ``sum holds 500万元 = 300万元 + 200万元``."""

    def said(text: str) -> list[str]:
        lines = []
        for one in checked(text).relations:
            terms = " ".join(f"{'+' if s > 0 else '-'} {f.text}" for s, f in one.terms)
            below = " ".join(f"{'+' if s > 0 else '-'} {f.text}" for s, f in one.divisors)
            end = f" / {below.removeprefix('+ ')}" if below else ""
            start = f"{one.kind} {one.status.value} {one.printed.text} = "
            lines.append(start + terms.removeprefix("+ ") + end)
        return lines

    return said
