"""Vetoes hold for the same rows by compiled code and by the interpreter."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.scores.vetoes import vetoed
from perfeval.ruleset import Program

ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "数": st.none() | st.integers(-3, 3),
            "次数": st.none() | st.integers(-3, 3),
            "统筹": st.none() | st.booleans(),
        }
    ),
    min_size=1,
    max_size=6,
)
BASE = {"分值": "100", "得分": {"全有全无": {"条件": "统筹", "不满足得": "0"}}}
VETOES = [
    {"编号": "F1", "名称": "甲", "当": "数 > 次数 或 统筹", "后果": "总分为零", "依据": "约定"},
    {"编号": "F2", "名称": "乙", "当": "非 统筹 且 数 + 次数 < 0", "后果": "剔除", "依据": "约定",
     "提示": "{数} 和 {次数}"},
]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(rows=ROWS)
def test_compiled_vetoes_hold_where_the_interpreter_says(
    made: ModuleType, ruled: Callable[..., Program], rows: list[dict[str, object]]
) -> None:
    program = ruled(BASE, 否决=VETOES)
    named = [{"编号": f"P{number}", **row} for number, row in enumerate(rows)]
    dataset = made.make_dataset({"项目": named})
    interpreter = Interpreter(dataset)
    expected = {}
    for row in range(len(rows)):
        for veto in program.vetoes:
            value = interpreter.value(veto.check.when, row)
            if value is not False:
                certain = value is True
                said = interpreter.value(veto.check.message, row) if certain else None
                expected[row, veto.check.id] = (certain, said)
    found = {
        (row, one.rule): (one.certain, one.message if one.certain else None)
        for row, vetoes in vetoed(program, dataset).items()
        for one in vetoes
    }
    assert found == expected


def test_a_veto_that_cannot_be_judged_says_what_is_missing(
    made: ModuleType, ruled: Callable[..., Program]
) -> None:
    program = ruled(BASE, 否决=VETOES)
    dataset = made.make_dataset({"项目": [{"编号": "P1", "统筹": False, "数": "1"}]})
    one, two = vetoed(program, dataset)[0]
    assert (one.certain, one.message, two.message) == (False, "缺“次数”", "缺“次数”")
