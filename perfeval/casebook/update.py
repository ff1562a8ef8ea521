"""Rewriting expected values in a file of tests, comments and layout kept.

Only the stretch of a value that differs is replaced. In a list of findings, items that were not
found are taken out and findings that were not expected are put in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from perfeval.casebook.case import Casebook
from perfeval.casebook.run import Kind, Mismatch, Result
from perfeval.diagnostics import Diagnostic
from perfeval.engine.naming import key_of
from perfeval.engine.outcome import Finding
from perfeval.files.text import read_bytes
from perfeval.files.write import write_whole
from perfeval.files.yaml_nodes import ListNode, MapNode, Node, TextNode

_PLAIN = re.compile(r"^[0-9A-Za-z一-鿿][0-9A-Za-z一-鿿.%/_-]*$")


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the text, by offsets, and what comes in its place."""

    start: int
    end: int
    text: str


def updated(book: Casebook, results: Iterable[Result]) -> tuple[str, list[Mismatch]]:
    """Give the text of a file with what came out as what is expected, and what was changed."""
    text = _Text(book.text)
    edits: list[Edit] = []
    changed: list[Mismatch] = []
    for result in results:
        listed = list(text.findings(result))
        # A list in brackets is written anew as a whole: values within it have to wait a round.
        values = [one for one in result.mismatches if one.text is not None]
        values = [one for one in values if not (listed and one.kind is Kind.MESSAGE)]
        edits += [*listed, *(text.value(one) for one in values)]
        lists = [one for one in result.mismatches if one.text is None]
        changed += [*values, *(lists if listed else [])]
    made = book.text
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        made = made[: edit.start] + edit.text + made[edit.end :]
    return made, changed


def write_back(path: Path, text: str) -> list[Diagnostic]:
    """Write a file in the encoding and with the line ends that it has."""
    data, problems = read_bytes(path, path.name)
    if data is None:
        return problems
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    if b"\r\n" in data:
        text = text.replace("\n", "\r\n")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return write_whole(path, text.encode("gb18030"))
    return write_whole(path, mark + text.encode("utf-8"))


class _Text:
    """A text whose places are found by line and column."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def at(self, line: int, column: int) -> int:
        """Give the offset of a place that counts from 1."""
        return self._starts[line - 1] + column - 1

    def value(self, one: Mismatch) -> Edit:
        """Give the edit of one expected value."""
        node = one.text.node if one.text is not None else None
        if node is None:
            raise TypeError("a value that was not read from a file cannot be edited")
        got = one.got.split("、")[0] if one.kind is Kind.BAND else one.got
        return Edit(*self._stretch(node), _scalar(got))

    def findings(self, result: Result) -> Iterator[Edit]:
        """Give the edits of a list of expected findings."""
        case, listed = result.case, result.case.list_node
        if listed is None or case.list_key is None:
            return
        gone = [n for n in range(len(listed.items)) if n not in result.matched]
        new = [_item(finding, result) for finding in result.extra]
        if not gone and not new:
            return
        kept = [item for n, item in enumerate(listed.items) if n not in gone]
        if self._is_flow(listed):
            start, end = self._stretch(listed)
            parts = [self._text[slice(*self._stretch(item))] for item in kept]
            yield Edit(start, end, f"[{', '.join([*parts, *new])}]")
        else:
            yield from self._block(case.list_key, listed, gone, new)

    def _block(
        self, key: TextNode, listed: ListNode, gone: list[int], new: list[str]
    ) -> Iterator[Edit]:
        """Edit a list with one item a line or more: whole lines go, new ones follow the last."""
        for number in gone:
            item = listed.items[number]
            yield Edit(self._line(item.span.line), self._line(self._last_line(item) + 1), "")
        if not new and len(gone) == len(listed.items):
            colon = self._text.index(":", self.at(key.span.end_line, key.span.end_column))
            yield Edit(colon + 1, colon + 1, " []")
        if new:
            indent = " " * (listed.span.column - 1)
            last = self._last_line(listed.items[-1])
            at, end = self._line(last + 1), "" if self._ends(last) else "\n"
            yield Edit(at, at, end + "".join(f"{indent}- {item}\n" for item in new))

    def _line(self, line: int) -> int:
        return min(self._starts[line - 1], len(self._text))

    def _ends(self, line: int) -> bool:
        """Whether a line ends with a line feed."""
        return self._starts[line] <= len(self._text)

    def _last_line(self, node: Node) -> int:
        """Give the last line of a node; YAML lets a block end where the next thing begins."""
        if not self._is_flow(node):
            if isinstance(node, MapNode) and node.entries:
                return max(self._last_line(part) for pair in node for part in pair)
            if isinstance(node, ListNode) and node.items:
                return max(self._last_line(item) for item in node.items)
        return node.span.end_line

    def _is_flow(self, node: Node) -> bool:
        """Whether a collection is written in brackets."""
        return self._text[self.at(node.span.line, node.span.column)] in "[{"

    def _stretch(self, node: Node) -> tuple[int, int]:
        span = node.span
        return self.at(span.line, span.column), self.at(span.end_line, span.end_column)


def _item(finding: Finding, result: Result) -> str:
    subject = key_of(result.case.dataset.tables[finding.entity], finding.row)
    key = result.case.list_key
    chinese = key is not None and not key.value.isascii()
    rule, of, unknown = ("规则", "对象", "无法判断") if chinese else ("rule", "subject", "unknown")
    doubt = "" if finding.certain else f", {unknown}: 是"
    return f"{{{rule}: {_scalar(finding.rule)}, {of}: {_scalar(subject)}{doubt}}}"


def _scalar(text: str) -> str:
    """Write a text as a YAML scalar that may stand in braces."""
    return text if _PLAIN.match(text) else json.dumps(text, ensure_ascii=False)
