"""Where rulesets stand: by the name of their folder, or by a path."""

from __future__ import annotations

from pathlib import Path

from perfeval.files import shipped

FILE_NAME = "ruleset.yaml"


def list_rulesets(folders: tuple[Path, ...] = ()) -> list[str]:
    """Name every ruleset that can be loaded by name."""
    places = [folder for folder in (*folders, shipped.rulesets()) if folder.is_dir()]
    found = {path.parent.name for folder in places for path in folder.glob(f"*/{FILE_NAME}")}
    return sorted(found)


def find_ruleset(name: str, folders: tuple[Path, ...] = ()) -> Path | None:
    """Find the file of a ruleset by name or path, None when there is none."""
    for folder in (*folders, shipped.rulesets()):
        if (folder / name / FILE_NAME).is_file():
            return folder / name / FILE_NAME
    for folder in (*folders, Path.cwd()):
        path = folder / name
        if path.is_file():
            return path
        if (path / FILE_NAME).is_file():
            return path / FILE_NAME
    return None
