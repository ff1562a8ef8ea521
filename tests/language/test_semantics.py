"""What expressions mean, one row of the table each; both ways of evaluating must give it."""

from __future__ import annotations

import csv
from pathlib import Path
from types import ModuleType

import pytest

from perfeval.engine import shown
from perfeval.language.check import expression
from perfeval.language.core import FieldOf, Shown, Template

with (Path(__file__).parent / "semantics.csv").open(encoding="utf-8", newline="") as file:
    CASES = [tuple(row.values()) for row in csv.DictReader(file)]

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
    if result == "（错）":
        assert node is None
        assert problems
        return
    assert node is not None, [problem.message() for problem in problems]
    value = made.both(dataset, node)[0]
    assert shown.show(value, node.type) == result
    if not isinstance(node, FieldOf):
        in_a_text = made.both(dataset, Template(("（", Shown(node), "）")))[0]
        assert in_a_text == f"（{result}）"
