"""``perfeval verify``: whether the figures of a document still are what the data say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perfeval.cli import options
from perfeval.cli.console import check_format, opened, print_json, stop, tell
from perfeval.cli.language import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.project.verifying import Verified
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
        commented: Path = typer.Option(
            None,
            "--commented",
            help=words(
                "另写一份副本，在每个有问题的数旁边加 Word 批注；原文档不动",
                "write a copy with a Word comment at each finding; the original stays as it is",
            ),
        ),
        form: str = options.form(words),
    ) -> None:
        from perfeval.project.verifying import judged, read_back
        from perfeval.report.verify.saying import as_data

        check_format(form, words)
        _not_over_original(commented, document, words, form)
        back, problems = read_back(document)
        day = as_of or (back.as_of if back is not None else None)
        project, found = (
            opened(data, words, as_of=day, form=form) if data is not None else (None, [])
        )
        if back is None:
            stop(problems, words, form=form)
            return
        verified, more = judged(back, project)
        problems = [*found, *problems, *more]
        verdicts = verified.verdicts
        wrong = [one for one in verdicts if one.status.value != "right"]
        if form == "json":
            from perfeval.diagnostics.printers.json import as_json

            told = {"diagnostics": as_json(problems, words.lang)}
            print_json({"document": document.name, **as_data(verdicts), **told})
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
        if commented is not None:
            _write_copy(verified, commented, words, form)
        if wrong:
            raise typer.Exit(1)


def _not_over_original(commented: Path | None, document: Path, words: Words, form: str) -> None:
    from perfeval.diagnostics.codes.verify import COPY_OVER_ORIGINAL

    if commented is None:
        return
    same = commented.exists() and document.exists() and commented.samefile(document)
    if same or commented.resolve() == document.resolve():
        stop([COPY_OVER_ORIGINAL.at(None, file=commented.name)], words, form=form)


def _write_copy(verified: Verified, to: Path, words: Words, form: str) -> None:
    from perfeval.files.write import write_whole
    from perfeval.report.verify.commented import commented_copy

    copy, problems = commented_copy(verified.data, verified.read, verified.verdicts, words.lang)
    if copy is not None:
        problems = write_whole(to, copy)
    if problems:
        stop(problems, words, form=form)
    if form != "json":
        typer.echo(words(f"已写 {to}", f"wrote {to}"))


def _text(listed: Sequence[Verdict], right: int, wrong: int, words: Words) -> str:
    from perfeval.report.verify.saying import verdict_lines

    lines = [line for one in listed for line in verdict_lines(one, words.lang)]
    lines.append(words(f"{right} 个数正确，{wrong} 个有问题", f"{right} right, {wrong} not"))
    return "\n".join(lines)
