"""Reading a ruleset file into the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from perfeval.diagnostics import Diagnostic, Place, nearest
from perfeval.diagnostics.codes import ruleset as codes
from perfeval.diagnostics.codes.shapes import ONLY_WITH
from perfeval.files.collecting import no_collecting
from perfeval.files.yaml_nodes import load_yaml_file
from perfeval.ruleset.changes import Change
from perfeval.ruleset.find import FILE_NAME, find_ruleset, list_rulesets
from perfeval.ruleset.lineage import Parent, with_parents
from perfeval.ruleset.model import Ruleset
from perfeval.ruleset.origins import Origins, rule_origins
from perfeval.ruleset.part_files import main_file_of, with_part_files
from perfeval.ruleset.repair import read_ruleset

__all__ = ["FILE_NAME", "LoadedRuleset", "find_ruleset", "list_rulesets", "load_ruleset"]


@dataclass(frozen=True, slots=True)
class LoadedRuleset:
    """A ruleset with the file it came from and what that file and its parts held.

    A ``partial`` one had errors and was read on past them: it can be checked, and nothing else.
    ``parents`` are the rulesets that it inherits, the nearest first; ``changes`` what it changes
    in that one, ``origins`` where the texts of its rules stand (see ``ruleset.origins``).
    """

    ruleset: Ruleset
    file: str
    sha256: str
    partial: bool = False
    parents: tuple[Parent, ...] = ()
    changes: tuple[Change, ...] = ()
    origins: Mapping[str, Origins] = field(default_factory=dict)


@no_collecting()
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
    path = main_file_of(path, FILE_NAME) or path
    shown_as = f"{path.parent.name}/{path.name}"
    node, problems = load_yaml_file(path, shown_as, mend=True)
    if node is None:
        return None, problems
    whole, found = with_part_files(node, path, shown_as, mend=True)
    problems = [*problems, *found]
    lineage, found = with_parents(whole.node, path, folders)
    problems = [*problems, *found]
    if lineage is None:
        return None, problems
    partial = any(d.severity == "error" for d in problems)
    ruleset, repaired, found = read_ruleset(lineage.node)
    problems = [*problems, *found]
    if ruleset is None:
        return None, problems
    if ruleset.retired and ruleset.inherits is None:
        place = ruleset.retired[0].id.place()
        problems.append(ONLY_WITH.at(place, key="停用", other="继承"))
        partial = True
    origins = rule_origins(lineage.node) if lineage.parents else {}
    partial = partial or repaired
    return LoadedRuleset(
        ruleset, shown_as, whole.sha256, partial, lineage.parents, lineage.changes, origins
    ), problems
