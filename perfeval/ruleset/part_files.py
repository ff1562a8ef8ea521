"""A ruleset in several files: what its parts hold is put together as if it stood in one.

Rules are added one after the other and named things name by name. What a ruleset says of itself,
and what there is only one of (total, rounding), stands in its main file alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from perfeval.diagnostics import Diagnostic, Related, nearest
from perfeval.diagnostics.codes import part_files as codes
from perfeval.files.text import read_bytes
from perfeval.files.yaml_nodes import ListNode, MapNode, Node, TextNode, load_yaml_file
from perfeval.ruleset.keys import by_name, parts
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.model import Ruleset

_Entry = tuple[TextNode, Node]


@dataclass(frozen=True, slots=True)
class Whole:
    """A ruleset's tree with its parts in it, and the hash of all its files."""

    node: Node
    sha256: str


def with_part_files(
    node: Node, path: Path, shown_as: str, *, mend: bool = False
) -> tuple[Whole, list[Diagnostic]]:
    """Put the parts that a ruleset names into its tree.

    Args:
        node: The main file as read.
        path: The main file.
        shown_as: How places name it.
        mend: Whether to read on past mistakes of YAML, for checking.
    """
    digest = hashlib.sha256(read_bytes(path, shown_as)[0] or b"")
    _, named = by_name(node, Ruleset).get("parts", (None, None))
    if not isinstance(node, MapNode) or not isinstance(named, ListNode):
        return Whole(node, digest.hexdigest()), []
    joined = _Joined(node, path.name)
    for name in named.items:
        if not isinstance(name, TextNode):
            continue  # the model says that it is no text
        file = path.parent / name.value
        if Path(name.value).name != name.value or not file.is_file() or file == path:
            joined.problems.append(_missing(name, path))
            continue
        shown = f"{shown_as.rpartition('/')[0]}/{name.value}".lstrip("/")
        digest.update(read_bytes(file, shown)[0] or b"")
        part, found = load_yaml_file(file, shown, mend=mend)
        joined.problems += found
        if part is not None:
            joined.add(part)
    return Whole(joined.node(), digest.hexdigest()), joined.problems


def main_file_of(path: Path, main: str) -> Path | None:
    """Give the ruleset that a file is a part of, when it is one: people name what they edit."""
    beside = path.parent / main
    if path.name == main or not beside.is_file():
        return None
    node, _ = load_yaml_file(beside, main)
    _, named = by_name(node, Ruleset).get("parts", (None, None)) if node else (None, None)
    names = named.items if isinstance(named, ListNode) else ()
    is_part = any(isinstance(one, TextNode) and one.value == path.name for one in names)
    return beside if is_part else None


def _missing(name: TextNode, path: Path) -> Diagnostic:
    beside = sorted(one.name for one in path.parent.glob("*.yaml") if one.name != path.name)
    near = nearest(name.value, beside) or next(iter(beside), "")
    return codes.PART_MISSING.at(name.span.place(), found=name.value, nearest=near)


class _Joined:
    """The tree of a main file, to which parts are added."""

    def __init__(self, main: MapNode, name: str) -> None:
        self.problems: list[Diagnostic] = []
        self._span = main.span
        self._name = name
        self._entries = by_name(main, Ruleset)

    def node(self) -> MapNode:
        """Give what has been put together."""
        return MapNode(tuple(self._entries.values()), self._span)

    def add(self, part: Node) -> None:
        """Add the sections of a part."""
        if not isinstance(part, MapNode):
            self._entries[f"part {part.span.file}"] = (TextNode("", part.span), part)
            return
        for name, (key, value) in by_name(part, Ruleset).items():
            if name in Ruleset.model_fields and name not in SHARED:
                shown = KEYWORDS.get(name, name)
                place = key.span.place()
                self.problems.append(codes.PART_SAYS_OWN.at(place, key=shown, main=self._name))
            else:
                self._entries[name] = self._section(self._entries.get(name), (key, value))

    def _section(self, before: _Entry | None, found: _Entry) -> _Entry:
        if before is None:
            return found
        key, old = before
        new = found[1]
        if isinstance(old, ListNode) and isinstance(new, ListNode):
            return key, ListNode((*old.items, *new.items), old.span)
        if isinstance(old, MapNode) and isinstance(new, MapNode):
            return key, MapNode(self._named(old, new), old.span)
        return found  # one of the two is of the wrong shape: the model tells it

    def _named(self, old: MapNode, new: MapNode) -> tuple[_Entry, ...]:
        entries = {key.value: (key, value) for key, value in old}
        for key, value in new:
            if key.value in entries:
                related = [Related(entries[key.value][0].span.place(), codes.OTHER_PLACE)]
                self.problems.append(
                    codes.PART_TWICE.at(
                        key.span.place(), found=key.value, main=self._name, related=related
                    )
                )
            else:
                entries[key.value] = (key, value)
        return tuple(entries.values())


def _shared() -> frozenset[str]:
    """Name the sections that parts may hold: lists of things and things with names."""
    found = {
        name
        for name, info in Ruleset.model_fields.items()
        if parts(info.annotation)[1] is not None or parts(info.annotation)[2] is not None
    }
    return frozenset(found - {"parts", "retired", "grades"})


SHARED = _shared()
"""The sections of the model that parts may hold."""
