"""Which rows are events, and what of them is compared."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from perfeval.engine.events.check import check_patterns
from perfeval.engine.findings.patterns.for_matchers import facts_of, patterns_to_match, same_rows
from perfeval.engine.findings.patterns.rows import EventInterpreter, PatternRows
from perfeval.ruleset.program import Program

Ruled = Callable[..., Program]
PAID = {"表": "支付", "日期": "日期"}
PATTERN = {
    "编号": "G1", "名称": "试", "按": "所属项目", "级别": "红", "依据": "约定", "提示": "有",
    "有": {"甲": PAID, "乙": {**PAID, "当": "合规 且 (金额 * 3 > 甲.金额 或 日期 > 甲.日期)"}},
    "没有": {"无": {**PAID, "当": "金额 < 甲.金额 或 金额 < 乙.金额"}},
}  # fmt: skip
ROWS = [
    {"支付号": "Z0", "所属项目": "P1", "日期": "2022-01-05", "金额": "0.1", "合规": True},
    {"支付号": "Z1", "所属项目": "P1", "日期": "2022-01-06", "金额": "0.2", "合规": False},
    {"支付号": "Z2", "所属项目": "P1", "金额": "0.2", "合规": True},
    {"支付号": "Z3", "所属项目": "P1", "日期": "2023-01-06", "金额": "0.2", "合规": True},
    {"支付号": "Z4", "所属项目": "P2", "日期": "2022-01-06", "合规": True},
    {"支付号": "Z5", "日期": "2022-01-06", "合规": True},
    {"支付号": "Z6", "所属项目": "P2", "日期": "2022-01-07", "金额": "1"},
]


def rows_of(made: ModuleType, program: Program) -> PatternRows:
    dataset = made.make_dataset({"项目": [{"编号": "P1"}, {"编号": "P2"}], "支付": ROWS})
    (pattern,) = program.patterns
    return PatternRows(pattern, EventInterpreter(dataset), {}, program.as_of.toordinal())


def test_a_row_without_day_or_group_or_of_a_later_day_is_no_event(
    made: ModuleType, ruled: Ruled
) -> None:
    rows = rows_of(made, ruled(模式=[PATTERN]))
    assert list(rows.groups) == ["P1", "P2"]
    first, second = rows.groups["P1"], rows.groups["P2"]
    assert first.sure == [[0, 1], [0], [0, 1]]
    assert [list(rows) for rows in second.doubtful] == [[], [6], []]
    assert second.sure[1] == [4]
    assert rows.unsure(second, 1, 4)
    assert rows.unsure(second, 1, 6)
    assert not rows.unsure(first, 1, 0)
    assert [one.name for one in rows.compared] == ["1.0.0", "1.1.0", "2.0.0", "2.1.0"]


def test_facts_number_the_values_of_both_sides_in_their_order(
    made: ModuleType, ruled: Ruled
) -> None:
    rows = rows_of(made, ruled(模式=[PATTERN]))
    group = rows.groups["P1"]
    facts = facts_of(0, rows, group.sure)
    assert [fact.kind for fact in facts] == ["0.0", "0.0", "0.1", "0.2", "0.2"]
    assert [fact.fields["row"] for fact in facts] == [0, 1, 0, 0, 1]
    # 金额 × 3 of the one (0.3) lies above the 金额 of all others (0.1 and 0.2).
    values = [*(fact.fields["other 1.0.0"] for fact in facts[:2]), facts[2].fields["own 1.0.0"]]
    assert values == sorted(values)
    assert len(set(values)) == 3
    made_patterns = patterns_to_match(0, rows.pattern)
    assert [len(one.present) for one in made_patterns] == [2, 2]
    assert [len(one.absent) for one in made_patterns] == [2, 2]
    assert check_patterns(made_patterns) == []
    assert same_rows(rows.pattern, (4, 1)) == (("支付", 1), ("支付", 4))
