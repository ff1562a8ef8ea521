"""``perfeval test``: the tests beside rulesets, and what they reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from perfeval.cli import options
from perfeval.cli.console import check_format, print_json, stop, tell
from perfeval.cli.language import Words

if TYPE_CHECKING:
    from perfeval.casebook.session import Report, Session


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words(
            "运行规则集的测试（规则集旁边 tests/ 里的 .yaml），并说明哪些规则和档从未走到。",
            "Run the tests of rulesets (tests/*.yaml beside them) and tell what they never reach.",
        )
    )
    def test(
        targets: list[str] = typer.Argument(
            None,
            help=words(
                "规则集名称、放规则集的文件夹或一个测试文件；默认当前文件夹",
                "ruleset, folder of rulesets or file of tests; the current folder by default",
            ),
        ),
        threshold: int = typer.Option(
            None,
            "--threshold",
            min=0,
            max=100,
            help=words(
                "规则、档和分支至少要走到百分之几，不到时退出码 1",
                "percent of rules and of branches that must be reached, else exit code 1",
            ),
        ),
        update: bool = typer.Option(
            False,
            "--update",
            help=words(
                "把不符的期望值改成现在算出来的，注释和排版不动",
                "rewrite expected values that differ; comments and layout stay",
            ),
        ),
        form: str = options.form(words),
    ) -> None:
        from perfeval.casebook.answers import session_as_json
        from perfeval.casebook.session import run_tests

        check_format(form, words)
        session = run_tests(targets or ["."], update=update)
        if not session.ran:
            stop(session.problems, words, session.texts.get, form)
        if form == "json":
            print_json(session_as_json(session, words.lang, threshold))
        else:
            tell(session.problems, words, session.texts.get, err=True)
            typer.echo(_text(session, words, threshold))
        short = threshold is not None and not all(
            report.coverage.reaches(threshold) for report in session.reports
        )
        if short or any(report.failed for report in session.reports):
            raise typer.Exit(1)


def _text(session: Session, words: Words, threshold: int | None) -> str:
    from perfeval.casebook.wording import mismatch_lines

    lines: list[str] = []
    if session.changed:
        lines.append(words("已改期望值：", "expected values rewritten:"))
        for one in session.changed:
            lines += [f"  {line}" for line in mismatch_lines(one, words.lang)]
        lines.append("")
    for report in session.reports:
        lines += [*_report(report, words, threshold), ""]
    return "\n".join(lines).rstrip()


def _report(report: Report, words: Words, threshold: int | None) -> list[str]:
    from perfeval.casebook.wording import coverage_lines, failure

    count, failed = len(report.results), len(report.failed)
    passed = count - failed
    lines = [
        words(
            f"{report.ruleset}：{count} 条测试，{passed} 条通过，{failed} 条不通过",
            f"{report.ruleset}: {count} tests, {passed} passed, {failed} failed",
        )
    ]
    for result in report.failed:
        head, *rest = failure(result, words.lang)
        lines += [words(f"不通过  {head}", f"failed  {head}"), *rest]
    lines += coverage_lines(report.coverage, words.lang)
    if threshold is not None and not report.coverage.reaches(threshold):
        lines.append(words(f"没有达到 {threshold}%", f"below {threshold}%"))
    return lines
