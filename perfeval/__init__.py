"""perfeval: performance evaluation of public funds, from workbook to scores, findings and Word.

The public API is small; each name is loaded when it is first used, so that importing the package
costs nothing:

- ``load_vocabulary()``, ``load_dataset(...)``, ``load_ruleset(...)`` and ``bind(...)`` read;
- ``evaluate(programs, dataset)`` scores and finds;
- ``open_project(folder)`` does all of that for a folder with ``perfeval.toml``;
- ``write_document(project, outcome)`` and ``verify_document(path, project)`` write and judge Word.

Loaders return ``(thing, diagnostics)`` and do not raise on what a user wrote.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from perfeval.dataset import load_dataset
    from perfeval.engine.evaluate import evaluate
    from perfeval.project.document import write_document
    from perfeval.project.project import open_project
    from perfeval.project.verifying import verify_document
    from perfeval.ruleset import bind, load_ruleset
    from perfeval.vocabulary import load_vocabulary

_HOMES = {
    "bind": "perfeval.ruleset",
    "evaluate": "perfeval.engine.evaluate",
    "load_dataset": "perfeval.dataset",
    "load_ruleset": "perfeval.ruleset",
    "load_vocabulary": "perfeval.vocabulary",
    "open_project": "perfeval.project.project",
    "verify_document": "perfeval.project.verifying",
    "write_document": "perfeval.project.document",
}

__all__ = [
    "bind",
    "evaluate",
    "load_dataset",
    "load_ruleset",
    "load_vocabulary",
    "open_project",
    "verify_document",
    "write_document",
]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        found: object = getattr(importlib.import_module(_HOMES[name]), name)
        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
