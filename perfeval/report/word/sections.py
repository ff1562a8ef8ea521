"""Sections: pages that stand and pages that lie, and the page number of each.

A lying page is bound with the others: its top is the left edge of the sheet, so the number, which
stays where other pages have it (GB/T 9704-2012, 8), runs down its left side: near the bottom on
odd pages, near the top on even ones. No footer reaches there; a text box does.
"""

from __future__ import annotations

from dataclasses import replace

from perfeval.report.word.box import MC, WP, Box, placed_at
from perfeval.report.word.fixed_parts import page_number
from perfeval.report.word.package import Relationship
from perfeval.report.word.profile import PageProfile
from perfeval.report.word.xml_text import DECLARATION, R, W

STANDING, LYING = ("rId4", "rId5"), ("rIdLying1", "rIdLying2")
_BOX_WIDTH = 560
"""How deep the box of the number is, in twips: a line of 14 pt and some air."""


def turned(profile: PageProfile) -> PageProfile:
    """Give the page laid down: turned clockwise for reading, each margin with its edge."""
    return replace(
        profile,
        page_width=profile.page_height,
        page_height=profile.page_width,
        top=profile.left,
        right=profile.top,
        bottom=profile.right,
        left=profile.bottom,
    )


def section_xml(profile: PageProfile, *, landscape: bool) -> str:
    """Give the ``w:sectPr`` of pages that stand, or lie; ``profile`` is the standing page's."""
    page = turned(profile) if landscape else profile
    odd, even = LYING if landscape else STANDING
    lying = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{odd}"/>'
        f'<w:footerReference w:type="even" r:id="{even}"/>'
        f'<w:pgSz w:w="{page.page_width}" w:h="{page.page_height}"{lying}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" '
        f'w:left="{page.left}" w:header="851" w:footer="{_footer(page, landscape=landscape)}" '
        f'w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="{page.line_pitch}"/></w:sectPr>'
    )


def _footer(page: PageProfile, *, landscape: bool) -> int:
    # The empty footer of a lying page has to fit under its narrower bottom margin.
    return 720 if landscape else page.footer


def closed(content: str, section: str) -> str:
    """End a section in the last paragraph of ``content``, so that no empty line is left."""
    before, found, after = content.rpartition("</w:pPr>")
    if not found or not after.endswith("</w:p>"):
        return f'{content}<w:p><w:pPr><w:pStyle w:val="TableEnd"/>{section}</w:pPr></w:p>'
    return f"{before}{section}</w:pPr>{after}"


def lying_relationships() -> list[Relationship]:
    """Give the relationships of the footers of lying pages."""
    return [
        Relationship(LYING[0], "footer", "footer3.xml"),
        Relationship(LYING[1], "footer", "footer4.xml"),
    ]


def lying_footer_xml(profile: PageProfile, *, even: bool) -> bytes:
    """Give the footer of a lying page: a box at its left, with the number turned clockwise."""
    page = turned(profile)
    # The dashes of a standing page are this far below the type area; here, left of it.
    gap = profile.bottom - profile.footer - profile.page_number_size * 5
    height = page.page_height - page.top - page.bottom
    box = Box(
        number=901 + even,
        name=f"Page number {1 + even}",
        alt="页码",
        width=_BOX_WIDTH,
        height=height,
        across=placed_at("positionH", "page", page.left - gap - _BOX_WIDTH // 2),
        down=placed_at("positionV", "page", page.top),
        wrap="<wp:wrapNone/>",
        body='vert="vert" anchor="ctr"',
    )
    content = box.run(page_number(profile, even=even))
    xml = (
        f'{DECLARATION}<w:ftr xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:mc="{MC}"><w:p>'
        f'<w:pPr><w:pStyle w:val="Footer"/></w:pPr>{content}</w:p></w:ftr>'
    )
    return xml.encode("utf-8")
