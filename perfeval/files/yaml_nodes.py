"""YAML as a tree of texts with positions.

Every scalar stays the text that was written (``010``, ``no`` and ``12:30`` mean what they say);
duplicate keys, tabs and full-width colons are reported, not interpreted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from perfeval.diagnostics import Diagnostic, Place, Related
from perfeval.diagnostics.codes import files as codes
from perfeval.files import yaml_mistakes as mistakes
from perfeval.files.text import read_text
from perfeval.files.yaml_mending import Source, without_tabs
from perfeval.files.yaml_mending import mend as mend_line


class _Untagged:
    """Stands in for YAML's resolver, whose guesses (``no`` is false) nobody here asks for."""

    def descend_resolver(self, current: object, index: object) -> None:
        """Go into a node: nothing to do."""

    def ascend_resolver(self) -> None:
        """Come out of a node: nothing to do."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        """Give every node the same tag."""
        return ""


def _untagged(loader: type) -> type[yaml.SafeLoader]:
    return type("Loader", (_Untagged, loader), {})


_LOADER = _untagged(getattr(yaml, "CSafeLoader", yaml.SafeLoader))
_MOST_MENDED = 30


class Span(NamedTuple):
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


def load_yaml_file(
    path: Path, shown_as: str, *, mend: bool = False
) -> tuple[Node | None, list[Diagnostic]]:
    """Read a YAML file into nodes; see :func:`load_yaml`."""
    text, problems = read_text(path, shown_as)
    if text is None:
        return None, problems
    return load_yaml(text, shown_as, mend=mend)


def load_yaml(text: str, file: str, *, mend: bool = False) -> tuple[Node | None, list[Diagnostic]]:
    """Parse YAML text into nodes. Never raises on what a user wrote.

    Where the only thing wrong is a full-width colon, reading goes on as if it were half-width; with
    ``mend`` it goes on past other mistakes too. Then there are errors among the diagnostics, and
    the nodes are fit for checking only.
    """
    problems = mistakes.tabs(text, file)
    if problems and not mend:
        return None, problems
    source = without_tabs(text) if problems else Source(text.split("\n"))
    tree, error = _compose(source.text)
    spots = mistakes.full_width_colons(source.text)
    if spots and (error or isinstance(tree, yaml.ScalarNode)):
        problems += [
            source.as_written(mistakes.full_width(file, *spot, "：", ":")) for spot in spots
        ]
        for number, offset in spots:
            line = source.lines[number - 1]
            source.put(number - 1, f"{line[:offset]}: {line[offset + 1 :]}", offset, 1)
        tree, error = _compose(source.text)
    for _ in range(_MOST_MENDED if mend else 0):
        if error is None:
            break
        tabbed = {one.place.line for one in problems if one.place and one.code is codes.YAML_TAB}
        found = _told(error, source, file)
        problems += [one for one in found if one.place and one.place.line not in tabbed]
        if not isinstance(error, yaml.MarkedYAMLError) or not mend_line(source, error):
            return None, problems
        tree, error = _compose(source.text)
    if error is not None:
        return None, [*problems, *_told(error, source, file)]
    problems += [source.as_written(one) for one in mistakes.anchors(source.text, file)]
    if tree is None:
        return None, problems or [codes.YAML_EMPTY.at(Place(file, 1, 1))]
    return _Converter(file, problems, source).convert(tree), problems


def _compose(text: str) -> tuple[yaml.Node | None, yaml.YAMLError | RecursionError | None]:
    try:
        return yaml.compose(text, Loader=_LOADER), None
    except (yaml.YAMLError, RecursionError) as error:
        return None, error


def _told(error: yaml.YAMLError | RecursionError, source: Source, file: str) -> list[Diagnostic]:
    if isinstance(error, yaml.MarkedYAMLError):
        found = mistakes.syntax(error, source.text, file)
        return [source.as_written(one) for one in found]
    complaint = "too deep" if isinstance(error, RecursionError) else str(error)
    return [mistakes.told(complaint, Place(file))]


class _Converter:
    """Turns yaml's nodes into ours; ``source`` knows the columns of mended lines."""

    def __init__(self, file: str, problems: list[Diagnostic], source: Source) -> None:
        self._file = file
        self._problems = problems
        self._source = source
        self._seen: set[yaml.Node] = set()

    def convert(self, node: yaml.Node) -> Node | None:
        """Convert a node and what is in it; None for one that stands for another."""
        span = self._span(node.start_mark, node.end_mark)
        if isinstance(node, yaml.ScalarNode):
            return TextNode(node.value, span, quoted=node.style in ("'", '"'))
        if node in self._seen:
            return None
        self._seen.add(node)
        if isinstance(node, yaml.SequenceNode):
            if node.flow_style:
                self._look_for_commas(node)
            items = (self.convert(item) for item in node.value)
            return ListNode(tuple(item for item in items if item is not None), span)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, span)
        return None

    def _span(self, start: yaml.Mark, end: yaml.Mark) -> Span:
        if self._source.edits:
            return Span(self._file, *self._at(start), *self._at(end))
        return Span(self._file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _at(self, mark: yaml.Mark) -> tuple[int, int]:
        return mark.line + 1, self._source.column(mark.line + 1, mark.column + 1)

    def _look_for_commas(self, node: yaml.CollectionNode) -> None:
        for item in node.value:
            if isinstance(item, yaml.ScalarNode) and not item.style and "，" in item.value:
                line, column = self._at(item.start_mark)
                at = column - 1 + item.value.index("，")
                self._problems.append(mistakes.full_width(self._file, line, at, "，", ","))

    def _mapping(self, node: yaml.CollectionNode, span: Span) -> MapNode:
        entries: dict[str, tuple[TextNode, Node]] = {}
        for key_node, value_node in node.value:
            key, value = self.convert(key_node), self.convert(value_node)
            if not isinstance(key, TextNode):
                place = span.place() if key is None else key.span.place()
                found = "引用" if key is None else key.kind
                self._problems.append(codes.YAML_SHAPE.at(place, accepted="一个名称", found=found))
            elif key.value in entries:
                first = Related(entries[key.value][0].span.place(), "第一次写在这里")
                self._problems.append(
                    codes.YAML_DUPLICATE.at(key.span.place(), key=key.value, related=[first])
                )
            elif node.flow_style and not key.quoted and _has_full_width(key, value):
                entries |= {name.value: (name, held) for name, held in self._parted(key, value)}
            elif value is not None:
                entries[key.value] = (key, value)
        return MapNode(tuple(entries.values()), span)

    def _parted(self, key: TextNode, value: Node | None) -> Iterator[tuple[TextNode, Node]]:
        """Tell of the full-width signs in a key of a flow mapping, and give what they part."""
        line, column = key.span.line, key.span.column
        for at, sign in enumerate(key.value):
            if sign in "：，":
                half = ":" if sign == "：" else ","
                self._problems.append(
                    mistakes.full_width(self._file, line, column - 1 + at, sign, half)
                )
        parts = [_stretch(key, match) for match in re.finditer("[^，]+", key.value)]
        for part in parts:
            names = [_stretch(part, match) for match in re.finditer("[^：]+", part.value)]
            if len(names) == 2:
                yield names[0], names[1]
            elif names and part is parts[-1] and value is not None and not _is_absent(value):
                yield names[0], value


def _stretch(text: TextNode, match: re.Match[str]) -> TextNode:
    """Give a stretch of a text without the spaces around it."""
    found = match.group()
    start = text.span.column + match.start() + len(found) - len(found.lstrip())
    found = found.strip()
    line = text.span.line
    return TextNode(found, Span(text.span.file, line, start, line, start + len(found)))


def _has_full_width(key: TextNode, value: Node | None) -> bool:
    return "：" in key.value and ("，" in key.value or _is_absent(value))


def _is_absent(value: Node | None) -> bool:
    return isinstance(value, TextNode) and value.value == "" and not value.quoted
