import json
import subprocess
from typing import Any

import pytest

from perfeval.engine.events.child import worker_command
from perfeval.engine.events.pattern import Pattern, Term
from perfeval.engine.events.translate import translate

HEAVY = {"pydantic", "lark", "docx", "openpyxl", "typer", "lxml", "yaml", "multiprocessing"}


def talk(*lines: object, command: list[str] | None = None) -> subprocess.CompletedProcess[bytes]:
    sent = "".join(json.dumps(line) + "\n" for line in lines).encode()
    return subprocess.run(
        command or worker_command(), input=sent, capture_output=True, timeout=30, check=False
    )


@pytest.fixture
def plans() -> list[dict[str, Any]]:
    return [plan.as_data() for plan in translate([Pattern("P", (Term("a", "收文", ()),))])]


@pytest.mark.usefixtures("durable")
def test_each_line_of_groups_is_answered_by_a_line_of_hits(plans: list[dict[str, Any]]) -> None:
    done = talk(plans, [[[7, "收文", {}]], []], [[[1, "收文", {}]]])
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"hits": [[[0, [7]]], []]},
        {"hits": [[[0, [1]]]]},
    ]
    assert done.returncode == 0


@pytest.mark.usefixtures("durable")
def test_a_fault_is_answered_by_its_words_and_ends_the_worker() -> None:
    bad = {"rules": {"p0": {"all": 5}}, "origins": {"p0": [0, []]}, "kinds": {}, "needs": [[]]}
    done = talk([bad], [[]])
    assert "fault" in json.loads(done.stdout)
    assert done.returncode == 1


@pytest.mark.usefixtures("durable")
def test_what_is_printed_does_not_get_between_the_answers(plans: list[dict[str, Any]]) -> None:
    command = worker_command()
    command[-1] = command[-1].replace(
        "sys.exit(main())",
        "import os, perfeval.engine.events.durable_adapter as d; "
        "old = d.DurableMatcher.match; "
        "d.DurableMatcher.match = lambda s, r: (os.write(1, b'noise'), print('noise'), old(s, r))"
        "[2]; sys.exit(main())",
    )
    done = talk(plans, [[]], command=command)
    assert done.stdout == b'{"hits": [[]]}\n'
    assert b"noise" in done.stderr


@pytest.mark.usefixtures("durable")
def test_a_worker_imports_nothing_heavy(plans: list[dict[str, Any]]) -> None:
    command = worker_command()
    command[-1] = command[-1].replace(
        "sys.exit(main())", "main(); print(*sys.modules, file=sys.stderr)"
    )
    loaded = set(talk(plans, [[]], command=command).stderr.decode().split())
    assert "durable.engine" in loaded
    assert not loaded & HEAVY
    assert not [
        name
        for name in loaded
        if name.startswith("perfeval.") and not name.startswith("perfeval.engine")
    ]
