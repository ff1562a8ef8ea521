"""Reading a document back: which figures are right, edited, out of date, gone or without trace."""

from perfeval.report.verify.found import FoundFigure, ReadDocument, UntracedNumber
from perfeval.report.verify.judge import judge
from perfeval.report.verify.read import read_document
from perfeval.report.verify.verdict import Status, Verdict

__all__ = [
    "FoundFigure",
    "ReadDocument",
    "Status",
    "UntracedNumber",
    "Verdict",
    "judge",
    "read_document",
]
