"""Names of towns and departments that are probably one, written in two ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from perfeval.dataset.model import Table
from perfeval.diagnostics import Diagnostic, Related
from perfeval.diagnostics.codes import dataset as codes

_AROUND = re.compile(r"[\s()\[\]·.、-]")
_AREA_BEFORE = re.compile(r"^[^省市县区州]+(?:自治州|自治县|地区|[省市县区州])(?=..)")
_OFFICE_AFTER = re.compile(r"(?:人民政府|办事处|政府|机关)$")
_RANK_AFTER = re.compile(r"(?<=..)(?:街道|[镇乡局])$")


def check_like_names(tables: Mapping[str, Table]) -> Iterator[Diagnostic]:
    """Warn of names of one entity that differ only in the area before or the office after them.

    Only entities without a table of their own are looked at, whose every name would be counted,
    ranked and summed by itself (PE254).
    """
    for table in tables.values():
        entity = table.entity
        if not entity.from_references:
            continue
        key = entity.key[0]
        first: dict[str, int] = {}
        for row, name in enumerate(table.columns[key].values):
            before = first.setdefault(_core(str(name)), row)
            if before != row:
                other = str(table.columns[key].values[before])
                related = (Related(table.place(before, key), codes.FIRST_HERE),)
                values = {"entity": entity.name, "found": str(name), "other": other}
                yield Diagnostic(codes.LIKE_NAMES, table.place(row, key), values, related)


def _core(name: str) -> str:
    """Give what is left of a name without the county before it and the rank after it."""
    text = _AROUND.sub("", unicodedata.normalize("NFKC", name))
    for left_out in (_AREA_BEFORE, _OFFICE_AFTER, _RANK_AFTER):
        text = left_out.sub("", text)
    return text
