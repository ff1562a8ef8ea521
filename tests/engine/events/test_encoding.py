import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.engine.events.encoding import (
    INTEGER_LIMIT,
    TEXT_LIMIT,
    distinct_ids,
    encodable,
    encode,
    fnv1a_32,
    name_faults,
    type_letter,
)
from perfeval.engine.events.pattern import Value, holds

# Two project codes that durable-rules takes for one.
CLASH = ("P2022-232789", "P2022-429192")

integers = st.integers(-INTEGER_LIMIT, INTEGER_LIMIT)
values = st.one_of(integers, st.text(max_size=6), st.booleans())


@settings(derandomize=True, max_examples=300, deadline=None)
@given(values, values)
def test_encoded_values_compare_as_the_values_do(left: Value, right: Value) -> None:
    assert (encode(left) == encode(right)) == holds(left, "==", right)
    if type_letter(left) == type_letter(right):
        assert (encode(left) < encode(right)) == holds(left, "<", right)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(values)
def test_an_encoded_value_is_plain_ascii_that_begins_with_its_type(value: Value) -> None:
    text = encode(value)
    assert text.isascii()
    assert text.isalnum()
    assert text[0] == type_letter(value)


def test_lone_surrogates_can_be_encoded() -> None:
    assert encode("\ud800") != encode("\ud801")


@pytest.mark.parametrize(
    "value", [INTEGER_LIMIT, -INTEGER_LIMIT, "字" * TEXT_LIMIT, True, False, 0, ""]
)
def test_values_up_to_the_limits_can_be_encoded(value: Value) -> None:
    assert encodable(value)


@pytest.mark.parametrize("value", [INTEGER_LIMIT + 1, -INTEGER_LIMIT - 1, "字" * (TEXT_LIMIT + 1)])
def test_values_beyond_the_limits_are_told(value: Value) -> None:
    assert not encodable(value)


def test_the_hash_is_the_published_fnv1a() -> None:
    assert [fnv1a_32(text) for text in ("", "a", "foobar")] == [0x811C9DC5, 0xE40C292C, 0xBF9CF968]


def test_names_that_hash_alike_or_are_reserved_are_faults() -> None:
    assert name_faults(["f0", *CLASH, "sid"]) == [CLASH, ("sid", "sid")]
    assert name_faults(["f0", "f1", "t0"]) == []


def test_ids_never_hash_alike_nor_like_the_ids_of_durable_itself() -> None:
    ids = distinct_ids(5000)
    hashes = {fnv1a_32(name) for name in (*ids, "sid-0", "$pulse")}
    assert len(ids) == 5000
    assert len(hashes) == 5002


def test_an_id_whose_hash_is_taken_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    crowded = itertools.cycle([1, 1, 2])
    monkeypatch.setattr(
        "perfeval.engine.events.encoding.fnv1a_32",
        lambda name: next(crowded) if name.startswith("f") else 0,
    )
    assert distinct_ids(2) == ["f0", "f2"]
