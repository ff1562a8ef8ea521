"""Taking the text out of a PDF, in a process of its own that can be stopped.

Run as a script with the bytes of the file on its standard input; writes one JSON object: ``pages``
(the text of each page), or ``problem`` with ``found``. It imports nothing of perfeval.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import sys
from typing import Any

MOST_PAGES = 1000
_MEMORY, _TIMES_THE_FILE = 250_000_000, 4
"""Address space: for the program itself, and for what the file unpacks to."""


def pages_of(data: bytes) -> dict[str, Any]:
    """Give the pages of a PDF, or what is wrong with it: encrypted, too_many, damaged."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"problem": "encrypted", "found": ""}
        if len(reader.pages) > MOST_PAGES:
            return {"problem": "too_many", "found": str(len(reader.pages))}
        return {"pages": [page.extract_text() for page in reader.pages]}
    except Exception as error:  # noqa: BLE001 - whatever a damaged file makes the reader raise
        reason = " ".join(str(error).split()) or type(error).__name__
        return {"problem": "damaged", "found": reason[:200]}


def main() -> None:
    """Read standard input, write standard output."""
    data = sys.stdin.buffer.read()
    _limit_memory(_MEMORY + _TIMES_THE_FILE * len(data))
    found = pages_of(data)
    sys.stdout.buffer.write(json.dumps(found).encode("ascii"))


def _limit_memory(most: int) -> None:
    """Bound the memory where the system can; elsewhere the time limit has to do."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
