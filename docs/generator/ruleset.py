"""docs/ruleset.md: a table of keys for every part of a ruleset."""

from __future__ import annotations

import typing
from collections.abc import Iterator

from pydantic.fields import FieldInfo

from generator.markdown import table
from perfeval.files.typed import Described
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.shapes import Score
from perfeval.schema.meanings import ruleset, shapes


def _sections() -> Iterator[tuple[type[Described], tuple[str, dict[str, str]]]]:
    """Give every model with its meanings; the shapes come after the list of them."""
    for model, meanings in ruleset.MEANINGS.items():
        yield model, meanings
        if model is Score:
            yield from shapes.MEANINGS.items()


def key_tables() -> str:
    """Give a table of keys for every part of a ruleset."""
    parts: list[str] = []
    for model, (title, meanings) in _sections():
        rows = [
            (KEYWORDS[name], f"`{name}`", _needed(model, info), _values(info) + meanings[name])
            for name, info in model.model_fields.items()
        ]
        parts += [f"### {title}", "", *table(("键", "英文键", "必需", "写什么"), rows), ""]
    return "\n".join(parts).strip()


def _needed(model: type[Described], info: FieldInfo) -> str:
    if model is Score:
        return "选一"
    return "是" if info.is_required() else ""


def _values(info: FieldInfo) -> str:
    """Give the fixed values that a key takes."""
    members = [info.annotation, *typing.get_args(info.annotation)]
    for member in members:
        if typing.get_origin(member) is typing.Literal:
            return "、".join(f"`{value}`" for value in typing.get_args(member)) + "。"
    return ""
