"""The log: JSON lines beside the data, read whatever happened to the file, only ever added to."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import files as file_codes
from perfeval.diagnostics.codes import history as codes
from perfeval.files.text import decode
from perfeval.history.entry import VERSION, Entry, Wrong, read_entry

LOG_NAME = "发现记录.jsonl"
_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
_SHOWN = 60
_WAIT_SECONDS = 5
_TRY_SECONDS = 0.05
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Log:
    """What a log holds: the different entries, in the order of ``Entry.order``."""

    entries: tuple[Entry, ...]
    ends_whole: bool = True
    """Whether the file ends with a line feed (or is empty), so that a line can follow."""


def read_log(path: Path) -> tuple[Log | None, list[Diagnostic]]:
    """Read a log; a file that is not there is an empty one. None when it is no text.

    Everything readable is kept: of a line that was cut and run into the next, the whole entries
    in it; of a merge with markers, both sides. Entries that stand twice count once.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Log(()), []
    except OSError as error:
        reason = error.strerror or str(error)
        return None, [file_codes.FILE_UNREADABLE.at(Place(path.name), reason=reason)]
    if b"\0" in data:
        return None, [file_codes.NOT_TEXT.at(Place(path.name))]
    found: dict[Entry, None] = {}
    problems: list[Diagnostic] = []
    for number, raw in enumerate(data.split(b"\n"), 1):
        # Line by line: an editor may have saved older lines as GB18030.
        text = _text(raw).strip("\ufeff\r \t")
        for entry in _entries(text, Place(path.name, number), problems) if text else ():
            found[entry] = None
    entries = tuple(sorted(found, key=Entry.order))
    return Log(entries, not data or data.endswith(b"\n")), problems


def _text(raw: bytes) -> str:
    """Decode a line; one that was cut inside a character keeps the whole entries behind the cut."""
    replaced = raw.decode("utf-8", "replace")
    return replaced if '"版本"' in replaced else decode(raw) or replaced


def _entries(text: str, place: Place, problems: list[Diagnostic]) -> Iterator[Entry]:
    if _MARKER.fullmatch(text):
        problems.append(codes.CONFLICT_MARKER.at(place, found=text[:_SHOWN]))
        return
    objects, rest = _objects(text)
    if rest:
        shown = rest if len(rest) <= _SHOWN else f"{rest[:_SHOWN]}…"
        problems.append(codes.TORN_LINE.at(place, kept=len(objects), found=shown))
    for one in objects:
        version = one.get("版本")
        if isinstance(version, int) and version > VERSION:
            problems.append(codes.NEWER_ENTRY.at(place, found=version))
            continue
        entry = read_entry(one) if version == VERSION else Wrong("版本", str(version), "1")
        if isinstance(entry, Entry):
            yield entry
        else:
            problems.append(
                codes.BAD_ENTRY.at(place, key=entry.key, found=entry.found, accepted=entry.accepted)
            )


def _objects(text: str) -> tuple[list[dict[str, Any]], str]:
    """Give the whole objects of a line, and what is left of it without them."""
    objects: list[dict[str, Any]] = []
    rest: list[str] = []
    at = begun = 0
    while (start := text.find("{", at)) >= 0:
        try:
            one, end = _DECODER.raw_decode(text, start)
        except (json.JSONDecodeError, RecursionError):
            at = start + 1
            continue
        # A brace inside a sentence of a cut entry may begin an object of its own; it is not ours.
        if "版本" not in one:
            at = start + 1
            continue
        rest.append(text[begun:start])
        objects.append(one)
        at = begun = end
    rest.append(text[begun:])
    return objects, "".join(rest).strip()


def append(path: Path, log: Log, entries: Sequence[Entry]) -> list[Diagnostic]:
    """Add entries at the end of a log, in one write; what stands there is not touched.

    A last line that was cut gets its line feed first, so that nothing runs into it. Call it while
    holding ``locked``, with the log that was read then.
    """
    if not entries:
        return []
    lines = "".join(f"{entry.line()}\n" for entry in entries)
    data = (lines if log.ends_whole else f"\n{lines}").encode()
    try:
        with path.open("ab") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        reason = error.strerror or str(error)
        return [file_codes.WRITE_FAILED.at(Place(str(path)), file=path.name, reason=reason)]
    return []


@contextmanager
def locked(path: Path, *, wait: float = _WAIT_SECONDS) -> Iterator[list[Diagnostic]]:
    """Keep other programs from adding to a log; gives what prevented it, empty when it is ours.

    The lock is a file beside the log that only one program can create, on shared folders as well.
    """
    lock = path.with_name(f"{path.name}.lock")
    problems = _take(lock, path, wait)
    try:
        yield problems
    finally:
        if not problems:
            lock.unlink(missing_ok=True)


def _take(lock: Path, path: Path, wait: float) -> list[Diagnostic]:
    until = time.monotonic() + wait
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError:
            held = True
        except PermissionError as error:  # Windows says so while another deletes its lock
            held = lock.exists()
            if not held and time.monotonic() > until:
                return [_unwritable(path, error)]
        except OSError as error:
            return [_unwritable(path, error)]
        else:
            return []
        if held and time.monotonic() > until:
            place, seconds = Place(path.name), f"{wait:g}"
            return [codes.LOG_LOCKED.at(place, file=path.name, lock=lock.name, seconds=seconds)]
        time.sleep(_TRY_SECONDS)


def _unwritable(path: Path, error: OSError) -> Diagnostic:
    reason = error.strerror or str(error)
    return file_codes.WRITE_FAILED.at(Place(str(path)), file=path.name, reason=reason)
