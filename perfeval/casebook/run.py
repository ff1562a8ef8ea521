"""Running a case: what came out, compared with what is expected."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, field

from perfeval.casebook.branches import branches_of
from perfeval.casebook.case import (
    EXCLUDED,
    NONE,
    NOT_APPLICABLE,
    OPEN,
    PENDING,
    Case,
    ExpectedFinding,
    ExpectedScore,
)
from perfeval.diagnostics import Place
from perfeval.engine.findings.find import find
from perfeval.engine.naming import key_of
from perfeval.engine.outcome import Finding, GroupScore, Line, Status, SubjectScore
from perfeval.engine.plain.recording import RecordingInterpreter
from perfeval.engine.scores.score import score
from perfeval.files.typed import Text
from perfeval.values.show import show_plain

_EXACT = 12
"""Decimals of a number that is shown where every digit matters."""
_STATUS = {Status.PENDING: PENDING, Status.EXCLUDED: EXCLUDED}


class Kind(enum.Enum):
    """What of an outcome is not as expected."""

    POINTS = "points"
    BAND = "band"
    REASON = "reason"
    TOTAL = "total"
    GRADE = "grade"
    PLACE = "place"
    FINDING_MISSING = "finding_missing"
    FINDING_EXTRA = "finding_extra"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that is not as expected; ``text`` is the expected value in the file.

    ``note`` says more about what came out (why something is pending, a finding's message).
    """

    kind: Kind
    place: Place
    rule: str
    subject: str
    expected: str
    got: str
    text: Text | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What one case gave. ``matched`` are the expected findings that were found.

    ``findings`` are those of the rules that the case is about, ``all_findings`` those of all.
    """

    case: Case
    subjects: tuple[SubjectScore, ...]
    findings: tuple[Finding, ...]
    mismatches: tuple[Mismatch, ...]
    matched: frozenset[int] = frozenset()
    extra: tuple[Finding, ...] = ()
    all_findings: tuple[Finding, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.mismatches


@dataclass(slots=True)
class _Findings:
    """What the comparison of findings gave."""

    mismatches: list[Mismatch] = field(default_factory=list)
    matched: set[int] = field(default_factory=set)
    extra: list[Finding] = field(default_factory=list)


def run_case(case: Case) -> Result:
    """Evaluate a case and compare. The built-in matcher is used: cases are small."""
    subjects = score(case.program, case.dataset) if case.program.indicators else ()
    found, _ = find(case.program, case.dataset, jobs=1, matcher="builtin")
    findings = tuple(one for one in found if one.rule in case.rules)
    compared = _compare_findings(case, findings)
    mismatches = [*_scores(case, subjects), *_totals(case, subjects), *_places(case, subjects)]
    mismatches += compared.mismatches
    return Result(
        case=case,
        subjects=tuple(subjects),
        findings=findings,
        mismatches=tuple(mismatches),
        matched=frozenset(compared.matched),
        extra=tuple(compared.extra),
        all_findings=tuple(found),
    )


def lines_of(subjects: tuple[SubjectScore, ...]) -> dict[tuple[str, int], Line]:
    """Give each line by its rule and its row."""
    return {(line.rule, line.row): line for subject in subjects for line in subject.lines}


def _scores(case: Case, subjects: tuple[SubjectScore, ...]) -> Iterator[Mismatch]:
    lines, groups = lines_of(subjects), _groups_of(subjects)
    recorder = RecordingInterpreter(case.dataset)
    indicators = {indicator.id: indicator for indicator in case.program.indicators}
    for one in case.scores:
        line = lines.get((one.rule, one.row))
        if one.rule not in indicators:
            yield from _subtotal(one, groups.get((one.rule, one.row)))
            continue
        yield from _points(one, line)
        if one.band is not None:
            indicator = indicators[one.rule]
            scored = line is not None and line.status is Status.SCORED
            taken = recorder.record(indicator.score, one.row) if scored else {}
            names = branches_of(indicator).of(taken)
            if str(one.band) not in names:
                yield _of(Kind.BAND, one, one.band, "、".join(names) or NONE)
        reason = line.reason if line else ""
        if one.reason is not None and not _fits(one.reason, reason):
            yield _of(Kind.REASON, one, one.reason, reason)


def _groups_of(subjects: tuple[SubjectScore, ...]) -> dict[tuple[str, int], GroupScore]:
    return {(group.id, subject.row): group for subject in subjects for group in subject.groups}


def _subtotal(one: ExpectedScore, group: GroupScore | None) -> Iterator[Mismatch]:
    """Compare the subtotal of a group, which has points only: no band and no reason."""
    if one.points_text is not None and (group is None or one.points != group.points):
        got = NOT_APPLICABLE if group is None else PENDING
        if group is not None and group.points is not None:
            got = show_plain(group.points, _EXACT)
        if one.points != got:
            yield _of(Kind.POINTS, one, one.points_text, got)
    for kind, text in ((Kind.BAND, one.band), (Kind.REASON, one.reason)):
        if text is not None:
            yield _of(kind, one, text, NONE)


def _fits(part: str, whole: str) -> bool:
    """Whether a sentence holds the part that is expected of it; nothing expects no sentence."""
    return str(part) in whole if part else not whole


def _points(one: ExpectedScore, line: Line | None) -> Iterator[Mismatch]:
    if one.points_text is None or one.points is None:
        return
    if line is None:
        got = NOT_APPLICABLE
    elif line.points is None:
        got = _STATUS[line.status]
    else:
        got = show_plain(line.points, _EXACT)
        if one.points == line.points:
            return
    if one.points != got:
        note = line.reason if line else ""
        yield _of(Kind.POINTS, one, one.points_text, got, note)


def _of(kind: Kind, one: ExpectedScore, text: Text, got: str, note: str = "") -> Mismatch:
    place = text.place() or Place("")
    return Mismatch(kind, place, one.rule, str(one.subject), str(text), got, text, note)


def _totals(case: Case, subjects: tuple[SubjectScore, ...]) -> Iterator[Mismatch]:
    by_row = {subject.row: subject for subject in subjects}
    for one in case.totals:
        subject = by_row[one.row]
        got = OPEN if subject.total is None else show_plain(subject.total, _EXACT)
        if one.value != (OPEN if subject.total is None else subject.total):
            place = one.text.place() or Place("")
            waiting = [line.reason for line in subject.lines if line.status is Status.PENDING]
            note = subject.said or "；".join(waiting)
            yield Mismatch(
                Kind.TOTAL, place, "", str(one.subject), str(one.text), got, one.text, note
            )
    for one in case.grades:
        subject = by_row[one.row]
        got = subject.grade or NONE
        if one.value != got:
            place = one.text.place() or Place("")
            yield Mismatch(
                Kind.GRADE, place, "", str(one.subject), str(one.text), got, one.text, subject.said
            )


def _places(case: Case, subjects: tuple[SubjectScore, ...]) -> Iterator[Mismatch]:
    by_row = {subject.row: subject for subject in subjects}
    for one in case.places:
        subject = by_row[one.row]
        rank = subject.placing.rank if subject.placing else None
        if one.value != (NONE if rank is None else rank):
            place, got = one.text.place() or Place(""), NONE if rank is None else show_plain(rank)
            yield Mismatch(
                Kind.PLACE, place, "", str(one.subject), str(one.text), got, one.text, subject.said
            )


def _compare_findings(case: Case, findings: tuple[Finding, ...]) -> _Findings:
    """Match each expected finding with one that was found; what is left over is told."""
    result = _Findings()
    if case.findings is None:
        return result
    left = list(findings)
    for one in case.findings:
        same = [f for f in left if (f.rule, f.row, f.certain) == (one.rule, one.row, one.certain)]
        if not same:
            result.mismatches.append(_missing(one))
            continue
        left.remove(same[0])
        result.matched.add(one.number)
        if one.message is not None and str(one.message) not in same[0].message:
            place = one.message.place() or Place("")
            subject, expected = str(one.subject), str(one.message)
            result.mismatches.append(
                Mismatch(
                    Kind.MESSAGE, place, str(one.rule), subject, expected, same[0].message,
                    one.message,
                )
            )  # fmt: skip
    place = case.list_key.span.place() if case.list_key else case.place
    for finding in left:
        table = case.dataset.tables[finding.entity]
        subject = key_of(table, finding.row)
        result.extra.append(finding)
        result.mismatches.append(
            Mismatch(Kind.FINDING_EXTRA, place, finding.rule, subject, "", finding.message)
        )
    return result


def _missing(one: ExpectedFinding) -> Mismatch:
    place = one.rule.place() or Place("")
    return Mismatch(Kind.FINDING_MISSING, place, str(one.rule), str(one.subject), str(one.rule), "")
