"""The workbook behind a chart, which Word opens at “edit data”.

Written by hand: the values stay the decimal texts they are (a library would make floats of
them), and the bytes are the same on every machine.
"""

from __future__ import annotations

from perfeval.report.word.package import Package, Relationship
from perfeval.report.word.profile import PageProfile
from perfeval.report.word.theme import THEME_TYPE, theme_xml
from perfeval.report.word.xml_text import DECLARATION, R, escape

SHEET = "Sheet1"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_STYLES = (
    f'{DECLARATION}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


def chart_workbook(
    categories: tuple[str, ...],
    series: list[tuple[str, tuple[str, ...]]],
    profile: PageProfile,
) -> bytes:
    """Give an .xlsx: the categories in column A from row 2, one column a series, named in row 1."""
    shared: dict[str, int] = {}
    names = [(column(at), name) for at, (name, _) in enumerate(series)]
    rows = [_row(1, names, [], shared)]
    for index, category in enumerate(categories):
        values = [(column(at), texts[index]) for at, (_, texts) in enumerate(series)]
        rows.append(_row(index + 2, [("A", category)], values, shared))
    sheet = f'{DECLARATION}<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData>'
    book = (
        f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{R}"><sheets>'
        f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    package = Package()
    package.add("xl/workbook.xml", book.encode("utf-8"), f"{_TYPE}sheet.main+xml")
    package.add(
        "xl/worksheets/sheet1.xml", f"{sheet}</worksheet>".encode(), f"{_TYPE}worksheet+xml"
    )
    package.add("xl/styles.xml", _STYLES.encode("utf-8"), f"{_TYPE}styles+xml")
    package.add("xl/sharedStrings.xml", _shared_strings(shared), f"{_TYPE}sharedStrings+xml")
    package.add("xl/theme/theme1.xml", theme_xml(profile), THEME_TYPE)
    package.relate(
        "xl/workbook.xml",
        [
            Relationship("rId1", "worksheet", "worksheets/sheet1.xml"),
            Relationship("rId2", "styles", "styles.xml"),
            Relationship("rId3", "sharedStrings", "sharedStrings.xml"),
            Relationship("rId4", "theme", "theme/theme1.xml"),
        ],
    )
    package.relate("", [Relationship("rId1", "officeDocument", "xl/workbook.xml")])
    return package.pack()


def column(series: int) -> str:
    """Give the letters of the column of series ``series`` (0 is B)."""
    letters, rest = "", series + 2
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _row(
    number: int,
    texts: list[tuple[str, str]],
    values: list[tuple[str, str]],
    shared: dict[str, int],
) -> str:
    """Give a row; its texts are added to the shared strings."""
    cells = [
        f'<c r="{letters}{number}" t="s"><v>{shared.setdefault(text, len(shared))}</v></c>'
        for letters, text in texts
        if text
    ]
    cells += [
        f'<c r="{letters}{number}"><v>{escape(value)}</v></c>' for letters, value in values if value
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _shared_strings(shared: dict[str, int]) -> bytes:
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in shared)
    xml = f'{DECLARATION}<sst xmlns="{_MAIN}" uniqueCount="{len(shared)}">{items}</sst>'
    return xml.encode("utf-8")
