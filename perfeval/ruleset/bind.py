"""Binding: a ruleset, a vocabulary and an evaluation date give a program, or all that is wrong."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from perfeval.diagnostics import Diagnostic, nearest
from perfeval.diagnostics.codes import ruleset as codes
from perfeval.diagnostics.codes import structure as structure_codes
from perfeval.files.collecting import no_collecting
from perfeval.files.typed import Text, place_of
from perfeval.language import core as c
from perfeval.language.scope import path_up
from perfeval.ruleset.binder import Binder
from perfeval.ruleset.continued import continued
from perfeval.ruleset.fixed import fixed_number
from perfeval.ruleset.groups import SHARED, Groups, check_weights, groups_of
from perfeval.ruleset.handling import handling_of, limit_of
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.lints import lint
from perfeval.ruleset.loader import LoadedRuleset
from perfeval.ruleset.model import CheckSpec, DeadlineSpec, GradeSpec, IndicatorSpec
from perfeval.ruleset.parameters import UNKNOWN, read_day
from perfeval.ruleset.patterns import patterns_of
from perfeval.ruleset.program import Check, Deadline, Grade, Indicator, Program
from perfeval.ruleset.rankings import check_inapplicable, ranking_of, summaries_of
from perfeval.ruleset.repair import in_order, told
from perfeval.ruleset.shapes import ShapeContext
from perfeval.ruleset.totals import check_grade_gaps, ends_of, vetoes_of
from perfeval.ruleset.transfer import check_transfers, with_received
from perfeval.ruleset.weight_rules import check_fixed_weights, weight_rules_of
from perfeval.vocabulary import Entity, Kind, Vocabulary

_MISSING = {"待补": "pending", "不得分": "zero", "不扣分": "full", "剔除并折算": "exclude"}


@no_collecting()
def bind(
    loaded: LoadedRuleset, vocabulary: Vocabulary, as_of: date, *, year: int | None = None
) -> tuple[Program | None, list[Diagnostic]]:
    """Check everything in a ruleset and resolve it; None when there is an error.

    ``year`` is that of the money, in which days such as 6月30日 fall; that of ``as_of`` when None.
    """
    ruleset = loaded.ruleset
    binder = Binder(ruleset, vocabulary, as_of, year)
    read_day(ruleset.effective, binder)
    binder.check_derived()
    subject = binder.entity(ruleset.subject)
    check_transfers(binder)
    groups = groups_of(binder)
    indicators = [
        i for spec in ruleset.indicators if (i := _indicator(binder, spec, subject, groups))
    ]
    checks = [check for spec in ruleset.checks if (check := _check(binder, spec))]
    deadlines = [deadline for spec in ruleset.deadlines if (deadline := _deadline(binder, spec))]
    of_findings = {check.id: check.entity for check in checks}
    of_findings |= {deadline.id: deadline.start[0] for deadline in deadlines}
    patterns = patterns_of(binder, of_findings)
    grades = _grades(binder, ruleset.grades)
    full, places, round_each = _total(binder)
    graded_rounded = ruleset.total is None or ruleset.total.graded_by == "取舍后"
    check_grade_gaps(binder, grades, places, graded_rounded=graded_rounded)
    weight_rules = weight_rules_of(binder, groups.all, full)
    fixed = check_weights(binder, groups, indicators)
    if weight_rules is not None:
        check_fixed_weights(binder, weight_rules, groups.all, indicators, fixed)
    ends, vetoes = ends_of(binder), vetoes_of(binder, subject, grades)
    ranking, summaries = ranking_of(binder, subject), summaries_of(binder, subject)
    noted = [*binder.problems, *lint(binder, as_of, partial=loaded.partial)]
    problems = in_order(told(_unique(noted)))
    failed = loaded.partial or any(d.severity == "error" for d in problems)
    if subject is None or failed:
        return None, problems
    program = Program(
        id=str(ruleset.ruleset),
        name=str(ruleset.name),
        version=str(ruleset.version),
        file=loaded.file,
        sha256=loaded.sha256,
        subject=subject.name,
        as_of=as_of,
        indicators=tuple(indicators),
        checks=tuple(checks),
        deadlines=tuple(deadlines),
        grades=grades,
        full=full,
        places=places,
        round_each=round_each,
        scope=binder.scope,
        parents=loaded.parents,
        origins=loaded.origins,
        parameter_places=binder.scope.places,
        ends=ends,
        grade_rounded=graded_rounded,
        groups=groups.all,
        vetoes=vetoes,
        weight_rules=weight_rules,
        ranking=ranking,
        summaries=summaries,
        patterns=patterns,
    )
    return program, problems


def _unique(problems: list[Diagnostic]) -> list[Diagnostic]:
    seen: dict[tuple[object, ...], Diagnostic] = {}
    for problem in problems:
        key = (problem.code.id, problem.place, tuple(sorted(problem.values.items())))
        seen.setdefault(key, problem)
    return list(seen.values())


def _indicator(
    binder: Binder, spec: IndicatorSpec, whole: Entity | None, groups: Groups
) -> Indicator | None:
    binder.rule = str(spec.id)
    entity = binder.entity(spec.subject)
    basis = binder.bases(spec.basis)
    if entity is None:
        return None
    path = path_up(binder.vocabulary, entity, whole) if whole else ()
    if path is None and whole is not None:
        binder.note(codes.BAD_SUBJECT, spec.subject, found=entity.name, subject=whole.name)
    applies = binder.expr(spec.applies, entity, "bool") if spec.applies else None
    weight = _weight(binder, spec, entity, groups)
    weight = with_received(binder, spec, entity, weight)
    measure = (binder.expr(spec.measure, entity) or UNKNOWN) if spec.measure else None
    inapplicable = check_inapplicable(binder, spec)
    printed = binder.expr(spec.printed, entity, "number") if spec.printed else None
    shapes = spec.score.written()
    if len(shapes) != 1:
        accepted = "、".join(KEYWORDS[name] for name in type(spec.score).model_fields)
        binder.note(
            structure_codes.NOT_ONE_OF, spec.id, where="得分", accepted=accepted, found=len(shapes)
        )
        return None
    name, shape = shapes[0]
    lowered = shape.lower(ShapeContext(binder, entity, weight, measure, spec.id, applies))
    if lowered is None or path is None:
        return None
    steps = ((("量值", measure),) if measure else ()) + lowered.steps
    return Indicator(
        id=str(spec.id),
        name=str(spec.name),
        entity=entity.name,
        path=path,
        shape=KEYWORDS[name],
        applies=applies,
        weight=weight,
        score=lowered.score,
        reason=lowered.reason,
        steps=steps,
        printed=printed,
        missing=_MISSING[spec.missing],
        basis=basis,
        place=place_of(spec.id),
        written=_written(spec),
        kind=spec.kind or "",
        parent=str(spec.parent or ""),
        inapplicable=inapplicable,
    )


def _weight(binder: Binder, spec: IndicatorSpec, entity: Entity, groups: Groups) -> c.Core:
    if spec.weight == SHARED:
        share = groups.shares.get(str(spec.id))
        return UNKNOWN if share is None else c.number(share)
    return binder.expr(spec.weight, entity, "number") or UNKNOWN


def _written(spec: IndicatorSpec) -> dict[str, str]:
    parts = (("适用", spec.applies), ("量值", spec.measure), ("分值", spec.weight))
    return {key: str(text) for key, text in parts if text is not None}


def _check(binder: Binder, spec: CheckSpec) -> Check | None:
    binder.rule = str(spec.id)
    entity = binder.entity(spec.subject)
    basis = binder.bases(spec.basis)
    if entity is None:
        return None
    applies = binder.expr(spec.applies, entity, "bool") if spec.applies else None
    when = binder.expr(spec.when, entity, "bool")
    message = binder.text(spec.message, entity)
    if when is None or message is None or (spec.applies and applies is None):
        return None
    return Check(
        id=str(spec.id),
        name=str(spec.name),
        entity=entity.name,
        applies=applies,
        when=when,
        level=spec.level,
        message=message,
        report_unknown=spec.on_unknown == "报告",
        basis=basis,
        place=place_of(spec.id),
        written=str(spec.when),
        handling=handling_of(binder, spec.handling, entity),
        continues=continued(binder, spec),
        needs=binder.needed(spec.needs, entity.name),
    )


def _deadline(binder: Binder, spec: DeadlineSpec) -> Deadline | None:
    binder.rule = str(spec.id)
    start, expected = _event(binder, spec.start), _event(binder, spec.expected)
    basis = binder.bases(spec.basis)
    limit = limit_of(binder, spec.limit)
    if start is None or expected is None:
        return None
    for entity, _ in (start, expected):
        if spec.same not in binder.vocabulary.entities[entity].fields:
            binder.note(
                codes.NOT_SHARED, spec.same, found=spec.same, left=start[0], right=expected[0]
            )
            return None
    if limit is None:
        return None
    return Deadline(
        id=str(spec.id),
        name=str(spec.name),
        start=start,
        expected=expected,
        same=str(spec.same),
        limit=limit[0],
        count_first=spec.first_day == "计入",
        level=spec.level,
        basis=basis,
        place=place_of(spec.id),
        calendar=limit[1],
        handling=handling_of(binder, spec.handling, binder.vocabulary.entities[start[0]]),
        needs=binder.needed(spec.needs, start[0], expected[0]),
    )


def _event(binder: Binder, text: Text) -> tuple[str, str] | None:
    entity_name, _, field_name = text.partition(".")
    entity = binder.vocabulary.find(entity_name)
    field = entity.find(field_name) if entity else None
    if entity is not None and field is not None and field.kind is Kind.DATE:
        return entity.name, field.name
    entities = [entity] if entity else list(binder.vocabulary.entities.values())
    names = [
        f"{e.name}.{f.name}" for e in entities for f in e.fields.values() if f.kind is Kind.DATE
    ]
    binder.note(codes.NOT_A_DATE_FIELD, text, found=text, nearest=nearest(text, names))
    return None


def _grades(binder: Binder, specs: list[GradeSpec]) -> tuple[Grade, ...]:
    grades: list[Grade] = []
    for number, spec in enumerate(specs):
        last = number == len(specs) - 1
        if (spec.at_least is None) != last:
            binder.note(codes.GRADES_OPEN, spec.name)
        at_least = _end(binder, spec.at_least) if spec.at_least is not None else None
        before = grades[-1].at_least if grades else None
        if at_least is not None and before is not None and at_least >= before:
            binder.note(codes.GRADES_ORDER, spec.name, found=spec.name, value=spec.at_least)
        at_most = _end(binder, spec.at_most) if spec.at_most is not None else None
        grades.append(Grade(str(spec.name), at_least, str(spec.consequence), at_most))
    return tuple(grades)


def _end(binder: Binder, text: Text) -> Fraction | None:
    """Read the end of a grade: a number or a parameter."""
    named = Text(text.strip()) in binder.ruleset.parameters
    return fixed_number(binder, text, "一个数或一个参数") if named else binder.number(text)


def _total(binder: Binder) -> tuple[Fraction | None, int, bool]:
    ruleset = binder.ruleset
    full = binder.number(ruleset.total.full) if ruleset.total else None
    if ruleset.total and full is not None and full <= 0:
        found = ruleset.total.full
        binder.note(codes.NOT_POSITIVE, found, key="满分", found=found)
    if ruleset.indicators:
        for key, spec in (("总分", ruleset.total), ("取舍", ruleset.rounding)):
            if spec is None:
                binder.note(
                    structure_codes.MISSING_KEY, ruleset.ruleset, where="有指标的规则集", key=key
                )
    if ruleset.rounding is None:
        return full, 2, True
    places = binder.number(ruleset.rounding.places, "0 到 6 的整数")
    if places is None or places.denominator != 1 or not 0 <= places <= 6:
        if places is not None:
            found = ruleset.rounding.places
            binder.note(codes.BAD_NUMBER, found, found=found, accepted="0 到 6 的整数")
        return full, 2, True
    return full, int(places), ruleset.rounding.stage == "先逐项后合计"
