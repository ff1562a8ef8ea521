"""Score the same made projects with perfeval and six ways of five other engines, side by side.

    python benchmarks/scoring.py [--quick] [--harsh] [--count N] [--runs N]

Every engine runs in a process of its own, one after the other, and its answers are held to the
same rules written by hand on exact ratios: points of each of 30 indicators, total, grade, raised
checks. One wrong answer ends the benchmark. The slow ones do not run the large sizes: they score a
sample from the front of the projects, and the table says how many.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from machine import machine, peak_megabytes, version
from side_by_side import projects, reference
from side_by_side.answer import Answer, first_difference


@dataclass(frozen=True, slots=True)
class Measured:
    """One engine's run: the best wall and processor times, peak and growth of memory."""

    engine: str
    count: int
    seconds: float
    processor: float
    peak: int | None
    growth: int | None
    note: str

    @property
    def speed(self) -> float:
        """Projects a second of processor time: wall time depends on what else the machine does."""
        return self.count / self.processor


@dataclass(frozen=True, slots=True)
class Contestant:
    """What is timed, and how its result is turned into answers afterwards."""

    run: Callable[[], Any]
    answers: Callable[[Any], list[Answer]]
    note: Callable[[Any], str] = lambda _: ""


def _perfeval(rows: list[projects.Row]) -> Contestant:
    return _perfeval_by("rows", rows)


def _perfeval_columns(rows: list[projects.Row]) -> Contestant:
    return _perfeval_by("columns", rows)


def _perfeval_by(way: Literal["rows", "columns"], rows: list[projects.Row]) -> Contestant:
    from side_by_side import with_perfeval

    program = with_perfeval.bound()
    starts = range(0, len(rows), _CHUNK)
    chunks = [with_perfeval.dataset_of(program, rows[start : start + _CHUNK]) for start in starts]

    def note(found: Any) -> str:
        reasons = sum(with_perfeval.reasons(chunk[0]) for chunk in found)
        return f"{reasons / len(rows):.1f} reasons a project"

    return Contestant(
        lambda: [with_perfeval.columns(program, chunk, way) for chunk in chunks],
        lambda found: [answer for chunk in found for answer in with_perfeval.answers(chunk)],
        note,
    )


def _perfeval_records(rows: list[projects.Row]) -> Contestant:
    from side_by_side import with_perfeval

    program, dataset = with_perfeval.load(rows)
    return Contestant(
        lambda: with_perfeval.records(program, dataset), with_perfeval.answers_of_records
    )


def _zen_compiled(rows: list[projects.Row]) -> Contestant:
    from side_by_side import with_zen

    return _zen(with_zen.compiled(), rows)


def _zen_decision(rows: list[projects.Row]) -> Contestant:
    from side_by_side import with_zen

    return _zen(with_zen.decision(), rows)


def _zen(decide: Callable[[bytes], Any], rows: list[projects.Row]) -> Contestant:
    from side_by_side import with_zen

    contexts = with_zen.contexts(rows)
    return Contestant(
        lambda: [decide(context) for context in contexts],
        lambda found: [with_zen.answer(response) for response in found],
    )


def _business_rules(rows: list[projects.Row]) -> Contestant:
    from side_by_side import with_business_rules

    return _one_by_one(with_business_rules.decider(), rows)


def _rule_engine(rows: list[projects.Row]) -> Contestant:
    from side_by_side import with_rule_engine

    return _one_by_one(with_rule_engine.decider(), rows)


def _clips(rows: list[projects.Row]) -> Contestant:
    from side_by_side import with_clips

    return _one_by_one(with_clips.decider(list(rows[0])), rows)


def _durable_rules(rows: list[projects.Row]) -> Contestant:
    from side_by_side import with_durable

    return _one_by_one(with_durable.decider(), rows)


def _one_by_one(decide: Callable[[projects.Row], Answer], rows: list[projects.Row]) -> Contestant:
    return Contestant(lambda: [decide(row) for row in rows], lambda found: found)


_MAKERS: dict[str, Callable[[list[projects.Row]], Contestant]] = {
    "perfeval": _perfeval,
    "perfeval-columns": _perfeval_columns,
    "perfeval-records": _perfeval_records,
    "zen-compiled": _zen_compiled,
    "zen-decision": _zen_decision,
    "business-rules": _business_rules,
    "clips": _clips,
    "rule-engine": _rule_engine,
    "durable-rules": _durable_rules,
}
ENGINES = tuple(_MAKERS)
HAS_DURABLE = sys.version_info < (3, 13)
"""From Python 3.13 on durable-rules does not import."""
_CHUNK = 10_000
"""perfeval is given the projects in chunks of this size, as ``engine.scores.chunks`` would."""
SIZES = (1_000, 10_000, 100_000)
_OURS = ("perfeval", "perfeval-columns")
_IN_FULL = (*_OURS, "zen-compiled")
_SAMPLE = 10_000
_SMALL_SAMPLE = 2_000
"""How many projects the slow ones score at most, durable-rules fewer still."""


