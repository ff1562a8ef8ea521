"""docs/expressions.md: the functions, and the grammar."""

from __future__ import annotations

from importlib import resources

from generator.markdown import table
from perfeval.language.functions import FUNCTIONS


def function_table() -> str:
    """Give the table of functions."""
    rows = [(f.chinese, f"`{f.english}`", f"`{f.usage}`", f.meaning) for f in FUNCTIONS]
    return "\n".join(table(("函数", "英文", "写法", "意思"), rows))


def grammar() -> str:
    """Give the grammar as it stands in the program."""
    text = (resources.files("perfeval.language") / "grammar.lark").read_text(encoding="utf-8")
    return f"```text\n{text.strip()}\n```"
