"""The page of an official document (GB/T 9704-2012) in twips and half-points.

The standard fixes A4, the margins (its 版心 of 156 × 225 mm), 22 lines of 28 characters and the
kinds of faces. It states no line spacing. A 3号 character of the standard is 15.75 pt but Word's
is 16 pt, so the characters are drawn together by 0.25 pt: 28 × 15.75 pt fit into 156 mm, and
22 lines of 28.95 pt (579 twips) fit into 225 mm.
"""

from __future__ import annotations

from dataclasses import dataclass

TWIPS_A_CHARACTER = 315
TWIPS_A_HALF_CHARACTER = 155
RED = "FF0000"
"""The colour of the organ's name and of the rule below it."""


@dataclass(frozen=True, slots=True)
class PageProfile:
    """A page: sizes in twips (1/20 pt), type sizes in half-points, names of the faces.

    ``digits`` is the face of Latin letters and digits in body text, ``""`` for the body's own.
    """

    name: str
    title_face: str
    heading_face: str
    second_face: str
    body_face: str
    plain_face: str
    digits: str = ""
    page_width: int = 11906
    page_height: int = 16838
    top: int = 2098  # 37 mm
    bottom: int = 1984  # 35 mm
    left: int = 1587  # 28 mm
    right: int = 1474  # 26 mm
    footer: int = 1446  # 25.5 mm from the edge: the dashes stand 7 mm under the type area
    line_pitch: int = 579
    character_spacing: int = -5
    title_line: int = 700
    title_size: int = 44  # 2号
    body_size: int = 32  # 3号
    page_number_size: int = 28  # 4号
    table_size: int = 24  # 小四
    form_size: int = 21  # 五号

    @property
    def text_width(self) -> int:
        """The width of the type area in twips."""
        return self.page_width - self.left - self.right

    def face_of_level(self, level: int) -> str:
        """The face of a heading: 黑体, 楷体, then the body's."""
        return {1: self.heading_face, 2: self.second_face}.get(level, self.body_face)


GB9704 = PageProfile(
    name="gb9704",
    title_face="方正小标宋简体",
    heading_face="黑体",
    second_face="楷体",
    body_face="仿宋",
    plain_face="宋体",
)
"""The faces that Windows brings; only the title's must be installed, 宋体 stands in for it."""

GB9704_GB2312 = PageProfile(
    name="gb9704-gb2312",
    title_face="方正小标宋简体",
    heading_face="黑体",
    second_face="楷体_GB2312",
    body_face="仿宋_GB2312",
    plain_face="宋体",
)
"""The older faces that many offices still ask for; they lack characters outside GB 2312."""

PROFILES = {profile.name: profile for profile in (GB9704, GB9704_GB2312)}

STAND_INS = {
    "方正小标宋简体": "宋体",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "仿宋": "FangSong",
    "楷体": "KaiTi",
    "黑体": "SimHei",
    "宋体": "SimSun",
}
"""What the font table names as the other name of a face, which Word takes when it is missing."""


def text_twips(text: str) -> int:
    """Give the width of a body text: a half-width character takes half of a full one."""
    half = sum(1 for character in text if character.isascii())
    return half * TWIPS_A_HALF_CHARACTER + (len(text) - half) * TWIPS_A_CHARACTER
