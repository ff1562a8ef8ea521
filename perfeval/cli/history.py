"""``perfeval history``: the log of findings, read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from perfeval.cli import options
from perfeval.cli.console import check_format, print_json, stop, tell
from perfeval.cli.folder_and_id import folder_and_id, split
from perfeval.cli.language import Words

if TYPE_CHECKING:
    from perfeval.history.lives import Life


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words(
            "一条预警从出现到办结的经过；不写编号就列出全部。",
            "The life of a finding; without an id, all of them.",
        )
    )
    def history(
        what: list[str] = folder_and_id(words),
        all_: bool = typer.Option(
            False, "--all", help=words("连已办结的也列出", "list resolved ones too")
        ),
        form: str = options.form(words),
    ) -> None:
        from perfeval.cli.changes_text import entry_as_json, life_lines, short_line
        from perfeval.history.lives import lives
        from perfeval.history.log import LOG_NAME, read_log
        from perfeval.history.recording import matching, unknown

        check_format(form, words)
        folder, name = split(what)
        path = folder / LOG_NAME
        log, problems = read_log(path)
        if log is None:
            stop(problems, words, form=form)
            return
        known = lives(log.entries)
        chosen = matching(known, name) if name else list(known.values())
        if name and not chosen:
            stop([*problems, unknown(path, name, log.entries)], words, form=form)
        if form == "json":
            shown = [entry_as_json(entry) for life in chosen for entry in life.entries]
            print_json({"entries": shown})
            return
        tell(problems, words, err=True)
        if name:
            typer.echo("\n".join(line for life in chosen for line in life_lines(life, words)))
            return
        listed = [life for life in chosen if all_ or life.open]
        typer.echo("\n".join([*(short_line(life, words) for life in listed), _sum(chosen, words)]))


def _sum(known: list[Life], words: Words) -> str:
    if not known:
        return words(
            "还没有发现记录，先运行 perfeval monitor --record",
            "no log yet: run perfeval monitor --record first",
        )
    count = sum(life.open for life in known)
    return words(
        f"没有办结 {count} 条，已办结 {len(known) - count} 条",
        f"{count} open, {len(known) - count} resolved",
    )
