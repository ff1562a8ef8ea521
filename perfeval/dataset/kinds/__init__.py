"""Cells to values, one module a family of kinds.

Each reader takes the cells of one column and gives values with the problems it met; a cell that
is wrong leaves a missing value and a problem.
"""

from perfeval.dataset.kinds.column import Problem, ReadColumn
from perfeval.dataset.kinds.reader import read_column

__all__ = ["Problem", "ReadColumn", "read_column"]
