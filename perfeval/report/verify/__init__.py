"""Reading a document back: which figures are right, edited, out of date, gone or without trace."""

from perfeval.report.verify.judge import Status, Verdict, judge
from perfeval.report.verify.read import FoundFigure, ReadDocument, UntracedNumber, read_document

__all__ = [
    "FoundFigure",
    "ReadDocument",
    "Status",
    "UntracedNumber",
    "Verdict",
    "judge",
    "read_document",
]
