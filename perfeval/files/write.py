"""Writing: a file is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import files as codes


def write_whole(path: Path, data: bytes) -> list[Diagnostic]:
    """Write ``data`` to a temporary file beside ``path``, then rename it into place.

    Returns a diagnostic when the file cannot be written (open in Word, no permission, disk full);
    what was at ``path`` before is then unchanged.
    """
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".~perfeval-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _give_usual_mode(temporary)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        reason = error.strerror or str(error)
        return [codes.WRITE_FAILED.at(Place(str(path)), file=path.name, reason=reason)]
    return []


def write_together(folder: Path, files: Mapping[str, bytes]) -> list[Diagnostic]:
    """Write several files that belong together into a folder.

    All are written beside their places first, then renamed one by one; a file that cannot be
    replaced (open in Word) ends the work, and the ones after it keep what they held.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for name, data in files.items():
            path = folder / name
            aside = path.with_name(f".~perfeval-{len(waiting)}-{name}")
            waiting.append((aside, path))
            problems = write_whole(aside, data)
            if problems:
                reason = problems[0].values["reason"]
                return [codes.WRITE_FAILED.at(Place(str(path)), file=name, reason=reason)]
        for aside, path in waiting:
            try:
                aside.replace(path)
            except OSError as error:
                reason = error.strerror or str(error)
                return [codes.WRITE_FAILED.at(Place(str(path)), file=path.name, reason=reason)]
    finally:
        for aside, _ in waiting:
            aside.unlink(missing_ok=True)
    return []


def write_text_whole(path: Path, text: str) -> list[Diagnostic]:
    """Write ``text`` as UTF-8 with line feeds; see :func:`write_whole`."""
    return write_whole(path, text.encode("utf-8"))


def _give_usual_mode(temporary: str) -> None:
    """Undo mkstemp's 0600, so that colleagues on a shared disk can read the result."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
