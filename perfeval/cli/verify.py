"""``perfeval verify``: whether the figures of a document still are what the data say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from perfeval.cli import options
from perfeval.cli.console import check_format, opened, print_json, stop, tell
from perfeval.cli.language import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.report.verify import Verdict


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words(
            "核对 Word 文档里的每个数：对、被手工改过、数据后来变了、不见了、来历不明。",
            "Judge each figure of a document: right, edited, stale, missing, untraced.",
        )
    )
    def verify(
        document: Path = typer.Argument(help=words("要核对的 .docx", "the .docx")),
        data: Path = typer.Option(
            None, "--data", "-d", help=words("写它的项目文件夹", "the project it was written from")
        ),
        as_of: str = options.as_of(words),
        show_all: bool = typer.Option(
            False,
            "--all",
            help=words("正确的也列出", "list the right ones too"),
        ),
        form: str = options.form(words),
    ) -> None:
        from perfeval.project.document import verify_document

        check_format(form, words)
        project, found = (
            opened(data, words, as_of=as_of, form=form) if data is not None else (None, [])
        )
        verdicts, problems = verify_document(document, project)
        if verdicts is None:
            stop(problems, words, form=form)
            return
        problems = [*found, *problems]
        wrong = [one for one in verdicts if one.status.value != "right"]
        if form == "json":
            figures = [_as_json(one) for one in verdicts]
            print_json({"right": len(verdicts) - len(wrong), "figures": figures})
        else:
            tell(problems, words, err=True)
            listed = verdicts if show_all else wrong
            typer.echo(_text(listed, len(verdicts) - len(wrong), len(wrong), words))
            if data is None:
                typer.echo(
                    words(
                        "只核对了文档有没有被改；加 --data 项目文件夹，再核对数据有没有变。",
                        "Only edits were looked for; add --data FOLDER to look at the data too.",
                    )
                )
        if wrong:
            raise typer.Exit(1)


def _text(listed: Sequence[Verdict], right: int, wrong: int, words: Words) -> str:
    lines: list[str] = []
    for one in listed:
        name = one.label or one.figure
        lines.append(
            f"[{one.status.label(words.lang)}] {name} ({one.figure})"
            if one.figure
            else f"[{one.status.label(words.lang)}]"
        )
        parts = (
            (words("文档里", "in the document"), one.found),
            (words("写时", "as written"), one.printed),
            (words("按现在的数据", "by today's data"), one.current),
        )
        shown = "  ".join(f"{label} {text}" for label, text in parts if text is not None)
        lines.append(f"    {shown}")
        if one.context:
            lines.append(f"    …{one.context}…")
    lines.append(words(f"{right} 个数正确，{wrong} 个有问题", f"{right} right, {wrong} not"))
    return "\n".join(lines)


def _as_json(one: Verdict) -> dict[str, Any]:
    return {
        "status": one.status.value,
        "figure": one.figure,
        "label": one.label,
        "number": one.number,
        "found": one.found,
        "printed": one.printed,
        "current": one.current,
        "context": one.context,
    }
