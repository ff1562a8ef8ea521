"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Any

import typer

from perfeval.cli.language import Words


def folder(words: Words) -> Any:
    """The project folder."""
    text = words("项目文件夹（放 perfeval.toml 和工作簿）", "project folder")
    return typer.Argument(".", help=text, show_default=False)


def as_of(words: Words) -> Any:
    """The evaluation date."""
    text = words("评价截止日，如 2022-12-31", "evaluation date, such as 2022-12-31")
    return typer.Option(None, "--as-of", help=text)


def rulesets(words: Words) -> Any:
    """Rulesets in place of those of the project."""
    text = words("改用这个规则集（名称或路径，可多次）", "use this ruleset instead (repeatable)")
    return typer.Option([], "--ruleset", "-r", help=text)


def form(words: Words) -> Any:
    """Text or json."""
    return typer.Option("text", "--format", help=words("输出格式：text 或 json", "text or json"))


def out(words: Words, zh: str, en: str, default: str | None = None) -> Any:
    """Where to write."""
    return typer.Option(default, "--out", "-o", help=words(zh, en))
