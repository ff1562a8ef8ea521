"""Command lines that cannot be read: told as everything else is, in the chosen language.

typer says what is wrong in English only. Its exceptions are told apart by the names of their
classes and by what they carry, since the classes stand in a module of its own that is private.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import typer

from perfeval.cli.console import stop
from perfeval.cli.language import Words

if TYPE_CHECKING:
    from perfeval.diagnostics import Diagnostic

_COULD_NOT_RUN = 2
_SHORT = 2  # letters of -x, to which every other short option is near
_NO_COMMAND = re.compile(r"No such command '(.*?)'\.")
_LEFT_OVER = re.compile(r"Got unexpected extra argument\(s\) \((.*)\)", re.DOTALL)


def refuse(error: Any, arguments: Sequence[str], words: Words) -> int:
    """Say what is wrong with a command line; gives the exit code.

    Args:
        error: What typer raised: a usage error with its context, option and cause.
        arguments: The command line, which says whether the answer is for programs.
        words: The language.
    """
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(error.format_message(), err=True)
        return _COULD_NOT_RUN
    form = "json" if _for_programs(arguments) else "text"
    with suppress(typer.Exit):
        stop(_told(error, arguments, words), words, form=form)
    return _COULD_NOT_RUN


def _for_programs(arguments: Sequence[str]) -> bool:
    pairs = zip(arguments, [*arguments[1:], ""], strict=True)
    return any(one == "--format=json" or (one, two) == ("--format", "json") for one, two in pairs)


def _told(error: Any, arguments: Sequence[str], words: Words) -> list[Diagnostic]:
    if type(error).__name__ == "MissingParameter" and error.param is not None:
        return list(_not_given(error, arguments))
    return [_only(error, words)]


def _not_given(error: Any, arguments: Sequence[str]) -> Iterator[Diagnostic]:
    """Say what is not given: what typer met first, and every option that is not on the line."""
    from perfeval.diagnostics.codes.commands import NOT_GIVEN

    written = {argument.partition("=")[0] for argument in arguments}
    usage = _usage(error.ctx)
    for one in error.ctx.command.params if error.ctx is not None else [error.param]:
        absent = one.param_type_name == "option" and one.required and not written & {*one.opts}
        if one is error.param or absent:
            name = _name(one)
            yield NOT_GIVEN.at(None, name=name, meaning=one.help or name, usage=usage)


def _only(error: Any, words: Words) -> Diagnostic:
    from perfeval.diagnostics.codes import commands as codes

    kind, context = type(error).__name__, getattr(error, "ctx", None)
    option = getattr(error, "option_name", "")
    if kind == "NoSuchOption" and context is not None:
        accepted = _near(option, _options(context))
        command = context.command_path
        return codes.NO_OPTION.at(None, command=command, found=option, accepted=accepted)
    if kind == "BadOptionUsage":
        lacking = "requires" in error.message
        said = words(f"“{option}”后面要写一个值", f"“{option}” needs a value")
        none = words(f"“{option}”后面不写值", f"“{option}” takes no value")
        return codes.BAD_LINE.at(None, problem=said if lacking else none)
    if kind == "BadParameter" and error.param is not None:
        return _bad_value(error, words)
    if context is not None and (found := _NO_COMMAND.match(error.message)):
        accepted = _near(found[1], context.command.list_commands(context))
        return codes.NO_COMMAND.at(None, found=found[1], accepted=accepted)
    if context is not None and (found := _LEFT_OVER.match(error.message)):
        return codes.LEFT_OVER.at(None, found=found[1], usage=_usage(context))
    return codes.BAD_LINE.at(None, problem=error.format_message())


def _bad_value(error: Any, words: Words) -> Diagnostic:
    """Say which value an option does not take; pydantic, which reads it, knows what was there."""
    from perfeval.diagnostics.codes.commands import BAD_LINE
    from perfeval.diagnostics.codes.project import BAD_CHOICE

    tell = getattr(error.__cause__, "errors", None)
    cause: dict[str, Any] = tell()[0] if tell else {}
    bounds = cause.get("ctx", {})
    accepted = {
        "int_parsing": words("整数", "whole numbers"),
        "greater_than_equal": words(f"不小于 {bounds.get('ge')}", f"{bounds.get('ge')} or more"),
        "less_than_equal": words(f"不大于 {bounds.get('le')}", f"{bounds.get('le')} or less"),
    }.get(cause.get("type", ""))
    name = _name(error.param)
    if accepted is None:
        return BAD_LINE.at(None, problem=f"“{name}” {error.message}")
    return BAD_CHOICE.at(None, option=name, found=cause["input"], accepted=accepted)


def _name(parameter: Any) -> str:
    """Give how a parameter is written: the long form of an option, the name of an argument."""
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return str(parameter.display_name_raw)


def _options(context: Any) -> list[str]:
    found = [one for one in context.command.get_params(context) if one.param_type_name == "option"]
    return [name for one in found for name in (*one.opts, *one.secondary_opts)]


def _near(found: str, names: Sequence[str]) -> str:
    """Give the nearest of the names, all of them when none is near."""
    from perfeval.diagnostics import nearest

    near = nearest(found, names) if len(found) > _SHORT else ""
    return near or "、".join(names)


def _usage(context: Any) -> str:
    return str(context.get_usage()).removeprefix("Usage:").strip() if context is not None else ""
