"""Putting a ruleset on the one that it inherits, as trees of texts that keep their places.

The model says how each part is put on: rules by their id and key by key, named things by name,
everything else as a whole. So a part that the model gains later is inherited without more.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from perfeval.diagnostics import Code, Diagnostic, Related, nearest
from perfeval.diagnostics.codes import inheritance as codes
from perfeval.diagnostics.codes.structure import WRONG_VALUE
from perfeval.files.yaml_nodes import ListNode, MapNode, Node, TextNode
from perfeval.ruleset.keys import by_name, parts, text_of
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.model import RetiredSpec, Ruleset

OWN = ("ruleset", "name", "version", "effective", "note", "parts", "inherits", "retired")
"""What a ruleset says of itself and never hands down."""
REPLACES = ("替换", "replaces")
"""The key by which a rule takes the place of the one above instead of changing it."""
_Entry = tuple[TextNode, Node]


def rules_model(section: str) -> type[BaseModel] | None:
    """Give the model of the rules of a section; None when it is no list of things with ids."""
    model, _, _ = parts(parts(Ruleset.model_fields[section].annotation)[1])
    return model if model is not None and "id" in model.model_fields else None


def rule_sections() -> list[str]:
    """Name the sections that hold rules."""
    return [name for name in Ruleset.model_fields if name not in OWN and rules_model(name)]


def overlaid(above: MapNode, below: MapNode) -> tuple[MapNode, list[Diagnostic]]:
    """Give the tree that holds: that of the ruleset above, with the changes of the one below."""
    overlay = _Overlay(above, below)
    return overlay.made(), overlay.problems


class _Overlay:
    """One ruleset on another."""

    def __init__(self, above: MapNode, below: MapNode) -> None:
        self.problems: list[Diagnostic] = []
        self._span = below.span
        self._above = by_name(above, Ruleset)
        self._below = by_name(below, Ruleset)
        self._retired = self._read_retired()

    def made(self) -> MapNode:
        """Put the parts together."""
        entries = {name: entry for name, entry in self._above.items() if name not in OWN}
        for name, (key, value) in self._below.items():
            if name in OWN or name not in Ruleset.model_fields:
                entries[name] = (key, value)
                continue
            old_key, old = self._above.get(name, (key, None))
            entries[name] = (old_key, self._part(name, old, value))
        for name in rule_sections():
            if name in entries and name not in self._below:
                key, value = entries[name]
                entries[name] = (key, self._rules(name, value, ListNode((), value.span)))
        return MapNode(tuple(entries.values()), self._span)

    def _part(self, name: str, above: Node | None, below: Node) -> Node:
        """Put one section on the one above."""
        if isinstance(below, ListNode) and rules_model(name) is not None:
            return self._rules(name, above, below)
        if isinstance(above, MapNode) and isinstance(below, MapNode):
            model, _, value = parts(Ruleset.model_fields[name].annotation)
            if model is not None:
                return _keys_on(above, below, model)
            deep = parts(value)[2] is not None
            return _names_on(above, below, deep=deep)
        return below

    def _rules(self, section: str, above: Node | None, below: ListNode) -> ListNode:
        model = rules_model(section)
        assert model is not None  # noqa: S101 - only called for sections of rules
        kept: dict[str, Node] = {}
        loose: list[Node] = []
        for node in above.items if isinstance(above, ListNode) else ():
            found = text_of(node, model, "id")
            if found is None:
                loose.append(node)
            elif found.value not in self._retired:
                kept[found.value] = node
        seen: set[str] = set()
        for node in below.items:
            found = text_of(node, model, "id")
            if found is None or found.value in seen or not isinstance(node, MapNode):
                loose.append(node)
                continue
            seen.add(found.value)
            made = self._rule(section, model, found, kept.get(found.value), node)
            if made is not None:
                kept[found.value] = made
        return ListNode((*kept.values(), *loose), below.span)

    def _rule(
        self, section: str, model: type[BaseModel], rule: TextNode, above: Node | None, own: MapNode
    ) -> Node | None:
        """Give a rule as it holds; None when it is no rule, and that was told."""
        replaces, written = self._without_replaces(own)
        if rule.value in self._retired:
            related = [Related(self._retired[rule.value].span.place(), codes.RETIRED_HERE)]
            self._tell(codes.RETIRED_AND_WRITTEN, rule, related=related)
            return None
        if isinstance(above, MapNode):
            return written if replaces else _keys_on(above, written, model)
        near = nearest(rule.value, self._ids(section)) or next(iter(self._ids(section)), "")
        if replaces:
            self._tell(codes.NOT_ABOVE, rule, action="替换", nearest=near)
            return None
        there = by_name(written, model)
        lacking = [
            KEYWORDS.get(name, name)
            for name, info in model.model_fields.items()
            if info.is_required() and name not in there
        ]
        if not lacking:
            return written
        self._tell(
            codes.NEW_LACKS,
            rule,
            section=KEYWORDS.get(section, section),
            lacking="、".join(lacking),
            nearest=near,
        )
        return None

    def _without_replaces(self, rule: MapNode) -> tuple[bool, MapNode]:
        """Take ``替换`` out of a rule and say whether it replaces."""
        replaces = False
        entries: list[_Entry] = []
        for key, value in rule:
            if key.value not in REPLACES:
                entries.append((key, value))
                continue
            shown = value.value if isinstance(value, TextNode) else value.kind
            replaces = shown == "是"
            if shown not in ("是", "否"):
                self.problems.append(
                    WRONG_VALUE.at(
                        value.span.place(), found=shown, accepted="其中之一：是、否", nearest=""
                    )
                )
        return replaces, MapNode(tuple(entries), rule.span)

    def _read_retired(self) -> dict[str, TextNode]:
        """Give the places of the rules that are retired; one that is not above is told."""
        _, node = self._below.get("retired", (None, None))
        known = [rule for section in rule_sections() for rule in self._ids(section)]
        retired: dict[str, TextNode] = {}
        for entry in node.items if isinstance(node, ListNode) else ():
            rule = text_of(entry, RetiredSpec, "id")
            cause = text_of(entry, RetiredSpec, "cause")
            if cause is not None and not cause.value.strip():
                accepted = "一句话，说明为什么停用"
                self.problems.append(
                    WRONG_VALUE.at(cause.span.place(0, 1), found="", accepted=accepted)
                )
            if rule is not None and rule.value in known:
                retired[rule.value] = rule
            elif rule is not None:
                near = nearest(rule.value, known) or next(iter(known), "")
                self._tell(codes.NOT_ABOVE, rule, action="停用", nearest=near)
        return retired

    def _ids(self, section: str) -> list[str]:
        _, node = self._above.get(section, (None, None))
        model = rules_model(section)
        if model is None or not isinstance(node, ListNode):
            return []
        found = (text_of(entry, model, "id") for entry in node.items)
        return [text.value for text in found if text is not None]

    def _tell(self, code: Code, rule: TextNode, **values: Any) -> None:
        self.problems.append(code.at(rule.span.place(), found=rule.value, **values))


def _keys_on(above: MapNode, below: MapNode, model: type[BaseModel]) -> MapNode:
    """Take the keys that are written from below, the others from above."""
    return MapNode(tuple({**by_name(above, model), **by_name(below, model)}.values()), above.span)


def _names_on(above: MapNode, below: MapNode, *, deep: bool) -> MapNode:
    """Put named things on named things; ``deep`` ones (a parameter's dates) name by name."""
    entries = {key.value: (key, value) for key, value in above}
    for key, value in below:
        old_key, old = entries.get(key.value, (key, None))
        if deep and isinstance(old, MapNode) and isinstance(value, MapNode):
            entries[key.value] = (old_key, _names_on(old, value, deep=False))
        else:
            entries[key.value] = (key, value)
    return MapNode(tuple(entries.values()), above.span)
