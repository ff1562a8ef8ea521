"""YAML as an editor sees it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perfeval.files.yaml_nodes import ListNode, Node, TextNode, load_yaml_file

_NUMBER = re.compile(r"[-+]?(\d+|\d*\.\d+)")


def seen(node: Node) -> Any:
    if isinstance(node, TextNode):
        is_number = not node.quoted and _NUMBER.fullmatch(node.value)
        return float(node.value) if is_number else node.value
    if isinstance(node, ListNode):
        return [seen(item) for item in node.items]
    return {key.value: seen(value) for key, value in node}


@pytest.fixture(scope="session")
def as_seen() -> Callable[[Path], Any]:
    """Read a file as an editor does: scalars that look like numbers are numbers."""

    def read(path: Path) -> Any:
        node, _ = load_yaml_file(path, path.name)
        return None if node is None else seen(node)

    return read
