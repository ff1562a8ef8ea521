"""The parts around the text that official documents have: GB/T 9704-2012, sections 7 and 8."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of a numbered document (版头, 7.2): what stands above and on the red rule.

    ``copy_number``, ``secrecy`` and ``urgency`` stand one below the other in the first lines;
    with a ``signer`` the number stands left and the signer right (a report to a superior).

    Raises:
        ValueError: when it has no organ.
    """

    organ: str
    number: str = ""
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    signer: str = ""

    def __post_init__(self) -> None:
        if not self.organ:
            raise ValueError("a masthead needs the name of the organ")


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom it goes (主送机关, 7.3.2): flush left under the title, ends with a full colon."""

    text: str


@dataclass(frozen=True, slots=True)
class AttachmentNote:
    """The list of attachments under the text (附件说明, 7.3.4); names without punctuation.

    Raises:
        ValueError: when it names none.
    """

    names: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.names:
            raise ValueError("a list of attachments names at least one")


@dataclass(frozen=True, slots=True)
class AttachmentHead:
    """The beginning of an attachment on a new page (附件, 7.3.7).

    ``number`` is None for an only one; the mark (附件1) stands in the first line, the title in
    the third. ``landscape`` lays its pages down; the pages after it stand up again.
    """

    number: int | None
    title: str
    landscape: bool = False

    @property
    def mark(self) -> str:
        """What stands in the first line."""
        return "附件" if self.number is None else f"附件{self.number}"


@dataclass(frozen=True, slots=True)
class Remark:
    """The remark below the date (附注, 7.3.8): two characters in, in full-width brackets."""

    text: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """The foot of a numbered document (版记, 7.4), at the bottom of the last page.

    Raises:
        ValueError: when it is empty.
    """

    copies: str = ""
    organ: str = ""
    date: str = ""

    def __post_init__(self) -> None:
        if not (self.copies or self.organ):
            raise ValueError("an imprint names who gets copies, or who printed it")


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents of the headings down to ``levels`` (1 to 4), on pages of its own."""

    levels: int = 2

    def __post_init__(self) -> None:
        if self.levels not in range(1, 5):
            raise ValueError(f"a table of contents goes down to level 1 to 4, not {self.levels}")


@dataclass(frozen=True, slots=True)
class Orientation:
    """What follows stands on a new page that lies (8: wide tables) or stands up again."""

    landscape: bool


Formal = (
    Masthead
    | Addressee
    | AttachmentNote
    | AttachmentHead
    | Remark
    | Imprint
    | Contents
    | Orientation
)


def texts_of(block: Formal) -> tuple[str, ...]:
    """Give the texts of such a part in reading order."""
    match block:
        case Masthead():
            lines = (block.copy_number, block.secrecy, block.urgency, block.organ, block.number)
            return tuple(text for text in (*lines, block.signer) if text)
        case Addressee(text) | Remark(text):
            return (text,)
        case AttachmentNote(names):
            return names
        case AttachmentHead():
            return (block.mark, block.title)
        case Imprint():
            return tuple(text for text in (block.copies, block.organ, block.date) if text)
        case Contents() | Orientation():
            return ()
