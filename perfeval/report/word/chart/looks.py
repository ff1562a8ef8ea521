"""Looks that survive a black-and-white printer: greys, hatchings, dashes and markers."""

from __future__ import annotations

from perfeval.report.word.xml_text import attribute, escape

_OUTLINE = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
_GRID = '<a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln>'


def _solid(grey: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{grey}"/></a:solidFill>'


def _hatched(pattern: str, grey: str = "000000") -> str:
    return (
        f'<a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="{grey}"/></a:fgClr>'
        '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
    )


_FILLS = (
    _solid("7F7F7F"),
    _hatched("wdUpDiag"),
    _solid("D9D9D9"),
    _hatched("pct20"),
    _solid("404040"),
    _hatched("dkHorz"),
    _solid("FFFFFF"),
    _hatched("smGrid"),
)
# Under labels in the bars themselves: light enough for black digits, and no two greys so near
# each other that paper cannot tell them.
_LIGHT_FILLS = (
    _solid("D9D9D9"),
    _solid("FFFFFF"),
    _hatched("wdUpDiag", "A6A6A6"),
    _solid("A6A6A6"),
    _hatched("pct20", "7F7F7F"),
)
_LINES = (
    ("000000", "solid", "circle"),
    ("595959", "sysDash", "square"),
    ("000000", "dash", "triangle"),
    ("7F7F7F", "solid", "diamond"),
    ("404040", "sysDot", "x"),
    ("7F7F7F", "lgDashDot", "star"),
)

GRID_LINES = f"<c:majorGridlines><c:spPr>{_GRID}</c:spPr></c:majorGridlines>"
AXIS_LINE = f"<c:spPr>{_OUTLINE}</c:spPr>"


def fill(number: int, *, light: bool = False) -> str:
    """Give ``c:spPr`` of the bars of series ``number`` (or of slice ``number`` of a pie)."""
    fills = _LIGHT_FILLS if light else _FILLS
    return f"<c:spPr>{fills[number % len(fills)]}{_OUTLINE}</c:spPr>"


def line(number: int) -> str:
    """Give ``c:spPr`` and ``c:marker`` of the line of series ``number``."""
    grey, dash, symbol = _LINES[number % len(_LINES)]
    stroke = f'<a:ln w="22225">{_solid(grey)}<a:prstDash val="{dash}"/></a:ln>'
    return (
        f'<c:spPr>{stroke}</c:spPr><c:marker><c:symbol val="{symbol}"/><c:size val="6"/>'
        f"<c:spPr>{_solid(grey)}{_OUTLINE}</c:spPr></c:marker>"
    )


def text_properties(face: str, size: int, rotation: int | None = None) -> str:
    """Give ``c:txPr``: a face, a size in 1/100 pt, a rotation in 1/60000 degree."""
    turned = "" if rotation is None else f' rot="{rotation}" vert="horz"'
    body = f'<a:bodyPr{turned} wrap="none"/>'
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr><a:defRPr{_font(face, size)}</a:defRPr></a:pPr>"
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def rich_text(text: str, face: str, size: int) -> str:
    """Give ``c:tx`` with a text of its own, for a title."""
    return (
        f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr{_font(face, size)}"
        f'</a:defRPr></a:pPr><a:r><a:rPr lang="zh-CN"{_font(face, size)}</a:rPr>'
        f"<a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>"
    )


def _font(face: str, size: int) -> str:
    name = attribute(face)
    return (
        f' sz="{size}" b="0">{_solid("000000")}<a:latin typeface="{name}"/>'
        f'<a:ea typeface="{name}"/><a:cs typeface="{name}"/>'
    )
