"""The parts that do not depend on the text: settings, font table, footers, properties."""

from __future__ import annotations

from datetime import date

from perfeval.report.word.profile import STAND_INS, PageProfile
from perfeval.report.word.xml_text import DECLARATION, W, attribute, escape

MANIFEST_PROPERTY = "PerfevalManifestSha256"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def settings_xml(language: str, *, contents: bool = False) -> bytes:
    """Give ``word/settings.xml``: pages left and right differ, punctuation is not squeezed.

    With a table of contents Word asks at opening whether to refresh it: its page numbers were
    worked out without the faces of the machine, and a wrong one is worse than the question.
    """
    refresh = "<w:updateFields/>" if contents else ""
    mode = (
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return _part(
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        "<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>"
        '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:drawingGridVerticalSpacing w:val="156"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{refresh}'
        f"<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>"
        f"<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:adjustLineHeightInTable/>"
        f"<w:useFELayout/>{mode}</w:compat>"
        f'<w:themeFontLang w:val="en-US" w:eastAsia="{attribute(language)}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table_xml(profile: PageProfile) -> bytes:
    """Give ``word/fontTable.xml``: the faces of the profile and what stands in for each."""
    used = (
        profile.title_face,
        profile.heading_face,
        profile.second_face,
        profile.body_face,
        profile.plain_face,
    )
    faces = "".join(
        f'<w:font w:name="{attribute(face)}">'
        + (f'<w:altName w:val="{attribute(STAND_INS[face])}"/>' if face in STAND_INS else "")
        + '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for face in sorted(set(used))
    )
    return _part(f'<w:fonts xmlns:w="{W}">{faces}</w:fonts>')


def footer_xml(profile: PageProfile, *, even: bool) -> bytes:
    """Give a footer with the page number."""
    return _part(f'<w:ftr xmlns:w="{W}">{page_number(profile, even=even)}</w:ftr>')


def page_number(profile: PageProfile, *, even: bool) -> str:
    """Give a paragraph with ``— 1 —``: one character from the right edge, from the left if even.

    The parts of the field stand in runs of their own: WPS loses the number otherwise.
    """
    indent = profile.page_number_size * 10
    side = (
        f'<w:ind w:left="{indent}"/><w:jc w:val="left"/>'
        if even
        else f'<w:ind w:right="{indent}"/><w:jc w:val="right"/>'
    )
    field = (
        '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
        f"{field_xml('PAGE', str(2 if even else 1))}"
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r>'
    )
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{side}</w:pPr>{field}</w:p>'


def field_xml(code: str, shown: str) -> str:
    """Give a field and what it shows until it is refreshed."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{shown}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def core_properties_xml(title: str, creator: str, day: date, language: str) -> bytes:
    """Give ``docProps/core.xml``; the times are the date of the data."""
    stamp = f'xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z'
    return _part(
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(creator)}</dc:creator>"
        f"<dc:language>{escape(language)}</dc:language>"
        f"<cp:lastModifiedBy>{escape(creator)}</cp:lastModifiedBy>"
        f"<dcterms:created {stamp}</dcterms:created>"
        f"<dcterms:modified {stamp}</dcterms:modified></cp:coreProperties>"
    )


def app_properties_xml(company: str) -> bytes:
    """Give ``docProps/app.xml``."""
    return _part(
        f'<Properties xmlns="{_PROPERTIES}/extended-properties">'
        f"<Application>perfeval</Application><Company>{escape(company)}</Company></Properties>"
    )


def custom_properties_xml(manifest_sha256: str) -> bytes:
    """Give ``docProps/custom.xml`` with the digest of the manifest."""
    return _part(
        f'<Properties xmlns="{_PROPERTIES}/custom-properties" '
        f'xmlns:vt="{_PROPERTIES}/docPropsVTypes">'
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="2" name="{MANIFEST_PROPERTY}">'
        f"<vt:lpwstr>{manifest_sha256}</vt:lpwstr></property></Properties>"
    )


def _part(xml: str) -> bytes:
    return (DECLARATION + xml).encode("utf-8")
