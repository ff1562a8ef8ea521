"""Where the rulesets, the document templates and the diagnostic pages that ship with perfeval are.

In a checkout they stand at the top of the tree; in an installed wheel, inside the package.
"""

from __future__ import annotations

import functools
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@functools.cache
def root() -> Path:
    """Give the folder that holds ``rulesets/`` and ``report_templates/``."""
    checkout = _PACKAGE.parent
    if (checkout / "rulesets" / "vocabulary.yaml").is_file():
        return checkout
    return _PACKAGE / "shipped"


def rulesets() -> Path:
    """Give the folder with one folder a ruleset, and ``vocabulary.yaml``."""
    return root() / "rulesets"


def report_templates() -> Path:
    """Give the folder with one folder a document."""
    return root() / "report_templates"


def diagnostic_pages() -> Path:
    """Give the folder with one Markdown page a diagnostic code."""
    return root() / "docs" / "diagnostics"
