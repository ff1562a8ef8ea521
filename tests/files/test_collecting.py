"""The collector is on again afterwards, and only if it was on."""

from __future__ import annotations

import gc

import pytest

from perfeval.files.collecting import no_collecting


def test_the_collector_is_off_inside_and_on_afterwards_also_after_an_error() -> None:
    assert gc.isenabled()
    with no_collecting():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(StopIteration), no_collecting():
        next(iter(()))
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with no_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
