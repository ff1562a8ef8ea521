"""The planning of transfers against brute force on small cases."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest

from perfeval.surplus.flow import Edge, Plan, Problem, best_plan, components


def all_plans(problem: Problem) -> Iterator[dict[Edge, int]]:
    """Every way to send whole amounts."""
    most = [min(problem.supply[s], problem.demand[n]) for s, n in problem.edges]
    for amounts in itertools.product(*(range(m + 1) for m in most)):
        plan = dict(zip(problem.edges, amounts, strict=True))
        if fits(problem, plan):
            yield plan


def fits(problem: Problem, plan: dict[Edge, int]) -> bool:
    given = [sum(v for (s, _), v in plan.items() if s == at) for at in range(len(problem.supply))]
    taken = [sum(v for (_, n), v in plan.items() if n == at) for at in range(len(problem.demand))]
    return all(a <= b for a, b in zip(given, problem.supply, strict=True)) and all(
        a <= b for a, b in zip(taken, problem.demand, strict=True)
    )


def worth(problem: Problem, plan: dict[Edge, int]) -> tuple[int, ...]:
    """The aims in their order, more is better."""
    years = sorted(set(problem.years))
    by_year = [sum(v for (s, _), v in plan.items() if problem.years[s] == y) for y in years]
    return (sum(plan.values()), *by_year, -sum(v > 0 for v in plan.values()))


def made(seed: int) -> Problem:
    draw = random.Random(seed)  # noqa: S311 - cases for a test
    sources, needs = draw.randint(1, 3), draw.randint(1, 3)
    edges = [e for e in itertools.product(range(sources), range(needs)) if draw.random() < 0.7]
    return Problem(
        tuple(draw.randint(0, 3) for _ in range(sources)),
        tuple(draw.choice((2019, 2020, 2021)) for _ in range(sources)),
        tuple(draw.randint(0, 3) for _ in range(needs)),
        tuple(edges[:6]),
    )


@pytest.mark.parametrize("start", range(0, 200, 20))
def test_no_other_plan_uses_more_or_older_money_or_fewer_transfers(start: int) -> None:
    for seed in range(start, start + 20):
        problem = made(seed)
        found = best_plan(problem)
        assert found.fewest
        assert fits(problem, found.amounts)
        assert set(found.amounts) <= set(problem.edges)
        best = max(worth(problem, plan) for plan in all_plans(problem))
        assert worth(problem, found.amounts) == best, f"seed {seed}: {problem}"


def test_one_transfer_is_made_where_two_would_do_the_same() -> None:
    problem = Problem((5, 5), (2020, 2020), (5, 5), ((0, 0), (0, 1), (1, 0), (1, 1)))
    assert len(best_plan(problem).amounts) == 2


def test_the_oldest_money_goes_first() -> None:
    problem = Problem((4, 4), (2021, 2019), (4,), ((0, 0), (1, 0)))
    assert best_plan(problem) == Plan({(1, 0): 4}, fewest=True)


def test_older_money_never_keeps_the_whole_from_being_used() -> None:
    """The old money can go to either project, the new one to the first only."""
    problem = Problem((3, 3), (2019, 2021), (3, 3), ((0, 0), (0, 1), (1, 0)))
    assert best_plan(problem).amounts == {(0, 1): 3, (1, 0): 3}


def test_parts_that_share_nothing_are_apart() -> None:
    problem = Problem((1, 1, 1), (2020,) * 3, (1, 1, 1), ((0, 0), (1, 0), (2, 2)))
    assert components(problem) == [[(0, 0), (1, 0)], [(2, 2)]]


def test_a_search_that_is_cut_short_says_so_and_is_still_right_about_the_money() -> None:
    problem = Problem(
        (7, 5, 4), (2020,) * 3, (6, 6, 4), tuple(itertools.product(range(3), range(3)))
    )
    cut = best_plan(problem, trials=0)
    whole = best_plan(problem)
    assert not cut.fewest
    assert whole.fewest
    assert sum(cut.amounts.values()) == sum(whole.amounts.values()) == 16
    assert len(whole.amounts) <= len(cut.amounts)
