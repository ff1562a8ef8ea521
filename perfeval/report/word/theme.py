"""The theme part: Word asks for one, though every style of ours names its faces and colours."""

from __future__ import annotations

from perfeval.report.word.profile import PageProfile
from perfeval.report.word.xml_text import DECLARATION, attribute

THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "404040",
    "lt2": "EDEDED",
    "accent1": "7F7F7F",
    "accent2": "BFBFBF",
    "accent3": "595959",
    "accent4": "D9D9D9",
    "accent5": "404040",
    "accent6": "A6A6A6",
    "hlink": "0563C1",
    "folHlink": "954F72",
}


def theme_xml(profile: PageProfile) -> bytes:
    """Give a ``theme1.xml``: greys, and the faces of headings and text."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items()
    )
    filled = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{filled}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    xml = (
        f'{DECLARATION}<a:theme xmlns:a="{_A}" name="{attribute(profile.name)}">'
        f'<a:themeElements><a:clrScheme name="grey">{colours}</a:clrScheme>'
        f'<a:fontScheme name="official"><a:majorFont>{_faces(profile.heading_face)}</a:majorFont>'
        f"<a:minorFont>{_faces(profile.body_face)}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="plain"><a:fillStyleLst>{filled * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{filled * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "</a:theme>"
    )
    return xml.encode("utf-8")


def _faces(face: str) -> str:
    name = attribute(face)
    return f'<a:latin typeface="{name}"/><a:ea typeface="{name}"/><a:cs typeface=""/>'
