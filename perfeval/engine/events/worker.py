"""A worker process: patterns matched by durable-rules, one line of JSON for each chunk of groups.

It is started by ``pool`` as a child of its own (no multiprocessing: that would import the
caller's main module again). The first line of standard input holds the rulesets; every further
line a list of groups, answered by one line: ``{"hits": [...]}``, or ``{"fault": "..."}`` after
which the process ends. It imports nothing but the standard library and durable-rules.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import BinaryIO


def main() -> int:
    """Serve chunks until standard input ends."""
    # Ctrl-C reaches the whole process group; the parent decides when a worker ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What the C code may print must not get between the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        from perfeval.engine.events.durable_adapter import DurableMatcher

        matcher = DurableMatcher(json.loads(requests.readline()))
        for line in requests:
            hits = [matcher.match(rows) for rows in json.loads(line)]
            _answer(answers, {"hits": hits})
    except Exception as fault:  # noqa: BLE001 - whatever it is, the parent does the work itself
        _answer(answers, {"fault": f"{type(fault).__name__}: {getattr(fault, 'message', fault)}"})
        return 1
    return 0


def _answer(stream: BinaryIO, answer: object) -> None:
    stream.write(json.dumps(answer).encode("ascii") + b"\n")
    stream.flush()


if __name__ == "__main__":
    sys.exit(main())
