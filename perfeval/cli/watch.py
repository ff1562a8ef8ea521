"""``perfeval watch``: evaluate again when a file changes, and print what is different."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perfeval.cli import options
from perfeval.cli.console import opened, tell
from perfeval.cli.language import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.history.entry import Entry
    from perfeval.project.project import Project


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words(
            "盯着文件夹：表一改就重新监控，印出新增、升级、办结的预警；Ctrl+C 停下。",
            "Watch a folder and print findings opened, escalated, resolved; Ctrl+C ends it.",
        )
    )
    def watch(
        folder: Path = options.folder(words),
        as_of: str = options.as_of(words),
        ruleset: list[str] = options.rulesets(words),
        every: int = typer.Option(
            1, "--every", min=1, help=words("几秒看一次", "seconds between looks")
        ),
    ) -> None:
        from perfeval.project.watching import settled_changes, snapshot

        try:
            start = snapshot(folder)
            rounds = _Rounds(folder, as_of, ruleset, words)
            typer.echo(rounds.first())
            for files in settled_changes(folder, start, lambda: time.sleep(every)):
                typer.echo(rounds.again(files))
        except KeyboardInterrupt:
            raise typer.Exit(130) from None


class _Rounds:
    """One evaluation after the other; each says what is different from the one before."""

    def __init__(
        self, folder: Path, as_of: str | None, rulesets: Sequence[str], words: Words
    ) -> None:
        self._folder, self._as_of, self._rulesets = folder, as_of, rulesets
        self._words = words
        self._entries: list[Entry] = []

    def first(self) -> str:
        """Say how many findings there are."""
        project, problems = opened(
            self._folder, self._words, as_of=self._as_of, rulesets=self._rulesets
        )
        tell(problems, self._words, err=True)
        made = self._changes(project)
        return self._words(
            f"截至 {project.as_of.isoformat()} 有 {len(made)} 条预警；表一改就再看，Ctrl+C 停下",
            f"{len(made)} findings as of {project.as_of.isoformat()}; Ctrl+C ends the watch",
        )

    def again(self, files: Sequence[Path]) -> str:
        """Say what changed; what is wrong with the files, when they cannot be read."""
        from perfeval.cli.changes_text import counts, lines
        from perfeval.history.entry import Event
        from perfeval.project.project import open_project, source_reader

        named = "、".join(path.name for path in files)
        project, problems = open_project(self._folder, as_of=self._as_of, rulesets=self._rulesets)
        if project is None:
            tell(problems, self._words, source_reader(self._folder), err=True)
            return self._words(
                f"{named} 改了，但有错误，等改好再看", f"{named}: errors; waiting for them to go"
            )
        made = self._changes(project)
        shown = [line for one in made if one.event is not Event.CHANGED
                 for line in lines(one, self._words)]  # fmt: skip
        return "\n".join([f"{named}: {counts(made, self._words)}", *shown])

    def _changes(self, project: Project) -> list[Entry]:
        from perfeval.history.changes import changes
        from perfeval.history.identity import sightings
        from perfeval.history.lives import lives

        seen, _ = sightings(project.programs, project.dataset)
        known = lives(self._entries)
        made = changes(known, seen, project.programs, project.dataset, project.as_of)
        self._entries.extend(made)
        return made
