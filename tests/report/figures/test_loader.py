from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from perfeval.report.figures import load_figures

Read = Callable[..., tuple[Any, list[Any]]]


def test_a_file_of_figures_is_read(read: Read) -> None:
    figures, problems = read("  甲.合计: {公式: 合计(资金.金额), 格式: 万元2, 说明: 合计}\n")
    assert problems == []
    assert [str(name) for name in figures.figures] == ["甲.合计"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    figures, problems = load_figures(tmp_path / "t" / "figures.yaml")
    assert figures is None
    assert [d.code.id for d in problems] == ["PE101"]


def test_all_wrong_combinations_of_keys_are_told_at_once(read: Read) -> None:
    text = (
        "  甲: {格式: 个, 说明: 都没有}\n"
        "  乙: {公式: 个数(资金), 统计: 丁, 格式: 个, 说明: 两样都有}\n"
        "  丙: {公式: 个数(资金)}\n"
        "  丁: {分组: 资金.资金类别}\n"
    )
    figures, problems = read(text)
    assert figures is None
    found = [(d.code.id, d.place.line) for d in problems]
    assert found == [("PE135", 3), ("PE135", 4), ("PE132", 5), ("PE132", 5), ("PE135", 6)]


def test_an_unknown_key_names_the_nearest(read: Read) -> None:
    _, problems = read("  甲: {公势: 个数(资金), 格式: 个, 说明: 甲}\n")
    assert "公式" in [d.values["nearest"] for d in problems if d.code.id == "PE131"]
