from __future__ import annotations

from decimal import Decimal

import pytest

from perfeval.report.word.document import (
    Chart,
    Column,
    Document,
    Heading,
    Series,
    Table,
    TableRow,
    figure_runs,
)


def test_a_fifth_level_is_refused() -> None:
    with pytest.raises(ValueError, match="level 5"):
        Heading(5, "①")


def test_a_row_of_another_length_is_refused() -> None:
    columns = (Column("甲", 1), Column("乙", 1))
    with pytest.raises(ValueError, match="row 1 has 1 cells for 2 columns"):
        Table("表", "", columns, (TableRow((("1",),)),), "")


@pytest.mark.parametrize("value", ["1,5", "NaN", "约3", "Infinity"])
def test_a_series_takes_finite_decimals_only(value: str) -> None:
    with pytest.raises(ValueError, match="no decimal number"):
        Series("甲", (value,))


def test_a_gap_stays_a_gap_and_decimals_stay_exact() -> None:
    assert Series("甲", ("0.10", "")).numbers() == (Decimal("0.10"), None)


def test_a_series_must_be_as_long_as_the_categories() -> None:
    with pytest.raises(ValueError, match="another length"):
        Chart("bar", "图", "", ("甲", "乙"), (Series("到位", ("1",)),), "")


def test_a_pie_of_two_series_is_refused() -> None:
    one = Series("到位", ("1",))
    with pytest.raises(ValueError, match="one series"):
        Chart("pie", "图", "", ("甲",), (one, one), "")


def test_figures_come_in_reading_order(every_block: Document) -> None:
    figures = [run.figure for run in figure_runs(every_block)]
    assert figures == ["到位.合计", "支付率", "到位.专项", "到位.县级", "到位.合计"]
