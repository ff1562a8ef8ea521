"""Outlines: document templates of headings, sentences, tables and charts that name figures."""

from perfeval.report.outline.builder import build_document
from perfeval.report.outline.explanation import (
    DocumentMaker,
    Making,
    ReportResult,
    current_figures,
    prepare_document,
    write_explanation,
)
from perfeval.report.outline.loader import load_outline
from perfeval.report.outline.office import OfficeFormat, deviations, office_format

__all__ = [
    "DocumentMaker",
    "Making",
    "OfficeFormat",
    "ReportResult",
    "build_document",
    "current_figures",
    "deviations",
    "load_outline",
    "office_format",
    "prepare_document",
    "write_explanation",
]
