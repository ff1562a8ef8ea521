"""Ten thousand random projects: both matchers and an oracle that tries every combination agree.

The patterns have the forms of those in rulesets (late, overdue, out of order, twice, missing), each
bent at random; the projects have equal facts, missing values and values of unlike types.
``PERFEVAL_PROJECTS=100000`` tries more.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from perfeval.engine.events import Fact, Hit, Pattern, Ref, Term, Test, find_matches
from perfeval.engine.events.pattern import OPERATORS, Value

PROJECTS = int(os.environ.get("PERFEVAL_PROJECTS", "10000"))
PARTS, PATTERNS = 10, 6
FIELDS = {
    "收文": ("号", "日", "限"),
    "上报": ("号", "日"),
    "安排": ("日", "额"),
    "支付": ("号", "日", "止", "额", "人"),
    "审核": ("号", "关", "日", "人"),
    "钟": ("日",),
}
Oracle = Callable[[Sequence[Pattern], Sequence[Fact]], list[Hit]]


def term(alias: str, kind: str, *tests: tuple[str, str, Value | Ref]) -> Term:
    return Term(alias, kind, tuple(Test(*test) for test in tests))  # type: ignore[arg-type]


def joined(alias: str, kind: str, *tests: tuple[str, str, str]) -> Term:
    """A term whose tests compare its fields with ``alias.field``."""
    pairs = [(field, op, Ref(*other.split("."))) for field, op, other in tests]
    return term(alias, kind, *pairs)


def forms(rng: random.Random) -> list[Pattern]:
    number = rng.randrange(4)
    start, paid = term("a", "收文", ("限", ">", 0)), term("a", "支付", ("额", ">", number))
    return [
        Pattern(
            "迟办",
            (start, joined("b", "上报", ("号", "==", "a.号"), ("日", ">", "a.限"))),
            (joined("c", "上报", ("号", "==", "a.号"), ("日", "<=", "a.限")),),
        ),
        Pattern(
            "逾期",
            (start, joined("b", "钟", ("日", ">", "a.限"))),
            (joined("c", "上报", ("号", "==", "a.号")),),
        ),
        Pattern(
            "倒序",
            (
                term("a", "审核"),
                joined("b", "审核", ("号", "==", "a.号"), ("关", ">", "a.关"), ("日", "<", "a.日")),
            ),
        ),
        Pattern(
            "一人两关",
            (
                term("a", "审核"),
                joined(
                    "b", "审核", ("号", "==", "a.号"), ("人", "==", "a.人"), ("关", "!=", "a.关")
                ),
            ),
        ),
        Pattern(
            "两次",
            (
                paid,
                joined(
                    "b", "支付", ("人", "==", "a.人"), ("额", "==", "a.额"), ("日", ">=", "a.日"),
                    ("日", "<=", "a.止"),
                ),
            ),
        ),
        Pattern("未安排", (paid,), (joined("b", "安排", ("日", "<=", "a.日")),)),
        Pattern(
            "缺关",
            (term("a", "支付"), term("b", "钟")),
            (joined("c", "审核", ("号", "==", "a.号"), ("日", "<=", "b.日")),),
        ),
        Pattern("先付后审", (paid, joined("b", "审核", ("号", "==", "a.号"), ("日", ">", "a.日")))),
        Pattern(
            "三次",
            (
                term("a", "支付"),
                joined("b", "支付", ("人", "==", "a.人"), ("日", ">", "a.日")),
                joined("c", "支付", ("人", "==", "b.人"), ("日", ">", "b.日")),
            ),
            (joined("d", "审核", ("号", "==", "c.号")), joined("e", "安排", ("额", ">=", "a.额"))),
        ),
    ]  # fmt: skip


def bent(rng: random.Random, pattern: Pattern) -> Pattern:
    """Change an operator, drop a test, add one, or leave out what must be absent."""
    present = [bent_term(rng, one) for one in pattern.present]
    absent = tuple(bent_term(rng, one) for one in pattern.absent if rng.random() < 0.9)
    return replace(pattern, present=tuple(present), absent=absent)


def bent_term(rng: random.Random, one: Term) -> Term:
    tests = list(one.tests)
    if tests and rng.random() < 0.15:
        place = rng.randrange(len(tests))
        tests[place] = replace(tests[place], op=rng.choice(OPERATORS))
    if tests and rng.random() < 0.1:
        tests.pop(rng.randrange(len(tests)))
    if rng.random() < 0.15:
        right: Value | Ref = rng.choice((1, 2, "1", True))
        if rng.random() < 0.3:
            right = Ref(one.alias, rng.choice(FIELDS[one.kind]))
        tests.append(Test(rng.choice(FIELDS[one.kind]), rng.choice(OPERATORS), right))
    return replace(one, tests=tuple(tests))


def project(rng: random.Random) -> list[Fact]:
    """Give up to nine events in any order, some of them twice."""
    facts = [Fact("钟", {"日": 6})] if rng.random() < 0.8 else []
    kinds = rng.choice(
        (("收文", "上报"), ("支付", "安排", "审核"), ("审核",), ("支付",), tuple(FIELDS))
    )
    for _ in range(rng.randrange(1, 8)):
        kind = rng.choice(kinds)
        fields = {name: value(rng, name) for name in FIELDS[kind] if rng.random() < 0.93}
        facts.append(Fact(kind, fields))
    if rng.random() < 0.2:
        facts.append(rng.choice(facts))
    rng.shuffle(facts)
    return facts


def value(rng: random.Random, name: str) -> Value:
    draw = rng.random()
    if draw < 0.03:
        return rng.choice((True, "1", "", 2**53, -1))
    if name in {"号", "人"}:
        return rng.choice(("甲", "乙"))
    return rng.randrange(1, 9) if name in {"日", "限", "止"} else rng.randrange(1, 4)


def case(seed: int, projects: int) -> tuple[list[Pattern], list[list[Fact]]]:
    rng = random.Random(seed)  # noqa: S311 - a repeatable sequence is what is wanted
    chosen = rng.sample(forms(rng), PATTERNS)
    patterns = [
        replace(bent(rng, one) if place else one, id=f"{place}{one.id}")
        for place, one in enumerate(chosen)
    ]
    return patterns, [project(rng) for _ in range(projects)]


@pytest.mark.usefixtures("durable")
@pytest.mark.parametrize("seed", range(PARTS))
def test_both_matchers_and_the_oracle_agree(seed: int, oracle: Oracle) -> None:
    patterns, projects = case(seed, PROJECTS // PARTS)
    durable, problems = find_matches(patterns, projects, jobs=1, matcher="durable")
    assert problems == []
    builtin, _ = find_matches(patterns, projects, matcher="builtin")
    assert durable == builtin
    tried = [oracle(patterns, one) for one in projects]
    assert builtin == tried
    found = sum(map(len, tried))
    assert found > PROJECTS // PARTS // 4
    assert sum(not one for one in tried) > PROJECTS // PARTS // 10
