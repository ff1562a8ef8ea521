"""``perfeval reconcile``: whether the figures of any explanation agree with each other."""

from __future__ import annotations

from pathlib import Path

import typer

from perfeval.cli import options
from perfeval.cli.console import check_format, print_json, stop, tell
from perfeval.cli.language import Words


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words(
            "核对任何一份说明里的数：合计、比率、增减、前后是否一致，文字和表是否相符。",
            "Check the figures of any explanation against each other: sums, rates, differences, "
            "the same amount said twice, text against table.",
        )
    )
    def reconcile(
        document: Path = typer.Argument(
            help=words("要核对的 .docx、.txt、.xlsx 或有文字的 .pdf", ".docx, .txt, .xlsx, .pdf")
        ),
        show_all: bool = typer.Option(
            False, "--all", help=words("相符的也列出原句", "quote the sentences of what holds too")
        ),
        relations: Path | None = typer.Option(
            None,
            "--relations",
            help=words("自己要核对的关系（YAML）", "relations of your own (YAML)"),
        ),
        form: str = options.form(words),
    ) -> None:
        from perfeval.reconcile import Status, read_document
        from perfeval.reconcile import reconcile as checked
        from perfeval.reconcile.own import check_own
        from perfeval.reconcile.saying.result import as_data, as_text

        check_format(form, words)
        found, problems = read_document(document, document.name)
        if found is None:
            stop(problems, words, form=form)
            return
        result = checked(found)
        if relations is not None:
            own, told = check_own(result, relations, relations.name)
            problems += told
            if own is None:
                stop(problems, words, form=form)
                return
            result = own
        if form == "json":
            print_json(as_data(result))
        else:
            tell(problems, words, err=True)
            typer.echo(as_text(result, words, show_all=show_all))
        if result.with_status(Status.FAILS):
            raise typer.Exit(1)
