"""``perfeval score``: points, grades and the difference from what units gave themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perfeval.cli import options
from perfeval.cli.console import Progress, opened, print_json, stop, tell
from perfeval.cli.language import Words
from perfeval.cli.places import place_cell, summary_text, unplaced
from perfeval.cli.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.engine.outcome import SubjectScore


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words(
            "评分：每个对象（项目、乡镇……）的得分和等级，与自评不一致的地方逐条说明。",
            "Score every project (or town …); explains each difference from the printed scores.",
        )
    )
    def score(
        folder: Path = options.folder(words),
        as_of: str = options.as_of(words),
        ruleset: list[str] = options.rulesets(words),
        lines: bool = typer.Option(
            False,
            "--lines",
            help=words("列出每个指标的得分", "list the points of every indicator"),
        ),
        out: Path = options.out(words, "把评分写成工作簿", "write the scores as a workbook"),
        form: str = options.form(words),
    ) -> None:
        from perfeval.diagnostics.codes.project import NO_SCORES
        from perfeval.engine.scores.score import score as score_all
        from perfeval.engine.scores.summaries import summarize
        from perfeval.project.answers import scores_as_json

        progress = Progress()
        project, problems = opened(
            folder, words, as_of=as_of, rulesets=ruleset, form=form, progress=progress
        )
        progress(words("评分", "scoring"))
        scored = {p.id: score_all(p, project.dataset) for p in project.programs if p.indicators}
        summaries = {
            p.id: summarize(p, project.dataset, scored[p.id])
            for p in project.programs
            if p.id in scored
        }
        if not scored:
            stop([NO_SCORES.at(None)], words, form=form)
        if form == "json":
            print_json(scores_as_json(project, scored, summaries))
        else:
            tell(problems, words, err=True)
            for name, subjects in scored.items():
                typer.echo(_text(name, subjects, words, lines=lines))
                for summary in summaries[name]:
                    typer.echo(f"\n{summary_text(summary, words)}")
        if out is not None:
            from perfeval.engine.outcome import Outcome
            from perfeval.files.write import write_whole
            from perfeval.report.workbooks import scores_workbook

            data = scores_workbook(
                Outcome(scored, (), summaries), project.programs, project.dataset
            )
            failed = write_whole(out, data)
            if failed:
                stop(failed, words)
            typer.echo(words(f"已写 {out}", f"wrote {out}"), err=True)


def _groups(one: SubjectScore) -> list[str]:
    """Give a line for each group, indented by its level."""
    from perfeval.values.show import show_plain

    lines = []
    for group in one.groups:
        got = "-" if group.points is None else show_plain(group.points)
        indent = "  " * group.level
        marks = f"{got}/{show_plain(group.full)}  {group.rollup}"
        lines.append(f"{indent}{one.key}  {group.id} {group.name}  {marks}")
    return lines


def _text(name: str, subjects: Sequence[SubjectScore], words: Words, *, lines: bool) -> str:
    from perfeval.engine.explaining.rule import difference_in_words
    from perfeval.values.show import show_number, show_plain

    head = [
        words("编号", "id"), words("名称", "name"), words("得分", "points"),
        words("满分", "full"), words("待补", "pending"), words("等级", "grade"),
        words("说明", "note"),
    ]  # fmt: skip
    rows: list[list[str]] = []
    notes: list[str] = []
    for one in subjects:
        missing = words("剔除", "excluded") if one.removed else words("待定", "open")
        total = missing if one.total is None else show_number(one.total, 2)
        grade = one.grade or "-"
        pending = show_plain(one.pending) if one.total is None and one.lines else ""
        rows.append([one.key, one.name, total, show_plain(one.full), pending, grade, one.said])
        notes += _groups(one) if lines else []
        for line in one.lines:
            difference = difference_in_words(line)
            if lines or difference:
                points = "-" if line.points is None else show_plain(line.points)
                full = "-" if line.full is None else show_plain(line.full)
                said = difference or line.reason
                tail = f"  {said}" if said else ""
                notes.append(
                    f"  {one.key}  {line.rule} {line.name}  {points}/{full}{tail}  {line.place}"
                )
    ranked = any(one.placing for one in subjects)
    if ranked:
        head.insert(6, words("名次", "place"))
        for row, one in zip(rows, subjects, strict=True):
            row.insert(6, place_cell(one.placing, words))
    if all(one.key == one.name for one in subjects):  # towns and departments have names only
        shown = table(head[1:], [row[1:] for row in rows], right=(1, 2, 3))
    else:
        shown = table(head, rows, right=(2, 3, 4))
    parts = [f"{name}", shown]
    if ranked:
        parts += unplaced(subjects, words)
    changed = [f"  {one.key}  {remark}" for one in subjects for remark in one.remarks]
    if changed:
        parts += ["", words("总分的变动：", "what changed totals:"), *changed]
    if notes:
        title = words("逐条：", "lines:") if lines else words("与自评不一致：", "differences:")
        parts += ["", title, *notes]
    return "\n".join(parts)
