"""``perfeval report``: the Word document and its workbooks alone."""

from __future__ import annotations

from pathlib import Path

import typer

from perfeval.cli import options
from perfeval.cli.console import Progress, opened, print_json, stop, tell
from perfeval.cli.language import Words


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words(
            "只写 Word 文档和随附的工作簿（同名的 .figures.json 记下每个数的来历）。",
            "Write the Word document and its workbooks; .figures.json says where figures are from.",
        )
    )
    def report(
        folder: Path = options.folder(words),
        out: Path = options.out(words, "写成这个 .docx", "the .docx to write"),
        template: str = typer.Option(
            None, "--template", "-t", help=words("文档模板", "document template")
        ),
        as_of: str = options.as_of(words),
        ruleset: list[str] = options.rulesets(words),
        form: str = options.form(words),
    ) -> None:
        from perfeval.engine.evaluate import evaluate
        from perfeval.files.write import write_together
        from perfeval.project.document import write_document
        from perfeval.project.project import source_reader

        progress = Progress()
        project, problems = opened(
            folder, words, as_of=as_of, rulesets=ruleset, form=form, progress=progress
        )
        progress(words("评分和监控", "evaluating"))
        outcome, found = evaluate(project.programs, project.dataset)
        problems += found
        document, found = write_document(project, outcome, template)
        problems += found
        if document is None:
            stop(problems, words, source_reader(folder), form)
            return
        path = out or Path(f"{document.name}.docx")
        files = document.files(path.name)
        written = [path.parent / name for name in files]
        failed = write_together(path.parent, files)
        if failed:
            stop(failed, words, form=form)
        if form == "json":
            print_json({"files": [str(to) for to in written], "figures": len(document.figures)})
            return
        tell(problems, words, source_reader(folder), err=True)
        for to in written:
            typer.echo(words(f"已写 {to}", f"wrote {to}"))
