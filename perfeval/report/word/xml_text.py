"""Texts as XML: escaped, and without the characters that XML does not know."""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAK = re.compile("(\t|\r\n|\r|\n)")


def escape(text: str) -> str:
    """Escape a text for element content; characters that XML does not know become spaces."""
    clean = NOT_XML.sub(" ", text)
    return clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Escape a text for a double-quoted attribute; line breaks become spaces."""
    return _BREAK.sub(" ", escape(text)).replace('"', "&quot;")


def run(text: str, properties: str = "") -> str:
    """Give a ``w:r`` of the text; tabs and line breaks become their elements."""
    if not text:
        return ""
    pieces = []
    for piece in _BREAK.split(text):
        if piece == "\t":
            pieces.append("<w:tab/>")
        elif piece in {"\n", "\r", "\r\n"}:
            pieces.append("<w:br/>")
        elif piece:
            pieces.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return f"<w:r>{properties and f'<w:rPr>{properties}</w:rPr>'}{''.join(pieces)}</w:r>"
