"""The parts around the text of an outline: masthead, addressee, contents, attachments, imprint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from perfeval.report.outline.model import Block, Outline
from perfeval.report.outline.writing import Writing
from perfeval.report.word import document as d
from perfeval.report.word import formal as f

Build = Callable[[Sequence[Block]], list[d.Block]]


@dataclass(frozen=True, slots=True)
class Attached:
    """What the attachments put into the document: their list under the text, and themselves."""

    note: tuple[d.Block, ...]
    blocks: tuple[d.Block, ...]


def before(writing: Writing, outline: Outline, title: d.Title) -> list[d.Block]:
    """Give what stands before the text: masthead, title, addressee, contents."""
    built: list[d.Block] = []
    spec = outline.masthead
    if spec is not None:
        built.append(
            f.Masthead(
                organ=writing.plain(spec.organ),
                number=writing.plain(spec.number),
                copy_number=writing.plain(spec.copy_number),
                secrecy=writing.plain(spec.secrecy),
                urgency=writing.plain(spec.urgency),
                signer=writing.plain(spec.signer),
            )
        )
    built.append(title)
    if outline.addressee is not None:
        built.append(f.Addressee(writing.plain(outline.addressee)))
    if outline.contents is not None:
        built.append(f.Contents(int(outline.contents)))
    return built


def attachments(writing: Writing, outline: Outline, build: Build) -> Attached:
    """Build the attachments that have content, numbered when there are several."""
    kept: list[tuple[str, bool, list[d.Block]]] = []
    for spec in outline.attachments:
        content = build(spec.content) if writing.holds(spec.when) else []
        if content:
            kept.append((writing.plain(spec.name), spec.landscape == "是", content))
    if not kept:
        return Attached((), ())
    blocks: list[d.Block] = []
    for number, (name, landscape, content) in enumerate(kept, 1):
        head = f.AttachmentHead(number if len(kept) > 1 else None, name, landscape)
        blocks += [head, *content]
    return Attached((f.AttachmentNote(tuple(name for name, _, _ in kept)),), tuple(blocks))


def after(writing: Writing, outline: Outline) -> list[d.Block]:
    """Give what stands below the date: the remark."""
    return [] if outline.note is None else [f.Remark(writing.plain(outline.note))]


def last(writing: Writing, outline: Outline) -> list[d.Block]:
    """Give what stands at the bottom of the last page: the imprint, when it says something."""
    spec = outline.imprint
    if spec is None:
        return []
    copies, organ, day = (writing.plain(text) for text in (spec.copies, spec.organ, spec.date))
    return [f.Imprint(copies, organ, day)] if copies or organ else []
