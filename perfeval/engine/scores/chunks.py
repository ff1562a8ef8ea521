"""Scoring rows as they come: chunk after chunk of whole subjects, so that memory stays flat.

A chunk is a dataset that holds some subjects with every row that belongs to them, and whole those
tables that belong to no subject. What is emitted for a dataset depends on it (which columns have
no missing values), so a program is compiled once a chunk, some 25 ms for 45 rules: chunks of
10,000 subjects lose little by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from perfeval.dataset import Column, Dataset, Table
from perfeval.engine.compiled.rules import CheckColumn, RuleColumn
from perfeval.engine.outcome import SubjectScore
from perfeval.engine.plain.related import rows_below
from perfeval.engine.rule_runner import RuleRunner
from perfeval.engine.scores.score import score
from perfeval.language import core as c
from perfeval.language.scope import path_up
from perfeval.ruleset.program import Program
from perfeval.vocabulary import Vocabulary

_OF_ONE_ROW = (
    *(c.Const, c.Named, c.Arith, c.Extreme, c.Rounded, c.Compare, c.Logic, c.Not, c.Known),
    *(c.Otherwise, c.Guard, c.Case, c.DaysBetween, c.WorkdaysBetween, c.DatePart, c.Contains),
    c.Template,
)


@dataclass(frozen=True, slots=True)
class ChunkColumns:
    """What the rules gave for the rows of one chunk; row numbers are those of the chunk."""

    dataset: Dataset
    indicators: tuple[RuleColumn, ...]
    checks: tuple[CheckColumn, ...]


def stream_scores(program: Program, chunks: Iterable[Dataset]) -> Iterator[SubjectScore]:
    """Score the subjects of one chunk after the other.

    Gives the same as ``score`` for all rows in one piece, but for the row numbers, which are those
    of the chunk; the cells of a score say where it comes from.

    Args:
        program: A bound ruleset.
        chunks: Datasets of whole subjects, for example from ``in_chunks``.

    Raises:
        ValueError: when an indicator looks at more than one subject, or totals are ranked.
    """
    _refuse(program, [rule.id for rule in program.indicators])
    if program.ranking is not None:
        raise ValueError("places of totals need all subjects at once")
    return (subject for chunk in chunks for subject in score(program, chunk))


def stream_columns(program: Program, chunks: Iterable[Dataset]) -> Iterator[ChunkColumns]:
    """Run indicators and checks on one chunk after the other, a column each.

    Deadlines are not run: they join facts of all subjects.

    Args:
        program: A bound ruleset.
        chunks: Datasets of whole subjects, for example from ``in_chunks``.

    Raises:
        ValueError: when a rule looks at more than one subject.
    """
    scored, checked = program.indicators, program.checks
    _refuse(program, [*(rule.id for rule in scored), *(rule.id for rule in checked)])
    return (_columns(program, chunk) for chunk in chunks)


def _columns(program: Program, chunk: Dataset) -> ChunkColumns:
    runner = RuleRunner(chunk)
    indicators = tuple(
        runner.indicator(rule, program.places, round_each=program.round_each)
        for rule in program.indicators
    )
    return ChunkColumns(chunk, indicators, tuple(map(runner.check, program.checks)))


def _refuse(program: Program, wanted: Sequence[str]) -> None:
    across = set(rules_across_subjects(program))
    found = [rule for rule in wanted if rule in across]
    if found:
        raise ValueError(f"rules that need all subjects at once: {', '.join(found)}")


def rules_across_subjects(program: Program) -> tuple[str, ...]:
    """Name the indicators and checks that look at more than the rows of one subject.

    They are those over a whole table, over what belongs to something above the subject (all
    projects of a county), by a reference from one subject's rows to another's, and checks of
    tables that belong to no subject.
    """
    reach = _Reach(program.scope.vocabulary, program.subject)
    found: list[str] = []
    for rule in program.indicators:
        nodes = (rule.applies, rule.weight, rule.score, rule.reason, rule.printed)
        if not all(reach.stays(node) for node in nodes if node is not None):
            found.append(rule.id)
    for check in program.checks:
        parts = (check.applies, check.when, check.message)
        within = reach.belongs(check.entity)
        if not within or not all(reach.stays(node) for node in parts if node is not None):
            found.append(check.id)
    return tuple(found)


class _Reach:
    """Knows which tables belong to the subject and what stays within one."""

    def __init__(self, vocabulary: Vocabulary, subject: str) -> None:
        top = vocabulary.entities[subject]
        self._vocabulary = vocabulary
        self._ways = {
            name: way
            for name, entity in vocabulary.entities.items()
            if (way := path_up(vocabulary, entity, top)) is not None
        }

    def belongs(self, entity: str) -> bool:
        """Whether the rows of an entity are subjects or belong to one."""
        return entity in self._ways

    def stays(self, node: c.Core) -> bool:
        """Whether a node reads only rows of one subject and of tables above all subjects."""
        match node:
            case c.Aggregate():
                own = bool(node.path) and self.belongs(self._end(node.path[-1]))
                own = own and all(self._own(step) for step in (*node.path, *node.base))
            case c.FieldOf() | c.Derived():
                own = all(self._own(step) for step in node.hops)
            case _:
                own = isinstance(node, _OF_ONE_ROW)
        return own and all(self.stays(part) for part in c.children(node))

    def _own(self, step: tuple[str, str]) -> bool:
        """Whether a reference stays with the row's own subject, or leaves the subjects upwards."""
        return not self.belongs(self._end(step)) or self._ways.get(step[0], ())[:1] == (step,)

    def _end(self, step: tuple[str, str]) -> str:
        return self._vocabulary.entities[step[0]].fields[step[1]].refers


def in_chunks(dataset: Dataset, subject: str, size: int) -> Iterator[Dataset]:
    """Cut a dataset into datasets of ``size`` whole subjects, in the order of their rows.

    Rows that should belong to a subject and do not go with the first chunk.

    Args:
        dataset: All the data.
        subject: The entity that is scored, by its Chinese name.
        size: How many subjects a chunk has; the last may have fewer.
    """
    top = dataset.vocabulary.entities[subject]
    groups = {
        entity.name: rows_below(dataset, way)
        for entity in dataset.vocabulary.entities.values()
        if (way := path_up(dataset.vocabulary, entity, top))
    }
    for start in range(0, len(dataset.tables[subject]), size):
        rows: dict[str, Sequence[int]] = {
            name: _rows(dataset.tables[name], found, start, size) for name, found in groups.items()
        }
        rows[subject] = range(start, min(start + size, len(dataset.tables[subject])))
        tables = {
            name: _some(table, rows[name]) if name in rows else table
            for name, table in dataset.tables.items()
        }
        yield Dataset(dataset.vocabulary, tables, dataset.sources, dataset.absent)


def _rows(table: Table, groups: list[list[int]], start: int, size: int) -> list[int]:
    found = {row for group in groups[start : start + size] for row in group}
    if start == 0:
        found |= set(range(len(table))) - {row for group in groups for row in group}
    return sorted(found)


def _some(table: Table, rows: Sequence[int]) -> Table:
    columns = {
        name: Column(column.field, column.scale, [column.values[row] for row in rows])
        for name, column in table.columns.items()
    }
    return Table(table.entity, columns, [table.origins[row] for row in rows])
