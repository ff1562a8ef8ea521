from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.report.outline import load_outline

HEAD = "模板: t\n名称: 试验\n标题: [试验]\n落款: {单位: 某局, 日期: 某日}\n正文:\n"

TWO_SERIES = "[{名称: 丁, 值: 数}, {名称: 戊, 值: 数}]"


def _codes(tmp_path: Path, body: str) -> list[tuple[str, int | None]]:
    path = tmp_path / "outline.yaml"
    path.write_text(HEAD + body, encoding="utf-8")
    outline, problems = load_outline(path)
    assert (outline is None) == bool(problems)
    return [(d.code.id, d.place.line if d.place else None) for d in problems]


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("  - 段落: 甲\n", []),
        ("  - 一级: 甲\n    内容:\n      - 段落: [乙, {当: 一 > 二, 写: 丙}]\n", []),
        ("  - 当: 一 > 二\n", [("PE135", 6)]),
        ("  - 一级: 甲\n    段落: 乙\n", [("PE135", 6)]),
        ("  - 段落: 甲\n    内容:\n      - 段落: 乙\n", [("PE131", 6)]),
        ("  - 一级: 甲\n    段首: 乙\n", [("PE132", 6)]),
        ("  - 段落: [{当: 一}]\n", [("PE132", 6)]),
        ("  - 图: {类型: 饼, 图名: 甲, 行: 乙, 系列: [], 说明: 丙}\n", [("PE132", 6)]),
        (
            f"  - 图: {{类型: 饼, 图名: 甲, 行: 乙, 说明: 丙, 系列: {TWO_SERIES}}}\n",
            [("PE133", 6)],
        ),
        (
            "  - 表格: {表名: 甲, 行: 乙, 首列: 丙, 宽: 零, 列: [{名称: 丁, 值: 数}], 说明: 戊}\n",
            [("PE133", 6)],
        ),
    ],
)
def test_each_part_of_an_outline_is_of_one_kind(
    tmp_path: Path, body: str, codes: list[tuple[str, int | None]]
) -> None:
    assert _codes(tmp_path, body) == codes


def test_a_missing_outline_is_told(tmp_path: Path) -> None:
    outline, problems = load_outline(tmp_path / "t" / "outline.yaml")
    assert outline is None
    assert [str(d.place) for d in problems] == ["t/outline.yaml"]
