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


def fail_on(words: Words) -> Any:
    """The level from which on findings make the exit code 1."""
    text = words("有这一级或更重的预警时退出码为 1", "exit 1 at this level")
    return typer.Option(None, "--fail-on", help=text)


def record(words: Words) -> Any:
    """Whether changes go into the log."""
    text = words("把变化记入发现记录.jsonl", "add what changed to the log")
    return typer.Option(False, "--record", help=text)


def events(words: Words) -> Any:
    """A stream of events."""
    text = words(
        "从事件流（JSON Lines 文件，- 是标准输入）边读边查",
        "take a stream of events: a file of JSON lines, - for standard input",
    )
    return typer.Option(None, "--events", help=text)


def every(words: Words) -> Any:
    """Which days of a stream are evaluated."""
    text = words(
        "事件流：查哪些天，日（默认，有事和到期的每一天）、周（周日）或月（月底）",
        "stream: which days are evaluated: day (default), week (Sundays), month (month ends)",
    )
    return typer.Option(None, "--every", help=text)


def out(words: Words, zh: str, en: str, default: str | None = None) -> Any:
    """Where to write."""
    return typer.Option(default, "--out", "-o", help=words(zh, en))


def clocks(words: Words) -> Any:
    """``--clocks``: what is not done yet."""
    return typer.Option(
        False,
        "--clocks",
        help=words(
            "改列还没有办的事：还剩几天、逾期几天",
            "list what is not done yet instead: days left, days overdue",
        ),
    )
