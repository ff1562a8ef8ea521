"""Reading on past mistakes, so that one run tells all of them.

A key that is unknown is left out, one that is missing gets a stand-in, a value that is not accepted
becomes one that is. What comes out is only ever checked, never evaluated; stand-ins stand at lines
below 1, and nothing is said about them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from perfeval.diagnostics import Diagnostic, Place, nearest
from perfeval.diagnostics.codes import files as file_codes
from perfeval.diagnostics.codes import structure as codes
from perfeval.files.typed import read_model
from perfeval.files.yaml_nodes import ListNode, MapNode, Node, Span, TextNode
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.model import Ruleset

_MOST_ROUNDS = 12
_STAND_INS = {"施行": "9999-01-01", "effective": "9999-01-01"}
_SHAPE = {"条件": "有值", "不满足得": "0"}
_Spot = tuple[str, int | None, int | None]


def read_ruleset(node: Node) -> tuple[Ruleset | None, bool, list[Diagnostic]]:
    """Read a ruleset; the second part says whether it had to be repaired.

    Returns None only when nothing could be made of the file.
    """
    noted: dict[object, Diagnostic] = {}
    repairs = _Repairs()
    for round_ in range(_MOST_ROUNDS):
        ruleset, found = read_model(node, Ruleset, KEYWORDS, "规则集")
        for problem in told(found):
            key = (problem.code.id, problem.place, tuple(sorted(problem.values.items())))
            noted.setdefault(key, problem)
        if ruleset is not None:
            return ruleset, round_ > 0, in_order(_without_echoes(noted.values(), repairs.renamed))
        mended = repairs.mend(node, found)
        if mended is None or mended == node:
            break
        node = mended
    return None, True, in_order(_without_echoes(noted.values(), repairs.renamed))


def told(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Leave out what is about stand-ins."""
    return [p for p in problems if p.place is None or p.place.line is None or p.place.line > 0]


def in_order(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by file, and by place in the file."""

    def spot(problem: Diagnostic) -> tuple[str, int, int]:
        place = problem.place
        return (place.file, place.line or 0, place.column or 0) if place else ("", 0, 0)

    return sorted(problems, key=spot)


def _without_echoes(
    problems: Iterable[Diagnostic], renamed: set[tuple[_Spot, str]]
) -> list[Diagnostic]:
    """Leave out that a key is missing where a misspelling of it was told."""
    return [
        problem
        for problem in problems
        if problem.code is not codes.MISSING_KEY
        or (_spot(problem.place), problem.values["key"]) not in renamed
    ]


def _meant(problem: Diagnostic) -> str:
    """Give the key that a misspelt one is near to, as a missing one is named; empty if to none."""
    found = nearest(problem.values["found"], [problem.values["nearest"]])
    return KEYWORDS.get(found, found)


def _spot(place: Place | None) -> _Spot:
    return (place.file, place.line, place.column) if place else ("", None, None)


class _Repairs:
    """Repairs a tree, round by round."""

    def __init__(self) -> None:
        self.renamed: set[tuple[_Spot, str]] = set()
        self._count = 0
        self._found: Mapping[_Spot, list[Diagnostic]] = {}

    def mend(self, node: Node, found: list[Diagnostic]) -> Node | None:
        """Give the tree without what was found to be wrong; None when nothing is left."""
        by_spot: dict[_Spot, list[Diagnostic]] = {}
        for problem in found:
            by_spot.setdefault(_spot(problem.place), []).append(problem)
        self._found = by_spot
        return self._mend(node)

    def _at(self, node: Node, *wanted: object) -> list[Diagnostic]:
        file, line, column = node.span.file, node.span.line, node.span.column
        found = self._found.get((file, line, column), [])
        if isinstance(node, TextNode) and node.quoted:
            found = [*found, *self._found.get((file, line, column + 1), [])]
        return [problem for problem in found if problem.code in wanted]

    def _mend(self, node: Node) -> Node | None:
        for problem in self._at(node, file_codes.YAML_SHAPE):
            return self._of_shape(node, problem.values["accepted"])
        if isinstance(node, TextNode):
            return self._mend_text(node)
        if isinstance(node, ListNode):
            items = (self._mend(item) for item in node.items)
            return replace(node, items=tuple(item for item in items if item is not None))
        return self._mend_map(node)

    def _of_shape(self, node: Node, accepted: str) -> Node | None:
        """Drop a thing of the wrong shape, unless it is a stand-in whose shape was a guess."""
        if node.span.line > 0:
            return None
        if "列表" in accepted:
            return ListNode((), node.span)
        if "得分" in accepted or "score" in accepted:
            keys = [(self._text(key), self._text(value)) for key, value in _SHAPE.items()]
            shape = MapNode(tuple(keys), node.span)
            return MapNode(((self._text("全有全无"), shape),), node.span)
        return MapNode((), node.span)

    def _mend_text(self, node: TextNode) -> Node | None:
        for problem in self._at(node, codes.WRONG_VALUE):
            _, _, options = problem.values["accepted"].partition("：")
            return replace(node, value=options.split("、")[0]) if options else None
        return node

    def _mend_map(self, node: MapNode) -> Node:
        spot = (node.span.file, node.span.line, node.span.column)
        entries: list[tuple[TextNode, Node]] = []
        for key, value in node:
            unknown = self._at(key, codes.UNKNOWN_KEY)
            self.renamed.update((spot, _meant(problem)) for problem in unknown)
            mended = None if unknown else self._mend(value)
            if mended is None:
                self.renamed.add((spot, KEYWORDS.get(key.value, key.value)))
            if mended is not None:
                entries.append((key, mended))
        present = {key.value for key, _ in entries}
        for problem in self._at(node, codes.MISSING_KEY):
            name = problem.values["key"]
            if name not in present:
                entries.append((self._text(name), self._text(_STAND_INS.get(name, "1"))))
        return replace(node, entries=tuple(entries))

    def _text(self, value: str) -> TextNode:
        self._count += 1
        return TextNode(value, Span("", -self._count, 1, -self._count, 1))
