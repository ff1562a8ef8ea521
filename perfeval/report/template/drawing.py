"""The XML of what tags print: figures with their marks, images, charts."""

from __future__ import annotations

import re

from perfeval.report.word.marks import BOOKMARK_PREFIX, tag_of
from perfeval.report.word.xml_text import R, attribute, escape

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_LABEL_LENGTH = 64
_BREAK = re.compile("(\t|\r\n|\r|\n)")


def text_run(text: str, properties: str) -> str:
    """Give a run of a text in the look of its tag."""
    if not text:
        return ""
    if text.isprintable():
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    pieces = []
    for piece in _BREAK.split(text):
        if piece == "\t":
            pieces.append("<w:tab/>")
        elif piece.strip("\r\n") == "" and piece:
            pieces.append("<w:br/>")
        elif piece:
            pieces.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return f"<w:r>{properties}{''.join(pieces)}</w:r>"


def figure_run(
    figure: str, label: str, text: str, properties: str, *, number: int, id_: int, control: int
) -> str:
    """Give occurrence ``number`` of a figure: bookmark, control, digits.

    ``id_`` and ``control`` are the ids of the bookmark and the control, which no other has.
    """
    shown = attribute((label or figure)[:_LABEL_LENGTH])
    return (
        f'<w:bookmarkStart w:id="{id_}" w:name="{BOOKMARK_PREFIX}{number}"/>'
        f'<w:sdt><w:sdtPr>{properties}<w:alias w:val="{shown}"/>'
        f'<w:tag w:val="{attribute(tag_of(figure, number))}"/><w:id w:val="{control}"/>'
        f'<w:lock w:val="sdtLocked"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{text_run(text, properties)}</w:sdtContent></w:sdt>"
        f'<w:bookmarkEnd w:id="{id_}"/>'
    )


def image_run(relation: str, name: str, alt: str, size: tuple[int, int], number: int) -> str:
    """Give a run with an image in the line."""
    width, height = size
    return (
        f'<w:r><w:drawing xmlns:wp="{_WP}" xmlns:r="{R}">'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="{attribute(name)}" descr="{attribute(alt)}"/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{attribute(name)}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def declared(run: str) -> str:
    """Give the run of a chart with the prefixes that its part may lack."""
    return run.replace("<w:drawing>", f'<w:drawing xmlns:wp="{_WP}" xmlns:r="{R}">', 1)


EMPTY_PARAGRAPH = "<w:p/>"
