"""Figures: the named numbers of a document, each with its formula, format and cells."""

from perfeval.report.figures.book import (
    FigureBook,
    Figures,
    compute_figures,
    prepare_figures,
)
from perfeval.report.figures.loader import load_figures
from perfeval.report.figures.model import FigureSet
from perfeval.report.figures.record import Family, Figure, Group
from perfeval.report.figures.results import with_results

__all__ = [
    "Family",
    "Figure",
    "FigureBook",
    "FigureSet",
    "Figures",
    "Group",
    "compute_figures",
    "load_figures",
    "prepare_figures",
    "with_results",
]
