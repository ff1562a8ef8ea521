"""What a ruleset changes in the one that it inherits: rule by rule, key by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from perfeval.diagnostics import Place
from perfeval.files.yaml_nodes import ListNode, MapNode, Node, TextNode
from perfeval.ruleset.keys import Plain, as_line, by_name, parts, plain, text_of
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.model import RetiredSpec, Ruleset
from perfeval.ruleset.overlay import OWN, rules_model

_What = tuple[str, str, str]
"""A section, an item of it and a key of that."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as above.

    ``section`` and ``key`` are English keys (``key`` is empty when a whole item is meant), ``item``
    is a rule's id or the name of a named thing. ``before`` and ``after`` are by language. ``cause``
    says why a rule was retired.
    """

    kind: Literal["changed", "added", "retired"]
    section: str
    item: str
    key: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    place: Place | None
    cause: str = ""


def changes_between(
    above: MapNode, now: MapNode, retired: tuple[TextNode, Node] | None = None
) -> Iterator[Change]:
    """Compare the tree of a ruleset with that of its parent; ``retired`` is the key 停用."""
    before, after = by_name(above, Ruleset), by_name(now, Ruleset)
    for section, info in Ruleset.model_fields.items():
        if section in OWN:
            continue
        old, new = (entries.get(section, (None, None))[1] for entries in (before, after))
        model, _, value = parts(info.annotation)
        rules = rules_model(section)
        if rules is not None:
            yield from _rules(section, rules, old, new)
        elif value is not None:
            yield from _named(section, old, new, value)
        elif model is not None:
            yield from _keys(section, "", old, new, model)
        else:
            yield from _one((section, "", ""), (old, new), info.annotation)
    yield from _retired(retired[1] if retired else None, before)


def _rules(
    section: str, model: type[BaseModel], old: Node | None, new: Node | None
) -> Iterator[Change]:
    before, after = _by_id(old, model), _by_id(new, model)
    for rule, node in after.items():
        if rule in before:
            yield from _keys(section, rule, before[rule], node, model)
        else:
            yield _change("added", (section, rule, ""), (None, node), model)


def _by_id(node: Node | None, model: type[BaseModel]) -> dict[str, Node]:
    items = node.items if isinstance(node, ListNode) else ()
    found = ((text_of(item, model, "id"), item) for item in items)
    return {rule.value: item for rule, item in found if rule is not None}


def _named(section: str, old: Node | None, new: Node | None, inner: Any) -> Iterator[Change]:
    """Compare named things; what has names in it once more (a parameter's dates) goes deeper."""
    before, after = _by_key(old), _by_key(new)
    deeper = parts(inner)[2]
    for name, (key, node) in after.items():
        earlier = before.get(name, (None, None))[1]
        if deeper is None:
            yield from _one((section, name, ""), (earlier, node), inner, key)
            continue
        dates = _by_key(earlier)
        for day, (day_key, value) in _by_key(node).items():
            was = dates.get(day, (None, None))[1]
            yield from _one((section, f"{name} {day}", ""), (was, value), deeper, day_key)


def _by_key(node: Node | None) -> dict[str, tuple[TextNode, Node]]:
    if not isinstance(node, MapNode):
        return {}
    return {key.value: (key, value) for key, value in node}


def _keys(
    section: str, item: str, old: Node | None, new: Node | None, model: type[BaseModel]
) -> Iterator[Change]:
    before = by_name(old, model) if old is not None else {}
    after = by_name(new, model) if new is not None else {}
    for name in {**before, **after}:
        kind = model.model_fields[name].annotation if name in model.model_fields else None
        was, (key, now) = before.get(name, (None, None))[1], after.get(name, (None, None))
        yield from _one((section, item, name), (was, now), kind, key or new)


def _one(
    what: _What, nodes: tuple[Node | None, Node | None], annotation: Any, at: Node | None = None
) -> Iterator[Change]:
    old, new = nodes
    if old is not new and plain(old, annotation, {}) != plain(new, annotation, {}):
        kind: Literal["changed", "added"] = "changed" if old is not None or what[2] else "added"
        yield _change(kind, what, nodes, annotation, at)


def _change(
    kind: Literal["changed", "added"],
    what: _What,
    nodes: tuple[Node | None, Node | None],
    annotation: Any,
    at: Node | None = None,
) -> Change:
    old, new = nodes
    spot = at if at is not None else new
    length = None if isinstance(spot, TextNode) else 1
    place = spot.span.place(0, length) if spot is not None else None
    return Change(kind, *what, _shown(old, annotation), _shown(new, annotation), place)


def _shown(node: Node | None, annotation: Any) -> dict[str, str]:
    if node is None:
        return {}
    in_chinese: Plain = plain(node, annotation, KEYWORDS)
    return {"zh": as_line(in_chinese), "en": as_line(plain(node, annotation, {}))}


def _retired(node: Node | None, above: Mapping[str, tuple[TextNode, Node]]) -> Iterator[Change]:
    for entry in node.items if isinstance(node, ListNode) else ():
        rule, cause = (text_of(entry, RetiredSpec, key) for key in ("id", "cause"))
        if rule is None:
            continue
        for section, (_, rules) in above.items():
            model = rules_model(section) if section in Ruleset.model_fields else None
            was = _by_id(rules, model).get(rule.value) if model is not None else None
            if was is not None:
                yield Change(
                    kind="retired",
                    section=section,
                    item=rule.value,
                    key="",
                    before=_shown(was, model),
                    after={},
                    place=rule.span.place(),
                    cause=cause.value if cause else "",
                )
