"""What the commands share: printing diagnostics and json, progress, opening a project."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from perfeval.cli.language import Words

if TYPE_CHECKING:
    from perfeval.diagnostics import Diagnostic
    from perfeval.diagnostics.printers.terminal import Sources
    from perfeval.project.project import Project

SCHEMA_VERSION = 1
_QUIET_SECONDS = 1.0


class Progress:
    """Tells on a terminal what is being done, once the work has taken a second."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._told = self._start
        self._shown = sys.stderr.isatty()

    def __call__(self, stage: str) -> None:
        """Name the stage that begins."""
        if self._shown and time.monotonic() - self._start > _QUIET_SECONDS:
            typer.echo(f"... {stage}", err=True)

    def now_and_then(self, stage: str) -> None:
        """Name one of many steps, at most once a second."""
        now = time.monotonic()
        if now - self._told > _QUIET_SECONDS:
            self._told = now
            self(stage)


def check_format(form: str, words: Words) -> None:
    """Refuse an unknown ``--format``."""
    choice("--format", form, ("text", "json"), words)


def choice(option: str, found: str | None, accepted: Sequence[str], words: Words) -> None:
    """Refuse a value that an option does not take; None is not given."""
    from perfeval.diagnostics.codes.project import BAD_CHOICE

    if found is not None and found not in accepted:
        shown = "、".join(accepted)
        stop([BAD_CHOICE.at(None, option=option, found=found, accepted=shown)], words)


def clash(one: str, other: str, words: Words, form: str = "text") -> None:
    """Refuse two options that do not go together."""
    from perfeval.diagnostics.codes.forms import OPTIONS_CLASH

    stop([OPTIONS_CLASH.at(None, one=one, other=other)], words, form=form)


def print_json(data: dict[str, Any]) -> None:
    """Print an answer for programs."""
    whole = {"schema_version": SCHEMA_VERSION, **data}
    typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))


def tell(
    diagnostics: Sequence[Diagnostic], words: Words, sources: Sources | None = None, **echo: Any
) -> None:
    """Print diagnostics as text."""
    from perfeval.diagnostics.printers.terminal import no_sources, render

    if diagnostics:
        typer.echo(render(diagnostics, words.lang, sources or no_sources), **echo)


def stop(
    diagnostics: Sequence[Diagnostic],
    words: Words,
    sources: Sources | None = None,
    form: str = "text",
) -> None:
    """Print diagnostics and leave with 2: it could not run."""
    if form == "json":
        from perfeval.diagnostics.printers.json import as_json

        print_json({"diagnostics": as_json(diagnostics, words.lang)})
    else:
        tell(diagnostics, words, sources, err=True)
    raise typer.Exit(2)


def opened(
    folder: Path,
    words: Words,
    *,
    as_of: str | None = None,
    rulesets: Sequence[str] = (),
    form: str = "text",
    progress: Callable[[str], None] | None = None,
) -> tuple[Project, list[Diagnostic]]:
    """Open a project, or say everything that is wrong with it and leave with 2."""
    from perfeval.diagnostics.codes.project import DATA_ERRORS
    from perfeval.project.project import open_project, source_reader

    check_format(form, words)
    if progress:
        progress(words("读取数据和规则集", "reading data and rulesets"))
    project, problems = open_project(folder, as_of=as_of, rulesets=rulesets)
    if project is None:
        errors = sum(d.severity == "error" for d in problems)
        stopped = [*problems, DATA_ERRORS.at(None, count=errors)]
        stop(stopped, words, source_reader(folder), form)
        raise typer.Exit(2)
    return project, problems
