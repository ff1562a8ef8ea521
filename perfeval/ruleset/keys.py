"""Walking nodes and the ruleset's model together: what a key means, what a value is made of."""

from __future__ import annotations

import functools
import typing
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from perfeval.files.yaml_nodes import ListNode, MapNode, Node, TextNode
from perfeval.ruleset.keywords import KEYWORDS

Plain = str | list["Plain"] | dict[str, "Plain"]
"""A node without its places, keys in one language."""


@functools.cache
def names_by_key(model: type[BaseModel]) -> Mapping[str, str]:
    """Give the fields of a model by their Chinese and English keys."""
    spelled = {KEYWORDS.get(name, name): name for name in model.model_fields}
    return {**{name: name for name in model.model_fields}, **spelled}


def parts(annotation: Any) -> tuple[type[BaseModel] | None, Any, Any]:
    """Give what an annotation may be of: a model, a list of what, a dict to what."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, None, None
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is list:
        return None, arguments[0], None
    if origin is dict:
        return None, None, arguments[1]
    found: list[Any] = [None, None, None]
    for member in arguments if origin is not typing.Literal else ():
        found = [old or new for old, new in zip(found, parts(member), strict=True)]
    return found[0], found[1], found[2]


def plain(node: Node | None, annotation: Any, keywords: Mapping[str, str]) -> Plain:
    """Give a node without its places; ``keywords`` spell the keys of models (empty: English)."""
    if node is None:
        return ""
    model, item, value = parts(annotation)
    if isinstance(node, TextNode):
        return node.value.strip()
    if isinstance(node, ListNode):
        return [plain(entry, item, keywords) for entry in node.items]
    if model is None:
        return {key.value: plain(inner, value, keywords) for key, inner in node}
    names = names_by_key(model)
    shown: dict[str, Plain] = {}
    for key, inner in node:
        name = names.get(key.value)
        kind = model.model_fields[name].annotation if name else None
        shown[keywords.get(name, name) if name else key.value] = plain(inner, kind, keywords)
    return shown


def as_line(value: Plain) -> str:
    """Write plain data on one line, as YAML's braces would."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "[" + ", ".join(as_line(entry) for entry in value) + "]"
    return "{" + ", ".join(f"{key}: {as_line(inner)}" for key, inner in value.items()) + "}"


def by_name(node: Node, model: type[BaseModel]) -> dict[str, tuple[TextNode, Node]]:
    """Give the entries of a mapping by the names of a model's fields; unknown keys stay."""
    if not isinstance(node, MapNode):
        return {}
    names = names_by_key(model)
    return {names.get(key.value, key.value): (key, value) for key, value in node}


def text_of(node: Node, model: type[BaseModel], name: str) -> TextNode | None:
    """Give the text under a field of a mapping, None when there is none."""
    entry = by_name(node, model).get(name)
    return entry[1] if entry and isinstance(entry[1], TextNode) else None
