"""Text files in the encodings that users have."""

from __future__ import annotations

from pathlib import Path

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import files as codes

_ENCODINGS = ("utf-8-sig", "gb18030")


def decode(data: bytes) -> str | None:
    """Decode UTF-8 (with or without BOM) or GB18030; None when it is neither."""
    if b"\0" in data:
        return None
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def read_text(path: Path, shown_as: str) -> tuple[str | None, list[Diagnostic]]:
    """Read a text file; ``shown_as`` is the name that diagnostics print."""
    data, problems = read_bytes(path, shown_as)
    if data is None:
        return None, problems
    text = decode(data)
    if text is None:
        return None, [codes.NOT_TEXT.at(Place(shown_as))]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def read_bytes(path: Path, shown_as: str) -> tuple[bytes | None, list[Diagnostic]]:
    """Read a file whole, or say why not."""
    place = Place(shown_as)
    try:
        return path.read_bytes(), []
    except FileNotFoundError:
        return None, [codes.FILE_MISSING.at(place, file=shown_as, nearest=_sibling(path))]
    except OSError as error:
        return None, [codes.FILE_UNREADABLE.at(place, reason=error.strerror or str(error))]


def _sibling(path: Path) -> str:
    from perfeval.diagnostics import nearest

    if not path.parent.is_dir():
        return ""
    return nearest(path.name, (other.name for other in path.parent.iterdir()))
