"""How entries of the log are shown to people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from perfeval.cli.language import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfeval.history.entry import Entry
    from perfeval.history.lives import Life

_ENGLISH = {
    "新增": "opened", "升级": "escalated", "变化": "changed", "办结": "resolved",
    "重现": "reopened", "确认": "acknowledged", "更正": "corrected", "未处理": "open",
    "已确认": "acknowledged", "报已更正": "said to be corrected", "已办结": "resolved",
}  # fmt: skip


def counts(entries: Sequence[Entry], words: Words) -> str:
    """Say how many of each event there are."""
    return counts_of(Counter(str(entry.event) for entry in entries), words)


def counts_of(found: Mapping[str, int], words: Words) -> str:
    """Say how many of each event there are, counted already."""
    parts = [f"{said(name, words)} {found[name]}" for name in _ENGLISH if found.get(name)]
    return words("，", ", ").join(parts) or words("没有变化", "no change")


def said(word: str, words: Words) -> str:
    """Give a word of the log in the user's language."""
    return words(word, _ENGLISH[word])


def level(entry: Entry, words: Words) -> str:
    """Give the level; what could not be decided says so."""
    return entry.level if entry.certain else words("无法判断", "undecided")


def lines(entry: Entry, words: Words) -> list[str]:
    """Show an entry with what it is about."""
    head = f"{said(entry.event, words)} [{level(entry, words)}] {entry.rule} {entry.rule_name}"
    shown = [f"{head}  {entry.subject_name}  {entry.id}"]
    shown.append(f"     {entry.cause + '；原为：' if entry.cause else ''}{entry.message}")
    return shown


def life_lines(life: Life, words: Words) -> list[str]:
    """Show the whole life of a finding, one line an entry."""
    last = life.last
    head = f"{life.id}  [{level(last, words)}] {last.rule} {last.rule_name}  {last.subject_name}"
    shown = [f"{head}  {said(life.state, words)}"]
    for entry in life.entries:
        if entry.event.by_people:
            text = f"{entry.by}: {entry.note}"
        else:
            text = f"[{level(entry, words)}] {entry.cause or entry.message}"
        shown.append(f"     {entry.day.isoformat()} {said(entry.event, words)}  {text}")
    return shown


def short_line(life: Life, words: Words) -> str:
    """Show in one line where a finding stands."""
    last, until = life.last, life.resolved.isoformat() if life.resolved else ""
    since = f"{life.since.isoformat()}—{until}".rstrip("—") if until else life.since.isoformat()
    return (
        f"{life.id}  [{level(last, words)}] {said(life.state, words)}  {since}  "
        f"{last.rule_name}  {last.subject_name}"
    )


def entry_as_json(entry: Entry) -> dict[str, Any]:
    """Give an entry as plain data."""
    whole = {
        "date": entry.day.isoformat(),
        "id": entry.id,
        "event": entry.event.name.lower(),
        "ruleset": entry.ruleset,
        "rule": entry.rule,
        "rule_name": entry.rule_name,
        "level": entry.level,
        "certain": entry.certain,
        "subject": entry.subject,
        "subject_name": entry.subject_name,
        "message": entry.message,
        "place": entry.place,
        "cause": entry.cause,
        "by": entry.by,
        "note": entry.note,
    }
    return {key: value for key, value in whole.items() if value != ""}
