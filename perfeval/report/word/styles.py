"""The styles part: every style written whole, in the order of the schema."""

from __future__ import annotations

from dataclasses import dataclass

from perfeval.report.word.profile import RED, PageProfile
from perfeval.report.word.xml_text import DECLARATION, W, attribute


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style: its id, its name, what it is based on, its properties."""

    id: str
    name: str
    base: str = "Normal"
    next: str = ""
    paragraph: str = ""
    run: str = ""
    shown: bool = True


def styles_xml(profile: PageProfile, language: str) -> bytes:
    """Give ``word/styles.xml`` of a page profile."""
    parts = [
        DECLARATION,
        f'<w:styles xmlns:w="{W}">',
        _defaults(profile, language),
        _normal(profile),
        "".join(_style_xml(style) for style in _paragraph_styles(profile)),
        _character_styles(profile),
        _table_styles(),
        "</w:styles>",
    ]
    return "".join(parts).encode("utf-8")


def fonts(face: str, digits: str = "") -> str:
    """Give ``w:rFonts`` with all four faces; ``digits`` is the Latin one when it differs."""
    latin, east = attribute(digits or face), attribute(face)
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:cs="{latin}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _defaults(profile: PageProfile, language: str) -> str:
    lang = f'<w:lang w:val="en-US" w:eastAsia="{attribute(language)}" w:bidi="ar-SA"/>'
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f"{fonts(profile.body_face, profile.digits)}{_size(profile.body_size)}{lang}"
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _normal(profile: PageProfile) -> str:
    # Not justified: of a full justified line that ends with a hanging stop, LibreOffice drops the
    # stop. A line of 28 characters fills the type area either way.
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/>'
        '<w:autoSpaceDN w:val="0"/>'
        f'<w:spacing w:line="{profile.line_pitch}" w:lineRule="exact"/><w:jc w:val="left"/>'
        f'</w:pPr><w:rPr><w:color w:val="000000"/>'
        f'<w:spacing w:val="{profile.character_spacing}"/></w:rPr></w:style>'
    )


def _paragraph_styles(profile: PageProfile) -> list[_Style]:
    indent = '<w:ind w:firstLineChars="200" w:firstLine="630"/>'
    off_grid = '<w:snapToGrid w:val="0"/>'
    no_spacing = '<w:spacing w:val="0"/>'
    title_lines = (
        f'<w:spacing w:after="{profile.line_pitch}" w:line="{profile.title_line}" '
        'w:lineRule="exact"/>'
    )
    headings = [
        _Style(
            f"Heading{level}",
            f"heading {level}",
            next="BodyText",
            paragraph=f'<w:keepNext/>{indent}<w:jc w:val="left"/>'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            run=fonts(profile.face_of_level(level), profile.digits if level > 2 else ""),
        )
        for level in range(1, 5)
    ]
    title = _Style(
        "Title",
        "Title",
        next="BodyText",
        paragraph=f'<w:keepNext/><w:keepLines/>{off_grid}{title_lines}<w:jc w:val="center"/>',
        run=fonts(profile.title_face) + no_spacing + _size(profile.title_size),
    )
    sign = '<w:jc w:val="right"/>'
    return [
        title,
        *headings,
        _Style("BodyText", "Body Text", paragraph=indent),
        _Style("Signature", "Signature", paragraph="<w:keepNext/><w:keepLines/>" + sign),
        _Style("Date", "Date", paragraph="<w:keepLines/>" + sign),
        *_formal_styles(profile, off_grid, no_spacing),
        *_contents_styles(profile),
        *_table_text_styles(profile, off_grid, no_spacing),
        _Style(
            "Footer",
            "footer",
            paragraph=f'{off_grid}<w:spacing w:line="240" w:lineRule="auto"/>',
            run=fonts(profile.plain_face) + no_spacing + _size(profile.page_number_size),
            shown=False,
        ),
    ]


def _formal_styles(profile: PageProfile, off_grid: str, no_spacing: str) -> list[_Style]:
    """Give the styles of the parts around the text."""
    line = profile.line_pitch
    title = fonts(profile.title_face) + no_spacing
    heavy = fonts(profile.heading_face)
    return [
        _Style("MastheadLine", "Masthead Line", next="Title"),
        _Style(
            "MastheadOrgan",
            "Masthead Organ",
            next="MastheadLine",
            paragraph=f'{off_grid}<w:jc w:val="center"/>',
            run=fonts(profile.title_face) + f'<w:color w:val="{RED}"/>' + no_spacing,
        ),
        _Style("Salutation", "Salutation", next="BodyText"),
        _Style("AttachmentNote", "Attachment Note"),
        _Style(
            "AttachmentMark",
            "Attachment Mark",
            next="AttachmentTitle",
            paragraph="<w:keepNext/>",
            run=heavy,
        ),
        _Style(
            "AttachmentTitle",
            "Attachment Title",
            next="BodyText",
            paragraph=f'<w:keepNext/><w:keepLines/>{off_grid}<w:spacing w:before="{line}" '
            f'w:after="{line}" w:line="{profile.title_line}" w:lineRule="exact"/>'
            '<w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
            run=title + _size(profile.title_size),
        ),
        _Style("Imprint", "Imprint", run=no_spacing + _size(profile.page_number_size)),
    ]


def _contents_styles(profile: PageProfile) -> list[_Style]:
    """Give the styles of a table of contents: a line of dots to the number at the right."""
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{profile.text_width}"/></w:tabs>'
    levels = [
        _Style(
            f"TOC{level}",
            f"toc {level}",
            paragraph=f'{tab}<w:ind w:left="{(level - 1) * 315}"/>',
            shown=False,
        )
        for level in range(1, 5)
    ]
    heading = _Style(
        "TOCHeading",
        "TOC Heading",
        paragraph=f'<w:keepNext/><w:spacing w:after="{profile.line_pitch}"/><w:jc w:val="center"/>',
        run=fonts(profile.heading_face),
    )
    return [heading, *levels]


def _table_text_styles(profile: PageProfile, off_grid: str, no_spacing: str) -> list[_Style]:
    single = '<w:spacing w:line="360" w:lineRule="atLeast"/>'
    heavy = fonts(profile.heading_face)
    small = no_spacing + _size(profile.table_size)
    above = '<w:spacing w:before="120" w:line="440" w:lineRule="atLeast"/>'
    return [
        _Style(
            "Caption",
            "caption",
            paragraph=f'<w:keepNext/>{off_grid}{above}<w:jc w:val="center"/>',
            run=heavy + no_spacing + _size(28),
        ),
        _Style(
            "TableUnit",
            "Table Unit",
            paragraph=f'<w:keepNext/>{off_grid}{single}<w:jc w:val="right"/>',
            run=small,
        ),
        _Style(
            "TableText",
            "Table Text",
            paragraph=f'{off_grid}{single}<w:jc w:val="left"/>',
            run=small,
        ),
        _Style(
            "TableHeader",
            "Table Header",
            "TableText",
            paragraph='<w:keepNext/><w:jc w:val="center"/>',
            run=heavy,
        ),
        _Style("TableTotal", "Table Total", "TableText", run=heavy),
        _Style(
            "Note",
            "Note",
            paragraph=f'{off_grid}{single}<w:ind w:firstLineChars="200" w:firstLine="480"/>',
            run=small,
        ),
        _Style(
            "TableEnd",
            "Table End",
            # Not exact: below a table of rows that do not break, LibreOffice 7.4 loses rows of it
            # when the line after it has an exact height.
            paragraph=f'{off_grid}<w:spacing w:line="240" w:lineRule="auto"/>',
            run=no_spacing + _size(12),
        ),
        _Style(
            "FormText",
            "Form Text",
            paragraph=f'{off_grid}<w:spacing w:before="30" w:after="30" w:line="280" '
            'w:lineRule="atLeast"/><w:jc w:val="left"/>',
            run=no_spacing + _size(profile.form_size),
        ),
        _Style("FormLabel", "Form Label", "FormText", paragraph='<w:jc w:val="center"/>'),
        _Style(
            "FormGap",
            "Form Gap",
            paragraph=f'<w:keepNext/>{off_grid}<w:spacing w:line="20" w:lineRule="exact"/>',
            run=no_spacing + _size(2),
            shown=False,
        ),
        _Style(
            "Chart",
            "Chart",
            paragraph=f'{off_grid}<w:spacing w:before="120" w:after="120" w:line="240" '
            'w:lineRule="auto"/><w:jc w:val="center"/>',
            run=small,
        ),
    ]


def _style_xml(style: _Style) -> str:
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    quick = "<w:qFormat/>" if style.shown else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.base}"/>{following}{quick}{paragraph}{run}</w:style>'
    )


def _character_styles(profile: PageProfile) -> str:
    default = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "</w:style>"
    )
    leads = "".join(
        f'<w:style w:type="character" w:customStyle="1" w:styleId="Lead{level}">'
        f'<w:name w:val="Lead {level}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
        f"<w:rPr>{fonts(profile.face_of_level(level))}</w:rPr></w:style>"
        for level in range(1, 4)
    )
    return default + leads


def _table_styles() -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = (
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins}</w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="OfficialTable">'
        '<w:name w:val="Official Table"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
