"""Random patterns over random rows, held to an oracle that tries every combination of rows."""

from __future__ import annotations

import random
from collections.abc import Callable
from types import ModuleType

import pytest

from perfeval.engine.findings.patterns import columns as event_columns
from perfeval.engine.findings.patterns import groups as event_groups
from perfeval.engine.findings.patterns.find import find_patterns
from perfeval.engine.findings.patterns.rows import Candidates, PatternRows
from perfeval.engine.outcome import Finding
from perfeval.ruleset.program import Program

Ruled = Callable[..., Program]


@pytest.mark.parametrize("seed", range(60))
def test_random_patterns_find_what_the_oracle_finds(
    made: ModuleType, patterned: ModuleType, ruled: Ruled, seed: int
) -> None:
    rng = random.Random(seed)  # noqa: S311
    program = ruled(模式=[patterned.random_pattern(rng, number) for number in range(4)])
    for _ in range(4):
        dataset = made.make_dataset(patterned.random_rows(rng, missing=False))
        found, problems = find_patterns(program, dataset, [], matcher="builtin")
        assert problems == []
        for pattern in program.patterns:
            oracle = patterned.Oracle(dataset, pattern)
            right = patterned.expected(oracle, pattern)
            names = ["/".join(f"Z{row}" for row in rows) for rows in right]
            assert [f.message for f in found if f.rule == pattern.id] == names, pattern


@pytest.mark.parametrize("seed", range(60, 100))
def test_with_missing_values_nothing_possible_is_silent_and_nothing_certain_is_wrong(
    made: ModuleType, patterned: ModuleType, ruled: Ruled, seed: int
) -> None:
    rng = random.Random(seed)  # noqa: S311
    program = ruled(模式=[patterned.random_pattern(rng, number) for number in range(4)])
    for _ in range(4):
        dataset = made.make_dataset(patterned.random_rows(rng, missing=True))
        found, _ = find_patterns(program, dataset, [], matcher="builtin")
        for pattern in program.patterns:
            oracle = patterned.Oracle(dataset, pattern)
            own = [one for one in found if one.rule == pattern.id]
            told = {patterned.key_of(oracle.table, one) for one in own}
            sure = {one.message for one in own if one.certain}
            expected = patterned.expected(oracle, pattern)
            right = {"/".join(f"Z{row}" for row in rows) for rows in expected}
            assert sure <= right
            possible = {key for key, _, holds in oracle.combinations() if holds is not False}
            assert possible <= told, pattern


@pytest.mark.parametrize("seed", range(3))
def test_both_matchers_find_the_same(
    made: ModuleType, patterned: ModuleType, ruled: Ruled, seed: int
) -> None:
    rng = random.Random(1000 + seed)  # noqa: S311
    program = ruled(模式=[patterned.random_pattern(rng, number) for number in range(8)])
    dataset = made.make_dataset(patterned.random_rows(rng, missing=seed > 0))
    auto, _ = find_patterns(program, dataset, [], matcher="auto")
    assert auto == find_patterns(program, dataset, [], matcher="builtin")[0]


class AllRows:
    """A sieve that leaves nothing out."""

    def __init__(self, _rows: PatternRows) -> None:
        pass

    def kept(self, group: Candidates) -> list[list[int]]:
        return group.sure


@pytest.mark.parametrize("seed", range(30))
def test_counted_events_too_and_what_is_left_out_beforehand_holds_nothing(
    made: ModuleType,
    patterned: ModuleType,
    ruled: Ruled,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
) -> None:
    rng = random.Random(2000 + seed)  # noqa: S311
    given = [patterned.random_pattern(rng, number, counted=True) for number in range(4)]
    program = ruled(模式=given)
    dataset = made.make_dataset(patterned.random_rows(rng, missing=False, projects=8, most=40))
    found, _ = find_patterns(program, dataset, [], matcher="builtin")
    for pattern in program.patterns:
        right = patterned.expected(patterned.Oracle(dataset, pattern), pattern)
        names = ["/".join(f"Z{row}" for row in rows) for rows in right]
        assert [one.message for one in found if one.rule == pattern.id] == names, pattern
    monkeypatch.setattr(event_groups, "Sieve", AllRows)
    assert find_patterns(program, dataset, [], matcher="builtin")[0] == found


@pytest.mark.parametrize("seed", range(12))
def test_compiled_columns_give_what_the_interpreter_gives(
    made: ModuleType,
    patterned: ModuleType,
    ruled: Ruled,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
) -> None:
    rng = random.Random(3000 + seed)  # noqa: S311
    given = [patterned.random_pattern(rng, number, counted=True) for number in range(4)]
    program = ruled(模式=given)
    dataset = made.make_dataset(
        patterned.random_rows(rng, missing=seed % 2 > 0, projects=20, most=100)
    )
    walked = find_patterns(program, dataset, [], matcher="builtin")
    monkeypatch.setattr(event_columns, "MANY_ROWS", 0)
    assert find_patterns(program, dataset, [], matcher="builtin") == walked


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_rows_changes_no_finding(
    made: ModuleType, patterned: ModuleType, ruled: Ruled, seed: int
) -> None:
    rng = random.Random(4000 + seed)  # noqa: S311
    program = ruled(模式=[patterned.random_pattern(rng, number) for number in range(4)])
    rows = patterned.random_rows(rng, missing=False, projects=6, most=30)
    shuffled = {name: rng.sample(some, len(some)) for name, some in rows.items()}
    plain, mixed = (
        find_patterns(program, made.make_dataset(some), [], matcher="builtin")[0]
        for some in (rows, shuffled)
    )
    assert sorted(map(said, plain)) == sorted(map(said, mixed))


def said(one: Finding) -> tuple[str, list[str]]:
    """Which rule found which rows; of two in any order, either may be named first."""
    return one.rule, sorted(one.message.split("/"))
