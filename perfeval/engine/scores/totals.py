"""From the lines of a subject to its total and grade: rescaling, bonus and minus, ends, vetoes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from perfeval.engine.outcome import BONUS, MINUS, GroupScore, Line, Status, Vetoed
from perfeval.engine.scores.rollup import roll_up, total_of
from perfeval.ruleset.program import Program
from perfeval.values.exact import rounded
from perfeval.values.show import show_plain

_ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Made:
    """A total and how it was made; see ``SubjectScore`` for the parts."""

    counted: Fraction
    full: Fraction
    pending: Fraction
    total: Fraction | None
    grade: str | None
    rescaled: bool
    note: str
    bonus: Fraction
    minus: Fraction
    bonus_counted: Fraction
    minus_counted: Fraction
    computed: Fraction | None
    computed_grade: str | None
    groups: tuple[GroupScore, ...]
    remarks: tuple[str, ...]


def make_total(program: Program, lines: Sequence[Line], vetoes: Sequence[Vetoed]) -> Made:
    """Make a subject's total.

    In this order: what counts to the full marks is rolled up and, where something was excluded,
    rescaled; bonus and minus items are added within their caps; the ends of the total hold; it is
    rounded; a grade is found; vetoes overrule both.
    """
    rolled = roll_up(program, lines)
    full = rolled.full
    waiting = [x for x in lines if x.status is Status.PENDING]
    excluded = any(x.status is Status.EXCLUDED and not x.kind for x in lines)
    rescaled = excluded and full > 0 and program.full is not None
    extras = _extras(program, lines)
    remarks = [
        f"{kind}合计 {show_plain(found)}，按上限计 {show_plain(held)}"
        for kind, found, held in extras
        if held != found
    ]
    raw: Fraction | None = None
    if lines and not waiting:
        base = rolled.counted * (program.full or full) / full if rescaled else rolled.counted
        if extras:
            base += extras[0][2] - extras[1][2]
        raw = _ended(program, base, remarks)
    off = bool(lines) and not rescaled and program.full not in (None, full)
    faults = list(rolled.faults)
    if off:
        faults.insert(
            0, f"各项分值合计 {show_plain(full)}，不是 {show_plain(program.full or full)}"
        )
    total = None if raw is None else rounded(raw, program.places)
    graded = total if program.grade_rounded else raw
    grade = None if graded is None or faults else grade_of(program, graded)
    if graded is not None and grade is None and program.grades and not faults:
        remarks.append(f"{show_plain(graded)} 分不落在任何等级")
    ruled_total, ruled_grade = _overruled(program, total, grade, vetoes, gradable=not faults)
    remarks += [f"{_consequence(veto)}：{veto.message}" for veto in vetoes]
    return Made(
        counted=rolled.counted,
        full=full,
        pending=total_of(x.full for x in waiting) if waiting else _ZERO,
        total=ruled_total,
        grade=ruled_grade,
        rescaled=rescaled,
        note="；".join(faults),
        bonus=extras[0][1] if extras else _ZERO,
        minus=extras[1][1] if extras else _ZERO,
        bonus_counted=extras[0][2] if extras else _ZERO,
        minus_counted=extras[1][2] if extras else _ZERO,
        computed=total,
        computed_grade=grade,
        groups=rolled.groups,
        remarks=tuple(remarks),
    )


def _extras(program: Program, lines: Sequence[Line]) -> tuple[tuple[str, Fraction, Fraction], ...]:
    """Give what bonus and minus items come to and what of it counts; empty without any."""
    if not any(x.kind for x in lines):
        return ()
    bonus = total_of(x.points for x in lines if x.kind == BONUS)
    minus = -total_of(x.points for x in lines if x.kind == MINUS)
    ends = program.ends
    return (BONUS, bonus, _within(bonus, ends.bonus)), (MINUS, minus, _within(minus, ends.minus))


def _within(found: Fraction, cap: Fraction | None) -> Fraction:
    """Keep what was found between nothing and its cap."""
    kept = max(found, Fraction(0))
    return kept if cap is None else min(kept, cap)


def _ended(program: Program, raw: Fraction, remarks: list[str]) -> Fraction:
    upper, lower = program.ends.upper, program.ends.lower
    if upper is not None and raw > upper:
        remarks.append(f"合计 {show_plain(raw)} 分，总分上限 {show_plain(upper)}")
        return upper
    if lower is not None and raw < lower:
        remarks.append(f"合计 {show_plain(raw)} 分，总分下限 {show_plain(lower)}")
        return lower
    return raw


def _overruled(
    program: Program,
    total: Fraction | None,
    grade: str | None,
    vetoes: Sequence[Vetoed],
    *,
    gradable: bool,
) -> tuple[Fraction | None, str | None]:
    """Apply vetoes; one that cannot be judged leaves open what it would change."""
    names = [one.name for one in program.grades]
    certain = {veto.effect for veto in vetoes if veto.certain}
    unsure = {veto.effect for veto in vetoes if not veto.certain}
    if "剔除" in certain or "剔除" in unsure:
        return None, None
    if "总分为零" in certain:
        total, grade = Fraction(0), grade_of(program, Fraction(0)) if gradable else None
    elif "总分为零" in unsure:
        return None, None
    for veto in vetoes:
        if veto.effect != "等级封顶" or grade is None:
            continue
        if names.index(grade) < names.index(veto.highest):
            grade = veto.highest if veto.certain else None
    return total, grade


def _consequence(veto: Vetoed) -> str:
    if not veto.certain:
        return f"无法判断是否否决（{veto.name}）"
    said = {"剔除": "不参加评价", "总分为零": "总分为零"}
    return said.get(veto.effect, f"等级不高于“{veto.highest}”")


def grade_of(program: Program, total: Fraction) -> str | None:
    """Give the grade of a total (财预〔2020〕10号 第十八条: each band includes its lower end)."""
    for grade in program.grades:
        if grade.at_least is None or total >= grade.at_least:
            return grade.name if grade.at_most is None or total <= grade.at_most else None
    return None
