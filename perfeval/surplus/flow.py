"""How much each surplus gives to each project: exact integers (fen), no solver.

The aims, in their order:

1. the most money used;
2. the oldest money first: as much as possible from the oldest year, then from the next …;
3. the fewest transfers.

The first two are reached together by augmenting paths that start from the sources in the order of
their years: an augmenting path never takes anything back from an earlier source (it leaves the
flow out of every other source as it is), so after each year the flow out of the years so far is a
maximum flow of theirs. The third is hard in general; a search with bounds finds it and says
whether it finished.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Edge = tuple[int, int]
"""A source and a need, by position."""
_MOST_TRIALS = 4000
"""How many sets of transfers are tried in one component before the search stops."""
_MOST_WORK = 60_000
"""The most trials times possible transfers: trials of large components take longer."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Amounts of the sources and needs in fen, the years of the sources, and who may give whom."""

    supply: tuple[int, ...]
    years: tuple[int, ...]
    demand: tuple[int, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Amounts by transfer, in fen; ``fewest`` says whether no plan as good has fewer transfers."""

    amounts: dict[Edge, int]
    fewest: bool


def best_plan(problem: Problem, *, trials: int = _MOST_TRIALS) -> Plan:
    """Give the best plan; components that share nothing are planned one by one."""
    amounts: dict[Edge, int] = {}
    fewest = True
    for edges in components(problem):
        chosen, proven = _fewest(problem, edges, trials)
        fewest = fewest and proven
        flow, _ = year_flow(problem, chosen)
        amounts.update({edge: flow[edge] for edge in chosen if flow[edge]})
    return Plan(dict(sorted(amounts.items())), fewest)


def components(problem: Problem) -> list[list[Edge]]:
    """Split the transfers that are possible into parts that share no source and no need."""
    parts: list[tuple[set[int], set[int], list[Edge]]] = []
    for edge in sorted(set(problem.edges)):
        source, need = edge
        if not problem.supply[source] or not problem.demand[need]:
            continue
        touching = [part for part in parts if source in part[0] or need in part[1]]
        merged = ({source}, {need}, [edge])
        for part in touching:
            merged = (merged[0] | part[0], merged[1] | part[1], [*part[2], *merged[2]])
            parts.remove(part)
        parts.append(merged)
    return sorted(sorted(edges) for _, _, edges in parts)


def year_flow(problem: Problem, edges: Sequence[Edge]) -> tuple[dict[Edge, int], tuple[int, ...]]:
    """Send the most, oldest years first; gives the amounts and the sum after each year."""
    flow = dict.fromkeys(edges, 0)
    gives = {source: [e for e in edges if e[0] == source] for source, _ in edges}
    takes = {need: [e for e in edges if e[1] == need] for _, need in edges}
    open_demand = {need: problem.demand[need] for need in takes}
    order = sorted(gives, key=lambda source: (problem.years[source], source))
    sums: list[int] = []
    total = 0
    for number, source in enumerate(order):
        left = problem.supply[source]
        while left and (path := _path(source, gives, takes, flow, open_demand)):
            room = [flow[e] for e in path[1::2]]
            amount = min(left, open_demand[path[-1][1]], *room)
            for at, edge in enumerate(path):
                flow[edge] += -amount if at % 2 else amount
            open_demand[path[-1][1]] -= amount
            left -= amount
            total += amount
        last = number + 1 == len(order)
        if last or problem.years[order[number + 1]] != problem.years[source]:
            sums.append(total)
    return flow, tuple(sums)


def _path(
    start: int,
    gives: dict[int, list[Edge]],
    takes: dict[int, list[Edge]],
    flow: dict[Edge, int],
    open_demand: dict[int, int],
) -> list[Edge]:
    """Find a shortest augmenting path: transfers to add to and to take from, in turn."""
    came: dict[int, Edge] = {}
    back: dict[int, Edge] = {}
    waiting = [start]
    seen = {start}
    for source in waiting:
        for edge in gives[source]:
            need = edge[1]
            if need in came:
                continue
            came[need] = edge
            if open_demand[need]:
                return _walked(start, edge, came, back)
            for other in takes[need]:
                if flow[other] and other[0] not in seen:
                    seen.add(other[0])
                    back[other[0]] = other
                    waiting.append(other[0])
    return []


def _walked(start: int, last: Edge, came: dict[int, Edge], back: dict[int, Edge]) -> list[Edge]:
    path = [last]
    while path[0][0] != start:
        taken = back[path[0][0]]
        path = [came[taken[1]], taken, *path]
    return path


class _Search:
    """Looks for the smallest set of transfers that reaches the sums of all of them."""

    def __init__(self, problem: Problem, edges: list[Edge], trials: int) -> None:
        self._problem = problem
        self._years = sorted({problem.years[source] for source, _ in edges})
        self._wanted = self._sums(edges)
        self._left = min(trials, _MOST_WORK // max(1, len(edges)))
        self._order = sorted(edges, key=lambda e: (self._most(e), e))
        flow, _ = year_flow(problem, self._order)
        self.best = self._without_needless([edge for edge in self._order if flow[edge]])
        self.finished = True

    def run(self) -> None:
        if len(self.best) > self._least(self._wanted[-1] if self._wanted else 0):
            self._branch([], 0)

    def _branch(self, kept: list[Edge], at: int) -> None:
        if len(kept) >= len(self.best) or not self.finished:
            return
        if at == len(self._order):
            self.best = list(kept)
            return
        if self._left <= 0:
            self.finished = False
            return
        self._left -= 1
        if self._reaches([*kept, *self._order[at + 1 :]]):
            self._branch(kept, at + 1)
        self._branch([*kept, self._order[at]], at + 1)

    def _most(self, edge: Edge) -> int:
        return min(self._problem.supply[edge[0]], self._problem.demand[edge[1]])

    def _least(self, total: int) -> int:
        """Give a number of transfers below which the total cannot be reached."""
        count = 0
        for amount in sorted(map(self._most, self._order), reverse=True):
            if total <= 0:
                break
            total -= amount
            count += 1
        return count

    def _sums(self, edges: Sequence[Edge]) -> list[int]:
        _, sums = year_flow(self._problem, edges)
        present = sorted({self._problem.years[source] for source, _ in edges})
        reached = dict(zip(present, sums, strict=True))
        found: list[int] = []
        for year in self._years:
            found.append(reached.get(year, found[-1] if found else 0))
        return found

    def _reaches(self, edges: Sequence[Edge]) -> bool:
        return self._sums(edges) == self._wanted

    def _without_needless(self, edges: list[Edge]) -> list[Edge]:
        kept = list(edges)
        for edge in edges:
            fewer = [other for other in kept if other != edge]
            if self._reaches(fewer):
                kept = fewer
        return kept


def _fewest(problem: Problem, edges: list[Edge], trials: int) -> tuple[list[Edge], bool]:
    search = _Search(problem, edges, trials)
    search.run()
    return sorted(search.best), search.finished
