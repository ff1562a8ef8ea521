"""The given rows of a case as a dataset, read by the readers that read cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from perfeval.dataset import Column, Dataset, SheetOrigin, Table
from perfeval.dataset.named_rows import absent_tables, with_named_rows
from perfeval.dataset.written import read_written, written_field
from perfeval.diagnostics import Diagnostic, Place, Severity, nearest
from perfeval.diagnostics.codes import dataset as codes
from perfeval.diagnostics.codes import language as language_codes
from perfeval.engine.naming import key_of
from perfeval.files.typed import Text, place_of
from perfeval.vocabulary import Entity, Field, Kind, Vocabulary

Given = Mapping[Text, Sequence[Mapping[Text, Text]]]


def given_dataset(
    given: Given, vocabulary: Vocabulary, year: int, where: Place | None
) -> tuple[Dataset, list[Diagnostic]]:
    """Make a dataset of the rows of a case; a value that is wrong is missing and told.

    Numbers without a unit are in the unit of their field (万元 for most money).

    Args:
        given: rows by the name of their entity, as written.
        vocabulary: the entities and fields that may be named.
        year: the year of months that are written without one.
        where: the place of the case, for what is said about a row without any text.
    """
    reader = _Reader(vocabulary, year, where)
    rows: dict[str, list[dict[str, Text]]] = {}
    for name, written in given.items():
        entity = vocabulary.find(name)
        if entity is None:
            reader.unknown(name, "词汇表", vocabulary.entities)
        else:
            rows.setdefault(entity.name, []).extend(reader.row(entity, one) for one in written)
    tables = {
        entity.name: reader.table(entity, rows.get(entity.name, []))
        for entity in vocabulary.entities.values()
    }
    tables = with_named_rows(tables)
    dataset = Dataset(vocabulary, tables, absent=absent_tables(tables, rows))
    for known, held in rows.items():
        reader.check_keys(tables[known], held)
        reader.check_references(dataset, tables[known].entity, held)
    return dataset, reader.problems


class _Reader:
    """Reads rows and notes what is wrong with them."""

    def __init__(self, vocabulary: Vocabulary, year: int, where: Place | None) -> None:
        self.problems: list[Diagnostic] = []
        self._vocabulary = vocabulary
        self._year = year
        self._where = where

    def unknown(self, text: Text, subject: str, accepted: Iterable[str]) -> None:
        """Note a name that there is not."""
        near = nearest(text, accepted)
        self.problems.append(
            language_codes.UNKNOWN_NAME.at(
                place_of(text), subject=subject, found=text, nearest=near
            )
        )

    def row(self, entity: Entity, written: Mapping[Text, Text]) -> dict[str, Text]:
        """Give the texts of a row by the names of their fields."""
        row: dict[str, Text] = {}
        for name, text in written.items():
            field, accepted = written_field(entity, name)
            if field is None:
                self.unknown(name, entity.name, accepted)
            else:
                row[field.name] = text
        place = place_of(next(iter(written), None), self._where)
        for field in entity.fields.values():
            needed = field.kind is Kind.REFERENCE or field.name in entity.key
            if field.required and needed and not row.get(field.name, "").strip():
                self.problems.append(codes.VALUE_MISSING.at(place, field=field.name))
        return row

    def table(self, entity: Entity, rows: Sequence[Mapping[str, Text]]) -> Table:
        """Read the texts of all rows into typed columns."""
        columns: dict[str, Column] = {}
        for field in entity.fields.values():
            if not field.part_of:
                columns |= self._columns(entity, field, [row.get(field.name) for row in rows])
        origin = SheetOrigin("给定", entity.name, {})
        return Table(entity, columns, [(origin, number) for number in range(1, len(rows) + 1)])

    def _columns(
        self, entity: Entity, field: Field, texts: Sequence[Text | None]
    ) -> dict[str, Column]:
        read = read_written([text or "" for text in texts], field, self._year)
        for index, problem in read[field.name].problems:
            if problem.code.severity is Severity.ERROR:
                place = place_of(texts[index], self._where)
                values = {key: str(value) for key, value in problem.values.items()}
                self.problems.append(Diagnostic(problem.code, place, values))
        return {
            name: Column(entity.fields[name], column.scale, column.values)
            for name, column in read.items()
        }

    def check_keys(self, table: Table, rows: Sequence[Mapping[str, Text]]) -> None:
        """Note each row whose key an earlier row has."""
        seen: set[str] = set()
        for number, row in enumerate(rows):
            key = key_of(table, number)
            if key and key in seen:
                place = place_of(row.get(table.entity.key[0]), self._where)
                shown = "、".join(table.entity.key)
                self.problems.append(
                    codes.DUPLICATE_KEY.at(place, entity=table.entity.name, key=shown, found=key)
                )
            seen.add(key)

    def check_references(
        self, dataset: Dataset, entity: Entity, rows: Sequence[Mapping[str, Text]]
    ) -> None:
        """Note each reference to a row that is not given, where the entity has rows or must."""
        for field in entity.references():
            parent = dataset.tables[field.refers]
            if not len(parent) and not field.required:
                continue
            known = [key_of(parent, number) for number in range(len(parent))]
            links = dataset.parents(entity.name, field.name)
            for row, link in zip(rows, links, strict=True):
                text = row.get(field.name)
                if text is not None and text.strip() and link is None:
                    self.problems.append(
                        codes.DANGLING.at(
                            text.place(),
                            field=field.name,
                            found=text,
                            parent=field.refers,
                            more_zh="",
                            more_en="",
                            nearest=nearest(text, known),
                        )
                    )
