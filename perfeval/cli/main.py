"""The program's entry: builds the commands and turns faults into exit codes.

0 done · 1 findings or failed checks where asked · 2 could not run · 3 internal fault · 130 stopped.
"""

from __future__ import annotations

import sys
from typing import Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from perfeval.cli import (
    ack,
    check,
    compare,
    doctor,
    events,
    explain,
    explain_code,
    history,
    monitor,
    reconcile,
    report,
    run,
    schema,
    score,
    test,
    verify,
    watch,
)
from perfeval.cli.language import Words, chosen, speak_on_any_console

_COMMANDS = (
    run,
    check,
    test,
    score,
    compare,
    monitor,
    events,
    history,
    ack,
    watch,
    explain,
    report,
    verify,
    reconcile,
    doctor,
    explain_code,
    schema,
)


class _InOrder(TyperGroup):
    """Lists commands in the order above; typer puts those with subcommands last."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        order = [module.__name__.rpartition(".")[2].replace("_", "-") for module in _COMMANDS]
        self.commands = {name: self.commands[name] for name in order if name in self.commands}


def build(lang: str) -> typer.Typer:
    """Build the application in a language."""
    words = Words(lang)
    app = typer.Typer(
        name="perfeval",
        cls=_InOrder,
        help=words(
            "财政资金绩效评价：从工作簿到评分、预警和 Word 文档，每个数都能追到单元格和条款。",
            "Performance evaluation of public funds: from workbooks to scores, findings and Word, "
            "each figure traceable to a cell and a clause.",
        ),
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def options(
        lang: str = typer.Option(
            "zh", envvar="PERFEVAL_LANG", help=words("语言：zh 或 en", "language: zh or en")
        ),
        version: bool = typer.Option(
            False,
            "--version",
            is_eager=True,
            callback=_print_version,
            help=words("版本", "version"),
        ),
    ) -> None:
        pass

    for command in _COMMANDS:
        command.register(app, words)
    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        from perfeval import __version__

        typer.echo(f"perfeval {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the program and leave with its exit code."""
    speak_on_any_console()
    arguments = _lang_first(sys.argv[1:])
    try:
        sys.exit(_done(arguments, Words(chosen(arguments))))
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # noqa: BLE001 - the last stop: a log instead of a traceback
        from perfeval.cli.fault import report_fault

        sys.exit(report_fault(error, Words(chosen(arguments))))


def _done(arguments: list[str], words: Words) -> int:
    """Run a command line and give its exit code."""
    try:
        code = build(words.lang)(args=arguments, prog_name="perfeval", standalone_mode=False)
    except TyperException as error:
        from perfeval.cli.usage import refuse

        return refuse(error, arguments, words)
    return code if isinstance(code, int) else 0


def _lang_first(arguments: list[str]) -> list[str]:
    """Let ``--lang`` stand anywhere on the line."""
    rest: list[str] = []
    lang: list[str] = []
    waiting = False
    for argument in arguments:
        if waiting or argument == "--lang" or argument.startswith("--lang="):
            lang.append(argument)
            waiting = argument == "--lang"
        else:
            rest.append(argument)
    return [*lang, *rest]


if __name__ == "__main__":
    main()
