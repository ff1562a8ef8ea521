"""Annexes: workbooks of rows that go with a document, described in ``workbooks.yaml``."""

from perfeval.report.annexes.build import build_annexes
from perfeval.report.annexes.loader import load_annexes

__all__ = ["build_annexes", "load_annexes"]
