"""An internal fault: a log for the developers, two lines for the user."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from perfeval.cli.language import Words


def report_fault(error: Exception, words: Words) -> int:
    """Write the traceback to a log file and say where it is; give the exit code."""
    from perfeval import __version__

    text = "".join(traceback.format_exception(error))
    head = f"perfeval {__version__}, Python {platform.python_version()}, {sys.platform}\n"
    path = Path(tempfile.gettempdir()) / "perfeval-fault.log"
    try:
        path.write_text(head + text, encoding="utf-8")
        where = str(path)
    except OSError:
        where = words("（日志也写不出来）", "(the log could not be written either)")
    print(  # noqa: T201 - the one place that prints without a command
        words(
            f"perfeval 内部出错：{type(error).__name__}: {error}\n日志：{where}\n"
            "请把日志发给维护者；你的文件没有改动。",
            f"perfeval failed: {type(error).__name__}: {error}\nlog: {where}\n"
            "Please send the log to the maintainers; your files are unchanged.",
        ),
        file=sys.stderr,
    )
    return 3
