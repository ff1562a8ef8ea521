"""``perfeval ack``: what people say of a finding, added to the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from perfeval.cli.console import stop, tell
from perfeval.cli.folder_and_id import folder_and_id, split
from perfeval.cli.language import Words

if TYPE_CHECKING:
    from datetime import date


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words(
            "对一条预警表态：看过了，或已更正；记入发现记录。",
            "Say of a finding that it was seen, or corrected; goes into the log.",
        )
    )
    def ack(
        what: list[str] = folder_and_id(words),
        note: str = typer.Option(..., "--note", help=words("说什么", "what is said")),
        by: str = typer.Option(..., "--by", help=words("谁说的", "who says it")),
        corrected: bool = typer.Option(
            False, "--corrected", help=words("已经更正，等数据证实", "it has been corrected")
        ),
        day: str = typer.Option(
            None,
            "--date",
            help=words(
                "哪天，如 2022-10-08；today 取这台机器的日期；不写取这条预警最近一次变化的日期",
                "the day; today takes this machine's; default: that of its newest entry",
            ),
        ),
    ) -> None:
        from perfeval.cli.changes_text import life_lines
        from perfeval.history.entry import Event
        from perfeval.history.lives import lives
        from perfeval.history.log import LOG_NAME
        from perfeval.history.recording import tell as tell_log

        folder, name = split(what)
        _refuse_empty({"--note": note, "--by": by}, words)
        event = Event.CORRECTED if corrected else Event.ACKNOWLEDGED
        entry, problems = tell_log(
            folder / LOG_NAME, name, event, by=by, note=note, day=_day(day, words)
        )
        if entry is None:
            stop(problems, words)
            return
        tell(problems, words, err=True)
        typer.echo("\n".join(life_lines(lives([entry])[entry.id], words)))


def _refuse_empty(given: dict[str, str], words: Words) -> None:
    """A note that says nothing, or that nobody says, is none."""
    from perfeval.diagnostics.codes.project import BAD_CHOICE

    for option, text in given.items():
        if not text.strip():
            stop([BAD_CHOICE.at(None, option=option, found=text, accepted="一段文字")], words)


def _day(text: str | None, words: Words) -> date | None:
    from datetime import datetime

    from perfeval.diagnostics.codes.project import BAD_CHOICE

    if text is None:
        return None
    now = datetime.now().astimezone().date()
    if text == "today":
        return now
    try:
        return now.fromisoformat(text)
    except ValueError:
        accepted = "2022-10-08、today"
        stop([BAD_CHOICE.at(None, option="--date", found=text, accepted=accepted)], words)
        return None
