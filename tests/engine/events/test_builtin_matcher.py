import time
from collections.abc import Callable, Sequence

import pytest

from perfeval.engine.events.builtin_matcher import BuiltinMatcher
from perfeval.engine.events.pattern import Fact, Hit, Pattern, Ref, Term, Test
from perfeval.engine.events.sift import needed_fields, sift


def match(patterns: Sequence[Pattern], group: Sequence[Fact]) -> list[Hit]:
    return BuiltinMatcher(patterns).match(sift(group, needed_fields(patterns)))


@pytest.mark.parametrize("seed", range(40))
def test_the_hits_are_those_of_the_oracle(
    seed: int,
    random_case: Callable[..., tuple[list[Pattern], list[list[Fact]]]],
    oracle: Callable[..., list[Hit]],
) -> None:
    patterns, groups = random_case(seed, 12, 6)
    for group in groups:
        assert match(patterns, group) == oracle(patterns, group)


def test_an_equality_join_looks_up_instead_of_trying_all_pairs() -> None:
    pair = Pattern(
        "P",
        (Term("a", "收文", ()), Term("b", "上报", (Test("文号", "==", Ref("a", "文号")),))),
        (Term("c", "撤回", (Test("文号", "==", Ref("a", "文号")),)),),
    )
    size = 20_000
    group = [Fact(kind, {"文号": n}) for n in range(size) for kind in ("收文", "上报")]
    begun = time.perf_counter()
    hits = match([pair], group)
    # All pairs would be 400 million tests: minutes.
    assert time.perf_counter() - begun < 5
    assert hits == [Hit("P", (2 * n, 2 * n + 1)) for n in range(size)]


def test_a_missing_field_joins_with_nothing_not_even_with_a_missing_one() -> None:
    patterns = [
        Pattern(op, (Term("a", "收文", ()), Term("b", "上报", (Test("号", op, Ref("a", "号")),))))
        for op in ("==", "!=", "<=", ">=")
    ]
    assert match(patterns, [Fact("收文", {}), Fact("上报", {})]) == []
    assert match(patterns, [Fact("收文", {"号": 1}), Fact("上报", {})]) == []
    assert match(patterns, [Fact("收文", {}), Fact("上报", {"号": 1})]) == []


def test_a_missing_field_satisfies_no_absent_term() -> None:
    pattern = Pattern(
        "P", (Term("a", "收文", ()),), (Term("b", "上报", (Test("号", "!=", Ref("a", "号")),)),)
    )
    assert match([pattern], [Fact("收文", {}), Fact("上报", {"号": 1})]) == [Hit("P", (0,))]
