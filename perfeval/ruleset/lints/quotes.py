"""Texts in Chinese quotation marks, which a writer may take for those of YAML."""

from __future__ import annotations

import re

from perfeval.diagnostics.codes import lints as codes
from perfeval.files.typed import Text
from perfeval.ruleset.lints.notes import Notes

_WHOLE = re.compile(r"[“”„‟][^“”]*[“”\"]$")


def look(notes: Notes) -> None:
    """Note names and messages that stand in Chinese marks as a whole."""
    texts: list[tuple[Text, str]] = [(notes.ruleset.name, "")]
    for rule in notes.rules():
        texts.append((rule.name, str(rule.id)))
        message = getattr(rule, "message", None)
        if message is not None:
            texts.append((message, str(rule.id)))
    for text, owner in texts:
        quoted = text.node is not None and text.node.quoted
        if not quoted and _WHOLE.match(text.strip()):
            notes.note(codes.CHINESE_QUOTES, text, owner, found=text)
