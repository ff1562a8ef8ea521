"""Reading a ruleset file into the model."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from perfeval.diagnostics import Diagnostic, Place, nearest
from perfeval.diagnostics.codes import ruleset as codes
from perfeval.files import shipped
from perfeval.files.text import read_bytes
from perfeval.files.yaml_nodes import load_yaml_file
from perfeval.ruleset.model import Ruleset
from perfeval.ruleset.repair import read_ruleset

FILE_NAME = "ruleset.yaml"


@dataclass(frozen=True, slots=True)
class LoadedRuleset:
    """A ruleset with the file it came from and what the file held.

    A ``partial`` one had errors and was read on past them: it can be checked, and nothing else.
    """

    ruleset: Ruleset
    file: str
    sha256: str
    partial: bool = False


def load_ruleset(
    name: str, folders: tuple[Path, ...] = (), place: Place | None = None
) -> tuple[LoadedRuleset | None, list[Diagnostic]]:
    """Load a ruleset by the name of its folder or by a path to its file.

    With errors among the diagnostics the ruleset is partial, or None; ``bind`` then adds what else
    is wrong and gives no program.

    Args:
        name: A folder's name in one of ``folders`` or among those shipped, or a path.
        folders: Where to look before the shipped rulesets, nearest first.
        place: Where the name was written, for the diagnostic when it is not found.
    """
    path = find_ruleset(name, folders)
    if path is None:
        accepted = list_rulesets(folders)
        near = nearest(name, accepted) or (accepted[0] if accepted else "")
        shown = "、".join(accepted)
        return None, [codes.RULESET_MISSING.at(place, found=name, nearest=near, accepted=shown)]
    shown_as = f"{path.parent.name}/{path.name}"
    node, problems = load_yaml_file(path, shown_as, mend=True)
    if node is None:
        return None, problems
    partial = any(d.severity == "error" for d in problems)
    ruleset, repaired, found = read_ruleset(node)
    if ruleset is None:
        return None, [*problems, *found]
    data, _ = read_bytes(path, shown_as)
    digest = hashlib.sha256(data or b"").hexdigest()
    return LoadedRuleset(ruleset, shown_as, digest, partial or repaired), [*problems, *found]


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
