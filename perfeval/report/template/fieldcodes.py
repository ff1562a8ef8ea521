"""Fields of a Word document: only those that show something of the document itself are taken.

A list of what is accepted, not of what is refused: a field can be put together from other fields
(``{ { QUOTE 68 68 69 } … }``), so that a forbidden name need not stand in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from perfeval.report.word.xml_text import W

ACCEPTED = frozenset(
    [
        "PAGE",
        "NUMPAGES",
        "SECTION",
        "SECTIONPAGES",
        "DATE",
        "TIME",
        "CREATEDATE",
        "SAVEDATE",
        "PRINTDATE",
        "EDITTIME",
        "TOC",
        "TC",
        "XE",
        "INDEX",
        "REF",
        "PAGEREF",
        "NOTEREF",
        "STYLEREF",
        "SEQ",
        "HYPERLINK",
        "TITLE",
        "SUBJECT",
        "AUTHOR",
        "KEYWORDS",
        "COMMENTS",
        "LASTSAVEDBY",
        "REVNUM",
        "FILENAME",
        "FILESIZE",
        "NUMWORDS",
        "NUMCHARS",
        "DOCPROPERTY",
        "EQ",
        "SYMBOL",
        "FORMTEXT",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "LISTNUM",
        "AUTONUM",
        "AUTONUMLGL",
        "AUTONUMOUT",
        "ADVANCE",
        "CITATION",
        "BIBLIOGRAPHY",
    ]
)
_W = f"{{{W}}}"
_SCANNED = tuple(
    f"{_W}{name}" for name in ("fldChar", "instrText", "delInstrText", "t", "fldSimple")
)
_MOST_DEPTH = 16
_LOCAL = ("file:", "\\\\", "javascript:", "vbscript:")


@dataclass
class _Field:
    code: str = ""
    in_code: bool = True
    nested_first: bool = False


def refused_fields(root: etree._Element) -> Iterator[str]:
    """Give the fields of a part that are not taken, each as its first words."""
    for code, built in _codes(root):
        words = code.split()
        name = words[0].upper() if words else ""
        local = name == "HYPERLINK" and any(sign in code.lower() for sign in _LOCAL)
        known = not name or name in ACCEPTED or name.startswith("=")
        if built or local or not known:
            yield " ".join(words[:2])[:40] or "{ }"


def _codes(root: etree._Element) -> Iterator[tuple[str, bool]]:
    """Give each field's code, and whether its name is made by another field."""
    stack: list[_Field] = []
    for element in root.iter(*_SCANNED):
        tag = str(element.tag).removeprefix(_W)
        if tag == "fldSimple":
            yield element.get(f"{_W}instr", ""), False
        elif tag == "fldChar":
            yield from _boundary(element.get(f"{_W}fldCharType", ""), stack)
            if len(stack) > _MOST_DEPTH:
                yield "{ { { …", True
                return
        else:
            text = element.text or ""
            for field in stack:
                if field.in_code:
                    field.code += text
    yield from ((field.code, field.nested_first) for field in stack if field.in_code)


def _boundary(kind: str, stack: list[_Field]) -> Iterator[tuple[str, bool]]:
    if kind == "begin":
        if stack and stack[-1].in_code and not stack[-1].code.strip():
            stack[-1].nested_first = True
        stack.append(_Field())
    elif stack and stack[-1].in_code:
        field = stack[-1]
        field.in_code = False
        yield field.code, field.nested_first
    if kind == "end" and stack:
        stack.pop()
