"""The interpreter that notes branches gives the interpreter's values."""

from __future__ import annotations

from fractions import Fraction
from types import ModuleType

from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.plain.recording import RecordingInterpreter
from perfeval.language import core as c
from perfeval.language.types import NUMBER


def banded(made: ModuleType) -> c.Case:
    branches = (
        (made.core("数 >= 90"), c.number(10)),
        (made.core("数 >= 60"), c.number(5)),
    )
    return c.Case(branches, c.number(0), NUMBER, ("高", "中"))


def test_the_branch_that_was_taken_is_noted_and_the_last_stands_for_otherwise(
    made: ModuleType,
) -> None:
    rows = [{"编号": str(n), "数": value} for n, value in enumerate(["95", "60", "59.99", None])]
    dataset = made.make_dataset({"项目": rows})
    node = banded(made)
    recorder = RecordingInterpreter(dataset)
    taken = [dict(recorder.record(node, row)) for row in range(4)]
    assert taken == [{id(node): 0}, {id(node): 1}, {id(node): 2}, {}]


def test_recording_changes_no_value(made: ModuleType) -> None:
    rows = [{"编号": str(n), "数": value} for n, value in enumerate(["95", "60", "1", None])]
    dataset = made.make_dataset({"项目": rows})
    node = banded(made)
    plain, recorder = Interpreter(dataset), RecordingInterpreter(dataset)
    values = [recorder.value(node, row) for row in range(4)]
    assert values == [plain.value(node, row) for row in range(4)]
    assert values == [Fraction(10), Fraction(5), Fraction(0), None]
