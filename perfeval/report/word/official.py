"""Setting the parts around the text: masthead, addressee, attachments, remark, imprint."""

from __future__ import annotations

from perfeval.report.word.box import Box, aligned
from perfeval.report.word.formal import (
    Addressee,
    AttachmentHead,
    AttachmentNote,
    Imprint,
    Masthead,
    Remark,
)
from perfeval.report.word.paragraphs import Paragraphs
from perfeval.report.word.profile import RED, TWIPS_A_CHARACTER, PageProfile, text_twips
from perfeval.report.word.xml_text import run

_MARK_TOP = 1984
"""35 mm from the top of the type area to the top of the organ's name (7.2.4)."""
_RULE_GAP = 11
"""Points from the number to the red rule: 4 mm (7.2.7)."""
_LARGEST_MARK, _SMALLEST_MARK = 84, 52
"""Half-points of the organ's name, whose size the standard leaves open: 初号 down to 一号."""
_OUTER, _INNER = 8, 6
"""Eighths of a point of the rules of the imprint: 0.35 mm and 0.25 mm (7.4.1)."""
_RED_RULE = 12
_RULES_HEIGHT = 40


class Official:
    """Sets the formal parts of a document with the means of its paragraphs."""

    def __init__(self, paragraphs: Paragraphs, profile: PageProfile) -> None:
        self._paragraphs = paragraphs
        self._profile = profile

    def masthead(self, masthead: Masthead) -> str:
        """Set the masthead; the title after it stands two lines below the red rule."""
        first = [
            self._paragraphs.set("MastheadLine", run(text, properties))
            for text, properties in (
                (masthead.copy_number, ""),
                (masthead.secrecy, '<w:rStyle w:val="Lead1"/>'),
                (masthead.urgency, '<w:rStyle w:val="Lead1"/>'),
            )
            if text
        ]
        self._paragraphs.title_gap = 2 * self._profile.line_pitch
        rule = (
            f'<w:pBdr><w:bottom w:val="single" w:sz="{_RED_RULE}" w:space="{_RULE_GAP}" '
            f'w:color="{RED}"/></w:pBdr>'
        )
        number = self._number(masthead, rule)
        return "".join(first) + self._mark(masthead, len(first), "" if number else rule) + number

    def _mark(self, masthead: Masthead, lines: int, rule: str) -> str:
        fitting = self._profile.text_width // (10 * len(masthead.organ))
        size = max(_SMALLEST_MARK, min(_LARGEST_MARK, fitting))
        line = size * 12  # a fifth more than the characters, in twips
        above = max(0, _MARK_TOP - lines * self._profile.line_pitch - (line - size * 10) // 2)
        spacing = f'<w:spacing w:before="{above}" w:line="{line}" w:lineRule="exact"/>'
        sized = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        return self._paragraphs.set("MastheadOrgan", run(masthead.organ, sized), rule + spacing)

    def _number(self, masthead: Masthead, rule: str) -> str:
        if not (masthead.number or masthead.signer):
            return ""
        spacing = f'<w:spacing w:before="{2 * self._profile.line_pitch}"/>'
        if not masthead.signer:
            centred = f'{rule}{spacing}<w:jc w:val="center"/>'
            return self._paragraphs.set("MastheadLine", run(masthead.number), centred)
        side = self._profile.text_width - TWIPS_A_CHARACTER
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{side}"/></w:tabs>'
        signer = run(masthead.signer, '<w:rStyle w:val="Lead2"/>')
        content = run(f"　{masthead.number}\t签发人：") + signer
        return self._paragraphs.set("MastheadLine", content, f"{rule}{tab}{spacing}")

    def addressee(self, addressee: Addressee) -> str:
        """Set the line of who it goes to."""
        return self._paragraphs.set("Salutation", run(addressee.text))

    def attachment_note(self, note: AttachmentNote) -> str:
        """Set the list of attachments: a name's further lines stand under its first character."""
        word = text_twips("附件：")
        begin = 2 * TWIPS_A_CHARACTER
        several = len(note.names) > 1
        lines: list[str] = []
        for at, name in enumerate(note.names):
            number = f"{at + 1}." if several else ""
            left = begin + word + text_twips(number)
            hanging = left - begin if at == 0 else text_twips(number)
            above = f'<w:spacing w:before="{self._profile.line_pitch}"/>' if at == 0 else ""
            properties = f'{above}<w:ind w:left="{left}" w:hanging="{hanging}"/>'
            text = f"{'' if at else '附件：'}{number}{name}"
            lines.append(self._paragraphs.set("AttachmentNote", run(text), properties))
        return "".join(lines)

    def attachment_head(self, head: AttachmentHead, around: tuple[str, str] = ("", "")) -> str:
        """Set the mark in the first line of a page and the title in the third."""
        mark = self._paragraphs.set("AttachmentMark", run(head.mark))
        return mark + self._paragraphs.set("AttachmentTitle", run(head.title).join(around))

    def remark(self, remark: Remark) -> str:
        """Set the remark in its brackets."""
        return self._paragraphs.set("BodyText", run(f"（{remark.text}）"))

    def imprint(self, imprint: Imprint) -> str:
        """Set the imprint in a box on the bottom edge of the type area of the last page."""
        size = self._profile.page_number_size * 10  # 4号, in twips
        width = self._profile.text_width
        lines: list[tuple[str, str]] = []
        count = 0
        if imprint.copies:
            indent = f'<w:ind w:left="{4 * size}" w:right="{size}" w:hanging="{3 * size}"/>'
            lines.append((run(f"抄送：{imprint.copies}"), indent))
            count += -(-len(imprint.copies) // ((width - 5 * size) // size))
        if imprint.organ:
            tab = f'<w:tabs><w:tab w:val="right" w:pos="{width - size}"/></w:tabs>'
            day = f"\t{imprint.date}印发" if imprint.date else ""
            lines.append((run(f"{imprint.organ}{day}"), f'{tab}<w:ind w:left="{size}"/>'))
            count += 1
        box = Box(
            number=911,
            name="Imprint",
            alt="版记",
            width=width,
            height=count * self._profile.line_pitch + _RULES_HEIGHT * (len(lines) + 1),
            across=aligned("positionH", "margin", "center"),
            down=aligned("positionV", "margin", "bottom"),
            wrap="<wp:wrapTopAndBottom/>",
            body='anchor="b"',
        )
        inside = [
            f'{_rule(_INNER if at else _OUTER)}<w:p><w:pPr><w:pStyle w:val="Imprint"/>{indent}'
            f"</w:pPr>{content}</w:p>"
            for at, (content, indent) in enumerate(lines)
        ]
        inside.append(_rule(_OUTER))
        return self._paragraphs.set("TableEnd", box.run("".join(inside)))


def _rule(size: int) -> str:
    """Give a rule as wide as the type area, whatever the indents of the lines beside it."""
    border = f'<w:top w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
    line = f'<w:spacing w:line="{_RULES_HEIGHT}" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="Imprint"/><w:pBdr>{border}</w:pBdr>{line}</w:pPr></w:p>'
