"""docs/vocabulary.md: a table of fields for every entity."""

from __future__ import annotations

from collections.abc import Iterator

from generator.markdown import table
from perfeval.vocabulary import Entity, Field, Kind, load_vocabulary


def vocabulary_tables() -> str:
    """Give a table of fields for every entity."""
    vocabulary, problems = load_vocabulary()
    if vocabulary is None:
        raise ValueError([problem.message() for problem in problems])
    return "\n".join(line for e in vocabulary.entities.values() for line in _entity(e)).strip()


def _entity(entity: Entity) -> Iterator[str]:
    yield from (f"### {entity.name}（{entity.english}）", "", f"{entity.meaning}。", "")
    yield f"- 表名可以是：{'、'.join(dict.fromkeys((entity.name, *entity.sheets)))}"
    yield f"- 主键：{'、'.join(entity.key)}"
    yield ""
    rows = [
        (
            field.name,
            f"`{field.english}`",
            _kind(field),
            "是" if field.required else "",
            "、".join(field.headers),
            _meaning(field),
        )
        for field in entity.fields.values()
    ]
    yield from table(("字段", "英文", "类型", "必填", "表头也可写", "说明"), rows)
    yield ""


def _kind(field: Field) -> str:
    if field.part_of:
        return f"{field.kind.value}（拆自 {field.part_of}）"
    extra = {Kind.MONEY: field.unit, Kind.REFERENCE: field.refers}.get(field.kind, "")
    return f"{field.kind.value}（{extra}）" if extra else field.kind.value


def _meaning(field: Field) -> str:
    parts = [field.meaning] if field.meaning else []
    for option, names in field.choices.items():
        parts.append(f"{option}（{'、'.join(names)}）" if names else option)
    if field.signed:
        parts.append("可为负")
    if field.month_end:
        parts.append("只写到月的，取月末")
    if field.known:
        parts.append(f"知悉：{field.known}{'，没有填的：期末' if field.undated_at_end else ''}")
    return "；".join(parts)
