from __future__ import annotations

import pytest

from perfeval.files.typed import Text
from perfeval.report.outline.writing import Writing, joined
from perfeval.report.word.document import FigureRun


def test_a_figure_is_marked_and_its_unit_is_plain(writing: Writing) -> None:
    runs = writing.runs(Text("{词.县名}共{全部}，占{率}。"))
    assert runs == (
        "某县共",
        FigureRun("全部", "150.25", "全部资金"),
        "万元，占",
        FigureRun("率", "66.64", "专项占比"),
        "%。",
    )
    assert list(writing.printed) == ["全部", "率"]


def test_a_format_of_its_own_gives_the_figure_an_id_of_its_own(writing: Writing) -> None:
    runs = writing.runs(Text("{全部|元0千分}"))
    assert runs == (FigureRun("全部|元0千分", "1,502,500", "全部资金"), "元")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("{全步}", ["PE643"]),
        ("{全部 + 全部}", ["PE656"]),
        ("{词.现名}", ["PE645"]),
        ("{无}", ["PE644"]),
        ("{全部|百分比2}", ["PE642"]),
        ("{全部|石2}", ["PE641"]),
    ],
)
def test_what_cannot_be_written_is_told(writing: Writing, text: str, codes: list[str]) -> None:
    writing.runs(Text(text))
    assert [d.code.id for d in writing.problems] == codes


def test_a_missing_figure_in_a_cell_is_a_dash(writing: Writing) -> None:
    assert writing.digits(writing.figures.by_id["无"]) == "—"
    assert writing.printed == {}


def test_neighbouring_plain_runs_are_joined() -> None:
    figure = FigureRun("甲", "1")
    assert joined(["一", "", "二", figure, "", "三"]) == ("一二", figure, "三")
