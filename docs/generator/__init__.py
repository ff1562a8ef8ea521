"""The parts of the manual that follow from the program, one module a page."""

from __future__ import annotations

from collections.abc import Callable

from generator import expressions, ruleset, vocabulary

PARTS: dict[str, tuple[str, Callable[[], str]]] = {
    "键表": ("ruleset.md", ruleset.key_tables),
    "函数表": ("expressions.md", expressions.function_table),
    "语法": ("expressions.md", expressions.grammar),
    "词汇表": ("vocabulary.md", vocabulary.vocabulary_tables),
}
"""By the name of the markers: the file, and what gives the text between them."""
