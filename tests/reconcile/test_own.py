from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.reconcile import Result
from perfeval.reconcile.own import check_own

Checked = Callable[[str], Result]
Own = Callable[..., tuple[list[str], list[str]]]
TEXT = (
    "全县累计到位资金500.5万元，其中中央300万元、省级200.5万元。\n"
    "已统筹420万元，累计支出400万元，支付率95.24%。未统筹80.5万元，累计支出60万元。\n"
    "涉及项目12个。"
)
FIGURES = """数:
  到位: 累计到位资金
  统筹: 已统筹
  未统筹: 未统筹
  支出: 累计支出 第1处
  支付率: 支付率
  项目: 涉及项目
"""


@pytest.fixture
def own(checked: Checked, tmp_path: Path) -> Own:
    """Give the judged relations of a file as text, and the codes and places of its problems."""

    def run(relations: str, figures: str = FIGURES) -> tuple[list[str], list[str]]:
        path = tmp_path / "关系.yaml"
        path.write_text(f"{figures}关系:\n{relations}\n", encoding="utf-8")
        result, problems = check_own(checked(TEXT), path, path.name)
        found = [] if result is None else [r for r in result.relations if r.kind == "own"]
        said = [f"{r.status.value} {r.formula}" for r in found]
        return said, [f"{p.code.id} {p.message()}" for p in problems]

    return run


@pytest.mark.parametrize(
    ("formula", "status"),
    [
        ("到位 = 统筹 + 未统筹", "holds"),
        ("统筹 + 未统筹 = 到位", "holds"),
        ("支付率 = 支出 / 统筹", "holds"),
        ("支付率 = 支出 / 到位", "fails"),
        ("支出 <= 统筹", "holds"),
        ("支出 > 统筹", "fails"),
        ("统筹 <= 420万元", "rounding"),
        ("到位 = 最大(统筹, 未统筹) + 80.5万元", "holds"),
        ("项目 = 12", "holds"),
        ("项目 = 13", "fails"),
    ],
)
def test_a_relation_is_judged_in_the_precision_of_its_figures(
    own: Own, formula: str, status: str
) -> None:
    assert own(f"  - {formula}") == ([f"{status} {formula}"], [])


def test_a_failure_tells_what_the_other_side_comes_to(checked: Checked, tmp_path: Path) -> None:
    path = tmp_path / "关系.yaml"
    path.write_text(f"{FIGURES}关系:\n  - 未统筹 = 到位 - 统筹 - 10万元\n", encoding="utf-8")
    result, _ = check_own(checked(TEXT), path, path.name)
    assert result is not None
    assert result.relations[0].computed == 705_000
    assert result.relations[0].difference == -100_000


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ("数: {到位: 累计到帐资金}\n", "PE630"),
        ("数: {支出: 累计支出}\n", "PE631"),
        ("数: {支出: 累计支出 第3处}\n", "PE632"),
        ("数: {1到位: 累计到位资金}\n", "PE635"),
    ],
)
def test_a_name_that_says_no_one_figure_is_told(own: Own, figures: str, code: str) -> None:
    said, problems = own("  - 到位 = 1万元", figures)
    assert said == []
    assert problems[0].startswith(code)


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("到位 != 统筹", "PE633"),
        ("到位 = 统筹 且 统筹 = 到位", "PE633"),
        ("1万元 = 1万元", "PE633"),
        ("支付率 = 支出 / (统筹 - 统筹)", "PE634"),
        ("到位 = 到账", "PE636"),
        ("到位 = 支付率", "PE306"),
        ("到位 - 统筹", "PE307"),
    ],
)
def test_a_formula_that_is_no_relation_is_told(own: Own, formula: str, code: str) -> None:
    said, problems = own(f"  - {formula}")
    assert said == []
    assert problems[0].startswith(code)


def test_an_undeclared_name_is_told_with_the_names_there_are(own: Own) -> None:
    _, problems = own("  - 到位 = 到账")
    assert problems == ["PE636 关系里的“到账”不是“数”下面的名称"]
