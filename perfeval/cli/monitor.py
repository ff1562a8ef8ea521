"""``perfeval monitor``: findings as of a date."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from perfeval.cli import options
from perfeval.cli.console import Progress, choice, clash, opened, print_json, stop, tell
from perfeval.cli.language import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfeval.diagnostics import Diagnostic
    from perfeval.engine.findings.clocks import Clock
    from perfeval.engine.outcome import Finding
    from perfeval.history.entry import Entry
    from perfeval.history.identity import Sighting
    from perfeval.project.project import Project

LEVELS = ("红", "黄", "蓝")
EVERY = {"日": "日", "周": "周", "月": "月", "day": "日", "week": "周", "month": "月"}


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words(
            "监控：截至某日的预警和超时，每条给出单元格和依据。",
            "Findings as of a date, each with its cells and its basis.",
        )
    )
    def monitor(
        folder: Path = options.folder(words),
        as_of: str = options.as_of(words),
        ruleset: list[str] = options.rulesets(words),
        fail_on: str = options.fail_on(words),
        record: bool = options.record(words),
        clocks: bool = options.clocks(words),
        form: str = options.form(words),
        events: str = options.events(words),
        every: str = options.every(words),
    ) -> None:
        from perfeval.cli.clocks_text import clocks_text
        from perfeval.engine.findings.clocks import open_clocks
        from perfeval.engine.findings.unchecked import not_run
        from perfeval.history.identity import sightings
        from perfeval.history.limits import counted_from_log
        from perfeval.history.log import LOG_NAME

        choice("--fail-on", fail_on, LEVELS, words)
        choice("--every", every, tuple(EVERY), words)
        if events is not None and clocks:
            clash("--events", "--clocks", words, form)
        if events is not None:
            from perfeval.cli.monitor_stream import Asked, monitor_stream

            asked = Asked(folder, as_of, tuple(ruleset), EVERY[every or "日"], form, record=record)
            if monitor_stream(events, asked, words) & set(_at_least(fail_on)):
                raise typer.Exit(1)
            return
        progress = Progress()
        project, problems = opened(
            folder, words, as_of=as_of, rulesets=ruleset, form=form, progress=progress
        )
        progress(words("查找预警", "looking for findings"))
        seen, diagnostics = sightings(project.programs, project.dataset)
        problems += [*diagnostics, *not_run(project.programs, project.dataset)]
        seen, of_log = counted_from_log(seen, folder / LOG_NAME, project.as_of)
        if not record:  # otherwise the record says what is wrong with the log
            problems += of_log
        findings = [one.finding for one in seen]
        entries = _recorded(folder, project, seen, problems, words, form) if record else None
        running = open_clocks(project.programs, project.dataset) if clocks else None
        if form == "json":
            print_json(_as_json(project, seen, entries, running))
        else:
            tell(problems, words, err=True)
            typer.echo(_text(seen, words) if running is None else clocks_text(running, words))
            if entries is not None:
                typer.echo(_record_text(entries, words))
        if any(one.certain and one.level in _at_least(fail_on) for one in findings):
            raise typer.Exit(1)


def _at_least(level: str | None) -> tuple[str, ...]:
    """Give the levels that are as grave or graver, none for None."""
    return () if level is None else LEVELS[: LEVELS.index(level) + 1]


def _duty(one: Finding, words: Words) -> str:
    """Say who acts, what is to be done and by when; empty where the ruleset does not."""
    from perfeval.values.show import show_date

    duty = one.duty
    by = show_date(duty.by) if duty.by else ""
    if duty.over:
        by += words(f"，已超过 {duty.over} 天", f", {duty.over} days over")
    said = (
        (words("处理", "action"), duty.who, duty.action),
        (words("期限", "by"), by, ""),
    )
    lines = (f"{key}: {' '.join(p for p in (a, b) if p)}" for key, a, b in said if a or b)
    return "；".join(lines)


def _recorded(
    folder: Path,
    project: Project,
    seen: Sequence[Sighting],
    problems: list[Diagnostic],
    words: Words,
    form: str,
) -> list[Entry]:
    """Add to the log what changed; leave with 2 when that cannot be done."""
    from perfeval.history.log import LOG_NAME
    from perfeval.history.recording import record

    path = folder / LOG_NAME
    entries, found = record(path, seen, project.programs, project.dataset, project.as_of)
    problems.extend(found)
    if entries is None:
        stop(problems, words, form=form)
    return entries or []


def _as_json(
    project: Project,
    seen: Sequence[Sighting],
    entries: Sequence[Entry] | None,
    clocks: Sequence[Clock] | None,
) -> dict[str, Any]:
    from perfeval.cli.changes_text import entry_as_json
    from perfeval.cli.clocks_text import clock_as_json
    from perfeval.project.answers import findings_as_json

    whole = findings_as_json(project, [one.finding for one in seen])
    for one, shown in zip(seen, whole["findings"], strict=True):
        shown["id"] = one.id
    if entries is not None:
        whole["recorded"] = [entry_as_json(entry) for entry in entries]
    if clocks is not None:
        whole["clocks"] = [clock_as_json(clock) for clock in clocks]
    return whole


def _record_text(entries: Sequence[Entry], words: Words) -> str:
    from perfeval.cli.changes_text import counts
    from perfeval.history.log import LOG_NAME

    return f"{LOG_NAME}: {counts(entries, words)}"


def _text(seen: Sequence[Sighting], words: Words) -> str:
    parts: list[str] = []
    findings = [one.finding for one in seen]
    for sighting in seen:
        one = sighting.finding
        head = f"[{one.level}] {one.rule} {one.rule_name}  {one.subject_name}"
        parts.append(f"{head}  {one.place}  {sighting.id}")
        parts.append(f"     {one.message}")
        duty = _duty(one, words)
        if duty:
            parts.append(f"     {duty}")
        parts.extend(f"     {words('依据', 'basis')}: {basis}" for basis in one.basis)
    certain = [one for one in findings if one.certain]
    found = Counter(one.level for one in certain)
    twice = len(seen) - len({sighting.id for sighting in seen})
    if twice:
        parts.append(_continued(twice, words))
    parts.append(total_text(found, len(findings) - len(certain), words))
    return "\n".join(parts)


def _continued(twice: int, words: Words) -> str:
    """Say how many of the findings are the same matter as a graver one that continues it."""
    return words(
        f"有 {twice} 条另有接着它加重的，和那一条是一件事",
        f"{twice} of these are the same matter as a graver one that continues it",
    )


def total_text(found: Mapping[str, int], unsure: int, words: Words) -> str:
    """Say how many findings there are of each level, and how many cannot be decided."""
    number = sum(found.values())
    counts = "，".join(f"{level} {found.get(level, 0)}" for level in LEVELS)
    tail = words(f"，无法判断 {unsure}", f", undecided {unsure}") if unsure else ""
    return words(f"共 {number} 条预警：{counts}{tail}", f"{number} findings: {counts}{tail}")
