"""Arguments of commands about one finding: a folder that may be left out, and an id."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from perfeval.cli.language import Words


def folder_and_id(words: Words) -> Any:
    """Give the argument."""
    text = words("[文件夹] [编号]", "[folder] [id]")
    return typer.Argument(None, help=text, metavar=text, show_default=False)


def split(what: list[str]) -> tuple[Path, str]:
    """Tell the folder from the id: the folder comes first, and is there."""
    given = list(what or [])
    folder = Path(given.pop(0)) if given and Path(given[0]).is_dir() else Path()
    return folder, " ".join(given)
