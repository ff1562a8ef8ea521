"""Holding the garbage collector off while much is made and nothing is thrown away."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """Hold the collector off, if it was on.

    A ruleset of 500 rules is some fifty thousand objects that all stay; the collector would go
    through them time after time and find nothing, a third of the time that loading takes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
