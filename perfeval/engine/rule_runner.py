"""Which way a rule is evaluated: by columns where there are many rows, else row by row."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, TypeVar

from perfeval.dataset import Dataset
from perfeval.engine.compiled.rules import CheckColumn, Compiler, RuleColumn
from perfeval.ruleset.program import Check, Indicator

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfeval.engine.columns.rules import ColumnRules

_Made = TypeVar("_Made")
Way = Literal["auto", "rows", "columns"]
MANY_ROWS = 10_000
"""From here on columns are sooner done, importing numpy included (about 90 ms of the processor)."""
SOME_ROWS = 100
"""From here on columns are sooner done where numpy is imported already."""


class RuleRunner:
    """Runs rules on one dataset; all ways give the same.

    Args:
        dataset: What the rules are about.
        way: ``rows``; ``columns``, which needs the extra ``perfeval[columns]``; ``auto`` takes
            columns where numpy is installed and the rule's entity has many rows.
    """

    def __init__(self, dataset: Dataset, way: Way = "auto") -> None:
        self.dataset = dataset
        self.way = way
        self.compiler = Compiler(dataset)
        self._columns: ColumnRules | None = None

    def indicator(self, indicator: Indicator, places: int, *, round_each: bool) -> RuleColumn:
        """Run one indicator over all rows of its entity."""

        def run(rules: ColumnRules | Compiler) -> RuleColumn:
            return rules.indicator(indicator, places, round_each=round_each)

        return self._run(indicator.entity, run)

    def check(self, check: Check) -> CheckColumn:
        """Run one check over all rows of its entity."""
        return self._run(check.entity, lambda rules: rules.check(check))

    def _run(self, entity: str, run: Callable[[ColumnRules | Compiler], _Made]) -> _Made:
        """Run a rule by columns where that is sooner and they take it, else row by row."""
        columns = self._of_columns(entity)
        if columns is not None:
            from perfeval.engine.columns.bounded import NotForColumnsError

            try:
                return run(columns)
            except NotForColumnsError:
                pass
        return run(self.compiler)

    def _of_columns(self, entity: str) -> ColumnRules | None:
        enough = SOME_ROWS if "numpy" in sys.modules else MANY_ROWS
        few = len(self.dataset.tables[entity]) < enough
        if self.way == "rows" or (self.way == "auto" and (few or not columns_installed())):
            return None
        if self._columns is None:
            from perfeval.engine.columns.rules import ColumnRules

            self._columns = ColumnRules(self.dataset)
        return self._columns


def columns_installed() -> bool:
    """Say whether the extra ``perfeval[columns]`` is there."""
    return find_spec("numpy") is not None
