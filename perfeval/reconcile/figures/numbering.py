"""Numbers that count paragraphs, where only the paragraphs before tell them from amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from perfeval.reconcile.reading.document import Paragraph, Table
from perfeval.values.numbers import half_width

_NUMBERED = re.compile(r"\s*(\d{1,2})\s*[.、](?!\d)")
_RUN_ON = re.compile(r"\s*(\d{1,2})\.(?=\d)(?![\d.,]+\s*(?:[万亿千百]*元|[万亿%％]))")


def settle_ordinals(blocks: Sequence[Paragraph | Table]) -> None:
    """Mark paragraphs like “4.2个村的水渠” that go on with the numbering 1., 2., 3."""
    last = 0
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        text = half_width(block.text)
        plain, run_on = _NUMBERED.match(text), _RUN_ON.match(text)
        if plain is not None:
            last = int(plain.group(1))
        elif run_on is not None and last and int(run_on.group(1)) == last + 1:
            last += 1
            block.ordinal = run_on.end()
