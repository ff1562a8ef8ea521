"""Where a template leaves GB/T 9704: paper, margins, line grid, faces, sizes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import template as codes
from perfeval.report.template.opening import Template
from perfeval.report.template.places import Places
from perfeval.report.word.profile import PROFILES, STAND_INS
from perfeval.report.word.xml_text import W

_W = f"{{{W}}}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MARGINS = (
    ("top", "上边距（天头）", "the top margin", 37),
    ("bottom", "下边距", "the bottom margin", 35),
    ("left", "左边距（订口）", "the left margin", 28),
    ("right", "右边距", "the right margin", 26),
)
_TOLERANCE_MM = 1
_GRID = (540, 600)
"""Line pitches of 27 to 30 pt, which give 21 to 23 lines a page."""
_OTHERS = ("方正小标宋_GBK", "华文中宋", "方正仿宋_GBK", "方正楷体_GBK", "方正黑体_GBK")
_FACES = frozenset(
    face
    for profile in PROFILES.values()
    for face in (
        profile.title_face, profile.heading_face, profile.second_face, profile.body_face,
        profile.plain_face,
    )
) | frozenset((*STAND_INS.values(), *_OTHERS))  # fmt: skip
_SIZES = {44: "2号", 32: "3号", 28: "4号", 24: "小四", 21: "5号"}
_MARK_SIZES = range(52, 85)
"""Half-points of the name of the organ over a document, whose size the standard leaves open."""
_MOST_RUNS = 20_000


@dataclass(frozen=True, slots=True)
class _Look:
    """Face and size of a run, each None where nothing says it."""

    face: str | None = None
    size: int | None = None

    def over(self, under: _Look) -> _Look:
        return _Look(self.face or under.face, self.size or under.size)


def deviations(template: Template) -> Iterator[Diagnostic]:
    """Tell every deviation from the standard, each face and size once, where it stands first."""
    body = template.texts[template.main]
    yield from _page_numbers(template)
    for number, section in enumerate(body.iter(f"{_W}sectPr"), 1):
        place = Place(template.name, sheet="页面设置", cell=f"第{number}节")
        yield from _page(section, place)
    yield from _looks(template, body)


def _page(section: etree._Element, place: Place) -> Iterator[Diagnostic]:
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    grid = section.find(f"{_W}docGrid")
    if size is not None:
        sides = sorted((_mm(size.get(f"{_W}w")), _mm(size.get(f"{_W}h"))))
        if abs(sides[0] - 210) > _TOLERANCE_MM or abs(sides[1] - 297) > _TOLERANCE_MM:
            found = f"{sides[0]}×{sides[1]} mm"
            yield _told(place, ("纸张", "the paper"), found, "A4（210×297 mm）")
    upright = size is None or _mm(size.get(f"{_W}w")) <= _mm(size.get(f"{_W}h"))
    if margins is not None:
        has = {name: _mm(margins.get(f"{_W}{name}")) for name, *_ in _MARGINS}
        yield from _margins(place, has, upright=upright)
    pitch = "" if grid is None else grid.get(f"{_W}linePitch", "")
    kind = "" if grid is None else grid.get(f"{_W}type", "")
    if kind not in ("lines", "linesAndChars", "snapToChars"):
        yield _told(place, ("行网格", "the line grid"), "没有", "每页22行")
    elif not (pitch.isdigit() and _GRID[0] <= int(pitch) <= _GRID[1]):
        yield _told(place, ("行距", "the line pitch"), f"{pitch} twip", "每页22行（579 twip）")


def _margins(place: Place, found: dict[str, int], *, upright: bool) -> Iterator[Diagnostic]:
    """Tell margins that differ; a page that lies may be turned either way."""
    told = [list(_differing(found, turn)) for turn in ((0,) if upright else (1, 3))]
    for zh, en, margin, wanted in min(told, key=len):
        yield _told(place, (zh, en), f"{margin} mm", f"{wanted} mm")


def _differing(found: dict[str, int], turn: int) -> Iterator[tuple[str, str, int, int]]:
    """Give the margins that differ on a page turned so often by a quarter."""
    wanted = {name: millimetres for name, _, _, millimetres in _MARGINS}
    around = ("top", "right", "bottom", "left")
    for name, zh, en, _ in _MARGINS:
        there = wanted[around[(around.index(name) - turn) % 4]]
        if abs(found[name] - there) > _TOLERANCE_MM:
            yield zh, en, found[name], there


def _page_numbers(template: Template) -> Iterator[Diagnostic]:
    """Tell that no header or footer holds a page number."""
    fields = (
        (element.text or "") + element.get(f"{_W}instr", "")
        for part, root in template.texts.items()
        if part != template.main
        for element in root.iter(f"{_W}instrText", f"{_W}fldSimple")
    )
    if not any("PAGE" in code.upper() for code in fields):
        accepted = "4号半角宋体，两边各一条一字线，单页居右、双页居左"
        place = Place(template.name, sheet="页面设置", cell="页脚")
        yield _told(place, ("页码", "the page number"), "没有", accepted)


def _looks(template: Template, body: etree._Element) -> Iterator[Diagnostic]:
    styles = _Styles(template)
    places = Places(template.name, template.main, body)
    told: set[str] = set()
    for at, run in enumerate(body.iter(f"{_W}r")):
        if at > _MOST_RUNS:
            return
        if not any((text.text or "").strip() for text in run.findall(f"{_W}t")):
            continue
        paragraph = next(run.iterancestors(f"{_W}p"), None)
        if paragraph is None:
            continue
        look = styles.look(run, paragraph)
        face, size = look.face or "（没有指定）", look.size or 20
        if face not in _FACES and face not in told:
            told.add(face)
            accepted = "仿宋、楷体、黑体、宋体或小标宋"
            yield _told(
                places.of(paragraph), ("中文字体", "the Chinese face"), f"“{face}”", accepted
            )
        if size not in _SIZES and size not in _MARK_SIZES and str(size) not in told:
            told.add(str(size))
            points = f"{size // 2}{'.5' if size % 2 else ''} 磅"
            accepted = "正文3号（16磅）、标题2号（22磅），表格4号、小四或5号"
            yield _told(places.of(paragraph), ("字号", "the size"), points, accepted)


class _Styles:
    """Faces and sizes as styles give them, from the defaults up."""

    def __init__(self, template: Template) -> None:
        self._theme = _theme_faces(template.theme)
        self._own: dict[str, _Look] = {}
        self._base: dict[str, str] = {}
        self._default = ""
        root = template.styles
        defaults = None if root is None else root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        self._bottom = self._read(defaults)
        for style in root.iter(f"{_W}style") if root is not None else ():
            name = style.get(f"{_W}styleId", "")
            self._own[name] = self._read(style.find(f"{_W}rPr"))
            based = style.find(f"{_W}basedOn")
            self._base[name] = "" if based is None else based.get(f"{_W}val", "")
            if style.get(f"{_W}default") == "1" and style.get(f"{_W}type") == "paragraph":
                self._default = name

    def look(self, run: etree._Element, paragraph: etree._Element) -> _Look:
        """Give the look of a run."""
        properties = run.find(f"{_W}rPr")
        named = None if properties is None else properties.find(f"{_W}rStyle")
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        look = self._read(properties)
        if named is not None:
            look = look.over(self._of(named.get(f"{_W}val", "")))
        look = look.over(self._of(self._default if style is None else style.get(f"{_W}val", "")))
        return look.over(self._bottom)

    def _of(self, name: str) -> _Look:
        look, seen = _Look(), set[str]()
        while name in self._own and name not in seen:
            seen.add(name)
            look = look.over(self._own[name])
            name = self._base[name]
        return look

    def _read(self, properties: etree._Element | None) -> _Look:
        if properties is None:
            return _Look()
        fonts, size = properties.find(f"{_W}rFonts"), properties.find(f"{_W}sz")
        face = None
        if fonts is not None:
            theme = self._theme.get(fonts.get(f"{_W}eastAsiaTheme", ""))
            face = theme or fonts.get(f"{_W}eastAsia")
        digits = "" if size is None else size.get(f"{_W}val", "")
        return _Look(face, int(digits) if digits.isdigit() and len(digits) < 5 else None)


def _theme_faces(theme: etree._Element | None) -> dict[str, str]:
    """Give the East Asian faces of a theme; Word takes the one for Hans where ``ea`` is empty."""
    faces: dict[str, str] = {}
    for kind in ("major", "minor") if theme is not None else ():
        font = next(theme.iter(f"{_A}{kind}Font"), None) if theme is not None else None
        if font is None:
            continue
        east = font.find(f"{_A}ea")
        face = "" if east is None else east.get("typeface", "")
        scripts = {s.get("script"): s.get("typeface", "") for s in font.iter(f"{_A}font")}
        faces[f"{kind}EastAsia"] = face or scripts.get("Hans", "")
    return faces


def _mm(twips: str | None) -> int:
    digits = twips or ""
    whole = int(digits) if digits.lstrip("-").isdigit() and len(digits) < 8 else 0
    return round(whole * 10 / 567)


def _told(place: Place, what: tuple[str, str], found: str, accepted: str) -> Diagnostic:
    return codes.LAYOUT.at(place, what=what[0], what_en=what[1], found=found, accepted=accepted)
