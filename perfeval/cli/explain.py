"""``perfeval explain``: why a score or a finding is what it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perfeval.cli import options
from perfeval.cli.console import opened, print_json, stop
from perfeval.cli.language import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.engine.explaining.rule import Step


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words(
            "说明一个得分或一条预警从何而来：规则、条款、算式、单元格。",
            "Why a score or finding is what it is: rule, clause, expression, cells.",
        )
    )
    def explain(
        folder: Path = options.folder(words),
        subject: str = typer.Argument(help=words("项目编号、名称或文号", "subject's id or name")),
        rule: str = typer.Argument(None, help=words("指标名称或规则编号", "indicator or rule id")),
        only_lost: bool = typer.Option(
            False,
            "--only-lost",
            help=words("只说明丢分的", "only what lost points"),
        ),
        depth: int = typer.Option(9, "--depth", min=1, help=words("展开几层", "levels to show")),
        as_of: str = options.as_of(words),
        ruleset: list[str] = options.rulesets(words),
        form: str = options.form(words),
    ) -> None:
        from perfeval.project.answers import explain_subject, step_as_json

        project, _ = opened(folder, words, as_of=as_of, rulesets=ruleset, form=form)
        steps, problems = explain_subject(project, subject, rule, only_lost=only_lost)
        if problems:
            stop(problems, words, form=form)
        if form == "json":
            print_json({"explanations": [step_as_json(step) for step in steps]})
            return
        for step in steps:
            typer.echo("\n".join(_lines(step, depth)))
            typer.echo("")
        if not steps:
            typer.echo(words("没有丢分，也没有预警。", "No points lost, nothing found."))


def _lines(step: Step, depth: int, indent: str = "") -> Iterator[str]:
    yield indent + _head(step)
    if depth <= 1:
        return
    for part in step.parts:
        yield from _lines(part, depth - 1, indent + "    ")


def _head(step: Step) -> str:
    chain = " = ".join(text for text in (step.formula, step.filled, step.value) if text)
    place = f"  [{step.place}]" if step.place is not None else ""
    note = f"（{step.note}）" if step.note else ""
    return f"{step.label}：{chain}{note}{place}" if chain else f"{step.label}{note}{place}"
