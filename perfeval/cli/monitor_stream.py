"""``perfeval monitor --events``: findings as they become true."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import typer

from perfeval.cli.console import SCHEMA_VERSION, check_format, stop
from perfeval.cli.language import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.diagnostics import Diagnostic
    from perfeval.stream.opening import Opened
    from perfeval.stream.recording import Recorder
    from perfeval.stream.run import Evaluated, Stream, Summary, Told

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for beside the stream itself."""

    folder: Path
    as_of: str | None
    rulesets: tuple[str, ...]
    every: str
    form: str
    record: bool


def monitor_stream(events: str, asked: Asked, words: Words) -> set[str]:
    """Take a stream to its end, print what happens; gives the levels of what is certain then.

    Leaves with 2 when it cannot run, or when something in the stream had to be left out.
    """
    from perfeval.stream.run import Stream

    check_format(asked.form, words)
    until = _day(asked, words)
    opened, problems = _opened(asked, words)
    printer = _Printer(asked.form, words)
    printer.problems(problems)
    recorder = _recorder(asked, printer) if asked.record else None
    name = "标准输入" if events == STANDARD_INPUT else Path(events).name
    with ExitStack() as held:
        source = _source(events, asked, words, held)
        stream = Stream(opened, name, every=asked.every, until=until, recorder=recorder)
        held.enter_context(closing(stream))
        _run(stream, source, name, printer)
        printer.summary(stream.summary)
        if stream.summary.errors:
            raise typer.Exit(2)
        return {level for level, certain in stream.summary.open if certain}


def _run(stream: Stream, source: BinaryIO, name: str, printer: _Printer) -> None:
    from perfeval.stream.lines.blocks import blocks
    from perfeval.stream.run import StoppedError

    def told() -> Iterator[Told]:
        yield from stream.begin()
        for block in blocks(source, name):
            yield from stream.take(block)
        yield from stream.finish()

    try:
        for one in told():
            printer.told(one)
    except StoppedError as stopped:
        printer.problems(stopped.problems)
        raise typer.Exit(2) from None


def _day(asked: Asked, words: Words) -> date | None:
    from perfeval.diagnostics.codes.project import BAD_AS_OF

    try:
        return None if asked.as_of is None else date.fromisoformat(asked.as_of)
    except ValueError:
        stop([BAD_AS_OF.at(None, found=asked.as_of)], words, form=asked.form)
        raise


def _opened(asked: Asked, words: Words) -> tuple[Opened, list[Diagnostic]]:
    from perfeval.diagnostics.codes.project import DATA_ERRORS
    from perfeval.project.project import source_reader
    from perfeval.stream.opening import open_for_stream

    opened, problems = open_for_stream(asked.folder, asked.rulesets)
    if opened is None:
        errors = sum(one.severity == "error" for one in problems)
        stopped = [*problems, DATA_ERRORS.at(None, count=errors)]
        stop(stopped, words, source_reader(asked.folder), asked.form)
        raise typer.Exit(2)
    return opened, problems


def _recorder(asked: Asked, printer: _Printer) -> Recorder:
    from perfeval.history.log import LOG_NAME
    from perfeval.stream.recording import Recorder

    recorder = Recorder(asked.folder / LOG_NAME)
    ready, problems = recorder.open()
    printer.problems(problems)
    if not ready:
        raise typer.Exit(2)
    return recorder


def _source(events: str, asked: Asked, words: Words, held: ExitStack) -> BinaryIO:
    from perfeval.diagnostics import Place
    from perfeval.diagnostics.codes import files as codes

    if events == STANDARD_INPUT:
        return sys.stdin.buffer
    path = Path(events)
    if not path.exists():
        told = codes.FILE_MISSING.at(Place(path.name), file=path.name, nearest="")
        stop([told], words, form=asked.form)
    try:
        return held.enter_context(path.open("rb"))
    except OSError as error:
        reason = error.strerror or str(error)
        told = codes.FILE_UNREADABLE.at(Place(path.name), reason=reason)
        stop([told], words, form=asked.form)
        raise


class _Printer:
    """Prints what a stream tells, as text or as JSON lines."""

    def __init__(self, form: str, words: Words) -> None:
        self._json = form == "json"
        self._words = words

    def told(self, one: Told) -> None:
        """Print a diagnostic or what a day brought."""
        from perfeval.stream.run import Evaluated

        if isinstance(one, Evaluated):
            self._day(one)
        else:
            self.problems([one])

    def problems(self, problems: list[Diagnostic]) -> None:
        """Print diagnostics; as text they go to standard error."""
        from perfeval.diagnostics.printers.json import as_json
        from perfeval.diagnostics.printers.terminal import render_one

        if not self._json:
            for told in problems:
                typer.echo("\n".join(render_one(told, self._words.lang)), err=True)
            return

        for one in as_json(problems, self._words.lang):
            self._line({"diagnostic": one})

    def _day(self, one: Evaluated) -> None:
        from perfeval.cli.changes_text import entry_as_json, lines

        if self._json:
            for entry in one.entries:
                self._line({"change": entry_as_json(entry)})
            return
        shown = [f"{one.day.isoformat()}"]
        for entry in one.entries:
            first, *rest = lines(entry, self._words)
            shown += [f"  {first}  {entry.place}", *(f"  {line}" for line in rest)]
        typer.echo("\n".join(shown))

    def summary(self, summary: Summary) -> None:
        """Print what the stream added up to."""
        if self._json:
            self._line({"summary": _as_json(summary)})
        else:
            typer.echo(_text(summary, self._words))

    @staticmethod
    def _line(data: dict[str, Any]) -> None:
        typer.echo(json.dumps({"schema_version": SCHEMA_VERSION, **data}, ensure_ascii=False))


def _as_json(summary: Summary) -> dict[str, Any]:
    from perfeval.history.entry import Event

    whole: dict[str, Any] = {
        "as_of": summary.day.isoformat() if summary.day else None,
        "events": summary.events, "repeated": summary.repeated, "late": summary.late,
        "left_out": summary.left_out, "errors": summary.errors, "days": summary.days,
        "changes": {Event(name).name.lower(): n for name, n in sorted(summary.happened.items())},
        "open": {level: n for (level, certain), n in sorted(summary.open.items()) if certain},
        "undecided": _undecided(summary),
    }  # fmt: skip
    if summary.recorded is not None:
        whole["recorded"] = summary.recorded
    return whole


def _undecided(summary: Summary) -> int:
    return sum(number for (_, certain), number in summary.open.items() if not certain)


def _text(summary: Summary, words: Words) -> str:
    from perfeval.cli.changes_text import counts_of
    from perfeval.cli.monitor import total_text
    from perfeval.history.log import LOG_NAME

    day = summary.day.isoformat() if summary.day else "—"
    parts = [
        words(
            f"截至 {day}：{summary.events} 个事件（重复 {summary.repeated}，"
            f"晚到 {summary.late}），查了 {summary.days} 天",
            f"as of {day}: {summary.events} events ({summary.repeated} repeated, "
            f"{summary.late} late), {summary.days} days evaluated",
        ),
        counts_of(summary.happened, words),
    ]
    certain = {level: n for (level, sure), n in summary.open.items() if sure}
    parts.append(total_text(certain, _undecided(summary), words))
    if summary.recorded is not None:
        parts.append(words(f"{LOG_NAME}: 记入 {summary.recorded} 条",
                           f"{LOG_NAME}: {summary.recorded} entries added"))  # fmt: skip
    return "\n".join(parts)
