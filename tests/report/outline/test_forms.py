"""Forms in outlines: fixed rows, rows of a table, merged neighbours, what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perfeval.report.outline import load_outline
from perfeval.report.word.document import FigureRun
from perfeval.report.word.form import Form

Build = Callable[[str], tuple[Any, tuple[Any, ...], list[Any]]]
HEAD = "模板: t\n名称: 试验\n标题: [某县]\n正文:\n"


def _text(runs: tuple[Any, ...]) -> str:
    return "".join(run.text if isinstance(run, FigureRun) else run for run in runs)


def _form(document: Any) -> Form:
    (form,) = (block for block in document.blocks if isinstance(block, Form))
    return form


def _texts(form: Form) -> list[list[str]]:
    return [[_text(cell.runs) for cell in row.cells] for row in form.rows]


ROWS = """  - 表单:
      宽: [2, 3, 3]
      说明: 资金表
      行:
        - 格: [{文: 合计, 跨: 2}, "{全部}"]
        - {表头: 是, 格: [统筹, 编号, 金额]}
        - 逐行: 资金
          排序: 资金编号
          次序: 从高到低
          格:
            - 文: [{当: 是否统筹, 写: 统筹}, {当: 非 是否统筹, 写: 未统筹}]
              合并: 是
            - "{资金编号}"
            - "{金额|万元2}"
      附注:
        - {逐行: 资金, 条件: 金额 > 60 万元, 写: "{资金编号}有{金额|万元2}", 后: "。"}
"""


def test_rows_are_those_of_the_table_and_a_number_alone_has_no_unit(build: Build) -> None:
    document, records, problems = build(ROWS)
    assert problems == []
    form = _form(document)
    assert _texts(form) == [
        ["合计", "150.25"],
        ["统筹", "编号", "金额"],
        ["统筹", "Z3", "0.00"],
        ["未统筹", "Z2", "50.13"],
        ["统筹", "Z1", "100.13"],
    ]
    assert [_text(note) for note in form.notes] == ["Z1有100.13万元。"]
    printed = {record.id: record.printed for record in records}
    assert printed["资金[Z2].金额|万元2"] == "50.13"
    (record,) = (one for one in records if one.id == "资金[Z2].金额|万元2")
    assert record.cells == ("资金.csv[C3]",)
    assert record.value == "50.125"


def test_equal_neighbours_of_a_merged_column_are_one_cell(build: Build) -> None:
    document, _, problems = build(
        "  - 表单:\n      宽: [1, 1]\n      说明: 表\n      行:\n"
        "        - 逐行: 资金\n          排序: 是否统筹\n          次序: 从高到低\n"
        '          格: [{文: "{是否统筹}", 合并: 是}, "{资金编号}"]\n'
    )
    assert problems == []
    rows = _form(document).rows
    assert [[(_text(cell.runs), cell.down) for cell in row.cells] for row in rows] == [
        [("是", 2), ("Z1", 1)],
        [("Z3", 1)],
        [("否", 1), ("Z2", 1)],
    ]


def test_missing_figures_print_what_stands_for_them_and_conditions_empty_a_cell(
    build: Build,
) -> None:
    document, _, problems = build(
        "  - 表单:\n      宽: [1, 1, 1]\n      说明: 表\n      行:\n"
        '        - 格: ["{无}", {文: "{无}", 缺: 缺}, {文: 有, 当: 笔数 > 9}]\n'
        "        - {逐行: 项目, 无行: （没有项目）, 格: [甲, 乙, 丙]}\n"
    )
    assert problems == []
    assert _texts(_form(document)) == [["—", "缺", ""], ["（没有项目）"]]


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        ("宽: [1, 1], 行: [{格: [甲]}]", "PE926", "占了 1 列"),
        ("宽: [1, 1], 行: [{格: [{文: 甲, 跨: 3}]}]", "PE926", "占了 3 列"),
        (
            "宽: [1, 1], 行: [{格: [{文: 甲, 下: 2}, 乙]}, {格: [丙, 丁]}]",
            "PE926",
            "第 2 行占了 3 列",
        ),
        ("宽: [1, 1], 行: [{格: [{文: 甲, 下: 2}, 乙]}]", "PE927", "末行"),
        (
            "宽: [1, 1], 行: [{格: [{文: 甲, 下: 2}, 乙]}, {逐行: 资金, 格: [丙]}]",
            "PE927",
            "固定行",
        ),
        (
            "宽: [1, 1], 行: [{格: [{文: 甲, 下: 2}, 乙]}, {表头: 是, 格: [丙]}]",
            "PE927",
            "固定行",
        ),
        ("宽: [0], 行: [{格: [甲]}]", "PE132", "正整数"),
        ("宽: [1], 行: []", "PE131", "行"),
    ],
)
def test_a_form_whose_cells_do_not_fit_is_told(
    tmp_path: Path, body: str, code: str, said: str
) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text(f"{HEAD}  - 表单: {{说明: 表, {body}}}\n", encoding="utf-8")
    outline, problems = load_outline(path)
    assert outline is None
    told = [f"{one.message()} {one.hint()}" for one in problems]
    assert [said in one for one in told] == [True], told
    assert problems[0].place is not None


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ('{逐行: 资金, 格: ["{金颔}"]}', "PE928"),
        ("{逐行: 资今, 格: [甲]}", "PE929"),
        ('{逐行: 资金, 格: ["{金额|个}"]}', "PE642"),
        ("{逐行: 资金, 条件: 金额 > 1, 格: [甲]}", "PE32"),
    ],
)
def test_names_and_formats_in_rows_are_checked(build: Build, row: str, code: str) -> None:
    document, _, problems = build(
        f"  - 表单:\n      宽: [1]\n      说明: 表\n      行:\n        - {row}\n"
    )
    assert document is None
    assert problems
    assert all(problem.place is not None for problem in problems)
    if code != "PE32":
        assert {problem.code.id for problem in problems} == {code}


def test_rows_whose_condition_cannot_be_decided_are_told(build: Build) -> None:
    document, _, problems = build(
        "  - 表单:\n      宽: [1]\n      说明: 表\n      行:\n        - 格: [甲]\n"
        '        - {逐行: 资金, 条件: 级次 是 中央, 格: ["{资金编号}"]}\n'
    )
    assert document is not None
    (problem,) = problems
    assert problem.code.id == "PE930"
    assert "3 行" in problem.message()
