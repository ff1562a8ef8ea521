"""An office's own format (``[document.format]``): the standard's page with some of it changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal, cast

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import documents as codes
from perfeval.diagnostics.codes.template import LAYOUT
from perfeval.files.typed import Text, place_of
from perfeval.report.outline.numbers import PLAIN, NumberStyle
from perfeval.report.word.profile import GB9704, PROFILES, PageProfile

SIZES = {
    "初号": 84, "小初": 72, "1号": 52, "小1": 48, "2号": 44, "小2": 36, "3号": 32, "小3": 30,
    "4号": 28, "小4": 24, "5号": 21, "小5": 18,
}  # fmt: skip
"""Half-points of the sizes with a name."""
_NUMERALS = str.maketrans("一二三四五", "12345")
_TITLE_LINE = Fraction(GB9704.title_line, GB9704.title_size)
_POINTS = re.compile(r"^(\d+(?:\.\d+)?)\s*(?:磅|pt)?$")
_MM = re.compile(r"^(\d+(?:\.\d+)?)\s*(?:mm|毫米)?$")
_FACES = ("title_face", "heading_face", "second_face", "body_face", "plain_face", "digits_face")
_SIZES = ("title_size", "body_size", "table_size", "page_number_size")
_MARGINS = ("top", "bottom", "left", "right")
_YES_NO = "是、否"


@dataclass(frozen=True, slots=True)
class OfficeFormat:
    """How an office sets its documents: the page, and how it writes numbers."""

    page: PageProfile = GB9704
    numbers: NumberStyle = PLAIN


def office_format(written: Mapping[str, Text]) -> tuple[OfficeFormat, list[Diagnostic]]:
    """Read ``[document.format]``; keys that are not written stay as the standard has them."""
    problems: list[Diagnostic] = []
    page = _profile(written, problems)
    changes: dict[str, Any] = {
        key.replace("digits_face", "digits"): str(written[key])
        for key in _FACES
        if written.get(key)
    }
    for key in _SIZES:
        changes[key] = _read(written, key, _size, "3号、16磅 这样的字号", problems)
    for side in _MARGINS:
        changes[side] = _read(written, f"margin_{side}", _twips_of_mm, "毫米数，如 37", problems)
    changes["line_pitch"] = _read(
        written, "line_pitch", _twips_of_points, "磅数，如 28.95", problems
    )
    page = replace(page, **{key: value for key, value in changes.items() if value is not None})
    # What hangs on a measure goes with it: the line of the title, the place of the page number.
    footer = max(284, page.bottom - GB9704.bottom + GB9704.footer)
    page = replace(page, title_line=round(page.title_size * _TITLE_LINE), footer=footer)
    return OfficeFormat(page, _numbers(written, problems)), problems


def deviations(page: PageProfile) -> Iterator[Diagnostic]:
    """Tell where an office's page leaves GB/T 9704-2012, with what the standard has."""
    for name, zh, en, kinds, standard in _KINDS_OF_FACES:
        face = getattr(page, name)
        if not any(kind in face for kind in kinds):
            yield _told((zh, en), f"“{face}”", standard)
    for name, zh, en in _NAMES_OF_SIZES:
        if getattr(page, name) != getattr(GB9704, name):
            yield _told((zh, en), _shown(getattr(page, name)), _shown(getattr(GB9704, name)))
    for name, zh, en in _NAMES_OF_MARGINS:
        found, standard = (round(getattr(one, name) * 10 / 567) for one in (page, GB9704))
        if abs(found - standard) > 1:
            yield _told((zh, en), f"{found} mm", f"{standard} mm")
    lines = (page.page_height - page.top - page.bottom) // page.line_pitch
    if lines != 22:
        yield _told(("每页行数", "lines a page"), f"{lines}行", "22行")
    characters = page.text_width // (page.body_size * 10 + page.character_spacing)
    if characters != 28:
        yield _told(("每行字数", "characters a line"), f"{characters}字", "28字")


_KINDS_OF_FACES = (
    ("title_face", "标题的字体", "the face of the title", ("小标宋",), "小标宋体"),
    ("heading_face", "一级标题的字体", "the face of headings", ("黑体",), "黑体"),
    ("second_face", "二级标题的字体", "the face of second headings", ("楷",), "楷体"),
    ("body_face", "正文的字体", "the face of the text", ("仿宋",), "仿宋体"),
    ("plain_face", "页码的字体", "the face of page numbers", ("宋体",), "宋体"),
)
_NAMES_OF_SIZES = (
    ("title_size", "标题的字号", "the size of the title"),
    ("body_size", "正文的字号", "the size of the text"),
    ("page_number_size", "页码的字号", "the size of page numbers"),
)
_NAMES_OF_MARGINS = (
    ("top", "上边距（天头）", "the top margin"),
    ("bottom", "下边距", "the bottom margin"),
    ("left", "左边距（订口）", "the left margin"),
    ("right", "右边距", "the right margin"),
)


def _told(what: tuple[str, str], found: str, standard: str) -> Diagnostic:
    return LAYOUT.at(None, what=what[0], what_en=what[1], found=found, accepted=standard)


def _shown(size: int) -> str:
    named = next((name for name, value in SIZES.items() if value == size), "")
    return named or f"{size // 2}{'.5' if size % 2 else ''}磅"


def _profile(written: Mapping[str, Text], problems: list[Diagnostic]) -> PageProfile:
    name = written.get("profile")
    if name is None:
        return GB9704
    if str(name) not in PROFILES:
        problems.append(_wrong("profile", name, "、".join(PROFILES)))
    return PROFILES.get(str(name), GB9704)


def _numbers(written: Mapping[str, Text], problems: list[Diagnostic]) -> NumberStyle:
    percent, thousands = written.get("percent", "%"), written.get("thousands", "")
    for key, value, accepted in (("percent", percent, "%、％"), ("thousands", thousands, _YES_NO)):
        if value and value not in accepted.split("、"):
            problems.append(_wrong(key, value, accepted))
            return PLAIN
    return NumberStyle(
        cast("Literal['%', '％']", str(percent)), cast("Literal['', '是', '否']", str(thousands))
    )


def _read(
    written: Mapping[str, Text],
    key: str,
    read: Callable[[str], int | None],
    accepted: str,
    problems: list[Diagnostic],
) -> int | None:
    text = written.get(key)
    if text is None:
        return None
    value = read(text.strip())
    if value is None:
        problems.append(_wrong(key, text, accepted))
    return value


def _wrong(key: str, text: str, accepted: str) -> Diagnostic:
    return codes.FORMAT_VALUE.at(place_of(text), key=key, found=text, accepted=accepted)


def _size(text: str) -> int | None:
    named = SIZES.get(text.translate(_NUMERALS).removesuffix("号")) or SIZES.get(
        text.translate(_NUMERALS)
    )
    match = _POINTS.match(text)
    if named is not None or match is None:
        return named
    half_points = Fraction(match[1]) * 2
    return int(half_points) if half_points.denominator == 1 and 10 <= half_points <= 200 else None


def _twips_of_points(text: str) -> int | None:
    match = _POINTS.match(text)
    twips = round(Fraction(match[1]) * 20) if match else 0
    return twips if 200 <= twips <= 2000 else None


def _twips_of_mm(text: str) -> int | None:
    match = _MM.match(text)
    twips = int(Fraction(match[1]) * 1440 * 10 / 254) if match else -1
    return twips if 0 <= twips <= 5000 else None
