"""Patterns over events: what they find, held to an oracle that tries every combination of rows."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

import pytest

from perfeval.dataset import Dataset
from perfeval.engine.event_rows import EventInterpreter
from perfeval.engine.findings import find
from perfeval.engine.outcome import Finding
from perfeval.engine.patterns import find_patterns, layers, near_misses
from perfeval.ruleset.program import Program
from perfeval.ruleset.program_patterns import Event, EventPattern

Ruled = Callable[..., Program]
RULE = {"名称": "试", "级别": "红", "依据": "约定"}
PAID = {"表": "支付", "日期": "日期"}


def a_pattern(**parts: object) -> dict[str, object]:
    return {**RULE, "编号": "G1", "按": "所属项目", "提示": "有", **parts}


def paid(number: str, project: str, day: str, **more: object) -> dict[str, object]:
    return {"支付号": number, "所属项目": project, "日期": day, **more}


def said(program: Program, dataset: Dataset, matcher: str = "builtin") -> list[str]:
    found, problems = find(program, dataset, jobs=1, matcher=matcher)
    assert problems == []
    return [one.message for one in found]


SAME = {
    "甲": PAID,
    "乙": {**PAID, "当": "乙.金额 = 甲.金额 且 天数(甲.日期, 乙.日期) <= 30 天"},
}


def test_two_events_are_two_rows_and_those_dated_later_are_not_seen(
    made: ModuleType, ruled: Ruled
) -> None:
    program = ruled(模式=[a_pattern(有=SAME, 提示="{甲.支付号}、{乙.支付号}", 不分先后="是")])
    rows = [
        paid("Z1", "P1", "2022-03-01", 金额="5"),
        paid("Z2", "P1", "2022-03-31", 金额="5"),
        paid("Z3", "P2", "2022-03-31", 金额="5"),
        paid("Z4", "P1", "2023-01-01", 金额="5"),
    ]
    dataset = made.make_dataset({"项目": [{"编号": "P1"}, {"编号": "P2"}], "支付": rows})
    assert said(program, dataset) == ["Z1、Z2"]


def test_without_being_unordered_a_pair_is_told_both_ways(made: ModuleType, ruled: Ruled) -> None:
    rows = [paid("Z1", "P1", "2022-03-01", 金额="5"), paid("Z2", "P1", "2022-03-31", 金额="5")]
    dataset = made.make_dataset({"项目": [{"编号": "P1"}], "支付": rows})
    program = ruled(模式=[a_pattern(有=SAME, 提示="{甲.支付号}、{乙.支付号}")])
    assert said(program, dataset) == ["Z1、Z2", "Z2、Z1"]


def test_options_come_in_the_order_of_the_vocabulary(made: ModuleType, ruled: Ruled) -> None:
    events = {
        "前": {"表": "项目", "日期": "开工"},
        "后": {"表": "项目", "日期": "开工", "当": "后.等次 > 前.等次 且 后.开工 < 前.开工"},
    }
    program = ruled(模式=[a_pattern(按="所属县", 有=events, 提示="{前.编号}→{后.编号}")])
    rows = [
        {"编号": "P1", "所属县": "甲", "开工": "2022-03-05", "等次": "达成"},
        {"编号": "P2", "所属县": "甲", "开工": "2022-03-04", "等次": "部分达成"},
        {"编号": "P3", "所属县": "甲", "开工": "2022-03-05", "等次": "未达成"},
        {"编号": "P4", "所属县": "乙", "开工": "2022-03-01", "等次": "未达成"},
    ]
    dataset = made.make_dataset({"县": [{"县名": "甲"}, {"县名": "乙"}], "项目": rows})
    assert said(program, dataset) == ["P1→P2"]


def test_a_missing_step_is_told_on_the_day_after_its_last_working_day(
    made: ModuleType, ruled: Ruled
) -> None:
    pattern = a_pattern(
        按="编号",
        有={"开": {"表": "项目", "日期": "开工", "当": "工作日数(开工, 截止日) > 3 工作日"}},
        没有={"付": {**PAID, "按": "所属项目", "当": "工作日数(开.开工, 付.日期) <= 3 工作日"}},
        提示="{开.编号}",
    )
    program = ruled(模式=[pattern])
    projects = [{"编号": f"P{n}", "开工": "2022-01-28"} for n in range(3)]
    projects.append({"编号": "P9", "开工": "2022-12-28"})
    rows = [paid("Z0", "P0", "2022-02-07"), paid("Z1", "P1", "2022-02-08")]
    dataset = made.make_dataset({"项目": projects, "支付": rows})
    assert said(program, dataset) == ["P1", "P2"]


COUNTED = a_pattern(
    有={"次": {"发现": "J1", "次数": "3"}}, 提示="到 {次.日期} 已经三次", 按="所属项目"
)
LATE = {
    **RULE, "编号": "J1", "对象": "支付", "当": "金额 > 100 万元", "提示": "多", "级别": "黄",
    "处理": {"谁": "{项目.名称}", "期限": "3 自然日", "要求": "退回 {金额}"},
}  # fmt: skip


def test_findings_are_events_of_patterns_and_patterns_of_patterns(
    made: ModuleType, ruled: Ruled
) -> None:
    second = a_pattern(编号="G2", 有={"前": {"发现": "G1"}}, 提示="移交 {前.支付号}")
    program = ruled(预警=[LATE], 模式=[second, COUNTED])
    assert [[one.id for one in layer] for layer in layers(program.patterns)] == [["G1"], ["G2"]]
    rows = [paid(f"Z{n}", "P1", f"2022-0{n}-01", 金额="101") for n in (3, 1, 2)]
    rows += [paid(f"Y{n}", "P2", f"2022-0{n}-01", 金额="101") for n in (1, 2)]
    dataset = made.make_dataset({"项目": [{"编号": "P1"}, {"编号": "P2"}], "支付": rows})
    found, _ = find(program, dataset, matcher="builtin")
    assert [one.message for one in found if one.rule != "J1"] == [
        "移交 Z2", "到 2022年2月1日 已经三次",
    ]  # fmt: skip
    (counted,) = [one for one in found if one.rule == "G1"]
    assert len(counted.evidence) == 3
    assert counted.evidence[-1] == counted.place


def test_a_finding_says_who_acts_what_and_by_when(made: ModuleType, ruled: Ruled) -> None:
    pattern = a_pattern(
        有={"甲": PAID, "乙": {**PAID, "当": "乙.日期 > 甲.日期"}},
        处理={"谁": "{乙.支付号}经办", "期限": "3 工作日", "要求": "说明"},
    )
    program = ruled(预警=[LATE], 模式=[pattern])
    rows = [paid("Z1", "P1", "2022-01-26", 金额="101"), paid("Z2", "P1", "2022-01-28", 金额="1")]
    dataset = made.make_dataset({"项目": [{"编号": "P1", "名称": "水渠"}], "支付": rows})
    check, matched = find(program, dataset, matcher="builtin")[0]
    assert (check.ruleset, check.duty.who, check.duty.action) == ("试", "水渠", "退回 101万元")
    assert str(check.duty.by) == "2023-01-03"
    assert (matched.duty.who, str(matched.duty.by)) == ("Z2经办", "2022-02-07")


def test_what_is_missing_makes_the_pattern_undecided_and_not_silent(
    made: ModuleType, ruled: Ruled
) -> None:
    program = ruled(模式=[a_pattern(有=SAME)])
    rows = [paid("Z1", "P1", "2022-03-01", 金额="5"), paid("Z2", "P1", "2022-03-02")]
    dataset = made.make_dataset({"项目": [{"编号": "P1"}], "支付": rows})
    (one,) = find(program, dataset, matcher="builtin")[0]
    assert not one.certain
    assert one.message == "无法判断：事件“甲”（Z2）缺“金额”"
    quiet = ruled(模式=[a_pattern(有=SAME, 缺数时="不报")])
    assert said(quiet, dataset) == []


def test_a_near_miss_has_a_row_for_every_event_and_no_hit(made: ModuleType, ruled: Ruled) -> None:
    program = ruled(模式=[a_pattern(有=SAME)])
    rows = [paid("Z1", "P1", "2022-03-01", 金额="5"), paid("Z2", "P1", "2022-03-31", 金额="6")]
    dataset = made.make_dataset({"项目": [{"编号": "P1"}], "支付": rows})
    assert near_misses(program, dataset, []) == {"G1"}
    hit = [*rows, paid("Z3", "P1", "2022-03-31", 金额="5")]
    dataset = made.make_dataset({"项目": [{"编号": "P1"}], "支付": hit})
    found, _ = find(program, dataset, matcher="builtin")
    assert near_misses(program, dataset, found) == set()


# Random rulesets of patterns, against every combination of rows.

_NUMBERS = ("{}.金额", "{}.金额 * 2", "{}.金额 + 1 万元", "{}.金额 / 3")
_DATES = ("{}.日期", "{}.日期 + 2 天", "{}.日期 - 5 天")
_ALONE = ("金额 > 2 万元", "合规 是 是", "缺数(金额)", "项目.类型 是 新建", "日期 > 2022-02-03")


def _comparison(rng: random.Random, own: str, other: str) -> str:
    operator = rng.choice(["<", "<=", "=", "!=", ">", ">="])
    pair = [own, other] if rng.random() < 0.5 else [other, own]
    form = rng.randrange(6)
    if form == 0:
        return f"{rng.choice(_NUMBERS).format(pair[0])} {operator} " + rng.choice(_NUMBERS).format(
            pair[1]
        )
    if form == 1:
        return f"{rng.choice(_DATES).format(pair[0])} {operator} " + rng.choice(_DATES).format(
            pair[1]
        )
    if form == 2:
        return f"天数({pair[0]}.日期, {pair[1]}.日期) {operator} {rng.randrange(-2, 5)} 天"
    if form == 3:
        return f"工作日数({pair[0]}.日期, {pair[1]}.日期) {operator} {rng.randrange(4)} 工作日"
    if form == 4:
        return f"{pair[0]}.金额 - {pair[1]}.金额 {operator} {rng.randrange(-1, 3)} 万元"
    return f"{pair[0]}.类型 {operator} {pair[1]}.类型"


def _condition(rng: random.Random, own: str, others: Sequence[str], depth: int = 0) -> str:
    draw = rng.random()
    if depth < 2 and draw < 0.35:
        word = rng.choice(["且", "或"])
        parts = [_condition(rng, own, others, depth + 1) for _ in range(2)]
        return f"({parts[0]}) {word} ({parts[1]})"
    if draw < 0.45:
        return f"非 ({_condition(rng, own, others, 2)})"
    if others and draw < 0.8:
        return _comparison(rng, own, rng.choice(others))
    if others and draw < 0.85:
        return f"{rng.choice(others)}.合规 是 是"
    return rng.choice(_ALONE)


def _random_pattern(rng: random.Random, number: int) -> dict[str, object]:
    present: dict[str, object] = {}
    for alias in ("甲", "乙", "丙")[: rng.choice([1, 2, 2, 3])]:
        event = dict(PAID)
        if rng.random() < 0.9:
            event["当"] = _condition(rng, alias, list(present))
        present[alias] = event
    absent: dict[str, object] = {}
    if rng.random() < 0.5:
        absent["无"] = {**PAID, "当": _condition(rng, "无", list(present))}
    return a_pattern(
        编号=f"G{number}",
        有=present,
        没有=absent,
        不分先后=rng.choice(["是", "否"]),
        提示="/".join(f"{{{alias}.支付号}}" for alias in present),
    )


def _random_rows(rng: random.Random, *, missing: bool) -> Mapping[str, list[dict[str, Any]]]:
    def maybe(value: object) -> dict[str, object]:
        return {} if missing and rng.random() < 0.2 else {"v": value}

    projects = [
        {"编号": name, **({"类型": v["v"]} if (v := maybe(rng.choice(["新建", "续建"]))) else {})}
        for name in ("P1", "P2")
    ]
    rows = []
    for number in range(rng.randrange(2, 9)):
        row = paid(f"Z{number}", rng.choice(["P1", "P2"]), f"2022-02-{rng.randrange(1, 9):02d}")
        for name, value in (("金额", str(rng.randrange(1, 5))), ("合规", rng.random() < 0.6)):
            given = maybe(value)
            row |= {name: given["v"]} if given else {}
        rows.append(row)
    return {"项目": projects, "支付": rows}


class Oracle:
    """Tries every combination of different rows of a group, with three truth values."""

    def __init__(self, dataset: Dataset, pattern: EventPattern) -> None:
        self._at = EventInterpreter(dataset)
        self._pattern = pattern
        self.table = dataset.tables["支付"]

    def holds(self, event: Event, row: int, chosen: Mapping[str, int]) -> object:
        self._at.chosen = chosen
        return True if event.condition is None else self._at.value(event.condition, row)

    def combinations(self) -> Iterator[tuple[str, tuple[int, ...], object]]:
        """Give group, rows and whether the pattern holds of them."""
        groups: dict[str, list[int]] = {}
        for row in range(len(self.table)):
            groups.setdefault(str(self.table.value(row, "所属项目")), []).append(row)
        present = self._pattern.present
        for key, rows in groups.items():
            for combination in itertools.permutations(rows, len(present)):
                chosen = {e.alias: row for e, row in zip(present, combination, strict=True)}
                values = [self.holds(e, chosen[e.alias], chosen) for e in present]
                for event in self._pattern.absent:
                    others = (row for row in rows if row not in combination)
                    held = [self.holds(event, row, chosen) for row in others]
                    values += [None if one is None else not one for one in held]
                sure = all(value is True for value in values)
                yield key, combination, True if sure else None if False not in values else False


def _key_of(table: Any, one: Finding) -> str:
    return str(table.value(one.row, "所属项目"))


def _expected(oracle: Oracle, pattern: EventPattern) -> list[tuple[int, ...]]:
    certain = sorted(rows for _, rows, holds in oracle.combinations() if holds is True)
    if not pattern.unordered:
        return certain
    firsts: dict[tuple[int, ...], tuple[int, ...]] = {}
    for rows in certain:
        firsts.setdefault(tuple(sorted(rows)), rows)
    return sorted(firsts.values())


@pytest.mark.parametrize("seed", range(60))
def test_random_patterns_find_what_the_oracle_finds(
    made: ModuleType, ruled: Ruled, seed: int
) -> None:
    rng = random.Random(seed)  # noqa: S311
    program = ruled(模式=[_random_pattern(rng, number) for number in range(4)])
    for _ in range(4):
        dataset = made.make_dataset(_random_rows(rng, missing=False))
        found, problems = find_patterns(program, dataset, [], matcher="builtin")
        assert problems == []
        for pattern in program.patterns:
            oracle = Oracle(dataset, pattern)
            names = ["/".join(f"Z{row}" for row in rows) for rows in _expected(oracle, pattern)]
            assert [f.message for f in found if f.rule == pattern.id] == names, pattern


@pytest.mark.parametrize("seed", range(60, 100))
def test_with_missing_values_nothing_possible_is_silent_and_nothing_certain_is_wrong(
    made: ModuleType, ruled: Ruled, seed: int
) -> None:
    rng = random.Random(seed)  # noqa: S311
    program = ruled(模式=[_random_pattern(rng, number) for number in range(4)])
    for _ in range(4):
        dataset = made.make_dataset(_random_rows(rng, missing=True))
        found, _ = find_patterns(program, dataset, [], matcher="builtin")
        for pattern in program.patterns:
            oracle = Oracle(dataset, pattern)
            own = [one for one in found if one.rule == pattern.id]
            told = {_key_of(oracle.table, one) for one in own}
            sure = {one.message for one in own if one.certain}
            right = {"/".join(f"Z{r}" for r in rows) for rows in _expected(oracle, pattern)}
            assert sure <= right
            possible = {key for key, _, holds in oracle.combinations() if holds is not False}
            assert possible <= told, pattern


@pytest.mark.parametrize("seed", range(3))
def test_both_matchers_find_the_same(made: ModuleType, ruled: Ruled, seed: int) -> None:
    rng = random.Random(1000 + seed)  # noqa: S311
    program = ruled(模式=[_random_pattern(rng, number) for number in range(8)])
    dataset = made.make_dataset(_random_rows(rng, missing=seed > 0))
    auto, _ = find_patterns(program, dataset, [], matcher="auto")
    assert auto == find_patterns(program, dataset, [], matcher="builtin")[0]
