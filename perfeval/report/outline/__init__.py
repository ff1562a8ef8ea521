"""Outlines: document templates of headings, sentences, tables and charts that name figures."""

from perfeval.report.outline.builder import build_document
from perfeval.report.outline.explanation import ReportResult, current_figures, write_explanation
from perfeval.report.outline.loader import load_outline

__all__ = [
    "ReportResult",
    "build_document",
    "current_figures",
    "load_outline",
    "write_explanation",
]
