from __future__ import annotations

from collections.abc import Callable

from perfeval.files.typed import Text
from perfeval.reconcile import Result
from perfeval.reconcile.figures.named import figure_called

Checked = Callable[[str], Result]


def test_a_figure_is_found_by_the_words_before_it(checked: Checked) -> None:
    figures = checked("到位资金500万元，累计支出400万元。\n本月累计支出30万元。").everything
    found, problems = figure_called(Text("到位资金"), figures)
    assert found is not None
    assert (found.text, problems) == ("500万元", [])
    second, _ = figure_called(Text("累计支出 第2处"), figures)
    assert second is not None
    assert second.text == "30万元"


def test_one_value_said_twice_is_no_question(checked: Checked) -> None:
    figures = checked("下达资金500万元。\n下达资金500万元已支出。").everything
    found, problems = figure_called(Text("下达资金"), figures)
    assert found is not None
    assert problems == []
