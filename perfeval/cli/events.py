"""``perfeval events``: a project's own tables as a stream of events."""

from __future__ import annotations

from pathlib import Path

import typer

from perfeval.cli import options
from perfeval.cli.console import stop, tell
from perfeval.cli.language import Words


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words(
            "把文件夹里的表写成事件流，每一格在知道它的那天；供 monitor --events 读。",
            "Write a folder's tables as a stream of events, for monitor --events.",
        )
    )
    def events(
        folder: Path = options.folder(words),
        out: Path = options.out(
            words, "写到这个文件；不写就印出来", "file to write; printed when left out"
        ),
    ) -> None:
        from perfeval.diagnostics.codes.project import DATA_ERRORS
        from perfeval.files.write import write_whole
        from perfeval.project.project import source_reader
        from perfeval.stream.lines.write import event_lines
        from perfeval.stream.opening import open_for_stream

        opened, problems = open_for_stream(folder)
        if opened is None:
            errors = sum(one.severity == "error" for one in problems)
            stopped = [*problems, DATA_ERRORS.at(None, count=errors)]
            stop(stopped, words, source_reader(folder))
            return
        tell(problems, words, err=True)
        config = opened.config
        lines = list(event_lines(opened.dataset, config.as_of, config.year))
        text = "".join(f"{line}\n" for line in lines)
        if out is None:
            typer.echo(text, nl=False)
            return
        failed = write_whole(out, text.encode())
        if failed:
            stop(failed, words)
        typer.echo(words(f"{out.name}: {len(lines)} 个事件", f"{out.name}: {len(lines)} events"))
