"""The same subjects scored by several rulesets: what differs, by how much, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfeval.dataset import Dataset
from perfeval.diagnostics import Place
from perfeval.engine.comparing.differences import row_in_words, subject_in_words
from perfeval.engine.explaining.taken import Taken, taken_by
from perfeval.engine.outcome import Line, SubjectScore
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.scores.placing import counts, places
from perfeval.engine.scores.score import score
from perfeval.ruleset.program import Program

_Slot = tuple[str, int, str]
"""What is compared: a row, and which of the indicators on it."""


@dataclass(frozen=True, slots=True)
class RowComparison:
    """One row under every ruleset, in their order; None where a ruleset does not score it.

    ``gap`` is the greatest difference of points, None when a ruleset has none to give.
    """

    name: str
    place: Place
    taken: tuple[Taken | None, ...]
    gap: Fraction | None

    def why(self, labels: Sequence[str]) -> str:
        """Say what makes the points differ, calling the rulesets as given."""
        return row_in_words(self.taken, labels)


@dataclass(frozen=True, slots=True)
class SubjectComparison:
    """One subject under every ruleset; ``rows`` are those that differ, the greatest gap first.

    ``places`` are its ranks by total among all subjects, the best 1, equal totals sharing the
    lower number; None where a ruleset gives it no total out of the full marks.
    """

    key: str
    name: str
    scores: tuple[SubjectScore, ...]
    rows: tuple[RowComparison, ...]
    gap: Fraction | None
    places: tuple[int | None, ...] = ()

    @property
    def moves(self) -> int:
        """By how many places its rank differs at most; 0 where it has none in some ruleset."""
        known = [place for place in self.places if place is not None]
        return max(known) - min(known) if known and len(known) == len(self.places) else 0

    def why(self, labels: Sequence[str]) -> str:
        """Say what makes totals and grades differ beyond the points of the rows."""
        return subject_in_words(self.scores, labels)

    @property
    def differs(self) -> bool:
        """Whether any ruleset gives another total, grade or points than another."""
        totals = {(one.total, one.grade) for one in self.scores}
        return len(totals) > 1 or bool(self.rows)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rulesets side by side; ``labels`` tell them apart, also two versions of one."""

    labels: tuple[str, ...]
    programs: tuple[Program, ...]
    subjects: tuple[SubjectComparison, ...]

    def moved(self) -> list[SubjectComparison]:
        """Give the subjects whose totals differ, what moved most first."""
        moved = [one for one in self.subjects if one.gap]
        return sorted(moved, key=lambda one: -(one.gap or Fraction(0)))

    def displaced(self) -> list[SubjectComparison]:
        """Give the subjects whose places differ, what moved most first."""
        return sorted((one for one in self.subjects if one.moves), key=lambda one: -one.moves)


def compare(programs: Sequence[Program], dataset: Dataset, labels: Sequence[str]) -> Comparison:
    """Score a dataset with several rulesets that score the same entity.

    An indicator on the subject itself meets the one of the same name in another ruleset, else the
    one with the same id; a row of another entity meets itself.

    Args:
        programs: Bound rulesets, the one to compare with first.
        dataset: What to score.
        labels: What each ruleset is called, in the same order.
    """
    names = _names_on_subject(programs)
    scored = [score(program, dataset) for program in programs]
    ranks = [_ranks(scores) for scores in scored]
    interpreter = Interpreter(dataset)
    subjects: list[SubjectComparison] = []
    for number, scores in enumerate(zip(*scored, strict=True)):
        lines = [dict(_slots(one.lines, names[n], programs[n])) for n, one in enumerate(scores)]
        slots = list(dict.fromkeys(slot for found in lines for slot in found))
        rows = [
            _row([found.get(slot) for found in lines], programs, interpreter)
            for slot in slots
            if _differ([found.get(slot) for found in lines])
        ]
        rows.sort(key=lambda row: (row.gap is None, -(row.gap or Fraction(0))))
        totals = [one.total for one in scores]
        subjects.append(
            SubjectComparison(
                key=scores[0].key,
                name=scores[0].name,
                scores=tuple(scores),
                rows=tuple(rows),
                gap=_gap(totals),
                places=tuple(rank.get(number) for rank in ranks),
            )
        )
    return Comparison(tuple(labels), tuple(programs), tuple(subjects))


def _ranks(scores: Sequence[SubjectScore]) -> dict[int, int]:
    totals = {n: one.total for n, one in enumerate(scores) if one.total is not None and counts(one)}
    return {n: int(one.rank) for n, one in places(totals, dict.fromkeys(totals, ""), "min").items()}


def _names_on_subject(programs: Sequence[Program]) -> list[dict[str, str]]:
    """Give for each ruleset, by rule id, the name under which its own indicators are compared."""
    by_id: dict[str, str] = {}
    seen: set[str] = set()
    found: list[dict[str, str]] = []
    for program in programs:
        own = {one.id: one.name for one in program.indicators if not one.path}
        names = {
            rule: by_id[rule]
            if name not in seen and rule in by_id and by_id[rule] not in own.values()
            else name
            for rule, name in own.items()
        }
        found.append(names)
        seen.update(names.values())
        by_id = {**names, **by_id}
    return found


def _slots(
    lines: Iterable[Line], names: Mapping[str, str], program: Program
) -> Iterator[tuple[_Slot, Line]]:
    """Give each line with what it is compared by; a second rule on a row is a slot of its own."""
    taken: dict[tuple[str, int], int] = {}
    for line in lines:
        if line.rule in names and line.entity == program.subject:
            yield (line.entity, line.row, names[line.rule]), line
            continue
        count = taken.get((line.entity, line.row), 0)
        taken[line.entity, line.row] = count + 1
        yield (line.entity, line.row, str(count)), line


def _differ(lines: Sequence[Line | None]) -> bool:
    return len({None if x is None else (x.status, x.points, x.full) for x in lines}) > 1


def _row(
    lines: Sequence[Line | None], programs: Sequence[Program], interpreter: Interpreter
) -> RowComparison:
    taken = tuple(
        None if line is None else taken_by(program, line, interpreter)
        for line, program in zip(lines, programs, strict=True)
    )
    first = next(line for line in lines if line is not None)
    points = [Fraction(0) if line is None else line.points for line in lines]
    return RowComparison(first.name, first.place, taken, _gap(points))


def _gap(values: Iterable[Fraction | None]) -> Fraction | None:
    """Give the greatest difference, None when a value is missing."""
    known: list[Fraction] = []
    for value in values:
        if value is None:
            return None
        known.append(value)
    return max(known) - min(known)
