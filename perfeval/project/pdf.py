"""PDF through LibreOffice: one call for many documents, in a profile of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import forms as codes

_NAMES = ("soffice", "libreoffice")
_USUAL = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_FIRST_SECONDS, _EACH_SECONDS = 120, 5
"""Starting takes a few seconds on a slow machine, a form well under one."""
_AT_ONCE = 100
"""Documents in one call: a command line on Windows holds 32,767 characters."""


def find_office() -> str | None:
    """Find the program of LibreOffice: on the path, or where its installer puts it."""
    on_path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    return on_path or next((path for path in _USUAL if Path(path).is_file()), None)


def to_pdf(
    documents: Mapping[str, bytes], *, office: str | None = None, seconds: int | None = None
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Give the PDF of each .docx by its name with another ending; what failed is told.

    Args:
        documents: the .docx by file name.
        office: the program of LibreOffice; looked for when None.
        seconds: how long a call may take; by the number of documents when None.
    """
    program = office or find_office()
    if program is None:
        return {}, [codes.NO_OFFICE.at(None)]
    made: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    with tempfile.TemporaryDirectory(prefix="perfeval-pdf-") as folder:
        root = Path(folder)
        # Names of our own: those of documents may be longer than a command line holds.
        given = {f"{number}.docx": name for number, name in enumerate(documents)}
        for short, name in given.items():
            (root / short).write_bytes(documents[name])
        shorts = list(given)
        for start in range(0, len(shorts), _AT_ONCE):
            chunk = shorts[start : start + _AT_ONCE]
            limit = seconds or _FIRST_SECONDS + _EACH_SECONDS * len(chunk)
            reason = _convert(program, root, chunk, limit)
            for short in chunk:
                path = (root / short).with_suffix(".pdf")
                if path.is_file():
                    made[Path(given[short]).with_suffix(".pdf").name] = path.read_bytes()
            lacking = len(chunk) - sum((root / x).with_suffix(".pdf").is_file() for x in chunk)
            if reason or lacking:
                told = reason or f"{lacking} 份没有写出"
                problems.append(codes.PDF_FAILED.at(None, reason=told))
                break
    return made, problems


def _convert(program: str, root: Path, names: list[str], seconds: int) -> str:
    """Run LibreOffice once; give what went wrong, empty when nothing did."""
    profile = (root / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf", "--outdir", str(root), *(str(root / it) for it in names)]
    try:
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name == "posix",
        ) as running:
            try:
                code = running.wait(seconds)
            except subprocess.TimeoutExpired:
                _end(running)
                return f"超过 {seconds} 秒没有完成"
    except OSError as error:
        return error.strerror or str(error)
    return f"退出代码 {code}" if code else ""


def _end(running: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with the process that it starts: on Unix the program is a script."""
    if os.name == "posix":
        import signal

        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
    running.wait()
