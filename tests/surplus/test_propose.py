"""Which surplus may fill which gap, on tables of a few rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from perfeval.dataset import Dataset, load_dataset
from perfeval.surplus.model import PairRule, Proposal, fen, wan
from perfeval.surplus.propose import propose
from perfeval.surplus.tables import proposal_tables
from perfeval.vocabulary import load_vocabulary

POOLED = PairRule("P1", "统筹", source_pooled=True, need_pooled=True, same=(), basis="约定")
ALIKE = PairRule(
    "P2", "同类", source_pooled=False, need_pooled=False, same=("资金类别", "级次"), basis="约定"
)
FILES = {
    "资金": "资金编号,资金类别,级次,金额（万元）,是否统筹\n"
    "Z1,专项,中央,100,是\nZ2,涉农,省级,100,否\n",
    "项目": "项目编号,项目名称,全年预算数（万元）,结算金额（万元）,是否统筹\n"
    "A,甲,50,,是\nB,乙,30,,否\nC,丙,20,18,是\n",
    "资金安排": "安排编号,项目编号,资金编号,金额（万元）,安排日期\n"
    "1,A,Z1,40,2022-02-01\n2,B,Z2,25,2022-02-01\n3,C,Z1,20,2022-02-01\n",
}
HEAD = (
    "结余编号,项目编号,资金类别,级次,是否统筹,年度,类型,金额（万元）,清理日期,批复日期,安排项目\n"
)
Make = Callable[..., tuple[Proposal, Dataset]]


@pytest.fixture
def proposed(tmp_path: Path) -> Make:
    """Propose on a surplus table of some rows, at a date."""

    def run(*rows: str, as_of: str = "2022-09-30") -> tuple[Proposal, Dataset]:
        vocabulary, _ = load_vocabulary()
        assert vocabulary is not None
        files = {**FILES, "结余结转": HEAD + "\n".join(rows) + "\n"}
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        dataset, problems = load_dataset(
            vocabulary, tmp_path, [tmp_path / f"{name}.csv" for name in files], year=2022
        )
        assert dataset is not None, [p.message() for p in problems]
        return propose(dataset, [POOLED, ALIKE], dt.date.fromisoformat(as_of), 2), dataset

    return run


def sent(proposal: Proposal) -> list[tuple[str, str, Fraction, bool]]:
    return [(t.surplus.id, t.need.id, wan(t.amount), t.new) for t in proposal.transfers]


def test_money_goes_where_a_rule_allows_and_no_further_than_the_gap(proposed: Make) -> None:
    made, _ = proposed("J1,,专项,省级,是,2021,结余,12.345678,,,", "J2,,涉农,省级,否,2021,结余,9,,,")
    assert sent(made) == [("J1", "A", Fraction(10), True), ("J2", "B", Fraction(5), True)]
    assert [t.rule.id for t in made.transfers if t.rule] == ["P1", "P2"]
    assert made.fewest


@pytest.mark.parametrize(
    "row",
    [
        "J1,,专项,省级,,2021,结余,9,,,",
        "J1,,,省级,否,2021,结余,9,,,",
        "J1,,涉农,中央,否,2021,结余,9,,,",
        "J1,,专项,省级,否,2021,结余,9,,,",
        "J1,,专项,省级,是,2021,结转,9,,,",
        "J1,,专项,省级,是,2021,结余,9,2022-10-01,,",
    ],
)
def test_what_is_not_known_or_not_allowed_stays(proposed: Make, row: str) -> None:
    assert sent(proposed(row)[0]) == []


@pytest.mark.parametrize(
    ("row", "state", "note"),
    [
        ("J1,,,省级,是,2021,结余,9,,,", "情况不明", "资金类别没有填"),
        ("J1,,专项,,是,2021,结余,9,,,", "拟统筹", ""),
        ("J1,,专项,,否,2021,结余,9,,,", "情况不明", "级次没有填"),
        ("J1,,专项,,,2021,结余,9,,,", "情况不明", "级次、是否统筹没有填"),
        ("J1,,,,是,2021,结转,9,,,", "不能统筹", "结转未满2年，按原用途继续使用"),
        ("J1,,专项,省级,否,2021,结余,9,,,", "暂无去处", "没有规则允许安排到还缺资金的项目"),
    ],
)
def test_a_surplus_of_which_something_is_not_known_is_left_out_with_the_reason(
    proposed: Make, row: str, state: str, note: str
) -> None:
    made, dataset = proposed(row)
    assert (sent(made) == []) == (state != "拟统筹")
    stock = proposal_tables(made, dataset)["结余台账"]
    assert (stock.value(0, "情况"), stock.value(0, "说明") or "") == (state, note)


def test_what_was_given_away_before_its_category_was_known_is_told(proposed: Make) -> None:
    made, dataset = proposed("J1,,,省级,是,2021,结余,6,,2022-03-01,A")
    table = proposal_tables(made, dataset)["统筹安排"]
    assert (table.value(0, "是否合规"), table.value(0, "理由")) == (
        False,
        "台账已列；资金类别没有填，请核对",
    )


def test_carry_over_counts_as_surplus_at_the_end_of_its_second_year(proposed: Make) -> None:
    row = "J1,,专项,省级,是,2021,结转,9,,,"
    assert sent(proposed(row, as_of="2022-12-30")[0]) == []
    assert sent(proposed(row, as_of="2022-12-31")[0]) == [("J1", "A", Fraction(9), True)]


def test_what_waits_for_approval_has_not_moved_and_is_not_given_twice(proposed: Make) -> None:
    rows = ("J1,,专项,省级,是,2021,结余,6,,,A", "J2,,专项,省级,是,2021,结余,9,,,")
    made, dataset = proposed(*rows)
    assert sent(made) == [("J1", "A", Fraction(6), False), ("J2", "A", Fraction(4), True)]
    tables = proposal_tables(made, dataset)
    assert list(tables["统筹安排"].columns["状态"].values) == ["待批", "待批"]


def test_an_approval_counts_from_its_day(proposed: Make) -> None:
    row = "J1,,专项,省级,是,2021,结余,6,,2022-09-30,A"
    for day, state in (("2022-09-29", "待批"), ("2022-09-30", "已批")):
        made, dataset = proposed(row, as_of=day)
        assert proposal_tables(made, dataset)["统筹安排"].columns["状态"].values[0] == state


def test_what_somebody_wrote_against_the_rules_is_told(proposed: Make) -> None:
    made, dataset = proposed("J1,,专项,省级,否,2021,结余,6,,2022-03-01,A")
    table = proposal_tables(made, dataset)["统筹安排"]
    assert list(table.columns["是否合规"].values) == [False]
    assert "没有规则允许" in str(table.value(0, "理由"))


def test_a_settled_project_with_money_left_is_listed_until_it_is_cleared(proposed: Make) -> None:
    made, _ = proposed("J1,,专项,省级,是,2021,结余,6,,,")
    assert [(one.id, wan(one.allocated - one.settled)) for one in made.unlisted] == [("C", 2)]
    assert proposed("J1,C,专项,省级,是,2022,结余,2,,,")[0].unlisted == ()


def test_the_tables_add_up_and_point_to_cells(proposed: Make) -> None:
    made, dataset = proposed(
        "J1,,专项,省级,是,2021,结余,12.345678,,,", "J2,,涉农,省级,否,2021,结余,9,,,A"
    )
    stock = proposal_tables(made, dataset)["结余台账"]
    for row in range(len(stock)):
        parts = [stock.columns[n].exact(row) for n in ("已批", "待批", "拟用", "未用")]
        assert sum(p for p in parts if p is not None) == stock.columns["金额"].exact(row)
    assert str(stock.place(0, "金额")) == "结余结转.csv[H2]"
    assert str(stock.place(0)) == "结余结转.csv[H2]"


def test_fen_are_rounded_half_up() -> None:
    assert [fen(Fraction(text)) for text in ("0.0000005", "0.0000004", "1.25")] == [1, 0, 1250000]
