"""Events per second of the matchers, with duckdb's joins of the same patterns as the limit.

    python benchmarks/events.py [--quick] [--projects N]

A made county of so many projects with some sixty dated events each is judged by every rule of the
shipped rulesets of supervision. Each way is a process of its own; all must find the same. “Every
group” leaves nothing out beforehand, so that all three matchers get the same facts; of SQL only the
joins are timed as patterns, not the loading. Goals, for 1,000 projects on two cores: 15 s, 300 MB.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from machine import machine, version
from main_job import run

_ROOT = Path(__file__).resolve().parent.parent
_RULESETS = ("county-supervision",)
_GOAL_PROJECTS, _MOST_SECONDS, _MOST_MEGABYTES = 1000, 15, 300
WAYS = ("durable", "builtin", "durable, every group", "builtin, every group", "SQL, every group")


@dataclass(frozen=True, slots=True)
class Ran:
    """One way: its seconds, facts matched, findings by rule.

    ``processor`` are the processor's seconds of all processes, which tell more than the clock where
    others are at work on the machine; ``matching`` those for patterns and deadlines alone.
    """

    events: int
    seconds: float
    processor: float
    matching: float
    facts: int
    found: dict[str, int]
    digest: str


class _Watched:
    """Calls a ``find_matches``, and notes its time and how many facts it was given."""

    def __init__(self, find_matches: object) -> None:
        self._find_matches = find_matches
        self.seconds = 0.0
        self.facts = 0

    def __call__(self, patterns: object, groups: object, **options: object) -> object:
        begun = _processor()
        found = self._find_matches(patterns, groups, **options)  # type: ignore[operator]
        self.seconds += _processor() - begun
        self.facts += sum(map(len, groups))  # type: ignore[call-overload]
        return found


def measure(way: str, projects: int) -> Ran:
    """Judge a county in this process.

    Raises:
        ValueError: when a ruleset cannot be bound, or a worker failed.
    """
    from county import AS_OF, events_of, make_county

    from perfeval.engine.events import find_matches
    from perfeval.engine.findings import deadlines
    from perfeval.engine.findings.find import find
    from perfeval.engine.findings.patterns import find as patterns
    from perfeval.engine.findings.patterns import groups as event_groups
    from perfeval.ruleset import bind, load_ruleset
    from perfeval.vocabulary import load_vocabulary

    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    programs = []
    for name in _RULESETS:
        path = _ROOT / "rulesets" / name / "ruleset.yaml"
        if path.is_file():
            ruleset, problems = load_ruleset(str(path))
            program = bind(ruleset, vocabulary, AS_OF)[0] if ruleset is not None else None
            if program is None:
                raise ValueError(problems)
            programs.append(program)
    county = make_county(vocabulary, projects)
    matcher, _, every = way.partition(", ")
    sql = None
    matched: object = find_matches
    if matcher == "SQL":
        from sql_matcher import SqlMatcher

        sql = SqlMatcher()
        matched = sql.find_matches
    watched = _Watched(matched)
    deadlines.find_matches = patterns.find_matches = watched  # type: ignore[assignment]
    if every:
        event_groups.Sieve = _NoSieve  # type: ignore[misc,assignment]
    begun, spent = time.perf_counter(), _processor()
    found = []
    for program in programs:
        more, problems = find(program, county, matcher="builtin" if sql else matcher)
        if problems:
            raise ValueError([problem.message() for problem in problems])
        found += more
    seconds = time.perf_counter() - begun
    told = [(one.ruleset, one.rule, one.row, one.joined, one.message) for one in found]
    return Ran(
        events_of(county),
        seconds,
        _processor() - spent,
        sql.joining if sql else watched.seconds,
        watched.facts,
        dict(sorted(Counter(one.rule for one in found).items())),
        hashlib.sha256(repr(told).encode()).hexdigest(),
    )


def _processor() -> float:
    """Give the processor's seconds of this process and of the children that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


class _NoSieve:
    """Leaves nothing out."""

    def __init__(self, _rows: object) -> None:
        pass

    def kept(self, group: object) -> list[list[int]]:
        """Give all rows that are sure."""
        rows: list[list[int]] = group.sure  # type: ignore[attr-defined]
        return rows


def main() -> None:
    """Measure and print; exit code 1 when a goal is missed or two ways differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="100 projects")
    parser.add_argument("--projects", type=int, default=_GOAL_PROJECTS)
    parser.add_argument("--way", choices=WAYS, help="run one way in this process")
    parser.add_argument("--out", type=Path, help="where that run puts its figures")
    options = parser.parse_args()
    if options.way:
        ran = measure(options.way, options.projects)
        options.out.write_text(json.dumps(asdict(ran)), encoding="utf-8")
        return
    projects = 100 if options.quick else options.projects
    print(f"{machine()}; {version('perfeval')}, {version('durable-rules')}, {version('duckdb')}\n")
    sys.exit(_compare(projects))


def _compare(projects: int) -> int:
    ran: dict[str, Ran] = {}
    memory: dict[str, float | None] = {}
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder, "ran.json"))
        for way in WAYS:
            arguments = ("--way", way, "--projects", str(projects), "--out", out)
            memory[way] = run(str(Path(__file__)), *arguments).megabytes
            ran[way] = Ran(**json.loads(Path(out).read_text(encoding="utf-8")))
    first = ran[WAYS[0]]
    print(f"{projects:,} projects, {first.events:,} events; found by rule: {first.found}\n")
    print(
        "| | s | CPU s | events/s | patterns, CPU s | facts | facts/CPU s | × SQL joins | peak MB |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    limit = ran[WAYS[-1]].matching
    for way, one in ran.items():
        cells = (
            way,
            f"{one.seconds:.2f}",
            f"{one.processor:.2f}",
            f"{one.events / one.seconds:,.0f}",
            f"{one.matching:.2f}",
            f"{one.facts:,}",
            f"{one.facts / one.matching:,.0f}",
            f"{one.matching / limit:.1f}",
            "?" if memory[way] is None else f"{memory[way]:.0f}",
        )
        print("|", " | ".join(cells), "|")
    different = [way for way, one in ran.items() if one.digest != first.digest]
    print(f"\nfindings identical: {'no, ' + str(different) if different else 'yes'}")
    slow = [way for way in WAYS[:2] if ran[way].seconds >= _MOST_SECONDS]
    big = [way for way in WAYS[:2] if (memory[way] or 0) >= _MOST_MEGABYTES]
    if projects <= _GOAL_PROJECTS and (slow or big):
        print(f"goals missed: {slow} {big}")
        return 1
    return 1 if different else 0


if __name__ == "__main__":
    main()
