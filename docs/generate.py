"""Regenerates the parts of the manual that follow from the program.

Run ``python docs/generate.py`` after a change to the vocabulary, the grammar or the functions of
the expression language, or the keys of rulesets. What is said of a key stands in
``perfeval/schema/meanings``. Hand-written text outside the markers stays as it is.
"""

from __future__ import annotations

from pathlib import Path

from generator import PARTS
from generator.markdown import filled

DOCS = Path(__file__).resolve().parent


def main() -> None:
    """Rewrite the generated parts of the manual."""
    for name, (file, give) in PARTS.items():
        path = DOCS / file
        text = path.read_text(encoding="utf-8")
        path.write_text(filled(text, name, give()), encoding="utf-8", newline="\n")
        print(f"{file}: {name}")


if __name__ == "__main__":
    main()
