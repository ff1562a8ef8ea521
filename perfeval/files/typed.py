"""From YAML nodes to a pydantic model, with keys in Chinese or English over one model.

The model says which keys exist; a keyword table says their Chinese spelling. Every scalar of the
result is a :class:`Text`, which knows its place.
"""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, ValidationError
from pydantic_core import core_schema

from perfeval.diagnostics import Diagnostic, Place, nearest
from perfeval.diagnostics.codes import files as file_codes
from perfeval.diagnostics.codes import structure as codes
from perfeval.files.yaml_nodes import ListNode, MapNode, Node, TextNode

M = TypeVar("M", bound="Described")
Keywords = Mapping[str, str]
"""English key to its Chinese spelling."""


class Text(str):
    """A text as written in a file, which knows where it stands."""

    __slots__ = ("node",)
    node: TextNode | None

    def __new__(cls, value: str, node: TextNode | None = None) -> Self:
        """Make a text; ``node`` is None for one that was not read from a file."""
        made = super().__new__(cls, value)
        made.node = node
        return made

    def place(self, offset: int = 0, length: int | None = None) -> Place | None:
        """Give the place of the text, or of ``length`` characters at ``offset`` within it."""
        if self.node is None:
            return None
        return self.node.place_of(offset, len(self) if length is None else length)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Accept a text as it is, and make one of a plain ``str`` given from Python."""
        return core_schema.union_schema(
            [
                core_schema.is_instance_schema(cls),
                core_schema.no_info_after_validator_function(cls, core_schema.str_schema()),
            ]
        )


class Described(BaseModel):
    """Base of every model that a YAML file describes: closed and unchangeable."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def place_of(text: str | None, otherwise: Place | None = None) -> Place | None:
    """Give the place of a text that may or may not have been read from a file."""
    return text.place() if isinstance(text, Text) else otherwise


def read_model(
    node: Node, model: type[M], keywords: Keywords, where: str
) -> tuple[M | None, list[Diagnostic]]:
    """Build ``model`` from ``node``; ``where`` names the whole thing in messages (“规则集”)."""
    reader = _Reader(keywords)
    data = reader.read(node, model, where)
    if reader.problems and any(d.severity == "error" for d in reader.problems):
        return None, reader.problems
    try:
        return model.model_validate(data), reader.problems
    except ValidationError as error:
        return None, [*reader.problems, *(_translate(e, node) for e in error.errors())]


