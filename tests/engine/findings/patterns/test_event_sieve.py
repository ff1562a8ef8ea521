"""What is left out before groups are matched, and the columns that patterns compare."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from perfeval.engine.findings.patterns import columns as event_columns
from perfeval.engine.findings.patterns.groups import LazyGroups
from perfeval.engine.findings.patterns.rows import EventInterpreter, PatternRows
from perfeval.engine.findings.patterns.sieve import Sieve
from perfeval.ruleset.program import Program

Ruled = Callable[..., Program]
Kept = Callable[..., "list[list[int]] | None"]
PAID = {"表": "支付", "日期": "日期"}


@pytest.fixture
def rows_of(made: ModuleType, ruled: Ruled) -> Callable[..., PatternRows]:
    """The rows of a pattern: 乙 under a condition beside 甲, amounts in 万元 in order of days."""

    def make(condition: str, *amounts: str, absent: str = "") -> PatternRows:
        events = {"甲": PAID, "乙": {**PAID, "当": condition}}
        missing = {"无": {**PAID, "当": absent}} if absent else {}
        pattern = {
            "编号": "G1", "名称": "试", "按": "所属项目", "级别": "红", "依据": "约定",
            "提示": "有", "有": events, "没有": missing,
        }  # fmt: skip
        paid = [
            {"支付号": f"Z{n}", "所属项目": "P1", "日期": f"2022-01-{n + 1:02}", "金额": amount}
            for n, amount in enumerate(amounts)
        ]
        program = ruled(模式=[pattern])
        dataset = made.make_dataset({"项目": [{"编号": "P1"}], "支付": paid})
        return PatternRows(program.patterns[0], EventInterpreter(dataset), {}, 10**6)

    return make


@pytest.fixture
def kept(rows_of: Callable[..., PatternRows]) -> Kept:
    def keep(condition: str, *amounts: str, absent: str = "") -> list[list[int]] | None:
        rows = rows_of(condition, *amounts, absent=absent)
        return Sieve(rows).kept(rows.groups["P1"])

    return keep


def test_rows_without_an_equal_are_left_out_and_a_row_is_no_equal_of_itself(kept: Kept) -> None:
    assert kept("乙.金额 = 甲.金额", "1", "2", "3") is None
    assert kept("乙.金额 = 甲.金额", "1", "2", "1") == [[0, 2], [0, 2]]


def test_rows_beyond_all_others_are_left_out(kept: Kept) -> None:
    assert kept("乙.金额 > 甲.金额", "2", "1", "3") == [[0, 1], [0, 2]]
    assert kept("乙.金额 <= 甲.金额 - 1 万元", "2", "1", "3") == [[0, 2], [0, 1]]
    assert kept("乙.金额 > 甲.金额 + 5 万元", "2", "1", "3") is None


def test_a_row_that_meets_one_of_two_alternatives_stays(kept: Kept) -> None:
    # 3 is greater than another one, and the two 1 are equal.
    found = kept("乙.金额 = 甲.金额 或 乙.金额 > 甲.金额 + 1 万元", "1", "1", "2", "3")
    assert found == [[0, 1, 2, 3], [0, 1, 3]]


def test_nothing_is_left_out_for_what_must_be_absent(kept: Kept) -> None:
    found = kept("乙.金额 != 甲.金额", "1", "2", absent="无.金额 > 甲.金额 + 9 万元")
    assert found == [[0, 1], [0, 1], []]


def test_groups_that_can_hold_nothing_are_no_groups(rows_of: Callable[..., PatternRows]) -> None:
    groups = LazyGroups([rows_of("乙.金额 = 甲.金额", *some) for some in (("1", "2"), ("1", "1"))])
    assert groups.places == [(1, "P1")]
    assert [fact.kind for fact in groups[0]] == ["1.0", "1.0", "1.1", "1.1"]
    assert groups[:5] == [groups[0]]
    assert groups.origins(0) == [0, 1, 0, 1]


@pytest.mark.parametrize("many", [0, 1000])
def test_numbers_that_no_matcher_takes_are_numbered_in_their_order(
    rows_of: Callable[..., PatternRows], monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(event_columns, "MANY_ROWS", many)
    huge = "9007199254740993"
    (one,) = rows_of("乙.金额 > 甲.金额 * 2", huge, f"{huge}.01", "1").compared
    values = [*one.own, *one.theirs]
    assert sorted(values) == sorted(range(6))
    assert max(one.own) < max(one.theirs)
    assert one.own[0] < one.own[1]


def test_what_is_compared_is_the_exact_value(rows_of: Callable[..., PatternRows]) -> None:
    rows = rows_of("乙.金额 / 3 = 甲.金额", "0.1", "0.3")
    (one,) = rows.compared
    assert one.own[1] == one.theirs[0]
    assert one.own[0] != one.theirs[1]
