"""Why a total is what it is: groups, bonus and minus items, ends, vetoes, changes by hand."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.dataset import Dataset
from perfeval.engine.explaining.rule import Step, explain_condition
from perfeval.engine.outcome import BONUS, MINUS, GroupScore, Line, SubjectScore
from perfeval.ruleset.program import Program
from perfeval.values.show import show_plain

TOTAL, PLACE = "总分", "名次"


def about_total(program: Program, score: SubjectScore, rule: str | None) -> bool:
    """Whether the total is asked for: by name, by a group or veto, or because it has structure."""
    if rule is None:
        parts = (program.groups, program.ranking, score.vetoes)
        return any(parts) or any(x.kind for x in score.lines)
    named = {
        TOTAL,
        PLACE,
        *(one.id for one in program.groups),
        *(one.name for one in program.groups),
    }
    for veto in program.vetoes:
        named |= {veto.check.id, veto.check.name}
    return rule in named


def explain_total(program: Program, dataset: Dataset, score: SubjectScore) -> Step:
    """Explain a subject's total, from its parts to what overruled it."""
    parts = [
        *_groups(score, ""),
        *_alone(score),
        *_rescaled(program, score),
        *_outside(program, score),
        *_rounded(program, score),
        *_vetoes(program, dataset, score),
        *_place(score),
    ]
    open_ = "剔除" if score.removed else "待定"
    total = open_ if score.total is None else f"{show_plain(score.total)} 分"
    value = f"{total}，{score.grade}" if score.grade else total
    return Step(TOTAL, value=value, place=score.place, note=score.said, parts=tuple(parts))


def _groups(score: SubjectScore, parent: str) -> Iterator[Step]:
    for group in score.groups:
        if group.parent != parent:
            continue
        lines = [x for x in score.lines if x.parent == group.id]
        parts = [*_groups(score, group.id), *map(_line, lines)]
        label = f"{group.id} {group.name}"
        yield Step(label, value=_of_group(group), note=group.rollup, parts=tuple(parts))


def _of_group(group: GroupScore) -> str:
    got = "待补" if group.points is None else show_plain(group.points)
    return f"{got} / {show_plain(group.full)}"


def _line(line: Line) -> Step:
    got = "—" if line.points is None else show_plain(line.points)
    full = "？" if line.full is None else show_plain(line.full)
    return Step(f"{line.rule} {line.name}", value=f"{got} / {full}", place=line.place)


def _alone(score: SubjectScore) -> Iterator[Step]:
    grouped = {group.id for group in score.groups}
    yield from (_line(x) for x in score.lines if not x.kind and x.parent not in grouped)
    counted = f"{show_plain(score.counted)} / {show_plain(score.full)}"
    yield Step("得分合计", value=counted)


def _rescaled(program: Program, score: SubjectScore) -> Iterator[Step]:
    if score.rescaled and program.full is not None:
        full, whole = show_plain(score.full), show_plain(program.full)
        yield Step("剔除后折算", value=f"{show_plain(score.counted)} ÷ {full} × {whole}")


def _outside(program: Program, score: SubjectScore) -> Iterator[Step]:
    ends = program.ends
    rows = (
        (BONUS, score.bonus, score.bonus_counted, ends.bonus),
        (MINUS, score.minus, score.minus_counted, ends.minus),
    )
    for kind, found, counted, cap in rows:
        lines = [x for x in score.lines if x.kind == kind]
        if not lines:
            continue
        held = "不设上限" if cap is None else f"上限 {show_plain(cap)}"
        value = f"{show_plain(found)}，{held}，计 {show_plain(counted)}"
        yield Step(kind, value=value, parts=tuple(map(_line, lines)))
    for name, end in (("总分上限", ends.upper), ("总分下限", ends.lower)):
        if end is not None:
            yield Step(name, value=show_plain(end))


def _rounded(program: Program, score: SubjectScore) -> Iterator[Step]:
    if score.computed is None:
        return
    note = f"四舍五入到 {program.places} 位小数"
    grade = f"，{score.computed_grade}" if score.computed_grade else ""
    by = "" if program.grade_rounded else "，按取舍前的总分定级"
    value = f"{show_plain(score.computed)} 分{grade}"
    yield Step("计算总分", value=value, note=f"{note}{by}")


def _vetoes(program: Program, dataset: Dataset, score: SubjectScore) -> Iterator[Step]:
    held = {veto.rule: veto for veto in score.vetoes}
    for veto in program.vetoes:
        found = held.get(veto.check.id)
        word = "不成立" if found is None else ("成立" if found.certain else "无法判断")
        effect = f"{veto.effect} {veto.highest}".strip()
        parts = explain_condition(veto.check, dataset, score.row)
        said = found.message if found is not None else ""
        label = f"否决 {veto.check.id} {veto.check.name}"
        yield Step(
            label, value=f"{word}（{effect}）", note=said, place=veto.check.place, parts=parts
        )


def _place(score: SubjectScore) -> Iterator[Step]:
    placing = score.placing
    if placing is None:
        return
    among = f"{placing.within} 的 " if placing.within else ""
    tied = f"，与 {'、'.join(placing.tied)} 并列" if placing.tied else ""
    value = f"第 {show_plain(placing.rank)} 名"
    yield Step(PLACE, value=value, note=f"{among}{placing.of} 个里按总分排{tied}")
