"""From a pydantic model and its keywords to JSON Schema, draft-07.

draft-07 is what editors read (the YAML language server of VS Code among them). In it nothing counts
beside a ``$ref``, so references stand in ``allOf`` where a description stands beside them.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from perfeval.files.typed import Described

Schema = dict[str, Any]
Meanings = Mapping[type[Described], tuple[str, dict[str, str]]]
SCALAR: Schema = {"type": ["string", "number"]}
"""A text; YAML's readers take 10 and 2.5 for numbers, and ours for the texts that they are."""


class Builder:
    """Builds the schema of one kind of file in one language of keys."""

    def __init__(self, keywords: Mapping[str, str], meanings: Meanings, lang: str) -> None:
        self._keywords = keywords if lang == "zh" else {}
        self._meanings = meanings
        self.definitions: dict[str, Schema] = {}

    def key(self, name: str) -> str:
        """Spell a key in the language of the schema."""
        return self._keywords.get(name, name)

    def object(self, model: type[BaseModel]) -> Schema:
        """Give the schema of a mapping with the keys of a model."""
        title, meanings = self._meanings.get(typing.cast("type[Described]", model), ("", {}))
        properties: dict[str, Schema] = {}
        for name, info in model.model_fields.items():
            inner = self.of(info.annotation)
            meaning = meanings.get(name, "")
            properties[self.key(name)] = _described(inner, meaning)
        required = [self.key(n) for n, info in model.model_fields.items() if info.is_required()]
        made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if title:
            made["title"] = title
        if required:
            made["required"] = required
        return made

    def one_of(self, model: type[BaseModel], names: Iterable[str]) -> None:
        """Let mappings of a model have exactly one of some keys."""
        self.reference(model)
        choices = [{"required": [self.key(name)]} for name in names]
        self.definitions[model.__name__]["oneOf"] = choices

    def reference(self, model: type[BaseModel]) -> Schema:
        """Give a reference to the definition of a model, which is made when it is first asked."""
        name = model.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # a model may hold itself
            self.definitions[name] = self.object(model)
        return {"$ref": f"#/definitions/{name}"}

    def of(self, annotation: Any) -> Schema:
        """Give the schema of an annotation."""
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.reference(annotation)
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is typing.Literal:
            return {"enum": list(arguments)}
        if origin is list:
            return {"type": "array", "items": self.of(arguments[0])}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        members = [member for member in arguments if member is not type(None)]
        if not members:
            return dict(SCALAR)
        found = [self.of(member) for member in members]
        return found[0] if len(found) == 1 else {"anyOf": found}

    def whole(self, root: Schema, title: str) -> Schema:
        """Give a complete schema."""
        head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title}
        definitions = dict(sorted(self.definitions.items()))
        return {
            **head,
            **{k: v for k, v in root.items() if k != "title"},
            "definitions": definitions,
        }


def _described(inner: Schema, meaning: str) -> Schema:
    if not meaning:
        return inner
    if "$ref" in inner:
        return {"description": meaning, "allOf": [inner]}
    return {"description": meaning, **inner}
