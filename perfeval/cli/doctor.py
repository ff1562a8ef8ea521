"""``perfeval doctor``: what this installation has and can do."""

from __future__ import annotations

import locale
import platform
import shutil
import sys

import typer

from perfeval.cli import options
from perfeval.cli.console import check_format, print_json
from perfeval.cli.language import Words


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        help=words("检查安装：版本、编码、事件引擎、规则集、模板。", "Look at the installation.")
    )
    def doctor(form: str = options.form(words)) -> None:
        check_format(form, words)
        facts = _facts(words)
        if form == "json":
            print_json({"doctor": {key: value for key, _, value in facts}})
            return
        from perfeval.diagnostics.width import padded

        for _, label, value in facts:
            typer.echo(f"{padded(label, 14)}  {value}")


def _facts(words: Words) -> list[tuple[str, str, str]]:
    from perfeval import __version__
    from perfeval.engine.events import available_matcher, unavailable_reason
    from perfeval.files import shipped
    from perfeval.ruleset.loader import list_rulesets

    office = shutil.which("soffice") or shutil.which("libreoffice")
    templates = sorted(
        path.parent.name for path in shipped.report_templates().glob("*/outline.yaml")
    )
    reason = unavailable_reason()
    matcher = available_matcher() + (f"（{reason}）" if reason else "")
    return [
        ("perfeval", "perfeval", __version__),
        ("python", "Python", f"{platform.python_version()} {sys.platform}"),
        ("console", words("控制台编码", "console"), sys.stdout.encoding or "?"),
        ("locale", words("系统编码", "locale"), locale.getpreferredencoding()),
        ("matcher", words("事件引擎", "event matcher"), matcher),
        ("rulesets", words("规则集", "rulesets"), "、".join(list_rulesets())),
        ("calendar", words("工作日历", "working days"), _calendar(words)),
        ("templates", words("文档模板", "templates"), "、".join(templates)),
        (
            "office",
            "LibreOffice",
            words("有", "found") if office else words("没有（只影响转 PDF）", "none (PDF only)"),
        ),
    ]


def _calendar(words: Words) -> str:
    """Say which years of working days there are, and what in them nobody has confirmed."""
    from perfeval.calendar import shipped_calendar

    calendar, problems = shipped_calendar()
    if calendar is None:
        return "；".join(problem.message(words.lang) for problem in problems)
    doubtful = [str(a.year) for a in calendar.arrangements if not a.notice.confirmed]
    if not doubtful:
        return calendar.span
    listed = "、".join(dict.fromkeys(doubtful))
    return calendar.span + words(
        f"（通知文号未核实：{listed}）", f" (notice unconfirmed: {listed})"
    )
