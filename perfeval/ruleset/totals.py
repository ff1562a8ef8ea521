"""The ends of a total and its vetoes: everything written is checked, nothing is assumed."""

from __future__ import annotations

from fractions import Fraction

from perfeval.diagnostics.codes.shapes import ONLY_WITH, OUT_OF_RANGE
from perfeval.diagnostics.codes.structure import MISSING_KEY, WRONG_VALUE
from perfeval.diagnostics.codes.totals import GRADE_GAP
from perfeval.diagnostics.nearest import nearest
from perfeval.files.typed import Text, place_of
from perfeval.language import build
from perfeval.ruleset.binder import Binder
from perfeval.ruleset.fixed import fixed_number
from perfeval.ruleset.model import TotalSpec
from perfeval.ruleset.model_totals import VetoSpec
from perfeval.ruleset.program import Check, Ends, Grade, Veto
from perfeval.values.show import show_plain
from perfeval.vocabulary import Entity

NO_END = "不设"
_ACCEPTED = f"一个数、一个参数，或“{NO_END}”"


def ends_of(binder: Binder) -> Ends:
    """Read the ends of the total; with bonus or minus items all of theirs have to be written."""
    total = binder.ruleset.total
    if total is None:
        return Ends()
    kinds = {spec.kind for spec in binder.ruleset.indicators}
    needed = [
        ("加分", "加分上限", total.bonus_cap), ("加分", "上限", total.upper),
        ("减分", "减分上限", total.minus_cap), ("减分", "下限", total.lower),
    ]  # fmt: skip
    for kind, key, text in needed:
        if kind in kinds and text is None:
            binder.note(MISSING_KEY, total.full, where=f"有{kind}的总分", key=key)
        if kind not in kinds and text is not None and key.startswith(kind):
            binder.note(ONLY_WITH, text, key=key, other=f"计入: {kind}")
    ends = Ends(
        bonus=_end(binder, "加分上限", total.bonus_cap),
        minus=_end(binder, "减分上限", total.minus_cap),
        upper=_end(binder, "上限", total.upper),
        lower=_end(binder, "下限", total.lower),
    )
    _check_order(binder, total, ends)
    return ends


def _end(binder: Binder, key: str, text: Text | None) -> Fraction | None:
    """Read a number, a parameter or 不设."""
    if text is None or text == NO_END:
        return None
    value = fixed_number(binder, text, _ACCEPTED)
    if value is not None and value < 0:
        binder.note(OUT_OF_RANGE, text, key=key, accepted="不低于 0", found=text)
    return value


def _check_order(binder: Binder, total: TotalSpec, ends: Ends) -> None:
    if ends.upper is not None and ends.lower is not None and ends.lower >= ends.upper:
        accepted = f"低于上限 {show_plain(ends.upper)}"
        binder.note(OUT_OF_RANGE, total.lower, key="下限", accepted=accepted, found=total.lower)


def vetoes_of(
    binder: Binder, subject: Entity | None, grades: tuple[Grade, ...]
) -> tuple[Veto, ...]:
    """Check every veto; its condition is about the subject of the ruleset."""
    found = (_veto(binder, spec, subject, grades) for spec in binder.ruleset.vetoes)
    return tuple(veto for veto in found if veto is not None)


def _veto(
    binder: Binder, spec: VetoSpec, subject: Entity | None, grades: tuple[Grade, ...]
) -> Veto | None:
    basis = binder.bases(spec.basis)
    _check_highest(binder, spec, grades)
    if subject is None:
        return None
    binder.rule = str(spec.id)
    when = binder.expr(spec.when, subject, "bool")
    message = build.say(str(spec.name))
    said = binder.text(spec.message, subject) if spec.message is not None else message
    if when is None or said is None:
        return None
    check = Check(
        id=str(spec.id),
        name=str(spec.name),
        entity=subject.name,
        applies=None,
        when=when,
        level="红",
        message=said,
        report_unknown=True,
        basis=basis,
        place=place_of(spec.id),
        written=str(spec.when),
    )
    return Veto(check, spec.effect, str(spec.highest or ""))


def _check_highest(binder: Binder, spec: VetoSpec, grades: tuple[Grade, ...]) -> None:
    capped = spec.effect == "等级封顶"
    if spec.highest is None:
        if capped:
            binder.note(MISSING_KEY, spec.id, where="等级封顶的否决", key="最高等级")
        return
    if not capped:
        binder.note(ONLY_WITH, spec.highest, key="最高等级", other="后果: 等级封顶")
        return
    names = [grade.name for grade in grades]
    if spec.highest not in names:
        accepted = f"其中之一：{'、'.join(names)}" if names else "先写等级"
        near = nearest(spec.highest, names)
        binder.note(WRONG_VALUE, spec.highest, found=spec.highest, accepted=accepted, nearest=near)


def check_grade_gaps(
    binder: Binder, grades: tuple[Grade, ...], places: int, *, graded_rounded: bool
) -> None:
    """Warn of a number of points between two grades that is in neither of them."""
    step = Fraction(1, 10**places)
    for upper, lower, spec in zip(grades, grades[1:], binder.ruleset.grades[1:], strict=False):
        if lower.at_most is None or upper.at_least is None:
            continue
        value = lower.at_most + step
        if not graded_rounded:
            value = (lower.at_most + upper.at_least) / 2
        if lower.at_most < value < upper.at_least:
            names = {"lower": lower.name, "upper": upper.name}
            binder.note(GRADE_GAP, spec.at_most, value=show_plain(value), **names)
