"""A line to an event: a row that is stated on a day, or the clock alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from perfeval.dataset.written import written_field
from perfeval.diagnostics import Diagnostic, Place, nearest
from perfeval.diagnostics.codes import language as language_codes
from perfeval.diagnostics.codes import stream as codes
from perfeval.stream.lines.blocks import Line
from perfeval.values.dates import read_date
from perfeval.vocabulary import Entity, Vocabulary

DAY, TABLE, ROW, NUMBER, CLOCK, TABLES = "日期", "表", "行", "行号", "到", "有表"
ENGLISH = {
    DAY: "date", TABLE: "table", ROW: "row", NUMBER: "number", CLOCK: "until", TABLES: "tables",
}  # fmt: skip
_KEYS = {spelling: key for key, english in ENGLISH.items() for spelling in (key, english)}
EXAMPLE = '{"日期": "2022-03-05", "表": "支付", "行": {"支付编号": "Z1", "金额": "12.5"}}'
CLOCK_EXAMPLE = '{"到": "2022-03-31"}'
TABLES_EXAMPLE = '{"有表": ["项目", "支付"]}'
_MOST_SHOWN = 60


@dataclass(slots=True)
class Event:
    """What a line states of a row on a day: a text for each field, None where it takes it back.

    ``number`` is the place of the row in its table where the line says it.
    """

    line: int
    day: int
    entity: Entity
    texts: dict[str, str | None]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A line that only says that all is told up to a day."""

    line: int
    day: int


@dataclass(frozen=True, slots=True)
class TablesLine:
    """A line that says which tables are handed in, with rows or without."""

    line: int
    entities: tuple[str, ...]


Parsed = Event | ClockLine | TablesLine


class _TwiceError(ValueError):
    """A key stands twice in one object."""


def parse(line: Line, vocabulary: Vocabulary, name: str) -> Parsed | list[Diagnostic]:
    """Read a line, or give everything that is wrong with it."""
    place = Place(name, line.number)
    try:
        data = _DECODER.decode(line.text)
    except _TwiceError as error:
        return [codes.NOT_JSON.at(place, problem=f"“{error}”写了两次", example=EXAMPLE)]
    except (ValueError, RecursionError) as error:
        if not line.ended:
            return [codes.CUT_LINE.at(place)]
        return [codes.NOT_JSON.at(place, problem=_problem(error), example=EXAMPLE)]
    if not isinstance(data, dict):
        found = line.text[:_MOST_SHOWN]
        return [codes.NOT_JSON.at(place, problem=f"写的是 {found}", example=EXAMPLE)]
    return _Parser(line.number, place, vocabulary).parsed(data)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        raise _TwiceError(next(key for key, _ in pairs if key in seen or seen.add(key)))  # type: ignore[func-returns-value]
    return found


def _refuse(text: str) -> None:
    raise ValueError(text)


# Numbers stay as written: a float never holds money.
_DECODER = json.JSONDecoder(
    parse_float=str, parse_int=str, parse_constant=_refuse, object_pairs_hook=_pairs
)


