"""One header cell: which field it means and which unit it states."""

from __future__ import annotations

import re
from dataclasses import dataclass

from perfeval.dataset.cells import Cell
from perfeval.dataset.names import squeeze
from perfeval.values.units import MONEY, RATE, canonical
from perfeval.vocabulary import Entity, Field

_IN_BRACKETS = re.compile(r"^(.+)[(\[]([^()\[\]]*)[)\]]$")
_UNITS = "|".join(sorted((*MONEY, *RATE), key=len, reverse=True))
_AT_END = re.compile(rf"^(.+?)[:,/_-]?(?:单位:?)?({_UNITS})$")
_UNITS_LINE = re.compile(r"单位:(.*)$")
_PEELINGS = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A header cell understood: its field, the unit it states, and how well it names the field.

    ``odd_unit`` is a unit of money that is not known (美元); ``own_name`` tells that the field's
    own name is written and not a synonym.
    """

    field: Field
    unit: str = ""
    odd_unit: str = ""
    own_name: bool = False


class HeadingIndex:
    """The headers that an entity accepts."""

    def __init__(self, entity: Entity) -> None:
        self._own: dict[str, Field] = {}
        self._synonyms: dict[str, Field] = {}
        for field in entity.fields.values():
            if not field.part_of:
                self._own[squeeze(field.name)] = field
        for field in self._own.values():
            for name in (field.english, *field.headers):
                self._synonyms.setdefault(squeeze(name), field)
        self._known: dict[str, Heading | None] = {}

    def read(self, text: str) -> Heading | None:
        """Understand a header; None when it means no field of the entity."""
        if text not in self._known:
            self._known[text] = self._read(squeeze(text))
        return self._known[text]

    def _read(self, name: str) -> Heading | None:
        unit = odd = ""
        for _ in range(_PEELINGS + 1):
            field = self._own.get(name)
            if field is not None:
                return Heading(field, unit, odd, own_name=True)
            field = self._synonyms.get(name)
            if field is not None:
                return Heading(field, unit, odd)
            found = _IN_BRACKETS.match(name) or _AT_END.match(name)
            if found is None:
                return None
            name, inside = found.groups()
            stated = unit_in(inside)
            unit = unit or stated
            if not stated and inside.endswith(("元", "币")):
                odd = inside
        return None


def unit_in(text: str) -> str:
    """Give the unit of money or rate that a squeezed text is, as ``万元`` or ``单位:万元``."""
    unit = canonical(text.removeprefix("金额").removeprefix("单位").removeprefix(":"))
    return unit if unit in MONEY or unit in RATE else ""


def heading_unit(cell: Cell) -> str:
    """Give the unit that a header above another states: ``项目资金（万元）``."""
    found = _IN_BRACKETS.match(squeeze(cell)) if isinstance(cell, str) else None
    return unit_in(found.group(2)) if found else ""


def units_line(cell: Cell) -> str:
    """Give the money unit that a line such as ``单位：万元`` above a table states."""
    found = _UNITS_LINE.search(squeeze(cell)) if isinstance(cell, str) else None
    if found is None:
        return ""
    for word in re.split(r"[,;/()\[\]]", found.group(1)):
        if canonical(word) in MONEY:
            return canonical(word)
    return ""
