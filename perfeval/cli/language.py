"""In which language the commands speak: Chinese, or English (``--lang en``, ``PERFEVAL_LANG``)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

LANGUAGES = ("zh", "en")


def chosen(arguments: Sequence[str]) -> str:
    """Find the language before the commands are built, since their help depends on it."""
    for number, argument in enumerate(arguments):
        if argument == "--lang" and number + 1 < len(arguments):
            return _known(arguments[number + 1])
        if argument.startswith("--lang="):
            return _known(argument.partition("=")[2])
    return _known(os.environ.get("PERFEVAL_LANG", "zh"))


def _known(name: str) -> str:
    return "en" if name.lower().startswith("en") else "zh"


class Words:
    """Picks the Chinese or the English wording."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, zh: str, en: str) -> str:
        """Give the wording in the chosen language."""
        return en if self.lang == "en" else zh


def speak_on_any_console() -> None:
    """Print what a GBK console cannot show as ``?`` instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
