"""An interpreter that notes which branch of each case was taken."""

from __future__ import annotations

from perfeval.dataset import Dataset
from perfeval.engine.plain.interpreter import Exact, Interpreter
from perfeval.language import core as c


class RecordingInterpreter(Interpreter):
    """Evaluates as the interpreter does; ``taken`` maps the id of a case to the branch it took.

    The number of branches stands for ``otherwise``. The ids are those of live nodes of a program.
    """

    def __init__(self, dataset: Dataset) -> None:
        super().__init__(dataset)
        self.taken: dict[int, int] = {}

    def record(self, node: c.Core, row: int) -> dict[int, int]:
        """Evaluate a node for a row and give the branches that were taken on the way."""
        self.taken = {}
        self.value(node, row)
        return self.taken

    def _case(self, node: c.Case, row: int | None, inner: int | None) -> Exact:
        for number, (condition, _) in enumerate(node.branches):
            holds = self.value(condition, row, inner)
            if holds is None:
                break
            if holds:
                self.taken[id(node)] = number
                break
        else:
            if node.otherwise is not None:
                self.taken[id(node)] = len(node.branches)
        return super()._case(node, row, inner)
