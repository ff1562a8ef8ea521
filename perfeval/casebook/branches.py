"""The branches of an indicator: the cases in its score, with a name for each way through them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from perfeval.language import core as c
from perfeval.ruleset.program import Indicator

OTHERWISE = "其余"


@dataclass(frozen=True, slots=True)
class Branches:
    """The named branches of an indicator: by the id of a case and the number of its branch."""

    names: Mapping[tuple[int, int], str]

    def all(self) -> list[str]:
        """Give every name once, in the order of the ruleset."""
        return list(dict.fromkeys(self.names.values()))

    def of(self, taken: Mapping[int, int]) -> list[str]:
        """Name the branches that were taken, in the order of the ruleset."""
        hit = {self.names[pair] for pair in taken.items() if pair in self.names}
        return [name for name in self.all() if name in hit]


def branches_of(indicator: Indicator) -> Branches:
    """Find the branches of an indicator's score.

    A case that a step of the shape names is told apart by that name (要点). A condition that
    refuses what no branch accepts gives no points, so that refusal is no branch.
    """
    steps = {id(node): name for name, node in indicator.steps}
    names: dict[tuple[int, int], str] = {}
    for node in _cases(indicator.score):
        prefix = f"{steps[id(node)]}：" if id(node) in steps else ""
        for number in range(len(node.branches)):
            label = node.labels[number] if node.labels else f"第 {number + 1} 支"
            names[id(node), number] = prefix + label
        if node.otherwise is not None and not _refuses(node):
            names[id(node), len(node.branches)] = prefix + OTHERWISE
    return Branches(names)


def splits_all(indicator: Indicator) -> bool:
    """Whether the score is one case without ``otherwise``: then its bands say all there is."""
    node = indicator.score
    while isinstance(node, c.Guard):
        node = node.body
    return isinstance(node, c.Case) and node.otherwise is None


def _refuses(node: c.Case) -> bool:
    return isinstance(node.otherwise, c.Const) and node.otherwise.value is False


def _cases(node: c.Core) -> Iterator[c.Case]:
    """Give the cases within an expression, outermost first; those of derived fields stay out."""
    if isinstance(node, c.Case) and not node.written:
        yield node
    if not isinstance(node, c.Derived | c.Aggregate | c.Peers | c.Named):
        for part in c.children(node):
            yield from _cases(part)
