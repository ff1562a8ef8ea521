"""A tiny vocabulary and datasets made in memory, for the tests of expressions and rules.

It is loaded by path in the conftest of each folder that needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from perfeval.dataset.model import Column, Dataset, SheetOrigin, Table, Value
from perfeval.engine.compiled.rules import Compiler
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.language import core as c
from perfeval.language import types as t
from perfeval.language.check import expression
from perfeval.language.scope import Scope
from perfeval.vocabulary import Entity, Field, Kind, Vocabulary

AS_OF = date(2022, 12, 31)
Rows = Mapping[str, Sequence[Mapping[str, object]]]
Exact = Fraction | str | bool | None


def _entity(name: str, english: str, *fields: Field) -> Entity:
    return Entity(name, english, {field.name: field for field in fields}, (fields[0].name,))


def _field(name: str, english: str, kind: Kind, **more: object) -> Field:
    unit = {Kind.MONEY: "万元", Kind.RATE: "%"}.get(kind, "")
    return Field(name, english, kind, **{"unit": unit, **more})  # type: ignore[arg-type]


def _measure(name: str, number: str, unit: str, english: str) -> tuple[Field, ...]:
    parts = {"number": number, "unit": unit}
    return (
        Field(name, english, Kind.MEASURE, parts=parts),
        Field(number, f"{english}_number", Kind.QUANTITY, part_of=name),
        Field(unit, f"{english}_unit", Kind.TEXT, part_of=name),
    )


TIERS: dict[str, tuple[str, ...]] = {"达成": (), "部分达成": (), "未达成": ()}
VOCABULARY = Vocabulary(
    "小词汇",
    {
        "县": _entity(
            "县",
            "county",
            _field("县名", "name", Kind.TEXT),
            _field("财力", "revenue", Kind.MONEY, unit="亿元"),
            _field("脱贫县", "poor", Kind.YES_NO),
        ),
        "项目": _entity(
            "项目",
            "project",
            _field("编号", "id", Kind.TEXT),
            _field("所属县", "county", Kind.REFERENCE, refers="县"),
            _field("名称", "name", Kind.TEXT),
            _field("类型", "category", Kind.CHOICE, choices={"新建": (), "续建": ()}),
            _field("统筹", "pooled", Kind.YES_NO),
            _field("预算", "budget", Kind.MONEY, signed=True),
            _field("执行", "executed", Kind.MONEY, signed=True),
            _field("比率", "rate", Kind.RATE, signed=True),
            _field("次数", "times", Kind.COUNT, signed=True),
            _field("数", "number", Kind.NUMBER, signed=True),
            _field("权重", "weight", Kind.NUMBER),
            _field("给分", "awarded", Kind.NUMBER),
            _field("等次", "tier", Kind.CHOICE, choices=TIERS),
            _field("原因", "reason", Kind.TEXT),
            _field("开工", "started", Kind.DATE),
            _field("完工", "finished", Kind.DATE),
            _field("月份", "month", Kind.MONTH),
            *_measure("年度指标", "目标值", "目标单位", "target"),
            *_measure("完成情况", "实际值", "实际单位", "actual"),
        ),
        "支付": _entity(
            "支付",
            "payment",
            _field("支付号", "id", Kind.TEXT),
            _field("所属项目", "project", Kind.REFERENCE, refers="项目"),
            _field("金额", "amount", Kind.MONEY, signed=True),
            _field("日期", "date", Kind.DATE),
            _field("份额", "share", Kind.RATE, signed=True),
            _field("合规", "proper", Kind.YES_NO),
        ),
    },
)


def _number(value: object) -> Fraction:
    text = str(value)
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def _held(value: object, kind: Kind, scale: int) -> Value:
    if value is None:
        return None
    if kind.is_number:
        return int(_number(value) * 10**scale)
    if kind is Kind.DATE:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
        return day.toordinal()
    if kind is Kind.MONTH:
        year, month = str(value).split("-")
        return int(year) * 12 + int(month) - 1
    return value if kind is Kind.YES_NO and isinstance(value, bool) else str(value)


def _scale(values: Sequence[object]) -> int:
    scale = 0
    for value in values:
        while value is not None and (_number(value) * 10**scale).denominator != 1:
            scale += 1
    return scale


def make_dataset(rows: Rows, vocabulary: Vocabulary = VOCABULARY) -> Dataset:
    """Make a dataset of rows with values as people write them; what is left out is missing."""
    tables: dict[str, Table] = {}
    for name, entity in vocabulary.entities.items():
        given = rows.get(name, ())
        origin = SheetOrigin("data.xlsx", name, {})
        columns: dict[str, Column] = {}
        for field in entity.fields.values():
            values = [row.get(field.name) for row in given]
            scale = _scale(values) if field.kind.is_number else 0
            held = [_held(value, field.kind, scale) for value in values]
            columns[field.name] = Column(field, scale, held)
        tables[name] = Table(entity, columns, [(origin, n + 2) for n in range(len(given))])
    return Dataset(vocabulary, tables)


_HISTORIES = {
    "进度": tuple(
        (date.fromisoformat(day).toordinal(), c.Const(Fraction(share), t.RATE, "进度", "约定"))
        for day, share in (("2022-01-01", "0"), ("2022-06-30", "1/2"), ("2022-12-31", "1"))
    )
}


def scope(subject: str, parameters: Mapping[str, c.Const] | None = None) -> Scope:
    """Give the scope of an expression about rows of an entity."""
    held = parameters or {}
    entity = VOCABULARY.entities[subject]
    return Scope(
        VOCABULARY, AS_OF, entity, parameters=held, history=lambda name: _HISTORIES.get(name, ())
    )


def core(text: str, subject: str = "项目") -> c.Core:
    """Check an expression that is right."""
    checked, problems = expression(text, lambda _start, _length: None, scope(subject))
    assert checked is not None, [problem.message() for problem in problems]
    return checked


def interpreted(dataset: Dataset, node: c.Core, entity: str) -> list[Exact]:
    """Give the values of a node for all rows of an entity, by the interpreter."""
    interpreter = Interpreter(dataset)
    return [interpreter.value(node, row) for row in range(len(dataset.tables[entity]))]


def compiled(dataset: Dataset, node: c.Core, entity: str) -> list[Exact]:
    """Give the values of a node for all rows of an entity, by compiled code."""
    compiler = Compiler(dataset)
    compiler._derive(c.Derived(entity, "=所试", node, node.type))
    facts, over = compiler.columns.derived(entity, "=所试")
    held = compiler.columns.data[facts.name]
    assert isinstance(held, list)
    found: list[Exact] = []
    for row, value in enumerate(held):
        if value is None or isinstance(value, str | bool):
            found.append(value)
        else:
            found.append(Fraction(value, over if isinstance(over, int) else over[row]))
    return found


def both(dataset: Dataset, node: c.Core, entity: str = "项目") -> list[Exact]:
    """Give the values of a node, after making sure that both ways agree."""
    values = interpreted(dataset, node, entity)
    assert compiled(dataset, node, entity) == values
    return values


Both = Callable[[Dataset, c.Core, str], list[Exact]]
