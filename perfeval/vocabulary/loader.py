"""Reading ``vocabulary.yaml``, and an office's own file on top of it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from perfeval.diagnostics import Diagnostic, nearest
from perfeval.diagnostics.codes import history as history_codes
from perfeval.diagnostics.codes import vocabulary as codes
from perfeval.files import shipped
from perfeval.files.typed import Described, Text, place_of, read_model
from perfeval.files.yaml_nodes import load_yaml_file
from perfeval.values.units import canonical
from perfeval.vocabulary.model import AT_THE_END, KNOWN, Entity, Field, Kind, Vocabulary

KEYWORDS = {
    "vocabulary": "词汇", "version": "版本", "entities": "实体", "english": "英文",
    "meaning": "说明", "sheets": "表名", "key": "主键", "fields": "字段", "type": "类型",
    "unit": "单位", "required": "必填", "headers": "表头", "choices": "选项", "refers": "引用",
    "parts": "拆分", "number": "数值", "relation": "关系", "month": "月份", "signed": "可为负",
    "month_end": "只写到月", "without_table": "没有表时", "known": "知悉", "undated": "没有日期时",
}  # fmt: skip
_YES = "是"


class PartsSpec(Described):
    """The fields that a measure is taken apart into."""

    number: Text
    relation: Text
    unit: Text
    month: Text | None = None


class FieldSpec(Described):
    """One field of an entity."""

    english: Text
    type: Literal[
        "文本", "选项", "是否", "金额", "比率", "数", "整数", "日期", "月份", "指标值", "引用"
    ]
    meaning: Text = Text("")
    unit: Text = Text("")
    required: Literal["是", "否"] = "否"
    headers: list[Text] = []
    choices: dict[Text, list[Text]] = {}
    refers: Text = Text("")
    parts: PartsSpec | None = None
    signed: Literal["是", "否"] = "否"
    month_end: Literal["月末", "拒绝"] = "拒绝"
    known: Text = Text("")
    undated: Literal["期末", "总是"] = "总是"


class EntitySpec(Described):
    """One entity, or what an office adds to it."""

    english: Text = Text("")
    meaning: Text = Text("")
    sheets: list[Text] = []
    key: list[Text] = []
    without_table: Literal["没有行", "取引用的值"] | None = None
    known: Text = Text("")
    fields: dict[Text, FieldSpec]


class VocabularyFile(Described):
    """A vocabulary file as written."""

    vocabulary: Text
    version: Text = Text("1")
    entities: dict[Text, EntitySpec]


def load_vocabulary(*extra: Path) -> tuple[Vocabulary | None, list[Diagnostic]]:
    """Load the vocabulary that ships with perfeval, then each office file on top of it.

    An office file adds entities, or fields to an entity that is there; it may not redefine a field.
    """
    files: list[VocabularyFile] = []
    problems: list[Diagnostic] = []
    for path in (shipped.rulesets() / "vocabulary.yaml", *extra):
        node, found = load_yaml_file(path, path.name)
        problems.extend(found)
        if node is not None:
            file, found = read_model(node, VocabularyFile, KEYWORDS, "词汇表")
            problems.extend(found)
            if file is not None:
                files.append(file)
    if not files or any(d.severity == "error" for d in problems):
        return None, problems
    vocabulary = _merge(files, problems)
    _check_references(files, vocabulary, problems)
    _check_known(files, vocabulary, problems)
    if any(d.severity == "error" for d in problems):
        return None, problems
    return vocabulary, problems


def _merge(files: list[VocabularyFile], problems: list[Diagnostic]) -> Vocabulary:
    entities: dict[str, Entity] = {}
    for file in files:
        for name, described in file.entities.items():
            old = entities.get(name)
            fields = dict(old.fields) if old else {}
            for field_name, field in described.fields.items():
                for made in _fields_of(field_name, field, problems):
                    if made.name in fields:
                        place = place_of(field_name)
                        problems.append(
                            codes.NAME_TWICE.at(place, found=made.name, where=f"实体“{name}”")
                        )
                    fields[made.name] = made
            entities[str(name)] = Entity(
                name=str(name),
                english=str(described.english) or (old.english if old else str(name)),
                fields=fields,
                key=tuple(map(str, described.key)) or (old.key if old else ()),
                sheets=(*(old.sheets if old else ()), *map(str, described.sheets)),
                meaning=str(described.meaning) or (old.meaning if old else ""),
                from_references=_from_references(described, old),
                known=str(described.known) or (old.known if old else ""),
            )
            _check_named_rows(name, entities[str(name)], problems)
    return Vocabulary(str(files[0].vocabulary), entities)


def _check_known(
    files: list[VocabularyFile], vocabulary: Vocabulary, problems: list[Diagnostic]
) -> None:
    """“知悉” names a date of the row; a field may also be known always, or at the data's day.

    “没有日期时” goes with a date only.
    """
    for file in files:
        for name, entity in file.entities.items():
            fields = vocabulary.entities[str(name)].fields
            dates = [field.name for field in fields.values() if field.kind is Kind.DATE]
            if entity.known and entity.known not in dates:
                problems.append(_bad_known(entity.known, entity.known, dates))
            for field_name, field in entity.fields.items():
                needed = field.undated == AT_THE_END
                accepted = dates if needed else [*KNOWN, *dates]
                if (field.known or needed) and field.known not in accepted:
                    problems.append(_bad_known(field.known or field_name, field.known, accepted))


def _bad_known(where: Text, found: str, accepted: list[str]) -> Diagnostic:
    shown = "、".join(accepted) or "—"
    return history_codes.BAD_KNOWN.at(place_of(where), found=found or "（没有写）", accepted=shown)


def _from_references(described: EntitySpec, old: Entity | None) -> bool:
    if described.without_table is None:
        return old is not None and old.from_references
    return described.without_table == "取引用的值"


def _check_named_rows(name: Text, entity: Entity, problems: list[Diagnostic]) -> None:
    """Rows that are made of a name have that name, and nothing else, for a key."""
    if entity.from_references:
        keys = [entity.fields.get(key) for key in entity.key]
        if len(keys) != 1 or keys[0] is None or keys[0].kind is not Kind.TEXT:
            problems.append(codes.NAMED_ROWS_KEY.at(place_of(name), entity=entity.name))


def _fields_of(name: Text, described: FieldSpec, problems: list[Diagnostic]) -> list[Field]:
    kind = Kind(described.type)
    _check_needs(name, described, kind, problems)
    parts: dict[str, str] = {}
    made: list[Field] = []
    if described.parts is not None:
        given = described.parts.model_dump(exclude_none=True)
        parts = {role: str(part) for role, part in given.items()}
        kinds = {"number": Kind.QUANTITY, "month": Kind.MONTH}
        made = [
            Field(
                part, f"{described.english}_{role}", kinds.get(role, Kind.TEXT), part_of=str(name)
            )
            for role, part in parts.items()
        ]
    field = Field(
        name=str(name),
        english=str(described.english),
        kind=kind,
        unit=canonical(described.unit) or ("%" if kind is Kind.RATE else ""),
        required=described.required == _YES,
        meaning=str(described.meaning),
        headers=tuple(map(str, described.headers)),
        choices={str(k): tuple(map(str, v)) for k, v in described.choices.items()},
        refers=str(described.refers),
        parts=parts,
        signed=described.signed == _YES,
        month_end=described.month_end == "月末",
        known=str(described.known),
        undated_at_end=described.undated == AT_THE_END,
    )
    return [field, *made]


def _check_needs(name: Text, field: FieldSpec, kind: Kind, problems: list[Diagnostic]) -> None:
    needs = {
        Kind.CHOICE: ("选项", field.choices),
        Kind.MONEY: ("单位", field.unit),
        Kind.REFERENCE: ("引用", field.refers),
        Kind.MEASURE: ("拆分", field.parts),
    }
    if kind in needs and not needs[kind][1]:
        place = place_of(name)
        problems.append(codes.NEEDS.at(place, kind=kind.value, field=name, key=needs[kind][0]))


def _check_references(
    files: list[VocabularyFile], vocabulary: Vocabulary, problems: list[Diagnostic]
) -> None:
    for file in files:
        for entity_name, entity in file.entities.items():
            for field in entity.fields.values():
                if field.refers and field.refers not in vocabulary.entities:
                    found = nearest(field.refers, vocabulary.entities)
                    place = place_of(field.refers)
                    problems.append(
                        codes.UNKNOWN_ENTITY.at(place, found=field.refers, nearest=found)
                    )
            fields = vocabulary.entities[entity_name].fields
            problems.extend(
                codes.UNKNOWN_FIELD.at(
                    place_of(key), entity=entity_name, found=key, nearest=nearest(key, fields)
                )
                for key in entity.key
                if key not in fields
            )
