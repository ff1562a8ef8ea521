"""How long a ruleset of 500 rules takes to load and to check, in a fresh process.

    python benchmarks/load.py [--runs N]

Goal: loading and checking (``load_ruleset`` and ``bind``) under 150 ms together. Importing Python
modules and reading the vocabulary, which every command does once, are printed apart.
"""

from __future__ import annotations

import argparse
import itertools
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import many_rules
from machine import machine, version

_VOCABULARY = Path(__file__).resolve().parent / "ruleset" / "vocabulary.yaml"
_MOST_MILLISECONDS = 150


@dataclass(frozen=True, slots=True)
class Loaded:
    """One fresh process: milliseconds of processor time of each part, and what was made."""

    imports: float
    vocabulary: float
    load: float
    bind: float
    indicators: int
    checks: int

    @property
    def total(self) -> float:
        """Loading and checking."""
        return self.load + self.bind


def measure(path: str) -> Loaded:
    """Load the ruleset in this process, which has not imported perfeval yet.

    Raises:
        SystemExit: when something is wrong with the ruleset.
    """
    times = [time.process_time()]
    from datetime import date

    from perfeval.ruleset import bind, load_ruleset
    from perfeval.vocabulary import load_vocabulary

    times.append(time.process_time())
    vocabulary, _ = load_vocabulary(_VOCABULARY)
    times.append(time.process_time())
    loaded, problems = load_ruleset(path)
    times.append(time.process_time())
    if loaded is None or vocabulary is None:
        sys.exit("\n".join(problem.message() for problem in problems))
    program, found = bind(loaded, vocabulary, date(2024, 12, 31))
    times.append(time.process_time())
    if program is None:
        sys.exit("\n".join(problem.message() for problem in (*problems, *found)))
    spent = [(after - before) * 1000 for before, after in itertools.pairwise(times)]
    imports, words, load, bound = spent
    return Loaded(imports, words, load, bound, len(program.indicators), len(program.checks))


def main() -> None:
    """Measure and print; exit code 1 when the goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--file", help="load this file in this process")
    options = parser.parse_args()
    if options.file:
        print(json.dumps(asdict(measure(options.file))))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ruleset.yaml")
        path.write_text(many_rules.text(), encoding="utf-8", newline="\n")
        found = [_in_own_process(path) for _ in range(options.runs)]
    best = min(found, key=lambda one: one.total)
    rules = f"{best.indicators} indicators, {best.checks} checks"
    derived = f"{many_rules.DERIVED} derived fields, {many_rules.PARAMETERS} parameters"
    print(f"{machine()}; {version('perfeval')}, {version('pydantic')}, {version('pyyaml')}\n")
    print(f"{rules}, {derived}; fresh process, best of {options.runs}, CPU ms")
    print("| load | bind | total | goal | imports before | vocabulary before |")
    print("|--:|--:|--:|--:|--:|--:|")
    cells = (best.load, best.bind, best.total, _MOST_MILLISECONDS, best.imports, best.vocabulary)
    print("|", " | ".join(f"{cell:.0f}" for cell in cells), "|")
    sys.exit(1 if best.total >= _MOST_MILLISECONDS else 0)


def _in_own_process(path: Path) -> Loaded:
    command = [sys.executable, __file__, "--file", str(path)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        sys.exit(done.stderr or f"loading ended with {done.returncode}")
    return Loaded(**json.loads(done.stdout))


if __name__ == "__main__":
    main()
