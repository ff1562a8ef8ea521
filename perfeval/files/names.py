"""Names of files that every system takes, Windows first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]')
"""What Windows does not take in file names, and spaces."""
_DEVICES = re.compile(r"^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_LONGEST = 120
"""Characters of a name: Windows takes 260 for the whole path, endings and folders with it."""


def safe_name(text: str, otherwise: str = "文档") -> str:
    """Give a file name without ending from any text; ``otherwise`` when nothing of it is left.

    Forbidden characters and spaces are dropped, dots at the end too; a name that Windows keeps for
    a device gets a line before it.
    """
    name = _FORBIDDEN.sub("", text)[:_LONGEST].rstrip(".") or otherwise
    return f"_{name}" if _DEVICES.match(name) else name


def unique_names(names: Iterable[str]) -> Iterator[str]:
    """Give each name once: another of the same, or different only in case, gets a number."""
    taken: set[str] = set()
    for name in names:
        made, number = name, 1
        while made.casefold() in taken:
            number += 1
            made = f"{name}_{number}"
        taken.add(made.casefold())
        yield made
