"""``perfeval check``: rulesets and project folders, without scoring."""

from __future__ import annotations

from pathlib import Path

import typer

from perfeval.cli import options
from perfeval.cli.console import check_format, print_json, tell
from perfeval.cli.language import Words


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words(
            "检查规则集（名称或文件）或项目文件夹，一次报出全部问题；有错误时退出码 1。",
            "Check rulesets or a project folder; tells all problems, exit code 1 on errors.",
        )
    )
    def check(
        targets: list[str] = typer.Argument(
            help=words("规则集名称、ruleset.yaml 文件或项目文件夹", "ruleset, file or folder")
        ),
        as_of: str = options.as_of(words),
        form: str = options.form(words),
    ) -> None:
        from perfeval.diagnostics.printers.json import as_json
        from perfeval.project.checking import check_target
        from perfeval.project.heritage import as_json as heritage_as_json
        from perfeval.project.heritage import as_text, heritage_of
        from perfeval.project.project import source_reader

        check_format(form, words)
        problems = [found for target in targets for found in check_target(target, as_of)]
        heritages = [one for target in targets for one in heritage_of(target)]
        if form == "json":
            changes = [heritage_as_json(one, words.lang) for one in heritages]
            more = {"inheritance": changes} if changes else {}
            print_json({"diagnostics": as_json(problems, words.lang), **more})
        else:
            paths = [Path(target) for target in targets]
            root = next((path for path in paths if path.is_dir()), Path())
            files = [path for path in paths if path.is_file()]
            tell(problems, words, source_reader(root, files))
            if not problems:
                typer.echo(words("没有发现问题。", "No problems found."))
            for one in heritages:
                typer.echo("\n".join(["", *as_text(one, words.lang)]))
        if any(problem.severity == "error" for problem in problems):
            missing = {"PE101", "PE401", "PE701"}
            could_not_run = all(p.code.id in missing for p in problems if p.severity == "error")
            raise typer.Exit(2 if could_not_run else 1)
