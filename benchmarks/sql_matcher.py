"""Event patterns written as SQL joins in duckdb: the limit of what matching can cost.

A kind of fact is a table, a present term a join, an absent one a ``NOT EXISTS``; a group is a
column. All groups are joined at once, which neither of perfeval's matchers does.
"""

from __future__ import annotations

import csv
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from perfeval.diagnostics import Diagnostic
from perfeval.engine.events import Fact, Hit, Pattern, Ref, Term, Test, Value

_TYPES = {bool: "BOOLEAN", int: "BIGINT", str: "VARCHAR"}
_NULL = "\\N"
_THREADS = 2


class SqlMatcher:
    """Stands in for ``find_matches``; ``joining`` are the processor's seconds of the joins."""

    def __init__(self) -> None:
        self.joining = 0.0

    def find_matches(
        self, patterns: Sequence[Pattern], groups: Sequence[Sequence[Fact]], **_options: object
    ) -> tuple[list[list[Hit]], list[Diagnostic]]:
        """Match as the other matchers do: hits by group, in the order of patterns and facts."""
        with duckdb.connect(config={"threads": _THREADS}) as database:
            tables = self._load(database, groups)
            loaded = time.process_time()
            found: list[list[tuple[int, tuple[int, ...]]]] = [[] for _ in groups]
            for number, pattern in enumerate(patterns):
                if all(t.kind in tables for t in pattern.present):
                    for group, *facts in database.execute(_query(pattern, tables)).fetchall():
                        found[group].append((number, tuple(facts)))
            self.joining += time.process_time() - loaded
        ids = [pattern.id for pattern in patterns]
        return [[Hit(ids[number], facts) for number, facts in sorted(one)] for one in found], []

    def _load(self, database: Any, groups: Sequence[Sequence[Fact]]) -> dict[str, dict[str, str]]:
        """Make one table a kind, and say which column of it holds which field."""
        by_kind: dict[str, list[tuple[int, int, Fact]]] = {}
        for number, group in enumerate(groups):
            for index, fact in enumerate(group):
                by_kind.setdefault(fact.kind, []).append((number, index, fact))
        names: dict[str, dict[str, str]] = {}
        with tempfile.TemporaryDirectory() as folder:
            for place, (kind, facts) in enumerate(by_kind.items()):
                fields = {name: type(v) for *_, fact in facts for name, v in fact.fields.items()}
                columns = {name: f"f{number}" for number, name in enumerate(fields)}
                names[kind] = {"": f"k{place}", **columns}
                path = Path(folder, f"k{place}.csv")
                _write(path, facts, list(columns))
                types = {"g": "BIGINT", "i": "BIGINT"}
                types |= {columns[name]: _TYPES[held] for name, held in fields.items()}
                database.execute(
                    f"CREATE TABLE k{place} AS SELECT * FROM read_csv(?, header=false, "  # noqa: S608
                    f"nullstr='{_NULL}', columns={types!r})",
                    [str(path)],
                )
        return names


def _write(path: Path, facts: Iterable[tuple[int, int, Fact]], names: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for group, index, fact in facts:
            writer.writerow([group, index, *(_cell(fact.fields.get(name)) for name in names)])


def _cell(value: Value | None) -> object:
    return _NULL if value is None else value


def _query(pattern: Pattern, tables: dict[str, dict[str, str]]) -> str:
    """Write a pattern as one query: its group, then the fact of each present term.

    Raises:
        ValueError: the pattern has no present term, which no rule of a ruleset is without.
    """
    if not pattern.present:
        raise ValueError(f"{pattern.id} has no present term")
    names = {term.alias: f"a{place}" for place, term in enumerate(pattern.present)}
    kinds = {term.alias: term.kind for term in (*pattern.present, *pattern.absent)}
    first, *_ = names.values()
    chosen = ", ".join(f"{name}.i" for name in names.values())
    joined = ", ".join(f"{tables[t.kind]['']} AS {names[t.alias]}" for t in pattern.present)
    tests = [f"{name}.g = {first}.g" for name in list(names.values())[1:]]
    for term in pattern.present:
        tests += _tests(term, names, kinds, tables)
    for term in pattern.absent:
        if term.kind in tables:
            inner = [f"n.g = {first}.g", *_tests(term, {**names, term.alias: "n"}, kinds, tables)]
            table = tables[term.kind][""]
            where = " AND ".join(inner)
            tests.append(f"NOT EXISTS (SELECT 1 FROM {table} AS n WHERE {where})")  # noqa: S608
    return f"SELECT {first}.g, {chosen} FROM {joined} WHERE {' AND '.join(tests) or 'true'}"  # noqa: S608


def _tests(
    term: Term, names: dict[str, str], kinds: dict[str, str], tables: dict[str, dict[str, str]]
) -> Iterator[str]:
    for test in term.tests:
        left = tables[term.kind].get(test.field)
        right = _right(test, names, kinds, tables)
        if left is None or right is None:
            yield "false"  # no fact has the field
        else:
            yield f"{names[term.alias]}.{left} {test.op.replace('==', '=')} {right}"


def _right(
    test: Test, names: dict[str, str], kinds: dict[str, str], tables: dict[str, dict[str, str]]
) -> str | None:
    if isinstance(test.right, Ref):
        column = tables[kinds[test.right.alias]].get(test.right.field)
        return None if column is None else f"{names[test.right.alias]}.{column}"
    if isinstance(test.right, str):
        return "'" + test.right.replace("'", "''") + "'"
    return str(test.right)
