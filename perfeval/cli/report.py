"""``perfeval report``: the Word document and its workbooks, and what helps with own templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from perfeval.cli import options
from perfeval.cli.console import check_format, opened, print_json, stop, tell
from perfeval.cli.language import Words
from perfeval.cli.report_write import NAME, register_write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.diagnostics import Diagnostic
    from perfeval.report.template.listing import Usable


class _WritesByDefault(TyperGroup):
    """``perfeval report 文件夹`` writes the document; other words are commands of their own."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the command in when none is named."""
        if not args or (args[0] not in self.commands and args[0] not in ("-h", "--help")):
            args = [NAME, *args]
        return super().parse_args(ctx, args)


def register(app: typer.Typer, words: Words) -> None:
    """Add the commands."""
    text = words(
        "写 Word 文档和随附的工作簿（同名的 .figures.json 记下每个数的来历）；列出和检查自备模板。",
        "Write the Word document and its workbooks; list and check what a template names.",
    )
    group = typer.Typer(help=text, cls=_WritesByDefault, rich_markup_mode=None)
    register_write(group, words)
    _register_tags(group, words)
    _register_lint(group, words)
    app.add_typer(group, name="report")


def _register_tags(group: typer.Typer, words: Words) -> None:
    @group.command(
        help=words(
            "列出自备模板里可以用的名称：数字、分组数字、表、词、图表、图片。",
            "List the names that a template of your own can use.",
        )
    )
    def tags(
        folder: Path = options.folder(words),
        as_of: str = options.as_of(words),
        form: str = options.form(words),
    ) -> None:
        from perfeval.project.evaluated import evaluated
        from perfeval.project.office_template import template_sources
        from perfeval.report.template.listing import usable

        project, problems = opened(folder, words, as_of=as_of, form=form)
        outcome, found = evaluated(project)
        sources, more = template_sources(project, outcome, None)
        problems += [*found, *more]
        if sources is None:
            stop(problems, words, form=form)
            return
        listed = list(usable(sources))
        if form == "json":
            fields = ("kind", "name", "label", "now", "formats", "example")
            print_json({"tags": [{f: getattr(one, f) for f in fields} for one in listed]})
            return
        typer.echo(_listed(listed, words))


def _listed(listed: Sequence[Usable], words: Words) -> str:
    from perfeval.cli.tables import table
    from perfeval.report.template.listing import KINDS

    parts: list[str] = []
    for kind, (zh, en) in KINDS.items():
        rows = [
            (one.example, one.now, one.label, one.formats) for one in listed if one.kind == kind
        ]
        if not rows:
            continue
        head = (
            words("写法", "tag"),
            words("现在", "now"),
            words("说明或列", "label or columns"),
            words("格式", "formats"),
        )
        parts += [words(zh, en), table(head, rows), ""]
    conditions = words(
        "条件：{{#if 名称}}、{{#if 有值(名称)}}、{{#if 名称 < 90% 且 名称 > 100万元}} … "
        "{{else}} … {{/if}}",
        "conditions: {{#if name}}, {{#if 有值(name)}}, {{#if name < 90% 且 name > 100万元}} … "
        "{{else}} … {{/if}}",
    )
    return "\n".join([*parts, conditions])


def _register_lint(group: typer.Typer, words: Words) -> None:
    @group.command(
        help=words(
            "检查提纲或自备的 .docx：名称、标签、安全，和 GB/T 9704 不同的地方，无障碍。",
            "Check an outline or a .docx: names, tags, safety, deviations from GB/T 9704, access.",
        )
    )
    def lint(
        template: str = typer.Argument(
            help=words(
                "模板 .docx，或提纲的文件夹、名称", "a .docx, or an outline by folder or name"
            )
        ),
        data: Path = typer.Option(
            None,
            "--data",
            "-d",
            help=words(
                "用哪个项目的名称检查；默认是当前文件夹", "the project whose names are meant"
            ),
        ),
        form: str = options.form(words),
    ) -> None:
        from perfeval.project.config import FILE_NAME
        from perfeval.project.evaluated import evaluated
        from perfeval.project.office_template import is_office_template, lint_office_template
        from perfeval.project.outline_lint import lint_outline

        check_format(form, words)
        if data is None and Path(FILE_NAME).is_file():
            data = Path()
        project = opened(data, words, form=form)[0] if data is not None else None
        outcome = evaluated(project)[0] if project else None
        if is_office_template(template) or Path(template).is_file():
            linted, problems = lint_office_template(Path(template), project, outcome)
        else:
            linted, problems = lint_outline(template, project, outcome)
        _say(problems, linted.tags, words, form, names_checked=linted.names_checked)
        if any(problem.severity == "error" for problem in problems):
            raise typer.Exit(1)


def _say(
    problems: list[Diagnostic], tags: int, words: Words, form: str, *, names_checked: bool
) -> None:
    if form == "json":
        from perfeval.diagnostics.printers.json import as_json

        checked = {"tags": tags, "names_checked": names_checked}
        print_json({**checked, "diagnostics": as_json(problems, words.lang)})
        return
    tell(problems, words)
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    typer.echo(
        words(
            f"{tags} 个标签，{errors} 处错误，{warnings} 处提醒",
            f"{tags} tags, {errors} errors, {warnings} warnings",
        )
    )
    if not names_checked:
        typer.echo(
            words(
                "没有检查名称；加 --data 项目文件夹，再检查名称。",
                "Names were not checked; add --data FOLDER to check them too.",
            )
        )
