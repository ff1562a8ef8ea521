"""The diagnostic record: a code, a place, the values that its wording needs."""

from __future__ import annotations

import enum
import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_REGISTRY: dict[str, Code] = {}
_QUOTED = re.compile(r"“\{(\w+)\}”")  # what a user wrote stands in quotation marks


class Severity(enum.StrEnum):
    """How much a diagnostic weighs: an error stops the work it concerns, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found: a spot in a text file, or a cell of a workbook.

    Lines and columns count from 1 and columns count characters, not bytes.
    """

    file: str
    line: int | None = None
    column: int | None = None
    end_column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        if self.cell is not None or self.sheet is not None:
            inner = "!".join(part for part in (self.sheet, self.cell) if part)
            return f"{self.file}[{inner}]"
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that takes part in a diagnostic, with what it is."""

    place: Place
    caption: str


@dataclass(frozen=True)
class Code:
    """One kind of diagnostic. Its wording stands here and nowhere else.

    ``zh`` and ``en`` are templates whose ``{fields}`` every diagnostic of the code must give;
    ``hint_zh`` and ``hint_en`` are used when all their fields are given and not empty.
    """

    id: str
    severity: Severity
    zh: str
    en: str
    hint_zh: str = ""
    hint_en: str = ""

    def __post_init__(self) -> None:
        if self.id in _REGISTRY:
            raise ValueError(f"code {self.id} is declared twice")
        _REGISTRY[self.id] = self

    def at(
        self,
        place: Place | None,
        *,
        related: Iterable[Related] = (),
        **values: object,
    ) -> Diagnostic:
        """Make a diagnostic of this code; ``values`` fill the templates."""
        texts = {name: str(value) for name, value in values.items() if value is not None}
        missing = (_fields(self.zh) | _fields(self.en)) - texts.keys()
        if missing:
            raise TypeError(f"{self.id} needs {sorted(missing)}")
        return Diagnostic(self, place, texts, tuple(related))


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to tell the user."""

    code: Code
    place: Place | None
    values: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Related, ...] = ()

    @property
    def severity(self) -> Severity:
        """The severity of the code."""
        return self.code.severity

    def message(self, lang: str = "zh") -> str:
        """Say what was found."""
        return self._filled(self.code.en if lang == "en" else self.code.zh, lang)

    def hint(self, lang: str = "zh") -> str:
        """Say what to do; empty when there is nothing to say."""
        template = self.code.hint_en if lang == "en" else self.code.hint_zh
        if all(self.values.get(name) for name in _fields(template)):
            return self._filled(template, lang)
        return ""

    def _filled(self, template: str, lang: str) -> str:
        if lang != "en":
            return template.format_map(self.values)
        from perfeval.diagnostics.phrases import english

        quoted = set(_QUOTED.findall(template))
        shown = {n: text if n in quoted else english(text) for n, text in self.values.items()}
        return template.format_map(shown)


def registry() -> Mapping[str, Code]:
    """Give every declared code by its id; all modules of codes are loaded first."""
    from perfeval.diagnostics import codes

    codes.load_all()
    return _REGISTRY


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """Give the gravest severity among the diagnostics, None when there are none."""
    order = list(Severity)
    return min((d.severity for d in diagnostics), key=order.index, default=None)


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
