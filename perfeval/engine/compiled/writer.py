"""Source text under construction: lines, blocks, fresh names, and what was computed already."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager

from perfeval.engine.compiled.operands import Operand


class Writer:
    """Collects the lines of one function.

    Blocks nest; what was computed in an outer block may be used again in an inner one, not the
    other way round, since an inner block may not run.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._depth = 1
        self._count = 0
        self._known: list[dict[Hashable, Operand]] = [{}]

    def line(self, text: str) -> None:
        """Write one line in the present block."""
        self.lines.append("    " * self._depth + text)

    def slot(self) -> int:
        """Keep a line of the present block free for ``fill``."""
        self.line("pass")
        return len(self.lines) - 1

    def fill(self, slot: int, text: str) -> None:
        """Write the line that was kept free."""
        self.lines[slot] = self.lines[slot].removesuffix("pass") + text

    def fresh(self, prefix: str) -> str:
        """Give a variable name not used before."""
        self._count += 1
        return f"{prefix}{self._count}"

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Write a head line and indent what follows; an empty block gets a ``pass``."""
        self.line(head)
        self._depth += 1
        self._known.append({})
        start = len(self.lines)
        yield
        if len(self.lines) == start:
            self.line("pass")
        self._known.pop()
        self._depth -= 1

    def known(self, key: Hashable) -> Operand | None:
        """Give what was computed for a key in this block or around it."""
        for level in reversed(self._known):
            if key in level:
                return level[key]
        return None

    def remember(self, key: Hashable, operand: Operand) -> Operand:
        """Note what was computed for a key, for the rest of the block."""
        self._known[-1][key] = operand
        return operand
