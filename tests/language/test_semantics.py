"""What expressions mean, one row of a table each; both ways of evaluating must give it.

The tables stand in ``semantics/``, one a topic: the expression; the fields of the row at hand, of
which those not named are missing; what it gives as it is shown (``（缺）`` for a missing value),
or the code of what is told; a note.
"""

from __future__ import annotations

import csv
from pathlib import Path
from types import ModuleType

import pytest

from perfeval.engine.plain import shown
from perfeval.language.check import expression
from perfeval.language.core import FieldOf, Shown, Template

FILES = sorted((Path(__file__).parent / "semantics").glob("*.csv"))
TOPICS = {
    "aggregates",
    "arithmetic",
    "comparison",
    "dates",
    "logic",
    "missing",
    "peers",
    "rates",
    "rounding",
    "text",
    "units",
}


def cases(path: Path) -> list[tuple[str, str, str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    return [(one["expression"], one["row"], one["result"], one["note"]) for one in found]


CASES = [
    pytest.param(*case, id=f"{path.stem}-{number}")
    for path in FILES
    for number, case in enumerate(cases(path), 2)
]

COUNTY = {"县名": "甲县", "财力": "2.5", "脱贫县": True}
PAYMENTS = [
    {
        "支付号": "1",
        "所属项目": "P1",
        "金额": "2",
        "日期": "2022-01-31",
        "份额": "10%",
        "合规": True,
    },
    {
        "支付号": "2",
        "所属项目": "P1",
        "金额": "10",
        "日期": "2022-06-30",
        "份额": "30%",
        "合规": True,
    },
    {"支付号": "3", "所属项目": "P1", "金额": "-5", "日期": "2022-09-01", "份额": "20%"},
    {"支付号": "4", "所属项目": "P2", "金额": "77", "日期": "2022-01-31"},
]


def row_of(written: str) -> dict[str, object]:
    row: dict[str, object] = {"编号": "P1", "所属县": "甲县"}
    for part in filter(None, written.split(";")):
        name, _, value = part.partition("=")
        row[name] = value == "是" if name == "统筹" else value
    return row


@pytest.mark.parametrize(("text", "row", "result", "note"), CASES)
def test_an_expression_means_what_the_table_says(
    made: ModuleType, text: str, row: str, result: str, note: str
) -> None:
    rows = {"县": [COUNTY], "项目": [row_of(row), {"编号": "P2"}], "支付": PAYMENTS}
    dataset = made.make_dataset(rows)
    node, problems = expression(text, lambda _start, _length: None, made.scope("项目"))
    if result.startswith("PE"):
        assert node is None
        assert [problem.code.id for problem in problems] == [result]
        return
    assert node is not None, [problem.message() for problem in problems]
    value = made.both(dataset, node)[0]
    assert shown.show(value, node.type) == result
    if not isinstance(node, FieldOf):
        in_a_text = made.both(dataset, Template(("（", Shown(node), "）")))[0]
        assert in_a_text == f"（{result}）"


def test_every_topic_is_pinned_and_no_row_stands_twice() -> None:
    assert {path.stem for path in FILES} == TOPICS
    rows = [case[:2] for path in FILES for case in cases(path)]
    assert len(rows) >= 150
    assert [row for row in rows if rows.count(row) > 1] == []
