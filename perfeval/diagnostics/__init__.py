"""What is told to the user about their files: the record, the closed set of codes, the printers."""

from perfeval.diagnostics.nearest import nearest
from perfeval.diagnostics.record import Code, Diagnostic, Place, Related, Severity, worst

__all__ = ["Code", "Diagnostic", "Place", "Related", "Severity", "nearest", "worst"]
