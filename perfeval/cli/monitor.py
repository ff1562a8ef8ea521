"""``perfeval monitor``: findings as of a date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from perfeval.cli import options
from perfeval.cli.console import Progress, opened, print_json, stop, tell
from perfeval.cli.language import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.diagnostics import Diagnostic
    from perfeval.engine.outcome import Finding
    from perfeval.history.entry import Entry
    from perfeval.history.identity import Sighting
    from perfeval.project.project import Project

_LEVELS = ("红", "黄", "蓝")


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
        fail_on: str = typer.Option(
            None,
            "--fail-on",
            help=words("有这一级或更重的预警时退出码为 1", "exit 1 at this level"),
        ),
        record: bool = typer.Option(
            False,
            "--record",
            help=words("把变化记入发现记录.jsonl", "add what changed to the log"),
        ),
        form: str = options.form(words),
    ) -> None:
        from perfeval.diagnostics.codes.project import BAD_CHOICE
        from perfeval.engine.unchecked import not_run
        from perfeval.history.identity import sightings

        if fail_on is not None and fail_on not in _LEVELS:
            accepted = "、".join(_LEVELS)
            stop([BAD_CHOICE.at(None, option="--fail-on", found=fail_on, accepted=accepted)], words)
        progress = Progress()
        project, problems = opened(
            folder, words, as_of=as_of, rulesets=ruleset, form=form, progress=progress
        )
        progress(words("查找预警", "looking for findings"))
        seen, diagnostics = sightings(project.programs, project.dataset)
        findings = [one.finding for one in seen]
        problems += [*diagnostics, *not_run(project.programs, project.dataset)]
        entries = _recorded(folder, project, seen, problems, words, form) if record else None
        if form == "json":
            print_json(_as_json(project, seen, entries))
        else:
            tell(problems, words, err=True)
            typer.echo(_text(seen, words))
            if entries is not None:
                typer.echo(_record_text(entries, words))
        if fail_on is not None:
            grave = _LEVELS[: _LEVELS.index(fail_on) + 1]
            if any(one.certain and one.level in grave for one in findings):
                raise typer.Exit(1)


def _duty(one: Finding, words: Words) -> str:
    """Say who acts, what is to be done and by when; empty where the ruleset does not."""
    from perfeval.values.show import show_date

    duty = one.duty
    by = show_date(duty.by) if duty.by else ""
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
    project: Project, seen: Sequence[Sighting], entries: Sequence[Entry] | None
) -> dict[str, Any]:
    from perfeval.cli.changes_text import entry_as_json
    from perfeval.project.answers import findings_as_json

    whole = findings_as_json(project, [one.finding for one in seen])
    for one, shown in zip(seen, whole["findings"], strict=True):
        shown["id"] = one.id
    if entries is not None:
        whole["recorded"] = [entry_as_json(entry) for entry in entries]
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
    counts = "，".join(f"{level} {sum(one.level == level for one in certain)}" for level in _LEVELS)
    unsure = len(findings) - len(certain)
    tail = words(f"，无法判断 {unsure}", f", undecided {unsure}") if unsure else ""
    parts.append(
        words(
            f"共 {len(certain)} 条预警：{counts}{tail}", f"{len(certain)} findings: {counts}{tail}"
        )
    )
    return "\n".join(parts)
