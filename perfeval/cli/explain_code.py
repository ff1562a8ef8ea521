"""``perfeval explain-code``: the page of a diagnostic code."""

from __future__ import annotations

import typer

from perfeval.cli.console import stop
from perfeval.cli.language import Words


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        "explain-code",
        help=words("查看一个诊断代码的说明，例如 PE104。", "Show the page of a diagnostic code."),
    )
    def explain_code(
        code: str = typer.Argument(help=words("代码，例如 PE104", "code, such as PE104")),
    ) -> None:
        from perfeval.diagnostics import nearest
        from perfeval.diagnostics.codes.project import NO_CODE
        from perfeval.diagnostics.record import registry
        from perfeval.files import shipped

        known = registry()
        wanted = code.strip().upper()
        if wanted not in known:
            stop([NO_CODE.at(None, found=code, nearest=nearest(wanted, known))], words)
        page = shipped.diagnostic_pages() / f"{wanted}.md"
        if page.is_file():
            typer.echo(page.read_text(encoding="utf-8").strip())
        else:
            typer.echo(f"{wanted}\n{known[wanted].zh}\n{known[wanted].en}")
