"""``perfeval compare``: the same project set under several rulesets, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perfeval.cli import options
from perfeval.cli.console import Progress, opened, print_json, stop, tell
from perfeval.cli.language import Words
from perfeval.cli.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfeval.engine.comparing.compare import Comparison, RowComparison, SubjectComparison
    from perfeval.engine.explaining.taken import Taken
    from perfeval.engine.outcome import SubjectScore

_LETTERS = 26
_MOVED = 5


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words(
            "并排比较：同一批项目用几个规则集各评一遍，谁的分变了、差在哪一项、为什么。",
            "Score the same projects with several rulesets; says whose score moves and why.",
        )
    )
    def compare(
        rulesets: list[str] = typer.Argument(
            help=words("规则集（名称或路径），至少两个", "rulesets (names or paths), at least two")
        ),
        data: Path = typer.Option(
            Path(), "--data", "-d", help=words("项目文件夹", "project folder"), show_default=False
        ),
        top: int = typer.Option(
            10, "--top", min=0, help=words("列出几处最大的差别", "how many differences to list")
        ),
        every: bool = typer.Option(
            False, "--all", help=words("列出全部差别", "list every difference")
        ),
        as_of: str = options.as_of(words),
        out: Path = options.out(words, "把比较写成工作簿", "write the comparison as a workbook"),
        form: str = options.form(words),
    ) -> None:
        from perfeval.project.comparing import compare_rulesets, comparison_as_json

        _refuse_folders(rulesets, words, form)
        progress = Progress()
        project, problems = opened(
            data, words, as_of=as_of, rulesets=rulesets, form=form, progress=progress
        )
        progress(words("评分", "scoring"))
        found, failed = compare_rulesets(project, rulesets)
        if found is None:
            stop(failed, words, form=form)
            raise typer.Exit(2)
        if form == "json":
            print_json(comparison_as_json(project, found))
        else:
            tell(problems, words, err=True)
            typer.echo("\n".join(_text(found, words, None if every else top)))
        if out is not None:
            from perfeval.files.write import write_whole
            from perfeval.report.workbooks.comparison import comparison_workbook

            unwritten = write_whole(out, comparison_workbook(found))
            if unwritten:
                stop(unwritten, words)
            typer.echo(words(f"已写 {out}", f"wrote {out}"), err=True)


def _refuse_folders(rulesets: Sequence[str], words: Words, form: str) -> None:
    """Say so when a project folder stands among the rulesets."""
    from perfeval.diagnostics.codes.project import FOLDER_NOT_RULESET
    from perfeval.project.config import FILE_NAME

    folders = [name for name in rulesets if (Path(name) / FILE_NAME).is_file()]
    if folders:
        stop([FOLDER_NOT_RULESET.at(None, found=name) for name in folders], words, form=form)


def _text(found: Comparison, words: Words, top: int | None) -> Iterator[str]:
    letters = [_letter(number) for number in range(len(found.labels))]
    for letter, label, program in zip(letters, found.labels, found.programs, strict=True):
        yield f"{letter}  {label}  {program.name}"
    yield ""
    yield _side_by_side(found, letters, words)
    yield ""
    yield _summary(found, words)
    rows = [(one, row) for one in found.subjects for row in one.rows]
    rows.sort(key=lambda pair: (pair[1].gap is None, -(pair[1].gap or 0)))
    shown = rows if top is None else rows[:top]
    if shown:
        yield ""
        yield words("差别，大的在前：", "differences, greatest first:")
    for one, row in shown:
        yield from _difference(one, row, letters, words)
    rest = len(rows) - len(shown)
    if rest:
        yield words(
            f"还有 {rest} 处；--all 全部列出，--out 比较.xlsx 写成工作簿。",
            f"{rest} more; --all lists them, --out compare.xlsx writes a workbook.",
        )


def _letter(number: int) -> str:
    return chr(ord("A") + number) if number < _LETTERS else str(number + 1)


def _side_by_side(found: Comparison, letters: list[str], words: Words) -> str:
    from perfeval.values.show import show_plain

    head = (
        words("编号", "id"), words("名称", "name"), *letters,
        words("相差", "gap"), words("说明", "note"),
    )  # fmt: skip
    rows = []
    for one in found.subjects:
        totals = [
            _total(score, place, words) for score, place in zip(one.scores, one.places, strict=True)
        ]
        gap = "" if not one.gap else show_plain(one.gap)
        rows.append((one.key, one.name, *totals, gap, one.why(letters)))
    return table(head, rows, right=range(2, 3 + len(letters)))


def _total(score: SubjectScore, place: int | None, words: Words) -> str:
    from perfeval.values.show import show_number

    if score.total is None:
        return words("待定", "open")
    whole = f"{show_number(score.total, 2)} {score.grade or '-'}"
    return whole if place is None else words(f"{whole} 第{place}", f"{whole} #{place}")


def _summary(found: Comparison, words: Words) -> str:
    from perfeval.values.show import show_plain

    moved = found.moved()
    graded = sum(len({score.grade for score in one.scores}) > 1 for one in found.subjects)
    differs = sum(one.differs for one in found.subjects)
    text = words(
        f"{len(found.subjects)} 个对象，{differs} 个有差别，{graded} 个等级不同",
        f"{len(found.subjects)} subjects, {differs} differ, {graded} with another grade",
    )
    if moved:
        most = "、".join(f"{one.key} {show_plain(one.gap)}" for one in moved[:_MOVED] if one.gap)
        text += words(f"\n总分变得最多的：{most}", f"\nmoved most: {most}")
    displaced = found.displaced()
    if displaced:
        shown = "、".join(
            f"{one.key} {'→'.join(map(str, one.places))}" for one in displaced[:_MOVED]
        )
        text += words(
            f"\n{len(displaced)} 个名次不同，动得最多的：{shown}",
            f"\n{len(displaced)} with another place, moved most: {shown}",
        )
    return text


def _difference(
    one: SubjectComparison, row: RowComparison, letters: list[str], words: Words
) -> Iterator[str]:
    from perfeval.values.show import show_plain

    parts = [one.key, row.name]
    if row.gap is not None:
        parts.append(f"{words('相差', 'gap')} {show_plain(row.gap)}")
    yield f"  {'  '.join(parts)}  {row.why(letters)}  {row.place}"
    for letter, taken in zip(letters, row.taken, strict=True):
        yield f"    {letter}  {_taken(taken, words)}"


def _taken(taken: Taken | None, words: Words) -> str:
    from perfeval.values.show import show_plain

    if taken is None:
        return words("不评", "not scored")
    points = words("待补", "pending") if taken.points is None else show_plain(taken.points)
    full = "-" if taken.full is None else show_plain(taken.full)
    basis = "；".join(str(one) for one in taken.basis)
    parts = (f"{points}/{full}", f"{taken.rule} {taken.rule_name}", taken.reason or taken.how)
    return "  ".join(part for part in (*parts, basis) if part)
