from __future__ import annotations

from collections.abc import Callable
from typing import Any

from perfeval.diagnostics import Place
from perfeval.report.figures.origins import ranges

Compute = Callable[..., tuple[Any, list[Any]]]


def _place(cell: str, sheet: str | None = "表") -> Place:
    return Place("甲.xlsx", sheet=sheet, cell=cell)


def test_rows_that_follow_each_other_make_a_range() -> None:
    cells = [_place(cell) for cell in ("D6", "D4", "D5", "D9", "B4", "D4", "AA1")]
    assert ranges(cells) == ("甲.xlsx[表!B4,D4:D6,D9,AA1]",)


def test_counted_rows_and_csv_files_are_written_without_letters_and_sheet() -> None:
    assert ranges([_place("4", None), _place("5", None)]) == ("甲.xlsx[4:5]",)
    assert ranges([_place("4", None)]) == ("甲.xlsx[4:4]",)


def test_cells_are_those_of_the_rows_that_were_taken(compute: Compute) -> None:
    figures, _ = compute(
        '  统筹: {公式: "合计(资金.金额, 资金.是否统筹)", 格式: 万元2, 说明: 甲}\n'
        "  率: {公式: 统筹 / 全部, 格式: 百分比2, 说明: 乙}\n"
        "  全部: {公式: 合计(资金.金额), 格式: 万元2, 说明: 丙}\n"
        '  取: {公式: "首个有值(统筹, 全部)", 格式: 万元2, 说明: 丁}\n'
    )
    cells = {name: [p.cell for p in figures.cells(f)] for name, f in figures.by_id.items()}
    assert cells["统筹"] == ["C2", "C4"]
    assert cells["率"] == ["C2", "C4", "C3"]


def test_the_cells_of_a_group_are_its_own(compute: Compute) -> None:
    figures, _ = compute(
        "  各类:\n    分组: 项目.项目类型\n    列:\n"
        "      支付: {公式: 合计(支付.金额), 格式: 万元2, 说明: 甲}\n"
        "      笔数: {公式: 个数(支付), 格式: 笔, 说明: 乙}\n"
        "      均: {公式: 支付 / 笔数, 格式: 万元2, 说明: 丙}\n"
        "  多: {统计: 各类, 条件: 笔数 > 1, 格式: 类, 说明: 丁}\n"
        "  派生: {公式: 合计(项目.支付额), 格式: 万元2, 说明: 戊}\n"
    )
    cells = {name: [p.cell for p in figures.cells(f)] for name, f in figures.by_id.items()}
    assert cells["各类[水利].支付"] == ["D3"]
    assert cells["各类[水利].均"] == ["D3", "3"]
    assert cells["多"] == ["2", "4", "5", "3"]
    assert cells["派生"] == ["D2", "D4", "D5", "D3"]


def test_the_digest_changes_with_a_cell_and_not_with_another(compute: Compute) -> None:
    text = "  专项: {分组: 资金.资金类别, 公式: 合计(资金.金额), 格式: 万元2, 说明: 甲}\n"
    table = (
        "资金编号,资金类别,金额（万元）,到位日期,是否统筹\nZ1,专项,{},2022-01-05,是\n"
        "Z2,债券,50,2022-02-05,否\n"
    )
    digests = []
    for amount in ("1", "2"):
        figures, _ = compute(text, tables={"资金": table.format(amount)})
        digests.append([figures.record(f).cells_hash for f in figures.by_id.values()])
    assert digests[0][0] != digests[1][0]
    assert digests[0][1] == digests[1][1]
