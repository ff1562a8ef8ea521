"""The log beside the data while a stream runs: what it says already, what is added day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from perfeval.diagnostics import Diagnostic
from perfeval.history.entry import Entry
from perfeval.history.log import Log, append, locked, read_log


class Recorder:
    """Adds entries to a log; what others add meanwhile is heard of."""

    def __init__(self, path: Path) -> None:
        self.added = 0
        self._path = path
        self._size = -1
        self._known: set[Entry] = set()
        self._waiting: list[Entry] = []
        self._ends_whole = True

    def open(self) -> tuple[bool, list[Diagnostic]]:
        """Read the log; false when it cannot be added to."""
        with locked(self._path) as blocked:
            return self._read() if not blocked else (False, blocked)

    def due(self, day: date) -> list[Entry]:
        """Give what the log says up to a day and has not been given yet, in its order."""
        found = [one for one in self._waiting if one.day <= day]
        self._waiting = [one for one in self._waiting if one.day > day]
        return found

    def add(self, entries: Sequence[Entry]) -> tuple[bool, list[Diagnostic]]:
        """Add entries; false when they could not be written."""
        new = [one for one in entries if one not in self._known]
        if not new:
            return True, []
        with locked(self._path) as blocked:
            if blocked:
                return False, blocked
            size = self._path.stat().st_size if self._path.exists() else 0
            ready, problems = (True, []) if size == self._size else self._read()
            if not ready:
                return False, problems
            failed = append(self._path, Log((), self._ends_whole), new)
            if failed:
                return False, [*problems, *failed]
            self._known.update(new)
            self._ends_whole = True
            self._size = self._path.stat().st_size
            self.added += len(new)
        return True, problems

    def _read(self) -> tuple[bool, list[Diagnostic]]:
        log, problems = read_log(self._path)
        if log is None or any(one.severity == "error" for one in problems):
            return False, problems
        new = [one for one in log.entries if one not in self._known]
        self._known.update(new)
        self._waiting = sorted({*self._waiting, *new}, key=Entry.order)
        self._ends_whole = log.ends_whole
        self._size = self._path.stat().st_size if self._path.exists() else 0
        return True, problems
