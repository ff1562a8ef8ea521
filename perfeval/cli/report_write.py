"""``perfeval report``: writing one document, or one for each row, and PDF of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from perfeval.cli import options
from perfeval.cli.console import Progress, check_format, clash, opened, print_json, stop, tell
from perfeval.cli.language import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfeval.diagnostics import Diagnostic
    from perfeval.project.batch import Batch
    from perfeval.report.outline import DocumentMaker

NAME = "write"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for."""

    folder: Path
    out: Path | None
    template: str | None
    subject: str | None
    pdf: bool
    as_of: str | None
    rulesets: Sequence[str]
    form: str


def register_write(group: typer.Typer, words: Words) -> None:
    """Add the command that writes."""

    @group.command(name=NAME, help=words("写 Word 文档。", "Write the Word document."))
    def write(
        folder: Path = options.folder(words),
        out: Path = options.out(
            words,
            "写成这个 .docx；用 --each 时是文件夹",
            "the .docx to write; with --each, the folder",
        ),
        template: str = typer.Option(
            None,
            "--template",
            "-t",
            help=words("文档模板，或自备的 .docx", "document template, or a .docx of your own"),
        ),
        subject: str = typer.Option(
            None,
            "--subject",
            "-s",
            help=words(
                "写哪一个（项目编号）；一份写一个对象的模板要写",
                "the row (a project's number) that the document is about",
            ),
        ),
        each: bool = typer.Option(
            False,
            "--each",
            help=words(
                "每个对象写一份；有错的指出来，其余照写",
                "one document for each row; those with errors are told, the rest written",
            ),
        ),
        pdf: bool = typer.Option(
            False,
            "--pdf",
            help=words("另写 PDF（要装有 LibreOffice）", "PDF as well (needs LibreOffice)"),
        ),
        as_of: str = options.as_of(words),
        ruleset: list[str] = options.rulesets(words),
        form: str = options.form(words),
    ) -> None:
        check_format(form, words)
        asked = _Asked(folder, out, template, subject, pdf, as_of, ruleset, form)
        if each and subject is not None:
            clash("--each", "--subject", words, form)
        (_write_each if each else _write_one)(asked, words)


def _write_one(asked: _Asked, words: Words) -> None:
    from perfeval.project.document import write_document
    from perfeval.project.evaluated import evaluated
    from perfeval.project.project import source_reader

    progress = Progress()
    project, problems = opened(
        asked.folder,
        words,
        as_of=asked.as_of,
        rulesets=asked.rulesets,
        form=asked.form,
        progress=progress,
    )
    progress(words("评分和监控", "evaluating"))
    outcome, found = evaluated(project)
    problems += found
    document, found = write_document(project, outcome, asked.template, asked.subject)
    problems += found
    if document is None:
        stop(problems, words, source_reader(asked.folder), asked.form)
        return
    path = asked.out or Path(f"{document.name}.docx")
    _not_over_template(path, asked.template, words, asked.form)
    files = document.files(path.name)
    problems += _add_pdf(asked, files, [path.name], words, progress)
    written = _written(path.parent, files, asked, words)
    told = {"files": written, "figures": len(document.figures)}
    _finish(asked, problems, told, words)


def _write_each(asked: _Asked, words: Words) -> None:
    from perfeval.project.batch import write_each
    from perfeval.project.project import source_reader

    progress = Progress()
    maker, spoiled, problems = _maker(asked, words, progress)
    batch, found = write_each(maker, spoiled, progress.now_and_then)
    problems += found
    if not batch.documents:
        stop(problems, words, source_reader(asked.folder), asked.form)
    files = dict(batch.files)
    problems += _add_pdf(asked, files, list(batch.documents.values()), words, progress)
    written = _written(asked.out or Path(), files, asked, words)
    told = {"files": written, "figures": batch.figures, "failed": list(batch.failed)}
    _finish(asked, problems, told, words, batch)


def _maker(
    asked: _Asked, words: Words, progress: Progress
) -> tuple[DocumentMaker, Mapping[str, Sequence[Diagnostic]], list[Diagnostic]]:
    """Open the project and its template; stop when errors are about no single document."""
    from perfeval.diagnostics.codes.forms import NOT_ABOUT_ONE
    from perfeval.project.document import document_maker
    from perfeval.project.evaluated import evaluated
    from perfeval.project.partial import open_partly
    from perfeval.project.project import source_reader

    sources = source_reader(asked.folder)
    progress(words("读取数据和规则集", "reading data and rulesets"))
    partial, problems = open_partly(asked.folder, as_of=asked.as_of, rulesets=asked.rulesets)
    if partial is None:
        stop(problems, words, sources, asked.form)
        raise typer.Exit(2)
    project = partial.project
    progress(words("评分和监控", "evaluating"))
    outcome, found = evaluated(project)
    problems += found
    maker, found = document_maker(project, outcome, asked.template)
    problems += found
    if maker is None:
        stop([*problems, *partial.errors], words, sources, asked.form)
        raise typer.Exit(2)
    if maker.subject is None:
        told = NOT_ABOUT_ONE.at(None, template=str(maker.outline.template), option="--each")
        stop([told], words, form=asked.form)
        raise typer.Exit(2)
    spoiled, others = partial.spoiled(maker.subject.name)
    if others:
        stop([*problems, *partial.errors], words, sources, asked.form)
    return maker, spoiled, problems


def _add_pdf(
    asked: _Asked, files: dict[str, bytes], documents: list[str], words: Words, progress: Progress
) -> list[Diagnostic]:
    """Put the PDF of documents beside them; what failed is told and the rest stays."""
    if not asked.pdf:
        return []
    from perfeval.project.pdf import to_pdf

    progress(words("转成 PDF", "converting to PDF"))
    made, problems = to_pdf({name: files[name] for name in documents})
    files |= made
    return problems


def _written(folder: Path, files: Mapping[str, bytes], asked: _Asked, words: Words) -> list[str]:
    from perfeval.files.write import write_together

    failed = write_together(folder, files)
    if failed:
        stop(failed, words, form=asked.form)
    return [str(folder / name) for name in files]


def _finish(
    asked: _Asked,
    problems: list[Diagnostic],
    told: dict[str, Any],
    words: Words,
    batch: Batch | None = None,
) -> None:
    """Say what was written; with 1 when a document or a PDF is lacking."""
    from perfeval.project.project import source_reader

    wrong = any(problem.severity == "error" for problem in problems)
    if asked.form == "json":
        if batch is not None or wrong:
            from perfeval.diagnostics.printers.json import as_json

            told = {**told, "diagnostics": as_json(problems, words.lang)}
        print_json(told)
    else:
        tell(problems, words, source_reader(asked.folder), err=True)
        if batch is None:
            for to in told["files"]:
                typer.echo(words(f"已写 {to}", f"wrote {to}"))
        else:
            _say_batch(batch, asked, words)
    if wrong:
        raise typer.Exit(1)


def _say_batch(batch: Batch, asked: _Asked, words: Words) -> None:
    folder = asked.out or Path()
    done, failed = len(batch.documents), len(batch.failed)
    typer.echo(words(f"已写 {done} 份文档到 {folder}", f"wrote {done} documents to {folder}"))
    if failed:
        names = "、".join(batch.failed)
        typer.echo(words(f"没有写 {failed} 份：{names}", f"{failed} not written: {names}"))


def _not_over_template(path: Path, template: str | None, words: Words, form: str) -> None:
    from perfeval.diagnostics.codes.template import SAME_FILE

    if template is not None and path.exists() and path.resolve() == Path(template).resolve():
        stop([SAME_FILE.at(None, file=path.name)], words, form=form)
