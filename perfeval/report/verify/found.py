"""What reading a document back gives."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from perfeval.report.verify.charts import FoundChart
from perfeval.report.verify.position import NOWHERE, Position
from perfeval.report.verify.text import MarkedText
from perfeval.report.word.manifest import Manifest


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """An occurrence of a figure in the document as it is now.

    ``text`` is None when it was not found; ``layer`` says by what it was: ``control``,
    ``bookmark`` or ``text``. ``known`` is False when the manifest has no such occurrence (it was
    pasted from another document). ``unit`` and ``unit_written`` are the units after the digits,
    now and as written, empty where none is. ``at`` is its place in ``MarkedText.text``.
    """

    number: int
    figure: str
    text: str | None
    context: str = ""
    known: bool = True
    layer: str = ""
    position: Position = NOWHERE
    unit: str = ""
    unit_written: str = ""
    at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class UntracedNumber:
    """A number in the text that stands in no mark and that the manifest does not name."""

    text: str
    context: str
    position: Position
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ChangedUnit:
    """A line that declares a unit, and declares another now."""

    written: str
    found: str
    position: Position
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What a document says: its manifest, its figures, the numbers nobody answers for.

    ``main`` is the name of the part with the text and ``root`` its tree, which ``body`` was read
    from.
    """

    name: str
    manifest: Manifest
    occurrences: tuple[FoundFigure, ...]
    untraced: tuple[UntracedNumber, ...]
    units: tuple[ChangedUnit, ...] = ()
    charts: tuple[FoundChart, ...] = ()
    body: MarkedText = field(default_factory=MarkedText, compare=False, repr=False)
    main: str = ""
    root: etree._Element | None = field(default=None, compare=False, repr=False)
