"""An oracle that tries every combination, and random patterns and groups to try it on."""

import itertools
import json
import random
import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest

from perfeval.engine.events.matching import available_matcher
from perfeval.engine.events.pattern import Fact, Hit, Pattern, Ref, Term, Test
from perfeval.engine.events.sift import needed_fields, sift
from perfeval.engine.events.translate import translate

KINDS = ("收文", "上报", "支付", "审核")
FIELDS = ("文号", "日", "限", "金额")
# Few values, so that joins meet; 1, "1" and True are all there; texts that sort or print oddly.
VALUES = (1, 2, 3, 0, -1, True, False, "1", "", "a", "ab", "ab!", "甲", '引"号\\', "2")
OPS = ("==", "==", "==", "!=", "<", "<=", ">", ">=")


def _satisfied(left: object, op: str, right: object) -> bool:
    if type(left) is not type(right):
        return op == "!="
    return {
        "==": lambda: left == right,
        "!=": lambda: left != right,
        "<": lambda: left < right,
        "<=": lambda: left <= right,
        ">": lambda: left > right,
        ">=": lambda: left >= right,
    }[op]()


def _accepts(term: Term, fact: Fact, chosen: dict[str, Fact]) -> bool:
    if fact.kind != term.kind:
        return False
    known = {**chosen, term.alias: fact}
    for test in term.tests:
        if test.field not in fact.fields:
            return False
        right = test.right
        if isinstance(right, Ref):
            if right.field not in known[right.alias].fields:
                return False
            right = known[right.alias].fields[right.field]
        if not _satisfied(fact.fields[test.field], test.op, right):
            return False
    return True


def _oracle(patterns: Sequence[Pattern], group: Sequence[Fact]) -> list[Hit]:
    hits = []
    for pattern in patterns:
        for places in itertools.product(range(len(group)), repeat=len(pattern.present)):
            chosen: dict[str, Fact] = {}
            for term, place in zip(pattern.present, places, strict=True):
                if not _accepts(term, group[place], chosen):
                    break
                chosen[term.alias] = group[place]
            else:
                if not any(_accepts(t, fact, chosen) for t in pattern.absent for fact in group):
                    hits.append(Hit(pattern.id, places))
    return hits


def _random_term(rng: random.Random, alias: str, before: list[str]) -> Term:
    tests = []
    for _ in range(rng.randrange(4)):
        right = rng.choice(VALUES)
        if rng.random() < 0.65:
            right = Ref(rng.choice([*before, *before, alias]), rng.choice(FIELDS))
        tests.append(Test(rng.choice(FIELDS), rng.choice(OPS), right))
    return Term(alias, rng.choice(KINDS), tuple(tests))


def _random_pattern(rng: random.Random, name: str) -> Pattern:
    present: list[Term] = []
    for place in range(rng.choice((0, 1, 1, 2, 2, 3))):
        present.append(_random_term(rng, f"有{place}", [term.alias for term in present]))
    known = [term.alias for term in present]
    absent = tuple(
        _random_term(rng, f"无{place}", known)
        for place in range(rng.choice((0, 0, 1, 1, 2)) if present else 1)
    )
    return Pattern(name, tuple(present), absent)


def _random_group(rng: random.Random, size: int) -> list[Fact]:
    return [
        Fact(rng.choice(KINDS), {f: rng.choice(VALUES) for f in FIELDS if rng.random() < 0.8})
        for _ in range(size)
    ]


@pytest.fixture
def oracle() -> Callable[[Sequence[Pattern], Sequence[Fact]], list[Hit]]:
    """Every combination tried, by the words of ``Pattern`` and nothing else."""
    return _oracle


@pytest.fixture
def random_case() -> Callable[[int, int, int], tuple[list[Pattern], list[list[Fact]]]]:
    """Patterns and groups made from a seed: (seed, number of patterns, number of groups)."""

    def make(seed: int, patterns: int, groups: int) -> tuple[list[Pattern], list[list[Fact]]]:
        rng = random.Random(seed)  # noqa: S311 - a repeatable sequence is what is wanted
        made = [_random_pattern(rng, f"规则{n}") for n in range(patterns)]
        return made, [_random_group(rng, rng.randrange(9)) for _ in range(groups)]

    return make


@pytest.fixture
def durable() -> None:
    """Skip, saying why, where durable-rules is not to be had."""
    if available_matcher() != "durable":
        pytest.skip(
            "durable-rules does not exist here (Python "
            f"{sys.version_info.major}.{sys.version_info.minor}): ONLY the built-in matcher "
            "is tested, the adapter is not"
        )


@pytest.fixture
def durable_hits(
    durable: None,
) -> Callable[[Sequence[Pattern], Sequence[Sequence[Fact]]], list[list[Hit]]]:
    """Hits by durable-rules inside this process, sorted; for tests that know it is safe."""

    def match(patterns: Sequence[Pattern], groups: Sequence[Sequence[Fact]]) -> list[list[Hit]]:
        from perfeval.engine.events.durable_adapter import DurableMatcher

        plans = json.loads(json.dumps([plan.as_data() for plan in translate(patterns)]))
        matcher = DurableMatcher(plans)
        needed = needed_fields(patterns)
        found = []
        for group in groups:
            raw = sorted((index, tuple(rows)) for index, rows in matcher.match(sift(group, needed)))
            found.append([Hit(patterns[index].id, rows) for index, rows in raw])
        return found

    return match


@pytest.fixture
def run_python() -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Run a script in a process of its own, which may die."""

    def run(script: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-X", "utf8", "-c", script],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return run
