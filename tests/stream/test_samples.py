"""A sample's own tables as a stream: its findings at twelve month ends are those of the batch."""

from __future__ import annotations

import datetime as dt
import shutil
from calendar import monthrange
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perfeval.dataset import Dataset
from perfeval.stream.lines.write import event_lines
from perfeval.stream.opening import open_for_stream

Run = Callable[..., Any]
InCells = Callable[[Path, str], dict[str, Any]]
MONTH_ENDS = [dt.date(2022, month, monthrange(2022, month)[1]) for month in range(1, 13)]


def lines_of(folder: Path) -> list[str]:
    opened, problems = open_for_stream(folder)
    assert opened is not None, problems
    return list(event_lines(opened.dataset, opened.config.as_of, opened.config.year))


@pytest.fixture
def without_data(samples: Path, tmp_path: Path) -> Path:
    """The folder of the sample year without its workbooks."""
    sample = samples / "county-year-2022"
    shutil.copy(sample / "perfeval.toml", tmp_path)
    shutil.copytree(sample / "rulesets", tmp_path / "rulesets")
    return tmp_path


def test_findings_of_a_stream_are_those_of_the_batch_at_twelve_month_ends(
    samples: Path, without_data: Path, streamed: Run, in_cells: InCells
) -> None:
    sample = samples / "county-year-2022"
    ran = streamed(without_data, lines_of(sample), until=MONTH_ENDS[-1], every="月")
    assert ran.summary.errors == 0
    for day in MONTH_ENDS:
        assert ran.open_on(day.isoformat()) == in_cells(sample, day.isoformat())


def test_day_by_day_every_rule_of_a_stream_finds_what_the_batch_finds(
    samples: Path, without_data: Path, streamed: Run, in_cells: InCells
) -> None:
    sample = samples / "county-year-2022"
    ran = streamed(without_data, lines_of(sample), until=dt.date(2022, 3, 1))
    assert "PE884" not in ran.codes()
    for day in ("2022-01-12", "2022-02-06", "2022-02-16", "2022-03-01"):
        assert ran.open_on(day) == in_cells(sample, day)


def test_workbooks_are_where_a_stream_begins_and_what_they_date_ahead_comes_to_light(
    samples: Path, streamed: Run, in_cells: InCells
) -> None:
    sample = samples / "county-year-2022"
    lines = ['{"到": "2022-03-15"}', '{"到": "2022-09-30"}']
    ran = streamed(sample, lines, every="月")
    for day in ("2022-04-30", "2022-09-30"):
        assert ran.open_on(day) == in_cells(sample, day)
    assert all(".xlsx[" in one.place for one in ran.entries)


def test_tables_written_as_a_stream_come_back_as_they_were(samples: Path, tmp_path: Path) -> None:
    """Every value of every cell, in the order of the rows."""
    for sample in ("county-year-2022", "jiashi-2022"):
        opened, _ = open_for_stream(samples / sample)
        assert opened is not None
        data = "".join(f"{one}\n" for one in lines_of(samples / sample)).encode()
        assert values(taken_in(opened, data)) == values(opened.dataset)


def taken_in(opened: Any, data: bytes) -> Dataset:
    import io

    from perfeval.stream.evaluating.chunk import Tables
    from perfeval.stream.kept.intake import Intake
    from perfeval.stream.kept.store import Store
    from perfeval.stream.lines.blocks import Line, blocks
    from perfeval.stream.lines.cells import read_facts
    from perfeval.stream.lines.parse import Event, parse

    store = Store(opened.vocabulary, {})
    intake = Intake(store, opened.vocabulary, "e", None)
    for block in blocks(io.BufferedReader(io.BytesIO(data)), "e"):
        parsed = [parse(one, opened.vocabulary, "e") for one in block if isinstance(one, Line)]
        events = [one for one in parsed if isinstance(one, Event)]
        for event, fact in read_facts(events, opened.config.year, "e"):
            assert not isinstance(fact, list), fact
            assert intake.add(fact, event.day) == []
    rows = [row for name in opened.vocabulary.entities for row in store.all_rows(name)]
    tables = Tables(opened.vocabulary, store, "e", intake.given)
    found = tables.dataset(rows)
    store.close()
    return found


def values(dataset: Dataset) -> dict[str, list[list[object]]]:
    return {
        name: [
            [
                column.values[row]
                if isinstance(column.values[row], str | None) or not column.field.kind.is_number
                else column.exact(row)
                for column in table.columns.values()
            ]
            for row in range(len(table))
        ]
        for name, table in dataset.tables.items()
        if not table.entity.from_references
    }
