"""Text boxes at a fixed place of the page: the page number of a lying page, the imprint.

Frames (``w:framePr``) and floating tables would be older means; LibreOffice 7.4 lays both into the
running text at the end of a document. A DrawingML box stands where it should in each program.
"""

from __future__ import annotations

from dataclasses import dataclass

from perfeval.report.word.xml_text import attribute

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_EMU_A_TWIP = 635


@dataclass(frozen=True, slots=True)
class Box:
    """A box without border and margins; measures in twips, ``alt`` for who cannot see.

    ``across`` and ``down`` are its place (:func:`placed_at`, :func:`aligned`), ``wrap`` how text
    goes around it, ``body`` attributes of its text (direction, anchor).
    """

    number: int
    name: str
    alt: str
    width: int
    height: int
    across: str
    down: str
    wrap: str
    body: str

    def run(self, paragraphs: str) -> str:
        """Give the run that holds the box with these paragraphs in it."""
        extent = f'cx="{self.width * _EMU_A_TWIP}" cy="{self.height * _EMU_A_TWIP}"'
        shape = (
            f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            "<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>"
            f'{paragraphs}</w:txbxContent></wps:txbx><wps:bodyPr rot="0" {self.body} wrap="square" '
            'lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></wps:bodyPr></wps:wsp>'
        )
        anchor = (
            '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
            'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            f'<wp:simplePos x="0" y="0"/>{self.across}{self.down}<wp:extent {extent}/>'
            f'<wp:effectExtent l="0" t="0" r="0" b="0"/>{self.wrap}'
            f'<wp:docPr id="{self.number}" name="{attribute(self.name)}" '
            f'descr="{attribute(self.alt)}"/><wp:cNvGraphicFramePr/>'
            f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_WPS}">{shape}</a:graphicData>'
            "</a:graphic></wp:anchor>"
        )
        return (
            f'<w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:wps="{_WPS}" '
            f'Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice></mc:AlternateContent></w:r>'
        )


def placed_at(axis: str, base: str, twips: int) -> str:
    """Give a place so far from the edge of the page (or margin)."""
    offset = f"<wp:posOffset>{twips * _EMU_A_TWIP}</wp:posOffset>"
    return f'<wp:{axis} relativeFrom="{base}">{offset}</wp:{axis}>'


def aligned(axis: str, base: str, side: str) -> str:
    """Give a place at a side of the page or the type area (``margin``)."""
    return f'<wp:{axis} relativeFrom="{base}"><wp:align>{side}</wp:align></wp:{axis}>'
