"""``perfeval schema``: JSON Schema of the files that people write, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from perfeval.cli import options
from perfeval.cli.console import stop
from perfeval.cli.language import Words


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words(
            "规则集等文件的 JSON Schema（draft-07），给编辑器用；--lang en 是英文键的。",
            "JSON Schema (draft-07) of rulesets and other files, for editors; with Chinese keys "
            "unless --lang en.",
        )
    )
    def schema(
        kind: str = typer.Argument(
            "ruleset",
            help=words(
                "ruleset、ruleset-part、vocabulary、project、outline、tests 之一",
                "ruleset, ruleset-part, vocabulary, project, outline or tests",
            ),
        ),
        out: Path = options.out(words, "写到这个文件", "write to this file"),
    ) -> None:
        from perfeval.diagnostics.codes.project import BAD_CHOICE
        from perfeval.files.write import write_whole
        from perfeval.schema import KINDS
        from perfeval.schema import schema as schema_of

        if kind not in KINDS:
            stop(
                [BAD_CHOICE.at(None, option="schema", found=kind, accepted="、".join(KINDS))], words
            )
        text = json.dumps(schema_of(kind, words.lang), ensure_ascii=False, indent=2) + "\n"
        if out is None:
            typer.echo(text, nl=False)
            return
        problems = write_whole(out, text.encode())
        if problems:
            stop(problems, words)
        typer.echo(words(f"已写 {out}", f"wrote {out}"))
