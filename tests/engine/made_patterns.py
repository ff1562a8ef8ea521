"""Random patterns, rows for them, and an oracle that tries every combination of rows.

It is loaded by path in the conftest of this folder.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from perfeval.dataset import Dataset
from perfeval.engine.findings.patterns.rows import EventInterpreter
from perfeval.engine.outcome import Finding
from perfeval.ruleset.program_patterns import Event, EventPattern

RULE = {"名称": "试", "级别": "红", "依据": "约定"}
PAID = {"表": "支付", "日期": "日期"}


def a_pattern(**parts: object) -> dict[str, object]:
    return {**RULE, "编号": "G1", "按": "所属项目", "提示": "有", **parts}


def paid(number: str, project: str, day: str, **more: object) -> dict[str, object]:
    return {"支付号": number, "所属项目": project, "日期": day, **more}


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


def random_pattern(rng: random.Random, number: int, *, counted: bool = False) -> dict[str, object]:
    present: dict[str, object] = {}
    for alias in ("甲", "乙", "丙")[: rng.choice([1, 2, 2, 3])]:
        event = dict(PAID)
        if counted and rng.random() < 0.25:
            event["次数"] = rng.choice(["2", "3"])
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


def random_rows(
    rng: random.Random, *, missing: bool, projects: int = 2, most: int = 8
) -> Mapping[str, list[dict[str, Any]]]:
    def maybe(value: object) -> dict[str, object]:
        return {} if missing and rng.random() < 0.2 else {"v": value}

    names = [f"P{number + 1}" for number in range(projects)]
    found = [
        {"编号": name, **({"类型": v["v"]} if (v := maybe(rng.choice(["新建", "续建"]))) else {})}
        for name in names
    ]
    rows = []
    for number in range(rng.randrange(2, most + 1)):
        row = paid(f"Z{number}", rng.choice(names), f"2022-02-{rng.randrange(1, 9):02d}")
        for name, value in (("金额", str(rng.randrange(1, 5))), ("合规", rng.random() < 0.6)):
            given = maybe(value)
            row |= {name: given["v"]} if given else {}
        rows.append(row)
    return {"项目": found, "支付": rows}


class Oracle:
    """Tries every combination of different rows of a group, with three truth values."""

    def __init__(self, dataset: Dataset, pattern: EventPattern) -> None:
        self._at = EventInterpreter(dataset)
        self._pattern = pattern
        self.table = dataset.tables["支付"]

    def holds(self, event: Event, row: int, chosen: Mapping[str, int]) -> object:
        self._at.chosen = chosen
        return True if event.condition is None else self._at.value(event.condition, row)

    def rows_of(self, event: Event, rows: Sequence[int]) -> list[int]:
        """Give the rows that may be an event: with a count, the latest of enough."""
        if event.count == 1:
            return list(rows)
        alone = replace(event, condition=event.when)
        met = [row for row in rows if self.holds(alone, row, {event.alias: row}) is True]
        met.sort(key=lambda row: (self.table.value(row, "日期"), row))
        return met[-1:] if len(met) >= event.count else []

    def combinations(self) -> Iterator[tuple[str, tuple[int, ...], object]]:
        """Give group, rows and whether the pattern holds of them."""
        groups: dict[str, list[int]] = {}
        for row in range(len(self.table)):
            groups.setdefault(str(self.table.value(row, "所属项目")), []).append(row)
        present = self._pattern.present
        for key, rows in groups.items():
            may = {event.alias: self.rows_of(event, rows) for event in self._pattern.events}
            for combination in itertools.permutations(rows, len(present)):
                if any(
                    row not in may[e.alias] for e, row in zip(present, combination, strict=True)
                ):
                    continue
                chosen = {e.alias: row for e, row in zip(present, combination, strict=True)}
                values = [self.holds(e, chosen[e.alias], chosen) for e in present]
                for event in self._pattern.absent:
                    others = (row for row in may[event.alias] if row not in combination)
                    held = [self.holds(event, row, chosen) for row in others]
                    values += [None if one is None else not one for one in held]
                sure = all(value is True for value in values)
                yield key, combination, True if sure else None if False not in values else False


def key_of(table: Any, one: Finding) -> str:
    return str(table.value(one.row, "所属项目"))


def expected(oracle: Oracle, pattern: EventPattern) -> list[tuple[int, ...]]:
    certain = sorted(rows for _, rows, holds in oracle.combinations() if holds is True)
    if not pattern.unordered:
        return certain
    firsts: dict[tuple[int, ...], tuple[int, ...]] = {}
    for rows in certain:
        firsts.setdefault(tuple(sorted(rows)), rows)
    return sorted(firsts.values())
