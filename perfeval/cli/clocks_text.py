"""Open clocks for ``monitor --clocks``: as text and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from perfeval.cli.language import Words

if TYPE_CHECKING:
    from perfeval.engine.findings.clocks import Clock


def clocks_text(clocks: Sequence[Clock], words: Words) -> str:
    """Give two lines a clock, and how many there are of each kind."""
    lines = [line for clock in clocks for line in _lines(clock, words)]
    overdue = sum(clock.days is not None and clock.days < 0 for clock in clocks)
    unknown = sum(clock.days is None for clock in clocks)
    running = len(clocks) - overdue - unknown
    tail = words(f"，算不出 {unknown}", f", unknown {unknown}") if unknown else ""
    lines.append(
        words(
            f"还没有办的 {len(clocks)} 件：逾期 {overdue}，未到期 {running}{tail}",
            f"{len(clocks)} open: {overdue} overdue, {running} running{tail}",
        )
    )
    return "\n".join(lines)


def _lines(clock: Clock, words: Words) -> Iterator[str]:
    from perfeval.values.show import show_date

    head = f"{clock.rule} {clock.rule_name}  {clock.subject_name}  {clock.place}"
    yield f"[{_left(clock, words)}] {head}"
    due = show_date(clock.due) if clock.due else words("算不出", "unknown")
    yield words(
        f"     {clock.began_with} {show_date(clock.started)}，期限 {clock.limit}，"
        f"最迟 {due}；待办：{clock.awaited}",
        f"     {clock.began_with} {show_date(clock.started)}, limit {clock.limit}, "
        f"due {due}; awaits {clock.awaited}",
    )


def _left(clock: Clock, words: Words) -> str:
    if clock.days is None:
        return words("算不出", "unknown")
    if clock.days < 0:
        return words(f"逾期 {-clock.days} 天", f"{-clock.days} days overdue")
    if clock.days == 0:
        return words("今天到期", "due today")
    if clock.workdays is not None:
        return words(f"还剩 {clock.workdays} 个工作日", f"{clock.workdays} working days left")
    return words(f"还剩 {clock.days} 天", f"{clock.days} days left")


def clock_as_json(clock: Clock) -> dict[str, Any]:
    """Give a clock as plain data."""
    from perfeval.diagnostics.printers.json import place_as_json
    from perfeval.project.plain import duty_as_json

    return {
        "rule": clock.rule,
        "rule_name": clock.rule_name,
        "level": clock.level,
        "subject": clock.subject,
        "subject_name": clock.subject_name,
        "began_with": clock.began_with,
        "awaited": clock.awaited,
        "started": clock.started.isoformat(),
        "limit": clock.limit,
        "due": clock.due.isoformat() if clock.due else None,
        "state": clock.state,
        "days": clock.days,
        "workdays": clock.workdays,
        "place": place_as_json(clock.place),
        "basis": [str(basis) for basis in clock.basis],
        "ruleset": clock.ruleset,
        **duty_as_json(clock.duty),
    }
