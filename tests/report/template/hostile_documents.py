"""Damaged and hostile .docx files by name: how each is made, the code that a template gets."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from .conftest import OFFICE, R, W, package, paragraph, parts_of, table

Made = Callable[[], bytes]
_EXTERNAL = '<Relationship Id="rIdX" Type="{}/{}" Target="{}" TargetMode="External"/>'
_INSIDE = '<Relationship Id="rIdX" Type="{}/{}" Target="{}"/>'
_MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def whole(body: str = "", **more: object) -> Made:
    return lambda: package(parts_of(body or paragraph("{{ 全部 }}"), **more))


def changed(part: str, change: Callable[[str], str | bytes]) -> Made:
    def make() -> bytes:
        parts = parts_of(paragraph("{{ 全部 }}"))
        text = parts[part]
        parts[part] = change(text if isinstance(text, str) else text.decode())
        return package(parts)

    return make


def external(kind: str, target: str) -> Made:
    return whole(relations=_EXTERNAL.format(R, kind, target))


def inside(kind: str, target: str, data: bytes, content_type: str = "application/xml") -> Made:
    types = f'<Override PartName="/word/{target}" ContentType="{content_type}"/>'
    return whole(
        relations=_INSIDE.format(R, kind, target), types=types, others={f"word/{target}": data}
    )


def field(*instructions: str) -> Made:
    runs = "".join(f"<w:r><w:instrText>{text}</w:instrText></w:r>" for text in instructions)
    return whole(f"<w:p>{mark('begin')}{runs}{mark('separate')}{mark('end')}</w:p>")


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def nested_field() -> bytes:
    quote = f"{mark('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{mark('end')}"
    rest = "<w:r><w:instrText>AUTO c:\\\\x</w:instrText></w:r>"
    return whole(f"<w:p>{mark('begin')}{quote}{rest}{mark('end')}</w:p>")()


def bomb() -> bytes:
    parts = parts_of(paragraph("{{ 全部 }}"))
    return package({**parts, "word/media/a.png": b"\0" * 90_000_000})


def quine_names() -> bytes:
    return package({**parts_of(paragraph("x")), **{f"word/a{n}.xml": b"" for n in range(2500)}})


def twice() -> bytes:
    buffer = io.BytesIO(whole()())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/document.xml", "<a/>")
    return buffer.getvalue()


def lying_size() -> bytes:
    data = bytearray(whole()())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (5).to_bytes(4, "little")
    return bytes(data)


def laughs(part: str) -> Made:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    return changed(part, lambda text: f"<!DOCTYPE d [{entities}]>{text}".replace("全部", "&a11;"))


def outside_entity() -> bytes:
    entity = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return changed("word/document.xml", lambda text: entity + text.replace("{{ 全部 }}", "&x;"))()


def deep(element: str, depth: int) -> Made:
    return whole(f"<w:{element}>" * depth + f"</w:{element}>" * depth)


def nested_tables() -> bytes:
    inner = paragraph("{{ 全部 }}")
    for _ in range(60):
        inner = table(("x",)).replace(paragraph("x"), inner + "<w:p/>")
    return whole(inner)()


def booked(*names: str) -> Made:
    chart = '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
    drawing = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    names_ = "http://schemas.openxmlformats.org/package/2006/relationships"
    book = _INSIDE.format(R, "package", "../embeddings/b.xlsx")
    return whole(
        relations=_INSIDE.format(R, "chart", "charts/c.xml"),
        types=f'<Override PartName="/word/charts/c.xml" ContentType="{drawing}"/>'
        f'<Override PartName="/word/embeddings/b.xlsx" ContentType="{sheet}"/>',
        others={
            "word/charts/c.xml": chart,
            "word/charts/_rels/c.xml.rels": f'<Relationships xmlns="{names_}">'
            f"{book}</Relationships>",
            "word/embeddings/b.xlsx": package(dict.fromkeys(names, b"x")) if names else b"no zip",
        },
    )


SECTIONS = "{{#each 各类}}" * 6
HOSTILE: dict[str, tuple[Made, str]] = {
    # what is no document at all
    "empty": (lambda: b"", "PE601"),
    "text": (lambda: b"hello", "PE601"),
    "pdf": (lambda: b"%PDF-1.7", "PE601"),
    "old_word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "PE601"),
    "cut_off": (lambda: whole()()[:-200], "PE603"),
    "noise": (lambda: b"PK\x03\x04" + bytes(n * n * 7 % 251 for n in range(5000)), "PE603"),
    "no_types": (lambda: package({"a.xml": b"<a/>"}), "PE604"),
    "no_body": (
        changed("_rels/.rels", lambda t: t.replace("document.xml", "nothing.xml")),
        "PE604",
    ),
    "not_xml": (changed("word/document.xml", lambda _: "<w:document"), "PE608"),
    "not_utf8": (changed("word/document.xml", lambda t: t.encode("utf-8") + b"\xff\xfe"), "PE608"),
    "wrong_root": (changed("word/document.xml", lambda _: "<html/>"), "PE673"),
    "excel_type": (whole(main="sheet.main+xml"), "PE673"),
    "wrong_header": (inside("header", "header1.xml", b"<w/>"), "PE673"),
    "missing_part": (whole(relations=_INSIDE.format(R, "header", "no.xml")), "PE673"),
    "missing_relation": (
        whole('<w:p><w:hyperlink r:id="rId404"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'),
        "PE604",
    ),
    "strict": (
        changed("_rels/.rels", lambda t: t.replace(R, "http://purl.oclc.org/ooxml/x")),
        "PE609",
    ),
    # bombs
    "zip_bomb": (bomb, "PE605"),
    "many_parts": (quine_names, "PE605"),
    "twice": (twice, "PE606"),
    "lying_size": (lying_size, "PE608"),
    "billion_laughs": (laughs("word/document.xml"), "PE608"),
    "laughs_in_relations": (laughs("_rels/.rels"), "PE607"),
    "outside_entity": (outside_entity, "PE607"),
    "deep_xml": (deep("r", 5000), "PE608"),
    "deep_below_the_limit": (deep("r", 200), ""),
    "million_elements": (whole("<w:p/>" * 1_000_000), "PE605"),
    "million_tags": (whole(paragraph("{{全部}}" * 1_000_000)), "PE605"),
    "million_tag_paragraphs": (whole(paragraph("{{全部}}") * 60_000), "PE605"),
    "thousand_tags_in_a_paragraph": (whole(paragraph("{{全部}}" * 1000)), "PE605"),
    "million_braces": (whole(paragraph("{" * 1_000_000)), "PE605"),
    "many_braces": (whole(paragraph("{" * 20_000)), "PE674"),
    "million_openings": (whole(paragraph("{{#if x " * 100_000)), "PE674"),
    "many_runs": (whole(paragraph(*"{{全部}}" * 10_000)), "PE605"),
    "huge_text": (whole(paragraph("字" * 4_000_000)), "PE605"),
    "nested_tables": (nested_tables, ""),
    "nested_sections": (whole(paragraph("{{#if 率}}" * 400 + "{{/if}}" * 99)), "PE676"),
    "unclosed_loop": (whole(paragraph("{{#each 各类}}")), "PE676"),
    "crossed_sections": (whole(paragraph("{{#each 各类}}{{#if 率}}{{/each}}{{/if}}")), "PE676"),
    "long_condition": (whole(paragraph("{{#if " + "非 " * 150 + "率}}x{{/if}}")), ""),
    # what would run or reach out
    "macro_part": (inside("x", "vbaProject.bin", b"x"), "PE670"),
    "macro_type": (whole(main="document.macroEnabled.main+xml"), "PE670"),
    "macro_unreached": (lambda: package({**parts_of("x"), "word/vbaData.xml": b"<a/>"}), "PE670"),
    "ole_part": (inside("oleObject", "embeddings/a.bin", b"x"), "PE670"),
    "ole_element": (whole("<w:p><w:r><w:object/></w:r></w:p>"), "PE670"),
    "activex": (inside("control", "activeX/activeX1.xml", b"<a/>"), "PE670"),
    "alt_chunk": (inside("aFChunk", "a.xml", b"<a/>"), "PE670"),
    "alt_chunk_element": (whole("<w:altChunk/>"), "PE670"),
    "attached_template": (
        lambda: package(
            {
                **parts_of("x"),
                "word/_rels/settings.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats'
                '.org/package/2006/relationships">'
                f"{_EXTERNAL.format(R, 'attachedTemplate', 'http://x.example/a.dotm')}"
                "</Relationships>",
            }
        ),
        "PE670",
    ),
    "mail_merge": (inside("mailMergeSource", "a.xml", b"<a/>"), "PE670"),
    "subdocument": (external("subDocument", "file:///c:/a.docx"), "PE670"),
    "frame": (external("frame", "http://x.example/"), "PE670"),
    "linked_image": (external("image", "http://x.example/a.png"), "PE671"),
    "file_link": (external("hyperlink", "file://server/share/a.exe"), "PE671"),
    "script_link": (external("hyperlink", "javascript:alert(1)"), "PE671"),
    "vml_source": (
        whole(
            '<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" '
            'src="http://x.example/a.png"/></w:pict></w:r></w:p>'
        ),
        "PE671",
    ),
    "program_part": (lambda: package({**parts_of("x"), "word/media/a.exe": b"MZ"}), "PE670"),
    "escaping_name": (lambda: package({**parts_of("x"), "../../a.xml": b"x"}), "PE670"),
    "strange_type": (inside("image", "a.png", b"MZ", "application/x-msdownload"), "PE670"),
    "book_no_zip": (booked(), "PE670"),
    "book_with_macros": (booked("xl/vbaProject.bin"), "PE670"),
    "book_with_links": (booked("xl/externalLinks/externalLink1.xml"), "PE670"),
    "dde": (field("DDE Excel Sheet1"), "PE672"),
    "dde_split": (field(" D", "DEA", "UTO c:\\\\cmd.exe"), "PE672"),
    "dde_simple": (whole('<w:p><w:fldSimple w:instr="ddeauto x"/></w:p>'), "PE672"),
    "dde_nested": (nested_field, "PE672"),
    "include_text": (field('INCLUDETEXT "c:\\\\a.docx"'), "PE672"),
    "include_picture": (field('INCLUDEPICTURE "http://x.example/a.png"'), "PE672"),
    "link_field": (field("LINK Excel.Sheet.8 a.xls"), "PE672"),
    "macro_button": (field("MACROBUTTON run"), "PE672"),
    "quote_field": (field("QUOTE 68 68 69"), "PE672"),
    "local_hyperlink": (field('HYPERLINK "file:///c:/a.exe"'), "PE672"),
    "deep_fields": (whole(f"<w:p>{mark('begin') * 100}</w:p>"), "PE672"),
    "dde_in_header": (
        inside(
            "header",
            "header1.xml",
            f'<w:hdr xmlns:w="{W}"><w:p><w:fldSimple w:instr="DDE x"/></w:p></w:hdr>'.encode(),
            f"{OFFICE}header+xml",
        ),
        "PE672",
    ),
    # what looks like code
    "jinja": (whole(paragraph("{{ cycler.__init__.__globals__.os.popen('x') }}")), "PE675"),
    "statement": (whole(paragraph("{% for x in y %}{{ ''.__class__ }}")), "PE675"),
    "power": (whole(paragraph("{{ 9**9**9 }}")), "PE675"),
    "image_path": (whole(paragraph("{{图 ../../etc/passwd}}")), ""),
}
