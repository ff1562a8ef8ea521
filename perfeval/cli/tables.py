"""Plain tables for a console, aligned by display width."""

from __future__ import annotations

from collections.abc import Sequence

_MOST = 40


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Lay out rows under a head; columns in ``right`` are set flush right."""
    from perfeval.diagnostics.width import clipped, padded, width

    cells = [[clipped(cell, _MOST) for cell in row] for row in (head, *rows)]
    widths = [max(width(row[column]) for row in cells) for column in range(len(head))]
    lines = [
        "  ".join(
            padded(cell, widths[column], right=column in right) for column, cell in enumerate(row)
        ).rstrip()
        for row in cells
    ]
    rule = "  ".join("-" * cells for cells in widths)
    return "\n".join([lines[0], rule, *lines[1:]])
