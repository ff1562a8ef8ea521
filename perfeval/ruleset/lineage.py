"""Which ruleset another one inherits, read and put under it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from perfeval.diagnostics import Diagnostic, nearest
from perfeval.diagnostics.codes import inheritance as codes
from perfeval.diagnostics.codes.files import YAML_SHAPE
from perfeval.files import shipped
from perfeval.files.typed import read_model
from perfeval.files.yaml_nodes import ListNode, MapNode, Node, TextNode, load_yaml_file
from perfeval.ruleset.changes import Change, changes_between
from perfeval.ruleset.find import FILE_NAME, list_rulesets
from perfeval.ruleset.keys import by_name, text_of
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.model import InheritSpec, Ruleset
from perfeval.ruleset.overlay import overlaid
from perfeval.ruleset.part_files import with_part_files


@dataclass(frozen=True, slots=True)
class Parent:
    """A ruleset that another one inherits: what it was when it was read."""

    id: str
    version: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """A ruleset's tree as it holds, with whom it inherits and what it changes.

    ``parents`` begin with the nearest; ``changes`` are against that one.
    """

    node: Node
    parents: tuple[Parent, ...] = ()
    changes: tuple[Change, ...] = ()


def with_parents(
    node: Node, path: Path, folders: tuple[Path, ...] = (), below: tuple[Path, ...] = ()
) -> tuple[Lineage | None, list[Diagnostic]]:
    """Put a ruleset on the one that it inherits, that one on its own, and so on.

    Args:
        node: The ruleset as read.
        path: Its file.
        folders: Where named rulesets are looked for, before those shipped.
        below: The files that led here, for circles.

    Returns:
        None when there is a parent that cannot be read; what is wrong in every file.
    """
    _, written = by_name(node, Ruleset).get("inherits", (None, None))
    if not isinstance(node, MapNode) or written is None:
        return Lineage(node), []
    name, version, problems = _named(written)
    if name is None:
        return None, problems
    found = _find(name.value, path, folders)
    if found is None:
        return None, [*problems, _missing(name, path, folders)]
    chain = (*below, path.resolve())
    if found.resolve() in chain:
        steps = (*chain, found.resolve())
        shown = [step.parent.name if step.name == FILE_NAME else step.name for step in steps]
        cycle = " → ".join(shown[chain.index(found.resolve()) :])
        return None, [*problems, codes.CIRCLE.at(name.span.place(), cycle=cycle)]
    above, told = _read(found, folders, chain)
    problems += told
    if above is None or not isinstance(above.node, MapNode):
        return None, problems
    problems += _check_version(above, version)
    merged, told = overlaid(above.node, node)
    changes = changes_between(above.node, merged, by_name(node, Ruleset).get("retired"))
    return Lineage(merged, above.parents, tuple(changes)), [*problems, *told]


def _named(written: Node) -> tuple[TextNode | None, TextNode | None, list[Diagnostic]]:
    """Give the name and the version under ``继承``."""
    if isinstance(written, TextNode):
        return written, None, []
    if isinstance(written, ListNode):
        accepted = "一个规则集的代号或路径"
        return None, None, [YAML_SHAPE.at(written.span.place(), accepted=accepted, found="列表")]
    _, problems = read_model(written, InheritSpec, KEYWORDS, "规则集的“继承”")
    if any(problem.severity == "error" for problem in problems):
        return None, None, problems
    name, version = (text_of(written, InheritSpec, key) for key in ("ruleset", "version"))
    return name, version, problems


def _around(path: Path, folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Give where the rulesets stand that a file may name: beside its own folder first."""
    return (path.resolve().parent.parent, *folders)


def _find(name: str, path: Path, folders: tuple[Path, ...]) -> Path | None:
    if not name.strip():
        return None
    named = [place / name / FILE_NAME for place in (*_around(path, folders), shipped.rulesets())]
    written = path.parent / name
    for file in (*named, written, written / FILE_NAME):
        if file.is_file():
            return file
    return None


def _missing(name: TextNode, path: Path, folders: tuple[Path, ...]) -> Diagnostic:
    own = path.resolve().parent.name
    known = [other for other in list_rulesets(_around(path, folders)) if other != own]
    near = nearest(name.value, known) or next(iter(known), "")
    place = name.span.place()
    return codes.PARENT_MISSING.at(place, found=name.value, nearest=near, accepted="、".join(known))


def _read(
    path: Path, folders: tuple[Path, ...], chain: tuple[Path, ...]
) -> tuple[Lineage | None, list[Diagnostic]]:
    """Read a parent with its own parents; it heads the parents of what is given."""
    shown_as = f"{path.resolve().parent.name}/{path.name}"
    node, problems = load_yaml_file(path, shown_as)
    if node is None:
        return None, problems
    whole, told = with_part_files(node, path, shown_as)
    problems += told
    above, told = with_parents(whole.node, path, folders, chain)
    if above is None:
        return None, [*problems, *told]
    id_, version = (text_of(node, Ruleset, key) for key in ("ruleset", "version"))
    parent = Parent(
        id_.value if id_ else path.resolve().parent.name,
        version.value if version else "",
        shown_as,
        whole.sha256,
    )
    return Lineage(above.node, (parent, *above.parents), above.changes), [*problems, *told]


def _check_version(above: Lineage, stated: TextNode | None) -> list[Diagnostic]:
    parent = above.parents[0]
    if stated is None or stated.value.strip() == parent.version.strip():
        return []
    return [
        codes.PARENT_VERSION.at(
            stated.span.place(), parent=parent.id, stated=stated.value, found=parent.version
        )
    ]
