"""Warnings that a ruleset acknowledges, with a reason."""

from __future__ import annotations

from collections.abc import Iterable

from perfeval.diagnostics import Code, Diagnostic
from perfeval.diagnostics.codes import lints as codes
from perfeval.ruleset.lints.notes import Notes
from perfeval.ruleset.model_ignore import Ignore

IGNORABLE = tuple(
    sorted(
        code.id
        for code in vars(codes).values()
        if isinstance(code, Code) and code.severity == "warning" and code is not codes.IGNORE_UNUSED
    )
)


def left(notes: Notes) -> list[Diagnostic]:
    """Give what was found without what is acknowledged, and what is wrong with that.

    Where something else is wrong, lints see less; then nothing is said to be acknowledged in vain.
    """
    whole = not notes.partial and all(p.severity != "error" for p in notes.binder.problems)
    written = [("", ignore) for ignore in notes.ruleset.ignores]
    for rule in notes.rules():
        written += [(str(rule.id), ignore) for ignore in rule.ignores]
    used: set[int] = set()
    kept = [
        problem
        for owner, problem in notes.found
        if not _acknowledged(owner, problem, written, used)
    ]
    for _, ignore in written:
        code = ignore.code.strip()
        if code not in IGNORABLE:
            accepted = "、".join(IGNORABLE)
            kept.append(codes.IGNORE_UNKNOWN.at(ignore.code.place(), found=code, accepted=accepted))
        elif not ignore.cause.strip():
            kept.append(codes.IGNORE_REASON.at(ignore.code.place(), found=code))
        elif id(ignore) not in used and whole:
            kept.append(codes.IGNORE_UNUSED.at(ignore.code.place(), found=code))
    return kept


def _acknowledged(
    owner: str, problem: Diagnostic, written: Iterable[tuple[str, Ignore]], used: set[int]
) -> bool:
    """Whether a warning is acknowledged by its rule or by the ruleset; notes by what."""
    if problem.severity == "error":
        return False
    matching = [
        ignore
        for rule, ignore in written
        if rule in ("", owner) and ignore.code.strip() == problem.code.id and ignore.cause.strip()
    ]
    used.update(id(ignore) for ignore in matching)
    return bool(matching)
