"""perfeval: the ruleset in ``benchmarks/ruleset``, on a dataset whose columns are ready.

Compiling the rules is inside the measured time. Reasons for lost points and messages of raised
checks are always made; nothing switches them off.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from perfeval.dataset import Column, Dataset, Table, Value
from perfeval.dataset.model import SheetOrigin
from perfeval.engine.compiled.rules import CheckColumn, Compiler, RuleColumn
from perfeval.engine.outcome import SubjectScore
from perfeval.engine.rule_runner import RuleRunner, Way
from perfeval.engine.scores.score import ScoreBook, score_columns
from perfeval.ruleset import Program, bind, load_ruleset
from perfeval.vocabulary import Entity, Kind, load_vocabulary
from side_by_side.answer import Answer, grade_of
from side_by_side.projects import Row

_FOLDER = Path(__file__).resolve().parent.parent / "ruleset"
ENTITY = "考评项目"
_SCALES = {Kind.MONEY: 2, Kind.RATE: 4, Kind.NUMBER: 2}


def load(rows: list[Row]) -> tuple[Program, Dataset]:
    """Bind the ruleset and put the rows into columns; nothing of this is measured."""
    program = bound()
    return program, dataset_of(program, rows)


def bound() -> Program:
    """Bind the ruleset.

    Raises:
        ValueError: when the ruleset or the vocabulary has a mistake.
    """
    vocabulary, problems = load_vocabulary(_FOLDER / "vocabulary.yaml")
    loaded, found = load_ruleset(str(_FOLDER / "ruleset.yaml"))
    if vocabulary is None or loaded is None:
        raise ValueError([*problems, *found])
    program, problems = bind(loaded, vocabulary, date(2024, 12, 31))
    if program is None:
        raise ValueError(problems)
    return program


def dataset_of(program: Program, rows: list[Row]) -> Dataset:
    """Put rows into columns; all other tables are empty."""
    vocabulary = program.scope.vocabulary
    tables = {
        name: _table(entity, rows if name == ENTITY else [])
        for name, entity in vocabulary.entities.items()
    }
    return Dataset(vocabulary, tables)


def _table(entity: Entity, rows: list[Row]) -> Table:
    columns = {
        field.name: Column(
            field, _SCALES.get(field.kind, 0), [_fresh(row.get(field.english)) for row in rows]
        )
        for field in entity.fields.values()
    }
    sheet = SheetOrigin("made.xlsx", "项目", {entity.key[0]: "A"} if entity.key else {})
    return Table(entity, columns, [(sheet, number + 2) for number in range(len(rows))])


def _fresh(value: Value) -> Value:
    """Make a number of its own, so that those of a column lie side by side as readers make them."""
    return value + 1 - 1 if type(value) is int else value


def columns(
    program: Program, dataset: Dataset, way: Way = "rows"
) -> tuple[list[RuleColumn], list[int], list[str], list[CheckColumn]]:
    """Score all projects: points with reasons, totals, grades, raised checks with messages."""
    runner = RuleRunner(dataset, way)
    scored = score_columns(program, dataset, runner)
    totals = _totals(scored, way)
    grades = list(map(grade_of, totals))
    return scored, totals, grades, [runner.check(check) for check in program.checks]


def _totals(scored: list[RuleColumn], way: Way) -> list[int]:
    if way == "columns":
        from perfeval.engine.columns.totals import added

        return added(scored)
    return list(map(sum, zip(*(column.points for column in scored), strict=True)))


def records(
    program: Program, dataset: Dataset
) -> tuple[tuple[SubjectScore, ...], list[CheckColumn]]:
    """Score all projects into full records: a line an indicator, each with its cell."""
    subjects = ScoreBook(program, dataset).all()
    compiler = Compiler(dataset)
    return subjects, [compiler.check(check) for check in program.checks]


def answers(
    found: tuple[list[RuleColumn], list[int], list[str], list[CheckColumn]],
) -> list[Answer]:
    """Turn what ``columns`` gave into answers."""
    scored, totals, grades, checks = found
    raised = _raised(len(totals), checks)
    points = zip(*(column.points for column in scored), strict=True)
    return [Answer(*each) for each in zip(points, totals, grades, raised, strict=True)]


def answers_of_records(
    found: tuple[tuple[SubjectScore, ...], list[CheckColumn]],
) -> list[Answer]:
    """Turn what ``records`` gave into answers.

    Raises:
        ValueError: when a project has no total, which the rules here do not allow.
    """
    subjects, checks = found
    made = []
    for subject, raised in zip(subjects, _raised(len(subjects), checks), strict=True):
        if subject.total is None or subject.grade is None:
            raise ValueError(f"{subject.key} has no total")
        points = tuple(_cents(line.points) for line in subject.lines)
        made.append(Answer(points, _cents(subject.total), subject.grade, raised))
    return made


def _cents(points: object) -> int:
    from fractions import Fraction

    if not isinstance(points, Fraction) or (points * 100).denominator != 1:
        raise ValueError(f"{points} is not points of two decimals")
    return int(points * 100)


def reasons(found: list[RuleColumn]) -> int:
    """Count the sentences for lost points, and hold that none is lacking.

    Raises:
        ValueError: when points were lost without a sentence.
    """
    for column in found:
        for row, (points, full) in enumerate(zip(column.points, column.full, strict=True)):
            if points * column.full_over < full * column.points_over and not column.reasons.get(
                row
            ):
                raise ValueError(f"{column.indicator.id} of row {row} lost points without a reason")
    return sum(len(column.reasons) for column in found)


def _raised(count: int, checks: list[CheckColumn]) -> list[tuple[int, ...]]:
    found: list[list[int]] = [[] for _ in range(count)]
    for number, column in enumerate(checks, 1):
        for row, _ in column.hits:
            found[row].append(number)
    return [tuple(numbers) for numbers in found]
