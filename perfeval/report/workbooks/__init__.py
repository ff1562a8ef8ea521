"""Scores and findings as workbooks."""

from perfeval.report.workbooks.findings import findings_workbook
from perfeval.report.workbooks.scores import scores_workbook

__all__ = ["findings_workbook", "scores_workbook"]
