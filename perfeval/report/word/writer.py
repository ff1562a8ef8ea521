"""Writing a document as .docx."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from perfeval.report.word import fixed_parts
from perfeval.report.word.chart.part import ChartPart, chart_part, inline_chart
from perfeval.report.word.contents import TableOfContents
from perfeval.report.word.document import (
    Block,
    Chart,
    Document,
    Heading,
    Notes,
    PageBreak,
    Paragraph,
    Signature,
    Table,
    Title,
)
from perfeval.report.word.form import Form
from perfeval.report.word.formal import (
    Addressee,
    AttachmentHead,
    AttachmentNote,
    Contents,
    Formal,
    Imprint,
    Masthead,
    Orientation,
    Remark,
)
from perfeval.report.word.forms import form_xml
from perfeval.report.word.manifest import Manifest, placed
from perfeval.report.word.marks import Marker
from perfeval.report.word.official import Official
from perfeval.report.word.package import Package, Relationship
from perfeval.report.word.paragraphs import Paragraphs
from perfeval.report.word.profile import GB9704, PageProfile
from perfeval.report.word.sections import (
    closed,
    lying_footer_xml,
    lying_relationships,
    section_xml,
    turned,
)
from perfeval.report.word.styles import styles_xml
from perfeval.report.word.tables import table_xml
from perfeval.report.word.theme import THEME_TYPE, theme_xml
from perfeval.report.word.xml_text import DECLARATION, R, W, escape

MANIFEST_NAMESPACE = "urn:perfeval:figures:1"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE = "application/vnd.openxmlformats-officedocument."
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def write_docx(document: Document, manifest: Manifest, profile: PageProfile = GB9704) -> bytes:
    """Give the .docx of a document: the same bytes for the same document, on every machine.

    See :func:`write_with_manifest`.
    """
    return write_with_manifest(document, manifest, profile)[0]


def write_with_manifest(
    document: Document, manifest: Manifest, profile: PageProfile = GB9704
) -> tuple[bytes, str]:
    """Give the .docx of a document and the text of its manifest, for the file beside it.

    The manifest goes in with the occurrences of its figures (``manifest.placed``).

    Raises:
        ValueError: when a figure of the document has no record, or is printed otherwise there.
    """
    complete = placed(document, manifest)
    body = _Body(document.blocks, profile)
    content = body.xml()
    package = Package()
    _add_body(package, content, body, profile)
    _add_fixed(package, document, profile, contents=body.has_contents)
    text = complete.to_json()
    _add_manifest(package, text)
    package.relate(
        "",
        [
            Relationship("rId1", "officeDocument", "word/document.xml"),
            Relationship("rId2", "core-properties", "docProps/core.xml"),
            Relationship("rId3", "extended-properties", "docProps/app.xml"),
            Relationship("rId4", "custom-properties", "docProps/custom.xml"),
        ],
    )
    return package.pack(), text


class _Body:
    """Turns blocks into XML, in order; numbers figures and charts, and closes sections."""

    def __init__(self, blocks: Sequence[Block], profile: PageProfile) -> None:
        self._blocks = blocks
        self._profile = profile
        self._marker = Marker()
        self._paragraphs = Paragraphs(self._marker, profile)
        self._official = Official(self._paragraphs, profile)
        self._contents = TableOfContents(blocks, profile)
        self._parts: list[str] = []
        self._lying = False
        self.charts: list[ChartPart] = []
        self.has_lying = False

    @property
    def has_contents(self) -> bool:
        """Whether there is a table of contents, which Word should refresh."""
        return bool(self._contents.entries)

    def xml(self) -> str:
        """Give what stands in ``w:body``."""
        for at, block in enumerate(self._blocks):
            self._turn(block)
            self._parts.append(self._block(at, block))
        return "".join(self._parts) + section_xml(self._profile, landscape=self._lying)

    def _turn(self, block: Block) -> None:
        """Lay the pages down or put them up before a block that asks for it."""
        match block:
            case Orientation(landscape):
                wanted = landscape
            case AttachmentHead():
                wanted = block.landscape
                self._paragraphs.break_page()
            case Imprint():
                wanted = False
            case _:
                return
        if wanted == self._lying:
            return
        if not self._parts:
            self._lying = self.has_lying = wanted
            return
        closing = section_xml(self._profile, landscape=self._lying)
        self._parts.append(closed(self._parts.pop() if self._parts else "", closing))
        self._paragraphs.keep_page()
        self._lying = wanted
        self.has_lying = self.has_lying or wanted

    @property
    def _page(self) -> PageProfile:
        return turned(self._profile) if self._lying else self._profile

    def _block(self, at: int, block: Block) -> str:
        match block:
            case Title():
                return self._paragraphs.title(block)
            case Heading():
                return self._paragraphs.heading(block, self._contents.marked(at))
            case Paragraph():
                return self._paragraphs.body(block)
            case Notes():
                return self._paragraphs.notes(block)
            case Table():
                return table_xml(block, self._paragraphs, self._marker, self._page)
            case Form():
                return form_xml(block, self._paragraphs, self._marker, self._page)
            case Chart():
                return self._chart(block)
            case Signature():
                return self._paragraphs.signature(block)
            case PageBreak():
                self._paragraphs.break_page()
                return ""
            case _:
                return self._formal(at, block)

    def _formal(self, at: int, block: Formal) -> str:
        match block:
            case Masthead():
                return self._official.masthead(block)
            case Addressee():
                return self._official.addressee(block)
            case AttachmentNote():
                return self._official.attachment_note(block)
            case AttachmentHead():
                return self._official.attachment_head(block, self._contents.marked(at))
            case Remark():
                return self._official.remark(block)
            case Imprint():
                return self._official.imprint(block)
            case Contents():
                return self._contents.xml(block, self._paragraphs)
            case Orientation():
                return ""

    def _chart(self, chart: Chart) -> str:
        number = len(self.charts) + 1
        part = chart_part(chart, number, self._page)
        self.charts.append(part)
        return self._paragraphs.set("Chart", inline_chart(chart, part, self._page))


def _add_body(package: Package, content: str, body: _Body, profile: PageProfile) -> None:
    xml = (
        f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{_WP}">'
        f"<w:body>{content}</w:body></w:document>"
    )
    package.add("word/document.xml", xml.encode("utf-8"), f"{_WORD}document.main+xml")
    relations = [
        Relationship("rId1", "styles", "styles.xml"),
        Relationship("rId2", "settings", "settings.xml"),
        Relationship("rId3", "fontTable", "fontTable.xml"),
        Relationship("rId4", "footer", "footer1.xml"),
        Relationship("rId5", "footer", "footer2.xml"),
        Relationship("rId6", "customXml", "../customXml/item1.xml"),
        Relationship("rId7", "theme", "theme/theme1.xml"),
    ]
    if body.has_lying:
        relations += lying_relationships()
        for name, even in (("footer3.xml", False), ("footer4.xml", True)):
            package.add(f"word/{name}", lying_footer_xml(profile, even=even), f"{_WORD}footer+xml")
    for chart in body.charts:
        relations.append(Relationship(chart.relation, "chart", f"charts/{chart.name}"))
        package.add(f"word/charts/{chart.name}", chart.xml, f"{_OFFICE}drawingml.chart+xml")
        package.add(f"word/embeddings/{chart.workbook_name}", chart.workbook, "")
        source = Relationship("rId1", "package", f"../embeddings/{chart.workbook_name}")
        package.relate(f"word/charts/{chart.name}", [source])
    package.relate("word/document.xml", relations)


def _add_fixed(
    package: Package, document: Document, profile: PageProfile, *, contents: bool
) -> None:
    settings = fixed_parts.settings_xml(document.language, contents=contents)
    language, organisation = document.language, document.organisation
    core = fixed_parts.core_properties_xml(document.title, organisation, document.date, language)
    for name, data, content_type in (
        ("word/styles.xml", styles_xml(profile, language), f"{_WORD}styles+xml"),
        ("word/settings.xml", settings, f"{_WORD}settings+xml"),
        ("word/fontTable.xml", fixed_parts.font_table_xml(profile), f"{_WORD}fontTable+xml"),
        ("word/footer1.xml", fixed_parts.footer_xml(profile, even=False), f"{_WORD}footer+xml"),
        ("word/footer2.xml", fixed_parts.footer_xml(profile, even=True), f"{_WORD}footer+xml"),
        ("word/theme/theme1.xml", theme_xml(profile), THEME_TYPE),
        (
            "docProps/core.xml",
            core,
            "application/vnd.openxmlformats-package.core-properties+xml",
        ),
        (
            "docProps/app.xml",
            fixed_parts.app_properties_xml(organisation),
            f"{_OFFICE}extended-properties+xml",
        ),
    ):
        package.add(name, data, content_type)


def _add_manifest(package: Package, text: str) -> None:
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    item = f'{DECLARATION}<figures xmlns="{MANIFEST_NAMESPACE}">{escape(text)}</figures>'
    item_id = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))
    properties = (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{{{item_id.upper()}}}" xmlns:ds="http://schemas.'
        'openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{MANIFEST_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    package.add("customXml/item1.xml", item.encode("utf-8"), "application/xml")
    package.add(
        "customXml/itemProps1.xml",
        properties.encode("utf-8"),
        f"{_OFFICE}customXmlProperties+xml",
    )
    package.relate(
        "customXml/item1.xml", [Relationship("rId1", "customXmlProps", "itemProps1.xml")]
    )
    package.add(
        "docProps/custom.xml",
        fixed_parts.custom_properties_xml(digest),
        f"{_OFFICE}custom-properties+xml",
    )
