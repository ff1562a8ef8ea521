"""``perfeval run``: all of it, from the workbooks to the Word document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perfeval.cli import options
from perfeval.cli.console import Progress, opened, print_json, stop, tell
from perfeval.cli.language import Words

if TYPE_CHECKING:
    from perfeval.project.project import Project
    from perfeval.project.run import Run


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words(
            "一次做完：读表、评分、监控，写 Word 说明、评分和预警工作簿、run.json。",
            "Everything: read, score, monitor, write the Word document, workbooks and run.json.",
        )
    )
    def run(
        folder: Path = options.folder(words),
        out: Path = options.out(words, "写到哪个文件夹", "folder to write to", "out"),
        as_of: str = options.as_of(words),
        ruleset: list[str] = options.rulesets(words),
        form: str = options.form(words),
    ) -> None:
        from perfeval.project.answers import findings_as_json, scores_as_json
        from perfeval.project.project import source_reader
        from perfeval.project.run import run as run_project

        progress = Progress()
        project, problems = opened(
            folder, words, as_of=as_of, rulesets=ruleset, form=form, progress=progress
        )
        done, found = run_project(project, out, progress=progress)
        if done is None:
            stop([*problems, *found], words, source_reader(folder), form)
            return
        if form == "json":
            scores = scores_as_json(project, done.outcome.scores)
            findings = findings_as_json(project, done.outcome.findings)
            print_json({**scores, **findings, "files": [str(path) for path in done.files]})
            return
        tell([*problems, *found], words, source_reader(folder), err=True)
        typer.echo(_summary(project, done, folder, words))


def _summary(project: Project, done: Run, folder: Path, words: Words) -> str:
    config = project.config
    lines = [f"{config.name}  {words('截至', 'as of')} {project.as_of.isoformat()}", ""]
    lines += [*_scores(project, done, words), *_findings(done, words), ""]
    lines.append(words("已写：", "Written:"))
    lines += [f"  {path}" for path in done.files]
    lines += ["", words("接下来可以：", "Next:"), *_next(done, folder, words)]
    return "\n".join(lines)


def _scores(project: Project, done: Run, words: Words) -> list[str]:
    from fractions import Fraction

    from perfeval.values.show import show_number

    scored = {program.id: program.subject for program in project.programs}
    lines: list[str] = []
    for name, subjects in done.outcome.scores.items():
        of = project.vocabulary.entities[scored[name]]
        totals = [one.total for one in subjects if one.total is not None and not one.note]
        grades: dict[str, int] = {}
        for one in subjects:
            missing = words("剔除", "excluded") if one.removed else words("待定", "open")
            grade = one.grade or missing
            grades[grade] = grades.get(grade, 0) + 1
        shown = "、".join(f"{grade} {count}" for grade, count in grades.items())
        mean = show_number(sum(totals, Fraction(0)) / len(totals), 2) if totals else "-"
        lines.append(
            words(
                f"评分 {name}：{len(subjects)} 个{of.name}，平均 {mean} 分；{shown}",
                f"Scores {name}: {len(subjects)} × {of.english}, mean {mean}; {shown}",
            )
        )
    return lines


def _findings(done: Run, words: Words) -> list[str]:
    certain = [one for one in done.outcome.findings if one.certain]
    unsure = len(done.outcome.findings) - len(certain)
    rules: dict[tuple[str, str, str], int] = {}
    for one in certain:
        key = (one.level, one.rule, one.rule_name)
        rules[key] = rules.get(key, 0) + 1
    head = words(f"预警：{len(certain)} 条", f"Findings: {len(certain)}")
    if unsure:
        head += words(f"，另有 {unsure} 条因缺数无法判断", f", {unsure} undecided for lack of data")
    return [head, *(f"  [{level}] {rule} {name}：{n}" for (level, rule, name), n in rules.items())]


def _next(done: Run, folder: Path, words: Words) -> list[str]:
    lines = [f"  perfeval monitor {folder}"]
    lost = next(
        (one for subjects in done.outcome.scores.values() for one in subjects
         if any(line.lost for line in one.lines)), None,
    )  # fmt: skip
    if lost is not None:
        lines.insert(0, f"  perfeval explain {folder} {lost.key} --only-lost")
    if done.document is not None:
        path = next(path for path in done.files if path.suffix == ".docx")
        said = words("改过 Word 之后核对", "after editing the Word file")
        lines.append(f"  perfeval verify {path} --data {folder}    # {said}")
    return lines
