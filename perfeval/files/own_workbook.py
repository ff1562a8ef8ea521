"""Telling the workbooks that this program wrote from those that people hand in.

A document's workbooks often land in the project folder, where the next run would read them as
data. They bear a mark in their properties, which stays when a spreadsheet program saves them.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

MARK = "perfeval"
"""The keywords in the properties of every workbook that is written."""

_PROPERTIES = "docProps/core.xml"
_MOST_BYTES = 100_000


def is_own_workbook(path: Path) -> bool:
    """Say whether a file is a workbook that this program wrote; never raises on what it holds."""
    if path.suffix.lower() != ".xlsx":
        return False
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_PROPERTIES) as file:
            return f"<cp:keywords>{MARK}</cp:keywords>".encode() in file.read(_MOST_BYTES)
    except (OSError, KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        return False
