from __future__ import annotations

import dataclasses

import pytest
from lxml import etree

from perfeval.report.word.profile import GB9704
from perfeval.report.word.styles import styles_xml
from perfeval.report.word.xml_text import W

FACES = ("ascii", "hAnsi", "eastAsia", "cs")


def style(root: etree._Element, style_id: str) -> etree._Element:
    return root.find(f'{{{W}}}style[@{{{W}}}styleId="{style_id}"]')


@pytest.fixture(scope="module")
def root() -> etree._Element:
    return etree.fromstring(styles_xml(GB9704, "zh-CN"))


@pytest.mark.parametrize(
    ("style_id", "face"),
    [("Title", "方正小标宋简体"), ("Heading1", "黑体"), ("Heading2", "楷体"), ("Heading3", "仿宋")],
)
def test_every_face_is_named_for_every_script(
    root: etree._Element, style_id: str, face: str
) -> None:
    fonts = style(root, style_id).find(f"{{{W}}}rPr/{{{W}}}rFonts")
    assert {fonts.get(f"{{{W}}}{name}") for name in FACES} == {face}


def test_headings_have_outline_levels_and_are_not_bold(root: etree._Element) -> None:
    for level in range(1, 5):
        heading = style(root, f"Heading{level}")
        outline = heading.find(f"{{{W}}}pPr/{{{W}}}outlineLvl")
        assert outline.get(f"{{{W}}}val") == str(level - 1)
        assert heading.find(f"{{{W}}}rPr/{{{W}}}b") is None


def test_digits_can_have_a_face_of_their_own() -> None:
    profile = dataclasses.replace(GB9704, digits="Times New Roman")
    fonts = etree.fromstring(styles_xml(profile, "zh-CN")).find(f".//{{{W}}}rFonts")
    assert fonts.get(f"{{{W}}}ascii") == "Times New Roman"
    assert fonts.get(f"{{{W}}}eastAsia") == "仿宋"


def test_every_style_that_is_named_exists(root: etree._Element) -> None:
    ids = {it.get(f"{{{W}}}styleId") for it in root.iter(f"{{{W}}}style")}
    named = {
        it.get(f"{{{W}}}val") for tag in ("basedOn", "next") for it in root.iter(f"{{{W}}}{tag}")
    }
    assert named <= ids
