"""Worker processes: chunks of groups sent out, hits taken back, faults survived.

When a worker dies, answers with a fault or gives no answer in time, its chunk comes back undone
with a diagnostic, and another worker is started until three have failed.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import events as codes
from perfeval.engine.events.child import Chunk, RawHits, Worker, WorkerError, worker_command
from perfeval.engine.events.sift import Row

SECONDS_A_CHUNK = 60
GROUPS_A_CHUNK = 100
FACTS_A_CHUNK = 4000
MAX_FAULTS = 3
_WAIT = 0.2


@dataclass(slots=True)
class Outcome:
    """What came back: hits by place, and diagnostics; a place without hits was not done."""

    hits: dict[int, RawHits] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def make_chunks(groups: Iterable[tuple[int, list[Row]]]) -> Iterator[Chunk]:
    """Split groups, given with their places, into chunks of bounded groups and facts."""
    places: list[int] = []
    rows: list[list[Row]] = []
    facts = 0
    for place, group in groups:
        if places and (len(places) == GROUPS_A_CHUNK or facts + len(group) > FACTS_A_CHUNK):
            yield Chunk(tuple(places), tuple(rows))
            places, rows, facts = [], [], 0
        places.append(place)
        rows.append(group)
        facts += len(group)
    if places:
        yield Chunk(tuple(places), tuple(rows))


def run_chunks(
    plans: Sequence[dict[str, Any]],
    chunks: Iterable[Chunk],
    *,
    workers: int,
    command: Sequence[str] | None = None,
    seconds: int = SECONDS_A_CHUNK,
) -> Outcome:
    """Match the chunks in worker processes.

    Args:
        plans: the rulesets, as ``RulesetPlan.as_data`` gives them.
        chunks: the work; they are taken when a worker is ready for the next, in one thread at a
            time, and not kept.
        workers: how many processes, at most one a chunk.
        command: starts a worker; ``worker_command()`` unless a test gives another.
        seconds: how long a worker may take for one chunk.
    """
    pool = _Pool(plans, chunks, list(command or worker_command()), seconds)
    count = max(1, workers)
    with ThreadPoolExecutor(count) as threads:
        served = [threads.submit(pool.serve) for _ in range(count)]
        try:
            # In short waits, since Windows lets Ctrl-C through between waits only.
            while wait(served, timeout=_WAIT).not_done:
                continue
        finally:
            pool.stop()
    for thread in served:
        thread.result()
    return pool.outcome()


class _Pool:
    """The state that the threads share; each thread talks to one worker at a time."""

    def __init__(
        self,
        plans: Sequence[dict[str, Any]],
        chunks: Iterable[Chunk],
        command: list[str],
        seconds: int,
    ) -> None:
        self._plans = json.dumps(list(plans)).encode("ascii") + b"\n"
        self._waiting = iter(chunks)
        self._command = command
        self._seconds = seconds
        self._lock = threading.Lock()
        self._hits: dict[int, RawHits] = {}
        self._faults: list[tuple[int, Diagnostic]] = []
        self._left = 0
        self._workers: set[Worker] = set()
        self._stopped = False

    def serve(self) -> None:
        """Work on chunks until none is left."""
        worker: Worker | None = None
        try:
            while (chunk := self._next()) is not None:
                try:
                    worker = worker or self._start(chunk)
                    hits = worker.ask(chunk, self._seconds)
                except WorkerError as fault:
                    self._end(worker)
                    worker = None
                    with self._lock:
                        self._faults.append((chunk.places[0], fault.diagnostic))
                else:
                    with self._lock:
                        self._hits.update(zip(chunk.places, hits, strict=True))
        finally:
            self._end(worker)

    def stop(self) -> None:
        """Let no thread go on: the way out on an interrupt, without effect when all is done."""
        with self._lock:
            self._stopped = True
            for worker in self._workers:
                worker.kill()

    def outcome(self) -> Outcome:
        """Give what came back, diagnostics in the order of the groups."""
        found = [diagnostic for _, diagnostic in sorted(self._faults, key=lambda pair: pair[0])]
        if self._left:
            left = self._left
            found.append(codes.WORKERS_GIVEN_UP.at(None, faults=len(self._faults), count=left))
        return Outcome(self._hits, found)

    def _next(self) -> Chunk | None:
        with self._lock:
            if self._stopped:
                return None
            if len(self._faults) >= MAX_FAULTS:
                self._left += sum(len(chunk.places) for chunk in self._waiting)
                return None
            return next(self._waiting, None)

    def _start(self, chunk: Chunk) -> Worker:
        try:
            worker = Worker(self._command, self._plans)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise chunk.fault(codes.WORKER_NOT_STARTED, reason=reason) from error
        with self._lock:
            self._workers.add(worker)
        return worker

    def _end(self, worker: Worker | None) -> None:
        if worker is not None:
            worker.end()
            with self._lock:
                self._workers.discard(worker)
