"""Score the same made projects with perfeval, zen-engine and business-rules, side by side.

    python benchmarks/scoring.py [--quick] [--harsh] [--count N] [--runs N]

Every engine runs in a process of its own, one after the other, and its answers are held to the
same rules written by hand on exact ratios: points of each of 30 indicators, total, grade, raised
checks. One wrong answer ends the benchmark.
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
    """One engine's run: the best wall time, its processor time, peak and growth of memory."""

    engine: str
    count: int
    seconds: float
    processor: float
    peak: int | None
    growth: int | None
    note: str


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

    program, dataset = with_perfeval.load(rows)
    return Contestant(
        lambda: with_perfeval.columns(program, dataset, way),
        with_perfeval.answers,
        lambda found: f"{with_perfeval.reasons(found[0]) / len(rows):.1f} reasons a project",
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

    decide = with_business_rules.decider()
    return Contestant(lambda: [decide(row) for row in rows], lambda found: found)


_MAKERS: dict[str, Callable[[list[projects.Row]], Contestant]] = {
    "perfeval": _perfeval,
    "perfeval-columns": _perfeval_columns,
    "perfeval-records": _perfeval_records,
    "zen-compiled": _zen_compiled,
    "zen-decision": _zen_decision,
    "business-rules": _business_rules,
}
ENGINES = tuple(_MAKERS)


def measure(engine: str, count: int, runs: int, kind: projects.Kind) -> Measured:
    """Run one engine in this process.

    Raises:
        SystemExit: when an answer differs from the reference.
    """
    rows = projects.make(count, kind)
    contestant = _MAKERS[engine](rows)
    before = peak_megabytes()
    times: list[tuple[float, float]] = []
    found: Any = None
    for _ in range(runs):
        found = None
        wall, processor = time.perf_counter(), time.process_time()
        found = contestant.run()
        times.append((time.perf_counter() - wall, time.process_time() - processor))
    after = peak_megabytes()
    difference = first_difference(
        [reference.answer(row) for row in rows], contestant.answers(found)
    )
    if difference:
        sys.exit(f"{engine} answers otherwise than the reference: {difference}")
    seconds, processor = min(times)
    growth = None if before is None or after is None else after - before
    note = contestant.note(found)
    return Measured(engine, count, seconds, processor, after, growth, note)


def _in_own_process(engine: str, count: int, runs: int, kind: projects.Kind) -> Measured:
    command = [sys.executable, __file__, "--engine", engine, "--count", str(count)]
    command += ["--runs", str(runs), *(["--harsh"] if kind is projects.HARSH else [])]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        sys.exit(done.stderr or f"{engine} ended with {done.returncode}")
    return Measured(**json.loads(done.stdout))


def compare(count: int, runs: int, kind: projects.Kind) -> list[Measured]:
    """Run all engines and print the table."""
    found = [_in_own_process(engine, count, runs, kind) for engine in ENGINES]
    print(f"{count:,} {kind.name} projects × 30 indicators + 15 checks, best of {runs}")
    print("All answers equal the reference: points, totals, grades, raised checks.")
    print(
        "| engine | s | projects/s | perfeval is faster (rows / columns) | peak MB | growth MB ||"
    )
    print("|---|--:|--:|--:|--:|--:|---|")
    for one in found:
        times = (
            ""
            if one.engine.startswith("perfeval")
            else " / ".join(f"{one.seconds / ours.seconds:.1f} ×" for ours in found[:2])
        )
        cells = (one.engine, f"{one.seconds:.3f}", f"{one.count / one.seconds:,.0f}", times)
        print("|", " | ".join((*cells, str(one.peak), str(one.growth), one.note)), "|")
    return found


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="1,000 projects, one run")
    parser.add_argument("--harsh", action="store_true", help="only the projects that lose much")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--engine", choices=ENGINES, help="run one engine in this process")
    options = parser.parse_args()
    if options.engine:
        kind = projects.HARSH if options.harsh else projects.ORDINARY
        print(json.dumps(asdict(measure(options.engine, options.count, options.runs, kind))))
        return
    count, runs = (1_000, 1) if options.quick else (options.count, options.runs)
    packages = ("perfeval", "zen-engine", "business-rules")
    print(f"{machine()}; {', '.join(map(version, packages))}\n")
    for kind in (projects.HARSH,) if options.harsh else (projects.ORDINARY, projects.HARSH):
        compare(count, runs, kind)
        print()


if __name__ == "__main__":
    main()
