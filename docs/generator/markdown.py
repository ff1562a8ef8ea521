"""Tables, and the markers between which generated text stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Give the lines of a table."""
    titles = list(head)
    yield f"| {' | '.join(titles)} |"
    yield f"|{'---|' * len(titles)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"


def filled(text: str, name: str, content: str) -> str:
    """Put content between the markers of a name.

    Raises:
        ValueError: the text does not have the pair of markers exactly once.
    """
    start, end = f"<!-- {name} 开始 -->", f"<!-- {name} 结束 -->"
    if text.count(start) != 1 or text.count(end) != 1:
        raise ValueError(f"markers of {name} do not stand exactly once")
    between = re.compile(f"{re.escape(start)}.*{re.escape(end)}", re.DOTALL)
    return between.sub(lambda _: f"{start}\n\n{content}\n\n{end}", text)
