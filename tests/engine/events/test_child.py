import sys

import pytest

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import events as codes
from perfeval.engine.events.child import Chunk, RawHits, Worker, WorkerError, worker_command

CHUNK = Chunk((3, 4), ([], []))


def ask(script: str, seconds: int = 20) -> RawHits:
    worker = Worker([sys.executable, "-I", "-S", "-c", script], b"[]\n")
    try:
        return worker.ask(CHUNK, seconds)
    finally:
        worker.end()


def fault_of(script: str, seconds: int = 20) -> Diagnostic:
    with pytest.raises(WorkerError) as caught:
        ask(script, seconds)
    return caught.value.diagnostic


def test_an_answer_is_taken() -> None:
    assert ask("input(); input(); print('{\"hits\": [[], []]}', flush=True)") == [[], []]


def test_a_worker_that_exits_is_told_with_its_exit_code_and_the_groups() -> None:
    found = fault_of("import os; input(); os._exit(11)")
    assert found.code is codes.WORKER_DIED
    assert found.values == {"reason": "exit code 11", "first": "4", "last": "5"}


def test_a_worker_that_crashes_in_c_is_told() -> None:
    found = fault_of("import ctypes; input(); input(); ctypes.string_at(0)")
    assert found.code is codes.WORKER_DIED


def test_a_worker_that_dies_before_it_reads_is_told() -> None:
    found = fault_of("import sys, os; sys.stdin.close(); os.close(0); os._exit(3)")
    assert found.values["reason"] == "exit code 3"


def test_a_worker_that_dies_in_the_middle_of_an_answer_is_told() -> None:
    found = fault_of("import os; print('{\"hits\": [[]', end='', flush=True); os._exit(4)")
    assert found.values["reason"] == "exit code 4"


def test_a_fault_in_words_is_passed_on() -> None:
    found = fault_of('input(); input(); print(\'{"fault": "E: 303"}\', flush=True)')
    assert found.values["reason"] == "E: 303"


def test_a_worker_that_hangs_is_ended_and_told() -> None:
    found = fault_of("while True: pass", seconds=1)
    assert found.code is codes.WORKER_HUNG
    assert found.values == {"seconds": "1", "first": "4", "last": "5"}


def test_the_command_hands_the_search_path_over() -> None:
    command = worker_command()
    assert command[:3] == [sys.executable, "-I", "-S"]
    assert repr(sys.path) in command[-1]