def sample(engine: str, count: int) -> int:
    """Say how many of the projects an engine scores."""
    if engine in _IN_FULL:
        return count
    return min(count, _SMALL_SAMPLE if engine == "durable-rules" else _SAMPLE)


def measure(engine: str, count: int, runs: int, kind: projects.Kind) -> Measured:
    """Run one engine in this process.

    Raises:
        SystemExit: when an answer differs from the reference.
    """
    count = sample(engine, count)
    rows = projects.make(count, kind)
    contestant = _MAKERS[engine](rows)
    before = peak_megabytes()
    walls: list[float] = []
    processors: list[float] = []
    found: Any = None
    for _ in range(runs):
        found = None
        wall, processor = time.perf_counter(), time.process_time()
        found = contestant.run()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    after = peak_megabytes()
    difference = first_difference(
        [reference.answer(row) for row in rows], contestant.answers(found)
    )
    if difference:
        sys.exit(f"{engine} answers otherwise than the reference: {difference}")
    growth = None if before is None or after is None else after - before
    note = contestant.note(found)
    return Measured(engine, count, min(walls), min(processors), after, growth, note)


def _in_own_process(engine: str, count: int, runs: int, kind: projects.Kind) -> Measured:
    command = [sys.executable, __file__, "--engine", engine, "--count", str(count)]
    command += ["--runs", str(runs), *(["--harsh"] if kind is projects.HARSH else [])]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        sys.exit(done.stderr or f"{engine} ended with {done.returncode}")
    return Measured(**json.loads(done.stdout))


def compare(count: int, runs: int, kind: projects.Kind) -> None:
    """Run all engines and print the table."""
    print(f"{count:,} {kind.name} projects × 30 indicators + 15 checks, best of {runs}")
    faster = "perfeval is faster (rows / columns)"
    print(f"| engine | projects | wall s | CPU s | projects/CPU s | {faster} | growth MB | |")
    print("|---|--:|--:|--:|--:|--:|--:|---|", flush=True)
    ours: list[Measured] = []
    for engine in ENGINES:
        if engine == "durable-rules" and not HAS_DURABLE:
            continue
        one = _in_own_process(engine, count, runs, kind)
        if engine in _OURS:
            ours.append(one)
        ratios = "" if engine.startswith("perfeval") else [x.speed / one.speed for x in ours]
        times = " / ".join(f"{ratio:.1f} ×" for ratio in ratios)
        spent = (f"{one.seconds:.3f}", f"{one.processor:.3f}", f"{one.speed:,.0f}")
        cells = (engine, f"{one.count:,}", *spent, times, str(one.growth), one.note)
        print("|", " | ".join(cells), "|", flush=True)
    print("All answers equal the reference: points, totals, grades, raised checks.\n", flush=True)


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="1,000 projects, one run")
    parser.add_argument("--harsh", action="store_true", help="only the projects that lose much")
    parser.add_argument("--count", type=int, help="only this many projects")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--engine", choices=ENGINES, help="run one engine in this process")
    options = parser.parse_args()
    if options.engine:
        kind = projects.HARSH if options.harsh else projects.ORDINARY
        print(json.dumps(asdict(measure(options.engine, options.count, options.runs, kind))))
        return
    packages = ["zen-engine", "business-rules", "clipspy", "rule-engine"]
    packages += ["durable-rules"] if HAS_DURABLE else []
    print(f"{machine()}; {', '.join(map(version, ('perfeval', *packages)))}\n")
    for kind, count in _sizes(options.quick, options.count, harsh=options.harsh):
        few = min(2, options.runs) if count > _SAMPLE else options.runs
        compare(count, 1 if options.quick else few, kind)


def _sizes(quick: object, count: int | None, *, harsh: bool) -> list[tuple[projects.Kind, int]]:
    """Give what is to be run: ordinary projects in three sizes, harsh ones in one."""
    if quick or count:
        kinds = (projects.HARSH,) if harsh else (projects.ORDINARY, projects.HARSH)
        return [(kind, count or 1_000) for kind in kinds]
    ordinary = [] if harsh else [(projects.ORDINARY, size) for size in SIZES]
    return [*ordinary, (projects.HARSH, 10_000)]


if __name__ == "__main__":
    main()
