"""An office's own .docx with tags in double braces, filled with figures; untrusted input."""

from perfeval.report.template.checking import lint_template, unreadable_for_some
from perfeval.report.template.names import Sources
from perfeval.report.template.writing import write_from_template

__all__ = ["Sources", "lint_template", "unreadable_for_some", "write_from_template"]
