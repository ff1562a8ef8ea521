"""Tags: what may stand between double braces, half-width or full-width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["value", "each", "if", "else", "end-each", "end-if", "image", "chart"]

TAG = re.compile(r"([{｛]{2})([^{}｛｝]{0,500})([}｝]{2})")
BRACES = re.compile(r"[{｛]{2}|[}｝]{2}")
SINGLE = re.compile(r"(?<![{｛])[{｛]([^{}｛｝]{1,80})[}｝](?![}｝])")
NAME = re.compile(r"^[^\W\d][\w.]*(?:\[[^\[\]]+\](?:\.\w+)?)?$")
BARE = "不带单位"
_FULL = str.maketrans("｜＃／（）［］＜＞＝！％　＂“”„‟＆＋－", '|#/()[]<>=!% """""&+-')
_OPENERS: dict[str, Kind] = {
    "#each": "each", "#每个": "each", "#逐个": "each", "#if": "if", "#如果": "if",
}  # fmt: skip
_MARKS: dict[str, Kind] = {
    "else": "else", "否则": "else", "/each": "end-each", "/每个": "end-each",
    "/逐个": "end-each", "/if": "end-if", "/如果": "end-if",
}  # fmt: skip
_SPECIAL: dict[str, Kind] = {"图": "image", "图片": "image", "图表": "chart"}
_EACH = re.compile(r'^(\S+)(?:\s+间\s*"([^"]{0,40})")?$')


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as read: ``name`` is a name or a condition, ``options`` follow the bars.

    ``written`` is the tag as it stands in the template, ``between`` what stands between the items
    of a loop inside a sentence (None: the loop has none).
    """

    kind: Kind
    written: str
    name: str = ""
    options: tuple[str, ...] = ()
    between: str | None = None

    @property
    def is_control(self) -> bool:
        """Whether the tag begins, divides or ends a part of the document."""
        return self.kind in ("each", "if", "else", "end-each", "end-if")

    @property
    def form(self) -> str:
        """The format of a value, empty for the figure's own."""
        return next((option for option in self.options if option != BARE), "")

    @property
    def bare(self) -> bool:
        """Whether only the digits are wanted."""
        return BARE in self.options


def plain(text: str) -> str:
    """Give a text with the signs of a Chinese keyboard made half-width."""
    return text.translate(_FULL)


def parse_tag(written: str, inner: str) -> Tag | None:
    """Read what stands between the braces; None when it is no tag."""
    text = plain(inner).strip()
    # A word processor's proofing puts spaces after # and /; a keyboard sometimes does.
    text = re.sub(r"^([#/])\s+", r"\1", text)
    if text in _MARKS:
        return Tag(_MARKS[text], written)
    first, _, rest = text.partition(" ")
    if first in _OPENERS:
        return _opener(_OPENERS[first], written, rest.strip())
    parts = tuple(part.strip() for part in text.split("|"))
    if first in _SPECIAL and rest.strip():
        return Tag(_SPECIAL[first], written, parts[0].partition(" ")[2].strip(), parts[1:])
    if not NAME.match(parts[0]) or "" in parts or len(parts) > 3:
        return None
    tag = Tag("value", written, parts[0], parts[1:])
    return tag if len([option for option in parts[1:] if option != BARE]) <= 1 else None


def _opener(kind: Kind, written: str, rest: str) -> Tag | None:
    if kind == "if":
        return Tag(kind, written, rest) if rest else None
    match = _EACH.match(rest)
    if match is None or not NAME.match(match[1]):
        return None
    return Tag(kind, written, match[1], between=match[2])


def is_mixed(opening: str, closing: str) -> bool:
    """Say whether a tag has braces of both widths."""
    return len({sign in "｛｝" for sign in opening + closing}) > 1
