"""Adding to the log: what a run changed, and what people say of a finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from perfeval.dataset import Dataset
from perfeval.diagnostics import Diagnostic, Place, nearest
from perfeval.diagnostics.codes import history as codes
from perfeval.diagnostics.codes import project as project_codes
from perfeval.history.changes import changes
from perfeval.history.entry import Entry, Event
from perfeval.history.identity import Sighting
from perfeval.history.lives import Life, lives
from perfeval.history.log import append, locked, read_log
from perfeval.ruleset import Program


def record(
    path: Path, seen: Sequence[Sighting], programs: Sequence[Program], dataset: Dataset, day: date
) -> tuple[list[Entry] | None, list[Diagnostic]]:
    """Add to a log what changed since; the same run again adds nothing.

    Returns the entries added, None when nothing could be written; and what was found in the log.
    """
    with locked(path) as blocked:
        if blocked:
            return None, blocked
        log, problems = read_log(path)
        if log is None or any(d.severity == "error" for d in problems):
            return None, problems
        made = changes(lives(log.entries, until=day), seen, programs, dataset, day)
        failed = append(path, log, made)
        return (None if failed else made), [*problems, *failed]


def tell(
    path: Path, name: str, event: Event, *, by: str, note: str, day: date | None = None
) -> tuple[Entry | None, list[Diagnostic]]:
    """Add to a log what a person says of a finding.

    Args:
        path: The log.
        name: The id of the finding, or an unmistakable beginning of it.
        event: 确认 or 更正.
        by: Who says it.
        note: What they say.
        day: When; the day of the finding's newest entry when None.
    """
    with locked(path) as blocked:
        if blocked:
            return None, blocked
        log, problems = read_log(path)
        if log is None or any(d.severity == "error" for d in problems):
            return None, problems
        found = matching(lives(log.entries), name)
        if len(found) != 1:
            return None, [*problems, _unknown(path, name, [life.id for life in found], log.entries)]
        life = found[0]
        if day is not None and day < life.since:
            accepted = f"{life.since.isoformat()} 或以后"
            refused = project_codes.BAD_CHOICE.at(
                None, option="--date", found=day.isoformat(), accepted=accepted
            )
            return None, [*problems, refused]
        entry = replace(
            life.last, day=day or life.entries[-1].day, number=len(life.entries) + 1, event=event,
            cause="", by=by, note=note,
        )  # fmt: skip
        failed = append(path, log, [entry])
        return (None if failed else entry), [*problems, *failed]


def matching(known: dict[str, Life], name: str) -> list[Life]:
    """Give the findings with an id, or whose id begins so, or whose subject or rule it is.

    ``P12`` names those of its rows as well, as of the plan ``P12/2022年9月``.
    """
    if name in known:
        return [known[name]]
    begun = [life for life in known.values() if len(name) > 2 and life.id.startswith(name)]
    named = [
        life
        for life in known.values()
        if name in (life.last.subject, life.last.subject_name, life.last.rule)
        or (name and life.last.subject.startswith(f"{name}/"))
    ]
    return named or begun


def unknown(path: Path, name: str, entries: Sequence[Entry]) -> Diagnostic:
    """Say that a log has no such finding."""
    return _unknown(path, name, [], entries)


def _unknown(path: Path, name: str, several: Sequence[str], entries: Sequence[Entry]) -> Diagnostic:
    near = "、".join(several[:5]) or nearest(name, (entry.id for entry in entries))
    problem = f"对上 {len(several)} 条预警，要写全编号" if several else "不在发现记录里"
    if not entries:
        problem = "查不到：这个文件夹还没有发现记录，先运行 perfeval monitor --record"
    elif not name:
        problem = "不是编号，要写一条预警的编号"
    return codes.NO_FINDING.at(Place(path.name), found=name, problem=problem, nearest=near)
