import _thread
import sys
import threading
import time
from pathlib import Path

import pytest

from perfeval.diagnostics.codes import events as codes
from perfeval.engine.events import pool as pools
from perfeval.engine.events.child import Chunk, worker_command
from perfeval.engine.events.pattern import Pattern, Term
from perfeval.engine.events.pool import make_chunks, run_chunks
from perfeval.engine.events.translate import translate

# Answers every chunk with empty hits; dies where a fact is of the kind 致命.
MORTAL = """
import json, os, sys
sys.stdin.readline()
for line in sys.stdin:
    groups = json.loads(line)
    if any(row[1] == "致命" for group in groups for row in group):
        os._exit(9)
    print(json.dumps({"hits": [[] for _ in groups]}), flush=True)
"""
COMMAND = [sys.executable, "-X", "utf8", "-c", MORTAL]


def chunks(count: int, *mortal: int) -> list[Chunk]:
    return [Chunk((n,), ([(0, "致命" if n in mortal else "收文", {})],)) for n in range(count)]


def test_groups_are_split_by_their_number_and_by_their_facts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pools, "GROUPS_A_CHUNK", 3)
    monkeypatch.setattr(pools, "FACTS_A_CHUNK", 5)
    fact = (0, "收文", {})
    sizes = [1, 1, 1, 1, 4, 9, 1]
    made = list(make_chunks((place, [fact] * size) for place, size in enumerate(sizes)))
    assert [chunk.places for chunk in made] == [(0, 1, 2), (3, 4), (5,), (6,)]
    assert [len(group) for chunk in made for group in chunk.groups] == sizes


def test_no_groups_are_no_chunks() -> None:
    assert list(make_chunks([])) == []


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_every_chunk_is_answered_whatever_the_number_of_workers(workers: int) -> None:
    outcome = run_chunks([], chunks(9), workers=workers, command=COMMAND)
    assert outcome.hits == {n: [] for n in range(9)}
    assert outcome.diagnostics == []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_dies_loses_its_chunk_only(workers: int) -> None:
    outcome = run_chunks([], chunks(8, 5, 2), workers=workers, command=COMMAND)
    assert sorted(outcome.hits) == [0, 1, 3, 4, 6, 7]
    assert [(found.code, found.values["first"]) for found in outcome.diagnostics] == [
        (codes.WORKER_DIED, "3"),
        (codes.WORKER_DIED, "6"),
    ]


def test_after_three_faults_no_worker_is_started_again() -> None:
    outcome = run_chunks([], chunks(8, 0, 1, 2), workers=1, command=COMMAND)
    assert outcome.hits == {}
    assert [found.code for found in outcome.diagnostics] == [
        *[codes.WORKER_DIED] * 3,
        codes.WORKERS_GIVEN_UP,
    ]
    assert outcome.diagnostics[-1].values == {"faults": "3", "count": "5"}


def test_a_worker_that_hangs_is_ended() -> None:
    hang = [sys.executable, "-I", "-S", "-c", "while True: pass"]
    outcome = run_chunks([], chunks(1), workers=1, command=hang, seconds=1)
    assert [found.code for found in outcome.diagnostics] == [codes.WORKER_HUNG]


def test_an_interrupt_ends_the_workers_at_once() -> None:
    hang = [sys.executable, "-I", "-S", "-c", "while True: pass"]
    before = threading.active_count()
    timer = threading.Timer(0.3, _thread.interrupt_main)
    timer.start()
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        run_chunks([], chunks(4), workers=2, command=hang, seconds=60)
    timer.join()
    assert time.monotonic() - begun < 10
    while threading.active_count() > before and time.monotonic() - begun < 20:
        time.sleep(0.01)  # threads that are just ending still count
    assert threading.active_count() == before


def test_a_worker_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    outcome = run_chunks([], chunks(1), workers=1, command=[str(tmp_path / "no-python")])
    [found] = outcome.diagnostics
    assert found.code is codes.WORKER_NOT_STARTED
    assert found.values["last"] == "1"


@pytest.mark.usefixtures("durable")
def test_a_crash_of_a_real_worker_is_survived() -> None:
    command = worker_command()
    command[-1] = command[-1].replace(
        "sys.exit(main())",
        "import ctypes, perfeval.engine.events.durable_adapter as d; "
        "old = d.DurableMatcher.match; "
        "d.DurableMatcher.match = lambda s, r: ctypes.string_at(0) if len(r) == 2 else old(s, r); "
        "sys.exit(main())",
    )
    plans = [plan.as_data() for plan in translate([Pattern("P", (Term("a", "收文", ()),))])]
    work = [Chunk((n,), ([(i, "收文", {}) for i in range(n)],)) for n in range(4)]
    outcome = run_chunks(plans, work, workers=1, command=command)
    assert sorted(outcome.hits) == [0, 1, 3]
    assert [found.code for found in outcome.diagnostics] == [codes.WORKER_DIED]