class _Reader:
    """Walks nodes and type annotations together."""

    def __init__(self, keywords: Keywords) -> None:
        self.problems: list[Diagnostic] = []
        self._keywords = keywords
        self._chinese: dict[str, bool] = {}  # by file: texts of several may be read as one
        self._spellings: dict[type[BaseModel], Mapping[str, str]] = {}

    def read(self, node: Node, annotation: Any, where: str) -> Any:
        """Turn a node into plain data for pydantic, guided by the annotation."""
        kind, inner = _wanted(annotation, node.kind)
        if kind == "model":
            return self._read_model(node, inner, where)
        if kind == "list":
            return self._read_list(node, inner, where)
        if kind == "dict":
            return self._read_dict(node, inner, where)
        if isinstance(node, TextNode):
            return Text(node.value, node)
        self._wrong_shape(node, "文字")
        return None

    def _read_list(self, node: Node, item: Any, where: str) -> Any:
        if not isinstance(node, ListNode):
            self._wrong_shape(node, "列表（每项一行，以“- ”开头）")
            return None
        return [self.read(entry, item, where) for entry in node.items]

    def _read_dict(self, node: Node, value: Any, where: str) -> Any:
        if not isinstance(node, MapNode):
            self._wrong_shape(node, "键值对")
            return None
        return {Text(k.value, k): self.read(v, value, f"{where}“{k.value}”") for k, v in node}

    def _read_model(self, node: Node, model: type[BaseModel], where: str) -> Any:
        if not isinstance(node, MapNode):
            self._wrong_shape(node, f"键值对（{where}）")
            return None
        data: dict[str, Any] = {}
        annotations, required = _fields_of(model)
        spelled = self._spelled(model)
        for key, value in node:
            name = self._field(key, spelled, where)
            if name is not None:
                inside = f"{where}的“{key.value}”"
                data[name] = self.read(value, annotations[name], inside)
        for name in required:
            if name not in data:
                shown = self._keywords.get(name, name)
                self.problems.append(
                    codes.MISSING_KEY.at(node.span.place(0, 1), where=where, key=shown)
                )
        return data

    def _spelled(self, model: type[BaseModel]) -> Mapping[str, str]:
        """Give the names of a model's fields by their Chinese spelling."""
        if model not in self._spellings:
            names = model.model_fields
            self._spellings[model] = {self._keywords.get(name, name): name for name in names}
        return self._spellings[model]

    def _field(self, key: TextNode, spelled: Mapping[str, str], where: str) -> str | None:
        if key.value in spelled:
            self._note_language(key, chinese=not key.value.isascii())
            return spelled[key.value]
        if key.value in spelled.values():
            self._note_language(key, chinese=False)
            return key.value
        names = list(spelled.values()) if key.value.isascii() else list(spelled)
        self.problems.append(
            codes.UNKNOWN_KEY.at(
                key.span.place(),
                where=where,
                found=key.value,
                nearest=nearest(key.value, names) or names[0],
                accepted="、".join(names),
            )
        )
        return None

    def _note_language(self, key: TextNode, *, chinese: bool) -> None:
        first = self._chinese.setdefault(key.span.file, chinese)
        if first and not chinese and key.value in self._keywords:
            shown = self._keywords[key.value]
            place = key.span.place()
            self.problems.append(codes.MIXED_KEYS.at(place, found=key.value, nearest=shown))

    def _wrong_shape(self, node: Node, accepted: str) -> None:
        found = f"文字“{node.value}”" if isinstance(node, TextNode) else node.kind
        place = node.span.place()
        self.problems.append(file_codes.YAML_SHAPE.at(place, accepted=accepted, found=found))


@functools.cache
def _fields_of(model: type[BaseModel]) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """Give the annotations of a model's fields, and the names of those that must be there."""
    fields = model.model_fields
    required = tuple(name for name, info in fields.items() if info.is_required())
    return {name: info.annotation for name, info in fields.items()}, required


@functools.cache
def _wanted(annotation: Any, written: str) -> tuple[str, Any]:
    """Say what an annotation wants of a kind of node: a model, a list or dict of what, a text."""
    annotation = _fitting(annotation, written)
    origin = typing.get_origin(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "model", annotation
    if origin in (list, tuple):
        return "list", typing.get_args(annotation)[0]
    return ("dict", typing.get_args(annotation)[1]) if origin is dict else ("text", None)


def _fitting(annotation: Any, written: str) -> Any:
    """Pick the member of a union that fits the kind of node."""
    if typing.get_origin(annotation) is typing.Annotated:
        annotation = typing.get_args(annotation)[0]
    if typing.get_origin(annotation) not in (typing.Union, types.UnionType):
        return annotation
    members = [m for m in typing.get_args(annotation) if m is not type(None)]
    fitting = [m for m in members if _fits(m, written)]
    return fitting[0] if fitting else members[0]


def _fits(annotation: Any, written: str) -> bool:
    origin = typing.get_origin(annotation)
    if written == ListNode.kind:
        return origin in (list, tuple)
    is_model = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    if written == MapNode.kind:
        return is_model or origin is dict
    return not is_model and origin not in (list, tuple, dict)


def _translate(error: Any, root: Node) -> Diagnostic:
    """Say a pydantic error in our words, at the scalar that it is about."""
    value = error["input"]
    place = value.place() if isinstance(value, Text) else root.span.place(0, 1)
    expected = error.get("ctx", {}).get("expected", "")
    accepted = str(expected).replace("'", "“", 1) if expected else error["msg"]
    if expected:
        options = [part.strip(" '") for part in str(expected).replace(" or ", ",").split(",")]
        accepted = "其中之一：" + "、".join(options)
        found = nearest(str(value), options)
        return codes.WRONG_VALUE.at(place, found=value, accepted=accepted, nearest=found)
    if error["type"] == "value_error":
        accepted = str(error["ctx"]["error"])
    return codes.WRONG_VALUE.at(place, found=value, accepted=accepted)
