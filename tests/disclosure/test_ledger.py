"""What should be published, matched with what was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.dataset import load_dataset
from perfeval.disclosure.ledger import ledger
from perfeval.disclosure.model import Entry, State
from perfeval.disclosure.tables import ledger_tables
from perfeval.vocabulary import load_vocabulary

FUNDS = "资金编号,资金名称,资金类别,文号,金额（万元）,到位日期,是否统筹\n"
HEAD = "公示编号,事项,类别,产生日期,公开日期,对应编号\n"
Make = Callable[..., list[Entry]]


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """Make the ledger of some funds and disclosures; 20 natural days are the limit."""

    def run(funds: str, *rows: str, as_of: str = "2022-09-30", **more: str) -> list[Entry]:
        vocabulary, _ = load_vocabulary()
        assert vocabulary is not None
        files = {"资金": FUNDS + funds, "公示": HEAD + "\n".join(rows) + "\n", **more}
        files["资金文件"] = "文号,收文日期\n甲1号,2022-01-01\n甲11号,2022-01-01\n"
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        paths = [tmp_path / f"{name}.csv" for name in files]
        dataset, problems = load_dataset(vocabulary, tmp_path, paths, year=2022)
        assert dataset is not None, [p.message() for p in problems]
        until = dt.date.fromisoformat(as_of).toordinal()
        entries = ledger(dataset, until, lambda day: day + 20)
        assert len(ledger_tables(entries, dataset, until)["公示台账"]) == len(entries)
        return entries

    return run


ONE = "Z1,专项资金,专项,甲1号,100,2022-03-01,是\n"


@pytest.mark.parametrize(
    ("published", "as_of", "state", "days"),
    [
        ("2022-03-21", "2022-09-30", State.ON_TIME, 0),
        ("2022-03-22", "2022-09-30", State.LATE, 1),
        ("2022-03-22", "2022-03-21", State.WAITING, 0),
        ("", "2022-03-22", State.OVERDUE, 1),
        ("", "2022-03-11", State.WAITING, -10),
    ],
)
def test_the_state_is_that_of_the_day(
    made: Make, published: str, as_of: str, state: State, days: int
) -> None:
    (entry,) = made(ONE, f"G1,专项到账,资金到账,2022-03-01,{published},Z1", as_of=as_of)
    assert (entry.state, entry.days) == (state, days)


def test_an_arrival_without_a_disclosure_is_in_the_ledger(made: Make) -> None:
    (entry,) = made(ONE, "G1,别的,政策制度,2022-12-01,,")
    assert (entry.group, entry.state, entry.note) == ("资金到账", State.OVERDUE, "公示表里没有")


def test_a_name_in_the_subject_counts_where_no_id_is_given(made: Make) -> None:
    (entry,) = made(ONE, "G1,甲1号资金到账情况,资金到账,2022-03-01,2022-03-05,")
    assert entry.state is State.ON_TIME


def test_a_number_is_not_found_inside_a_longer_one(made: Make) -> None:
    found = made(
        "Z1,,专项,甲1号,100,2022-03-01,是\n",
        "G1,甲11号资金到账情况,资金到账,2022-03-01,2022-03-05,",
    )
    assert [(one.item is None, one.row is None) for one in found] == [(False, True), (True, False)]
    found = made("Z1,,专项,,100,2022-03-01,是\n", "G1,Z12到账,资金到账,2022-03-01,2022-03-05,")
    assert len(found) == 2


def test_the_day_of_the_source_counts_and_another_is_told(made: Make) -> None:
    (entry,) = made(ONE, "G1,到账,资金到账,2022-03-10,2022-03-25,Z1")
    assert (entry.state, entry.days) == (State.LATE, 4)
    assert "按来源表计算" in entry.note


def test_one_disclosure_publishes_all_allocations_that_had_arisen(made: Make) -> None:
    allocations = (
        "安排编号,项目编号,资金编号,金额（万元）,安排日期\n"
        "1,P1,Z1,10,2022-03-05\n2,P1,Z1,10,2022-09-20\n"
    )
    projects = "项目编号,项目名称\nP1,路\n"
    found = made(
        ONE, "G1,分配,分配结果,2022-03-05,2022-03-09,甲1号", 资金安排=allocations, 项目=projects
    )
    states = [one.state for one in found if one.group == "分配结果"]
    assert states == [State.ON_TIME, State.WAITING]


GOALS = "项目编号,一级指标,三级指标\nP1,产出,里程\nP2,产出,户数\nP3,产出,面积\n"
GIVEN = (
    "安排编号,项目编号,资金编号,金额（万元）,安排日期\n"
    "1,P1,Z1,10,2022-03-05\n2,P2,Z1,9,2022-03-05\n"
)


def test_targets_arise_when_they_are_approved_and_not_before(made: Make) -> None:
    projects = "项目编号,项目名称,目标批复日期\nP1,路,2022-03-02\nP2,渠,\nP3,棚,\n"
    found = made("", 绩效指标=GOALS, 项目=projects, 资金=FUNDS + ONE, 资金安排=GIVEN)
    goals = {one.subject: one.arose for one in found if one.group == "项目绩效"}
    march = dt.date(2022, 3, 1).toordinal()
    assert goals == {"路绩效目标": march + 1, "渠绩效目标": march + 4}


def test_targets_that_were_published_or_cannot_have_a_day_are_in_the_ledger(made: Make) -> None:
    row = "G1,目标,项目绩效,2022-03-01,2022-03-02,P3"
    projects = "项目编号,项目名称,目标批复日期\nP1,路,2022-03-02\nP2,渠,\nP3,棚,\n"
    found = made("", row, 绩效指标=GOALS, 项目=projects, 资金=FUNDS + ONE, 资金安排=GIVEN)
    (known,) = [one for one in found if one.subject == "棚绩效目标"]
    assert (known.state, known.published) == (State.ON_TIME, dt.date(2022, 3, 2).toordinal())


def test_targets_without_any_column_of_days_cannot_be_judged(made: Make) -> None:
    found = made("", 绩效指标=GOALS, 项目="项目编号,项目名称\nP1,路\nP2,渠\nP3,棚\n")
    goals = [one.state for one in found if one.group == "项目绩效"]
    assert goals == 3 * [State.UNKNOWN]


def test_what_has_no_source_is_kept_and_said(made: Make) -> None:
    found = made(ONE, "G1,旧报告,项目绩效,2022-03-01,2022-03-02,P9")
    assert found[-1].item is None
    assert found[-1].note == "别的表里没有对应的来源"


def test_without_a_day_nothing_is_judged(made: Make) -> None:
    (entry,) = made("Z1,专项资金,专项,,100,,是\n", "G1,无,政策制度,2022-12-01,,")
    assert (entry.state, entry.days) == (State.UNKNOWN, None)
