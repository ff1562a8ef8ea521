"""Workbooks, tables and PDFs that were made to hold up whoever reads them, by file name."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_M = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>>>>>"
)


def packed(parts: Mapping[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def book(rows: str, *, before: str = "", after: str = "", sheets: int = 1) -> dict[str, str]:
    listed = "".join(
        f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, sheets + 1)
    )
    relation = '<Relationships xmlns="{0}/relationships"><Relationship Id="rId1" Type="{1}/{2}" '
    relation += 'Target="{3}"/></Relationships>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_CT}.sheet.main+xml"/><Override '
        f'PartName="/xl/worksheets/sheet1.xml" ContentType="{_CT}.worksheet+xml"/></Types>',
        "_rels/.rels": relation.format(_PACKAGE, _R, "officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": relation.format(
            _PACKAGE, _R, "worksheet", "worksheets/sheet1.xml"
        ),
        "xl/workbook.xml": f'<workbook xmlns="{_M}" xmlns:r="{_R}"><sheets>{listed}</sheets>'
        "</workbook>",
        "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{_M}"><sheetData>{rows}'
        f"</sheetData>{after}</worksheet>",
    }


def row(number: int, text: str = "合计") -> str:
    cell = f'<c r="A{number}" t="inlineStr"><is><t>{text}</t></is></c>'
    return f'<row r="{number}">{cell}<c r="B{number}"><v>2.5</v></c></row>'


def laughs() -> str:
    inner = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY a0 "ha">{inner}]>'


def pdf(*objects: bytes) -> bytes:
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def stream(data: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return b"<</Length %d/Filter %s>>stream\n%s\nendstream" % (len(data), filters, data)


def paged(content: bytes, pages: int = 1, *, twice: bool = False) -> bytes:
    data = zlib.compress(content)
    filters = b"[/FlateDecode/FlateDecode]" if twice else b"/FlateDecode"
    kids = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * pages, pages)
    return pdf(
        _CATALOG, kids, _PAGE, stream(zlib.compress(data) if twice else data, filters), _FONT
    )


def hostile_files() -> dict[str, bytes]:
    """Make them all."""
    rows = "".join(row(number) for number in range(1, 60_001))
    zeros = zlib.compress(b"\0" * 90_000_000)
    text = b"BT /F 12 Tf 100 700 Td %s ET"
    good = paged(text % b"(500, of which 300 and 180) Tj")
    return {
        "blank_bomb.xlsx": packed(book(" " * 40_000_000)),
        "cells.xlsx": packed(book(rows)),
        "stored_cells.xlsx": packed(book(rows), zipfile.ZIP_STORED),
        "far_cell.xlsx": packed(book('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
        "laughs.xlsx": packed(book(row(1, "&a9;"), before=laughs())),
        "deep.xlsx": packed(book("<a>" * 100_000 + "</a>" * 100_000)),
        "sheets.xlsx": packed(book(row(1), sheets=3000)),
        "parts.xlsx": packed({**book(row(1)), **{f"xl/a{n}.xml": "" for n in range(20_000)}}),
        "long_cell.xlsx": packed(book(row(1, "1" * 3_000_000))),
        "long_number.xlsx": packed(book(row(1, "1" * 5000))),
        "merges.xlsx": packed(
            book(row(1), after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' * 500)
        ),
        "strings.xlsx": packed(
            book('<row r="1">' + '<c t="s"><v>99</v></c>' * 190_000 + "</row>")
        ),
        "document.xlsx": packed({"word/document.xml": "<a/>"}),
        "cut.xlsx": packed(book(row(1)))[:-300],
        "no_book.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5000,
        "web.xls": ("<table>" + "<tr><td>1.5</td></tr>" * 100_000).encode(),
        "deep_web.xls": ("<table><tr><td>" * 20_000).encode(),
        "long.csv": ("项目,1.5,2.5\n" * 200_000).encode(),
        "wide.csv": b"1.5," * 600_000,
        "quote.csv": b'"' + b"a,\n" * 150_000,
        "words.txt": ("其中" * 500_000).encode(),
        "numbers.txt": ("1万元、" * 50_000).encode(),
        "digits.txt": ("1" * 50_000).encode(),
        "good.pdf": good,
        "bomb.pdf": paged(b" " * 100_000_000),
        "bomb_in_bomb.pdf": pdf(
            _CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", _PAGE,
            stream(zlib.compress(zeros), b"[/FlateDecode/FlateDecode]"), _FONT,
        ),
        "shown_letters.pdf": paged(text % (b"(1) Tj " * 1_000_000)),
        "many_pages.pdf": paged((text % b"(1) Tj") * 2000, 900),
        "more_pages.pdf": paged(text % b"", 5000),
        "pages_in_themselves.pdf": pdf(_CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
        "itself.pdf": pdf(b"1 0 R"),
        "xref_loop.pdf": b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Root 1 0 R"
        b"/Prev 9>>\nstartxref\n9\n%%EOF",
        "deep.pdf": pdf(b"[" * 100_000 + b"]" * 100_000),
        "cut.pdf": good[:200],
        "noise.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 10_000,
        "opened.pdf": b"%PDF-1.7\n" + b"1 0 obj<<" * 200_000,
    }  # fmt: skip
