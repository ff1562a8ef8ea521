"""Time and memory of scoring ever more rows: streamed in chunks, and in one piece.

    python benchmarks/streaming.py [--quick]

Each line is a process of its own. The rows of four chunks are made beforehand and come again and
again, each time as new columns with new ids, as a reader would give them; making them is not timed.
Memory is what the process grew by while it scored, at its peak: the chunk at hand included, the
prepared rows not.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from machine import machine, peak_megabytes, version
from side_by_side import projects, with_perfeval

from perfeval.dataset import Dataset, Table, Value
from perfeval.engine.scores.chunks import stream_columns

CHUNK = 10_000
_PREPARED, _BIT = 4, 500
SIZES = (10_000, 100_000, 1_000_000)
_MOST_IN_ONE_PIECE = 100_000
_MOST_GROWTH = 1.5
"""How much more memory the longest stream may take than the one ten times shorter."""


@dataclass(frozen=True, slots=True)
class Streamed:
    """One run: how many rows, in how many chunks, processor time, growth of memory, results."""

    rows: int
    chunks: int
    seconds: float
    growth: int
    raised: int
    reasons: int


class _Source:
    """Gives datasets with new ids, and stops the clock while it makes them."""

    def __init__(self, size: int, chunks: int) -> None:
        self.program = with_perfeval.bound()
        self._prepared = [self._dataset(size, seed) for seed in range(min(chunks, _PREPARED))]
        self.spent = 0.0

    def chunks(self, count: int) -> Iterator[Dataset]:
        """Give so many chunks."""
        for number in range(count):
            began = time.process_time()
            made = _renewed(self._prepared[number % len(self._prepared)], number)
            self.spent += time.process_time() - began
            yield made

    def _dataset(self, size: int, seed: int) -> Dataset:
        """Make a dataset bit by bit: many rows at once would leave memory behind to be reused."""
        whole = with_perfeval.dataset_of(self.program, [])
        table = whole.tables[with_perfeval.ENTITY]
        values: dict[str, list[Value]] = {name: [] for name in table.columns}
        origins = list(table.origins)
        for start in range(0, size, _BIT):
            rows = projects.make(min(_BIT, size - start), seed=seed * size + start)
            bit = with_perfeval.dataset_of(self.program, rows).tables[with_perfeval.ENTITY]
            origins += bit.origins
            for name, column in bit.columns.items():
                values[name] += column.values
        columns = {
            name: replace(column, values=values[name]) for name, column in table.columns.items()
        }
        made = Table(table.entity, columns, origins)
        return replace(whole, tables={**whole.tables, with_perfeval.ENTITY: made})


def _renewed(dataset: Dataset, number: int) -> Dataset:
    """Copy every column of the projects, with ids of their own."""
    table = dataset.tables[with_perfeval.ENTITY]
    columns = {
        key: replace(column, values=list(column.values)) for key, column in table.columns.items()
    }
    ids = [f"X{number:04}-{row:06}" for row in range(len(table))]
    columns["编号"] = replace(columns["编号"], values=ids)
    made = Table(table.entity, columns, list(table.origins))
    return Dataset(dataset.vocabulary, {**dataset.tables, with_perfeval.ENTITY: made})


def measure(rows: int, chunk: int) -> Streamed:
    """Score so many rows in this process, and throw the answers of each chunk away."""
    source = _Source(chunk, rows // chunk)
    before = peak_megabytes() or 0
    began = time.process_time()
    raised = reasons = count = 0
    for found in stream_columns(source.program, source.chunks(rows // chunk)):
        count += 1
        raised += sum(len(column.hits) for column in found.checks)
        reasons += sum(len(column.reasons) for column in found.indicators)
        del found
    seconds = time.process_time() - began - source.spent
    after = peak_megabytes() or 0
    return Streamed(rows, count, seconds, after - before, raised, reasons)


def _in_own_process(rows: int, chunk: int) -> Streamed:
    command = [sys.executable, __file__, "--rows", str(rows), "--chunk", str(chunk)]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    if done.returncode:
        sys.exit(done.stderr or f"streaming ended with {done.returncode}")
    return Streamed(**json.loads(done.stdout))


def main() -> None:
    """Measure and print; exit code 1 when memory grows with the rows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="up to 100,000 rows, streamed only")
    parser.add_argument("--rows", type=int, help="run so many rows in this process")
    parser.add_argument("--chunk", type=int, default=CHUNK)
    options = parser.parse_args()
    if options.rows:
        print(json.dumps(asdict(measure(options.rows, options.chunk))))
        return
    print(f"{machine()}; {version('perfeval')}\n")
    print(f"30 indicators + 15 checks, chunks of {CHUNK:,} projects")
    print("| projects | chunks | CPU s | projects/CPU s | µs a project | growth MB |")
    print("|--:|--:|--:|--:|--:|--:|", flush=True)
    streamed = [_line(rows, CHUNK) for rows in (SIZES[:2] if options.quick else SIZES)]
    if not options.quick:
        for rows in SIZES:
            if rows <= _MOST_IN_ONE_PIECE:
                _line(rows, rows)
    *_, shorter, longest = streamed
    sys.exit(1 if longest.growth > _MOST_GROWTH * shorter.growth else 0)


def _line(rows: int, chunk: int) -> Streamed:
    one = _in_own_process(rows, chunk)
    each = f"{one.seconds / rows * 1e6:.1f}"
    cells = (f"{rows:,}", str(one.chunks), f"{one.seconds:.2f}", f"{rows / one.seconds:,.0f}", each)
    print("|", " | ".join((*cells, str(one.growth))), "|", flush=True)
    return one


if __name__ == "__main__":
    main()
