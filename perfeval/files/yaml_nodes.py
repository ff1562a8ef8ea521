"""YAML as a tree of texts with positions.

Every scalar stays the text that was written (``010``, ``no`` and ``12:30`` mean what they say);
duplicate keys, tabs and full-width colons are reported, not interpreted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from perfeval.diagnostics import Diagnostic, Place, Related
from perfeval.diagnostics.codes import files as codes
from perfeval.files.text import read_text

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FULL_WIDTH_COLON = re.compile(r"^(\s*(?:- )?[^\s:：#\"'“”「」{}\[\]]{1,20})：(?=\s*\S|\s*$)")
_ADVICE = {
    "mapping values are not allowed": "一行里有两个冒号，或上一行缩进不对；含冒号的文字要加引号。",
    "expected <block end>": "缩进没有对齐：同一层的行要从同一列开始。",
    "could not find expected ':'": "键后面要有半角冒号和一个空格。",
    "while scanning a quoted scalar": "引号没有成对。",
    "while parsing a flow": "方括号或花括号没有成对，或里面用了全角逗号。",
    "found character": "以 %、@、` 开头的文字要加引号。",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file; lines and columns count from 1, the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def place(self, offset: int = 0, length: int | None = None) -> Place:
        """Give the place of this span, or of ``length`` characters at ``offset`` within it."""
        start = self.column + offset
        if length is not None:
            return Place(self.file, self.line, start, start + length)
        end = self.end_column if self.end_line == self.line else None
        return Place(self.file, self.line, start, end)


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar, as written. ``offset`` is the width of an opening quote."""

    value: str
    span: Span
    quoted: bool = False

    kind = "文字"

    def place_of(self, offset: int, length: int) -> Place:
        """Give the place of a stretch of the text, for single-line scalars."""
        if self.span.line != self.span.end_line:
            return self.span.place()
        return self.span.place(offset + (1 if self.quoted else 0), max(length, 1))


@dataclass(frozen=True, slots=True)
class ListNode:
    """A sequence."""

    items: tuple[Node, ...]
    span: Span

    kind = "列表"


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping; entries keep their order and the place of each key."""

    entries: tuple[tuple[TextNode, Node], ...]
    span: Span

    kind = "键值对"

    def get(self, key: str) -> Node | None:
        """Give the value under ``key``."""
        return next((value for name, value in self.entries if name.value == key), None)

    def __iter__(self) -> Iterator[tuple[TextNode, Node]]:
        return iter(self.entries)


Node = TextNode | ListNode | MapNode


def load_yaml_file(path: Path, shown_as: str) -> tuple[Node | None, list[Diagnostic]]:
    """Read a YAML file into nodes; see :func:`load_yaml`."""
    text, problems = read_text(path, shown_as)
    if text is None:
        return None, problems
    return load_yaml(text, shown_as)


def load_yaml(text: str, file: str) -> tuple[Node | None, list[Diagnostic]]:
    """Parse YAML text into nodes. Never raises on what a user wrote."""
    problems = _look_for_tabs(text, file)
    if problems:
        return None, problems
    try:
        tree = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        return None, [*_look_for_full_width_colons(text, file), *_syntax(error, file)][:20]
    except yaml.YAMLError as error:
        return None, [codes.YAML_SYNTAX.at(Place(file), problem=str(error), advice="")]
    if tree is None:
        return None, [codes.YAML_EMPTY.at(Place(file, 1, 1))]
    node = _convert(tree, file, problems, set())
    if not isinstance(node, MapNode | ListNode):
        problems.extend(_look_for_full_width_colons(text, file))
    return node, problems


def _look_for_tabs(text: str, file: str) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n"), 1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent and line.strip():
            found.append(codes.YAML_TAB.at(Place(file, number, indent.index("\t") + 1)))
    return found


def _look_for_full_width_colons(text: str, file: str) -> list[Diagnostic]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _FULL_WIDTH_COLON.match(line)
        if match:
            column = match.end(1) + 1
            place = Place(file, number, column, column + 1)
            found.append(codes.YAML_FULL_WIDTH.at(place, found="：", accepted=":"))
    return found


def _syntax(error: yaml.MarkedYAMLError, file: str) -> list[Diagnostic]:
    mark = error.problem_mark or error.context_mark
    text = f"{error.context or ''} {error.problem or ''}".strip()
    advice = next((zh for en, zh in _ADVICE.items() if en in text), "")
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    return [codes.YAML_SYNTAX.at(place, problem=text, advice=advice)]


def _convert(
    node: yaml.Node, file: str, problems: list[Diagnostic], seen: set[yaml.Node]
) -> Node | None:
    start, end = node.start_mark, node.end_mark
    span = Span(file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    if isinstance(node, yaml.ScalarNode):
        return TextNode(node.value, span, quoted=node.style in ("'", '"'))
    if node in seen:
        problems.append(codes.YAML_ANCHOR.at(span.place(), found="*"))
        return None
    seen.add(node)
    if isinstance(node, yaml.SequenceNode):
        items = (_convert(item, file, problems, seen) for item in node.value)
        return ListNode(tuple(item for item in items if item is not None), span)
    return _convert_mapping(node, span, problems, seen)


def _convert_mapping(
    node: yaml.Node, span: Span, problems: list[Diagnostic], seen: set[yaml.Node]
) -> MapNode:
    entries: dict[str, tuple[TextNode, Node]] = {}
    for key_node, value_node in node.value:
        key = _convert(key_node, span.file, problems, seen)
        value = _convert(value_node, span.file, problems, seen)
        if not isinstance(key, TextNode):
            place = span.place() if key is None else key.span.place()
            found = "引用" if key is None else key.kind
            problems.append(codes.YAML_SHAPE.at(place, accepted="一个名称", found=found))
        elif key.value in entries:
            first = Related(entries[key.value][0].span.place(), "第一次写在这里")
            problems.append(
                codes.YAML_DUPLICATE.at(key.span.place(), key=key.value, related=[first])
            )
        elif value is not None:
            entries[key.value] = (key, value)
    return MapNode(tuple(entries.values()), span)
