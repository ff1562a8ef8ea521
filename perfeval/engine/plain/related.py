"""Which rows belong to which."""

from __future__ import annotations

from perfeval.dataset import Dataset
from perfeval.language.scope import Hops


def rows_below(dataset: Dataset, path: Hops) -> list[list[int]]:
    """Group the rows at the start of a path by the row at its end."""
    entity, reference = path[0]
    tops: list[int | None] = list(dataset.parents(entity, reference))
    for next_entity, next_reference in path[1:]:
        parents = dataset.parents(next_entity, next_reference)
        tops = [None if row is None else parents[row] for row in tops]
    last_entity, last_reference = path[-1]
    top = dataset.tables[last_entity].entity.fields[last_reference].refers
    groups: list[list[int]] = [[] for _ in range(len(dataset.tables[top]))]
    for row, parent in enumerate(tops):
        if parent is not None:
            groups[parent].append(row)
    return groups
