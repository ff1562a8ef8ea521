"""尾差 in sentences: what a list prints is held against its total."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Build = Callable[[str], tuple[Any, tuple[Any, ...], list[Any]]]


def _said(document: Any) -> str:
    block = document.blocks[1]
    return "".join(run if isinstance(run, str) else run.text for run in block.runs)


def test_printed_parts_that_do_not_add_up_to_the_printed_total_are_told(build: Build) -> None:
    body = (
        '  - 段落: [{列举: 各类, 写: "{组}{数}", 合计: 全部, 前: "资金{全部}，其中", 后: "。"}]\n'
    )
    document, _, problems = build(body.replace("资金{全部}", "资金"))
    assert problems == []
    said = _said(document)
    # 100.125 + 50.125 = 150.25, printed 100.13 + 50.13 = 150.26
    assert said == (
        "资金，其中专项100.13万元，债券50.13万元（各项之和与合计数相差0.01万元，系四舍五入所致）。"
    )


def test_parts_that_are_not_those_of_the_total_are_an_error(build: Build) -> None:
    body = '  - 段落: [{列举: 各类, 写: "{组}{数}", 合计: 专项额, 后: "。"}]\n'
    document, _, problems = build(body)
    assert document is None
    assert [one.code.id for one in problems] == ["PE937"]
    assert "150.25" in problems[0].message()


def test_without_a_total_nothing_is_held(build: Build) -> None:
    document, _, problems = build('  - 段落: [{列举: 各类, 写: "{组}{数}"}]\n')
    assert problems == []
    assert "四舍五入" not in _said(document)
