"""From workbooks and csv files to tables of typed cells. A reader never judges."""

from perfeval.dataset.load import load_dataset
from perfeval.dataset.model import Column, Dataset, LineOrigin, SheetOrigin, Source, Table, Value

__all__ = [
    "Column",
    "Dataset",
    "LineOrigin",
    "SheetOrigin",
    "Source",
    "Table",
    "Value",
    "load_dataset",
]