def _problem(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"第 {error.colno} 个字符处读不下去"
    return "层数太多" if isinstance(error, RecursionError) else f"不能写 {error}"


class _Parser:
    """Takes one object apart and notes what is wrong."""

    def __init__(self, number: int, place: Place, vocabulary: Vocabulary) -> None:
        self._number = number
        self._place = place
        self._vocabulary = vocabulary
        self._problems: list[Diagnostic] = []

    def parsed(self, data: dict[str, Any]) -> Parsed | list[Diagnostic]:
        """Give the event or the clock line; everything wrong when it is neither."""
        parts: dict[str, Any] = {}
        for spelling, value in data.items():
            key = _KEYS.get(spelling)
            if key is None:
                self._unknown("事件", spelling, _KEYS)
            elif key in parts:
                self._wrong(spelling, "中文和英文各写了一次", "其中一个")
            else:
                parts[key] = value
        made: Parsed | None
        if TABLES in parts:
            made = self._tables(parts)
        else:
            made = self._clock(parts) if CLOCK in parts else self._event(parts)
        return self._problems or made or []

    def _clock(self, parts: dict[str, Any]) -> ClockLine | None:
        self._alone(CLOCK, parts, CLOCK_EXAMPLE)
        day = self._day(CLOCK, parts[CLOCK])
        return None if day is None else ClockLine(self._number, day)

    def _tables(self, parts: dict[str, Any]) -> TablesLine | None:
        self._alone(TABLES, parts, TABLES_EXAMPLE)
        names = parts[TABLES]
        if not isinstance(names, list):
            self._wrong(TABLES, f"写的是 {_shown(names)}", TABLES_EXAMPLE)
            return None
        found = [self._entity(name) for name in names]
        return TablesLine(self._number, tuple(one.name for one in found if one is not None))

    def _alone(self, key: str, parts: dict[str, Any], example: str) -> None:
        others = "、".join(other for other in parts if other != key)
        if others:
            self._wrong(key, f"和“{others}”写在一行", example)

    def _event(self, parts: dict[str, Any]) -> Event | None:
        missing = [key for key in (DAY, TABLE, ROW) if key not in parts]
        if missing:
            self._wrong("、".join(missing), "没有写", EXAMPLE)
        day = self._day(DAY, parts[DAY]) if DAY in parts else None
        entity = self._entity(parts[TABLE]) if TABLE in parts else None
        number = self._row_number(parts[NUMBER]) if NUMBER in parts else None
        row = parts.get(ROW)
        if ROW in parts and not isinstance(row, dict):
            self._wrong(ROW, f"写的是 {_shown(row)}", '字段和值，如 {"支付编号": "Z1"}')
        if day is None or entity is None or not isinstance(row, dict):
            return None
        texts = self._texts(entity, row)
        return Event(self._number, day, entity, texts, number)

    def _day(self, key: str, value: Any) -> int | None:
        read = read_date(value) if isinstance(value, str) else None
        if read is None or read.month_only:
            self._wrong(key, f"写的是 {_shown(value)}", "日期，如 2022-03-05")
            return None
        return read.day.toordinal()

    def _entity(self, value: Any) -> Entity | None:
        entity = self._vocabulary.find(value) if isinstance(value, str) else None
        if isinstance(value, str) and entity is None:
            self._unknown("词汇表", value, self._vocabulary.entities)
        elif entity is None:
            self._wrong(TABLE, f"写的是 {_shown(value)}", "表的名称，如 支付")
        return entity

    def _row_number(self, value: Any) -> int | None:
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16:
            return int(value)
        self._wrong(NUMBER, f"写的是 {_shown(value)}", "这一行在表里的次序，如 12")
        return None

    def _texts(self, entity: Entity, row: dict[str, Any]) -> dict[str, str | None]:
        texts: dict[str, str | None] = {}
        for name, value in row.items():
            field, accepted = written_field(entity, name)
            if field is None:
                headers = (f.name for f in entity.fields.values() if name in f.headers)
                self._unknown(entity.name, name, accepted, next(headers, ""))
            elif isinstance(value, dict | list):
                self._wrong(name, f"写的是 {_shown(value)}", "一格的内容，如 12.5")
            elif field.name in texts:
                self._wrong(name, "同一个字段写了两次", "其中一个")
            elif isinstance(value, bool):
                texts[field.name] = "是" if value else "否"
            else:
                texts[field.name] = value
        return texts

    def _unknown(self, subject: str, found: str, accepted: Iterable[str], near: str = "") -> None:
        near = near or nearest(found, accepted)
        shown = found if len(found) <= _MOST_SHOWN else f"{found[:_MOST_SHOWN]}…"
        self._problems.append(
            language_codes.UNKNOWN_NAME.at(self._place, subject=subject, found=shown, nearest=near)
        )

    def _wrong(self, key: str, problem: str, accepted: str) -> None:
        self._problems.append(
            codes.BAD_PART.at(self._place, key=key, problem=problem, accepted=accepted)
        )


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"
