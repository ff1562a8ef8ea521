"""Checking every tag against what there is, also in parts that today's data leave out."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from perfeval.diagnostics import Diagnostic, nearest
from perfeval.diagnostics.codes import report as report_codes
from perfeval.diagnostics.codes import template as codes
from perfeval.report.figures.formats import Format, accepted_words, nearest_format, parse_format
from perfeval.report.template.charts import chart_spec
from perfeval.report.template.conditions import Known, Unclear, holds, read_condition
from perfeval.report.template.grammar import plain
from perfeval.report.template.images import width_of
from perfeval.report.template.marks import Found
from perfeval.report.template.names import Level, Names
from perfeval.report.template.program import Keep, Rows, Section, Step, Value


def check(
    steps: Sequence[Step], names: Names, levels: tuple[Level, ...] = ()
) -> Iterator[Diagnostic]:
    """Check the tags of a program; everything wrong is told."""
    for step in steps:
        if isinstance(step, Value):
            yield from _value(step.found, names, levels)
        elif isinstance(step, Keep | Rows):
            yield from check(step.body, names, levels)
        elif isinstance(step, Section):
            inner = levels
            if step.found.tag.kind == "if":
                yield from _condition(step.found, names, levels)
            else:
                loop = names.loop(step.found.tag.name)
                if loop is None:
                    yield _no_loop(step.found, names)
                    continue
                inner = (*levels, loop)
            yield from check(step.body, names, inner)
            yield from check(step.otherwise, names, levels)


def _no_loop(found: Found, names: Names) -> Diagnostic:
    near = nearest(found.tag.name, names.loops())
    return codes.LOOP_UNKNOWN.at(found.place, found=found.tag.name, nearest=near)


def _value(found: Found, names: Names, levels: tuple[Level, ...]) -> Iterator[Diagnostic]:
    tag = found.tag
    if tag.kind == "image":
        yield from _image(found, names)
    elif tag.kind == "chart":
        _, problem = chart_spec(tag, names.sources, found.place)
        if problem is not None:
            yield problem
    elif not names.known(tag.name, levels):
        near = names.nearest(tag.name, levels)
        yield codes.NAME_UNKNOWN.at(found.place, found=tag.name, nearest=near)
    elif tag.form:
        yield from _format(found, names, levels)


def _format(found: Found, names: Names, levels: tuple[Level, ...]) -> Iterator[Diagnostic]:
    tag = found.tag
    kind = names.type_of(tag.name, levels)
    form = parse_format(tag.form)
    if form is None:
        accepted = "、".join(accepted_words(kind)) if kind is not None else ""
        yield report_codes.FORMAT_UNKNOWN.at(
            found.place, found=tag.form, nearest=nearest_format(tag.form), accepted=accepted or "个"
        )
    elif kind is not None and not form.fits(kind):
        accepted = "、".join(accepted_words(kind)) or "（不写格式）"
        yield report_codes.FORMAT_MISFIT.at(
            found.place,
            figure=tag.name,
            kind=kind.spoken(),
            format=tag.form,
            accepted=accepted,
        )


def format_of(found: Found, names: Names, levels: Sequence[Level]) -> Format | None:
    """Give the format of a tag, None for the figure's own."""
    if not found.tag.form or names.type_of(found.tag.name, levels) is None:
        return None
    return _read_format(found.tag.form)


@functools.lru_cache(256)
def _read_format(text: str) -> Format | None:
    return parse_format(text)


def _image(found: Found, names: Names) -> Iterator[Diagnostic]:
    tag = found.tag
    known = "、".join(names.sources.images) or "（没有）"

    def wrong(zh: str, en: str) -> Diagnostic:
        return codes.IMAGE.at(
            found.place, found=tag.name[:60], reason=zh, reason_en=en, accepted=known
        )

    if image_name(tag.name, names) is None:
        yield wrong("项目里没有这个图片", "the project has no such image")
    if tag.options and width_of(tag.options[0]) is None and len(tag.options) > 1:
        yield wrong(
            f"宽度“{plain(tag.options[0])}”要写成 4厘米",
            f"write the width “{tag.options[0]}” as 4厘米",
        )


def image_name(name: str, names: Names) -> str | None:
    """Find an image by its file name, or by the name without its ending."""
    images = names.sources.images
    if name in images:
        return name
    return next((file for file in images if file.rpartition(".")[0] == name), None)


def _condition(found: Found, names: Names, levels: tuple[Level, ...]) -> Iterator[Diagnostic]:
    text = found.tag.name
    try:
        condition = read_condition(text)
        unknown = [
            name
            for name in condition.names()
            if not names.known(name, levels) and names.loop(name) is None
        ]
        if not unknown:
            holds(condition, lambda name: _typed(name, names, levels))
    except Unclear as error:
        zh, en = error.args
        yield codes.CONDITION.at(found.place, found=text[:80], reason=zh, reason_en=en)
        return
    for name in unknown:
        near = names.nearest(name, levels) or nearest(name, names.loops())
        yield codes.NAME_UNKNOWN.at(found.place, found=name, nearest=near)


def _typed(name: str, names: Names, levels: tuple[Level, ...]) -> Known:
    """Give the type of a name without its value, to see whether a comparison makes sense."""
    from perfeval.language import types

    kind = names.type_of(name, levels)
    if kind is not None and kind.kind == "bool":
        kind = types.TEXT
    if kind is None:
        is_loop = not names.known(name, levels)
        kind = types.NUMBER if is_loop or name == "序号" else types.TEXT
    return Known(None, kind, filled=False)
