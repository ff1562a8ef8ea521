"""One worker process, seen from the parent: started, asked, ended.

It is started by name and not by ``multiprocessing``, which would import the caller's main module
again (the whole command line, or a user's script without a guard) and could not end a worker
that hangs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import dataclass

from perfeval.diagnostics import Code, Diagnostic
from perfeval.diagnostics.codes import events as codes
from perfeval.engine.events.sift import Row

# Hits of one group as the worker gives them: [index of the pattern, [indexes of the facts]].
RawHits = list[tuple[int, list[int]]]
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Groups that go to a worker together, with their places in the caller's list."""

    places: tuple[int, ...]
    groups: tuple[list[Row], ...]

    def fault(self, code: Code, **values: object) -> WorkerError:
        """Make the error of a worker that failed on this chunk."""
        first, last = self.places[0] + 1, self.places[-1] + 1
        return WorkerError(code.at(None, related=(), first=first, last=last, **values))


class WorkerError(Exception):
    """A worker failed on a chunk; carries the diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic


def worker_command() -> list[str]:
    """Give the command that starts a worker with the same modules as this process.

    Neither the site module nor the user's environment is consulted: the search path is handed
    over whole, which is faster and leaves no room for another perfeval.
    """
    start = (
        f"import sys; sys.path[:] = {sys.path!r}; "
        "from perfeval.engine.events.worker import main; sys.exit(main())"
    )
    return [sys.executable, "-I", "-S", "-c", start]


class Worker:
    """One child process."""

    def __init__(self, command: list[str], plans: bytes) -> None:
        self._child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
        self._unsent = plans
        self._timed_out = False

    def ask(self, chunk: Chunk, seconds: int) -> list[RawHits]:
        """Send a chunk and take its hits; raise ``WorkerError`` when none come."""
        timer = threading.Timer(seconds, self._time_out)
        timer.start()
        try:
            line = self._exchange(json.dumps(chunk.groups).encode("ascii"))
        finally:
            timer.cancel()
        if self._timed_out:
            raise chunk.fault(codes.WORKER_HUNG, seconds=seconds)
        answer = json.loads(line) if line.endswith(b"\n") else {}
        if "hits" not in answer:
            reason = answer.get("fault") or f"exit code {self._child.wait()}"
            raise chunk.fault(codes.WORKER_DIED, reason=reason)
        hits: list[RawHits] = answer["hits"]
        return hits

    def kill(self) -> None:
        """Stop the process; whoever waits for its answer gets none."""
        self._child.kill()

    def end(self) -> None:
        """End the process, whatever it is doing, and close the pipes."""
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was not sent cannot be sent any more
                    continue

    def _exchange(self, request: bytes) -> bytes:
        stdin, stdout = self._child.stdin, self._child.stdout
        assert stdin is not None  # noqa: S101 - both are pipes, for the type checker
        assert stdout is not None  # noqa: S101
        try:
            stdin.write(self._unsent + request + b"\n")
            stdin.flush()
        except OSError:  # it died; whatever it said before is read below
            return stdout.readline()
        self._unsent = b""
        return stdout.readline()

    def _time_out(self) -> None:
        self._timed_out = True
        self._child.kill()
