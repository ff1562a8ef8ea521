"""``perfeval.toml``: which files, which rulesets, which date, which document."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import project as codes
from perfeval.files.own_workbook import is_own_workbook
from perfeval.files.text import read_text
from perfeval.files.typed import Described, Text, place_of, read_model
from perfeval.files.yaml_nodes import ListNode, MapNode, Node, Span, TextNode

FILE_NAME = "perfeval.toml"
DEFAULT_RULESETS = ("self-evaluation-2020-10", "county-supervision")
_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv", ".et")


class ProjectTable(Described):
    """The table [project]."""

    name: Text = Text("")
    year: Text | None = None
    as_of: Text | None = None
    rulesets: list[Text] = []
    vocabulary: list[Text] = []


class DataTable(Described):
    """The table [data]."""

    files: list[Text] = []
    sheets: dict[Text, Text] = {}


class FormatTable(Described):
    """The table [document.format]: where an office leaves the standard page."""

    profile: Text | None = None
    title_face: Text | None = None
    heading_face: Text | None = None
    second_face: Text | None = None
    body_face: Text | None = None
    plain_face: Text | None = None
    digits_face: Text | None = None
    title_size: Text | None = None
    body_size: Text | None = None
    table_size: Text | None = None
    page_number_size: Text | None = None
    line_pitch: Text | None = None
    margin_top: Text | None = None
    margin_bottom: Text | None = None
    margin_left: Text | None = None
    margin_right: Text | None = None
    percent: Text | None = None
    thousands: Text | None = None


class DocumentTable(Described):
    """The table [document]."""

    template: Text
    date: Text | None = None
    words: dict[Text, Text] = {}
    previous: dict[Text, Text] = {}
    format: FormatTable = FormatTable()


class ProjectFile(Described):
    """A file perfeval.toml as written."""

    project: ProjectTable
    data: DataTable = DataTable()
    document: DocumentTable | None = None


@dataclass(frozen=True, slots=True)
class DocumentConfig:
    """Which document to write, its date, the words its template leaves open, its format.

    ``format`` holds what is written in ``[document.format]``, by key. ``previous`` are earlier
    years or periods by the names that templates know them by, each a project folder or the record
    of a run, relative to the project.
    """

    template: str
    place: Place | None
    day: date | None
    words: Mapping[str, str]
    previous: Mapping[str, Text] = field(default_factory=dict)
    format: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """A project as described; ``files`` are absolute paths in a fixed order."""

    root: Path
    name: str
    year: int | None
    as_of: date | None
    rulesets: tuple[tuple[str, Place | None], ...]
    vocabulary: tuple[Path, ...]
    files: tuple[Path, ...]
    sheets: Mapping[str, str] = field(default_factory=dict)
    document: DocumentConfig | None = None


def load_config(root: Path, *, data_needed: bool = True) -> tuple[Config | None, list[Diagnostic]]:
    """Read a project folder's ``perfeval.toml``; without one, its workbooks and defaults.

    Without ``data_needed``, a pattern that matches no file is no error.
    """
    if not (root / FILE_NAME).is_file():
        return _defaults(root)
    described, problems = _described(root)
    if described is None:
        return None, problems
    return _config(root, described, problems, data_needed=data_needed)


def inputs(config: Config) -> tuple[Path, ...]:
    """Give the files that hold data: not the workbooks that a run or a report left beside them."""
    return tuple(path for path in config.files if not is_own_workbook(path))


def load_vocabulary_files(root: Path) -> tuple[tuple[Path, ...], list[Diagnostic]]:
    """Give the vocabulary files that a ``perfeval.toml`` names; its data need not be there."""
    described, problems = _described(root)
    if described is None:
        return (), problems
    return tuple(root / str(name) for name in described.project.vocabulary), problems


def _described(root: Path) -> tuple[ProjectFile | None, list[Diagnostic]]:
    text, problems = read_text(root / FILE_NAME, FILE_NAME)
    if text is None:
        return None, problems
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, [_toml_problem(error)]
    return read_model(_to_node(data, text, 0), ProjectFile, {}, FILE_NAME)


def _toml_problem(error: tomllib.TOMLDecodeError) -> Diagnostic:
    match = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    place = Place(FILE_NAME)
    if match:
        place = Place(FILE_NAME, int(match.group(1)), int(match.group(2)))
    problem = re.sub(r"\s*\(at .*\)$", "", str(error))
    return codes.TOML_SYNTAX.at(place, problem=problem)


def _config(
    root: Path, described: ProjectFile, problems: list[Diagnostic], *, data_needed: bool
) -> tuple[Config | None, list[Diagnostic]]:
    table = described.project
    unmatched = problems if data_needed else []
    files = _matched(root, described.data.files or [Text("*.*")], unmatched)
    config = Config(
        root=root,
        name=str(table.name) or root.name,
        year=_year(table.year, problems),
        as_of=_date(table.as_of, problems),
        rulesets=tuple((str(name), place_of(name)) for name in table.rulesets)
        or tuple((name, None) for name in DEFAULT_RULESETS),
        vocabulary=tuple(root / str(name) for name in table.vocabulary),
        files=files,
        sheets={str(key): str(value) for key, value in described.data.sheets.items()},
        document=_document(described.document, problems),
    )
    if any(d.severity == "error" for d in problems):
        return None, problems
    return config, problems


def _document(table: DocumentTable | None, problems: list[Diagnostic]) -> DocumentConfig | None:
    if table is None:
        return None
    return DocumentConfig(
        str(table.template),
        place_of(table.template),
        _date(table.date, problems),
        {str(key): str(value) for key, value in table.words.items()},
        {str(key): value for key, value in table.previous.items()},
        {key: value for key, value in table.format if value is not None},
    )


def _matched(root: Path, patterns: list[Text], problems: list[Diagnostic]) -> tuple[Path, ...]:
    found: dict[Path, None] = {}
    for pattern in patterns:
        matches = sorted(path for path in root.glob(str(pattern)) if _is_data(path))
        if not matches:
            others = sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if _is_data(p))
            shown = "、".join(others[:10])
            problems.append(codes.NO_FILES.at(place_of(pattern), pattern=pattern, accepted=shown))
        found.update(dict.fromkeys(matches))
    return tuple(found)


def _is_data(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in _SUFFIXES and not path.name.startswith("~$")


def _defaults(root: Path) -> tuple[Config | None, list[Diagnostic]]:
    files = tuple(sorted(path for path in root.glob("*") if _is_data(path)))
    if not files:
        return None, [codes.NO_PROJECT.at(None, folder=str(root))]
    note = codes.DEFAULTS.at(None, count=len(files), rulesets="、".join(DEFAULT_RULESETS))
    rulesets = tuple((name, None) for name in DEFAULT_RULESETS)
    return Config(root, root.resolve().name, None, None, rulesets, (), files), [note]


def _year(text: Text | None, problems: list[Diagnostic]) -> int | None:
    if text is None:
        return None
    if not re.fullmatch(r"\d{4}", text):
        from perfeval.diagnostics.codes.structure import WRONG_VALUE

        problems.append(WRONG_VALUE.at(text.place(), found=text, accepted="四位的年份，如 2022"))
        return None
    return int(text)


def _date(text: Text | None, problems: list[Diagnostic]) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        problems.append(codes.BAD_AS_OF.at(text.place(), found=text))
        return None


def _to_node(value: Any, text: str, start: int) -> Node:
    """Give TOML data the shape of YAML nodes, with the lines of its keys.

    tomllib keeps no positions, so each key is looked for after the place of its table.
    """
    if isinstance(value, dict):
        entries = []
        for key, inner in value.items():
            at = _find_key(key, text, start)
            entries.append((TextNode(key, _span(text, at, len(key))), _to_node(inner, text, at)))
        return MapNode(tuple(entries), _span(text, start, 1))
    if isinstance(value, list):
        return ListNode(tuple(_to_node(item, text, start) for item in value), _span(text, start, 1))
    shown = value.isoformat() if hasattr(value, "isoformat") else str(value)
    found = text.find(shown, start)
    at = found if found >= 0 else start
    return TextNode(shown, _span(text, at, len(shown) if found >= 0 else 1))


def _find_key(key: str, text: str, start: int) -> int:
    pattern = rf"^[ \t]*(?:\[+[^\]\n]*?)?\"?({re.escape(key)})\"?[ \t]*(?:=|\]|\.)"
    match = re.compile(pattern, re.MULTILINE).search(text, start)
    return match.start(1) if match else start


def _span(text: str, at: int, length: int) -> Span:
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    return Span(FILE_NAME, line, column, line, column + length)
