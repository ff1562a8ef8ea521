"""What is printed can be read again and means the same: trees of every kind."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from types import ModuleType

from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.language import core as c
from perfeval.language.check import expression
from perfeval.language.printing import printed
from perfeval.language.scope import Scope
from perfeval.language.types import RATE

FIELDS = {
    "number": ["次数", "数", "权重"],
    "money": ["预算", "执行"],
    "rate": ["比率"],
    "quantity": ["目标值", "实际值"],
    "date": ["开工", "完工"],
    "month": ["月份"],
    "text": ["名称", "原因"],
    "bool": ["统筹", "县.脱贫县"],
}
INNER = {
    "money": ["支付.金额"],
    "rate": ["支付.份额"],
    "date": ["支付.日期"],
    "bool": ["支付.合规"],
}
ORDERED = ["number", "money", "rate", "points", "quantity", "date", "month", "days", "workdays"]


class Writer:
    """Writes random expressions of a kind about rows of 项目; all of them are right."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.inside = False

    def write(self, kind: str, depth: int) -> str:
        """Write an expression of a kind."""
        pick = self.rng.random()
        if depth <= 0 or pick < 0.2:
            return self.leaf(kind)
        if pick < 0.3:
            return f"首个有值({self.write(kind, depth - 1)}, {self.write(kind, depth - 1)})"
        if kind == "bool":
            return self.condition(depth - 1)
        if kind in ("text", "choice", "month"):
            return self.leaf(kind)
        if kind == "date":
            days = f"({self.write('days', depth - 1)})"
            return f"{self.write('date', 0)} {self.rng.choice('+-')} {days}"
        return self.rng.choice((self.sum, self.sum, self.product, self.call))(kind, depth - 1)

    def leaf(self, kind: str) -> str:
        names = [*FIELDS.get(kind, []), *(INNER.get(kind, []) if self.inside else [])]
        if kind == "rate":
            names.append("所派生")
        if kind in ("days", "workdays"):
            call = "天数" if kind == "days" else "工作日数"
            return self.rng.choice((f"{call}(开工, 完工)", self.constant(kind)))
        if names and self.rng.random() < 0.7:
            return self.rng.choice(names)
        return self.constant(kind)

    def constant(self, kind: str) -> str:
        rng = self.rng
        number = f"{rng.choice(('', '-'))}{rng.choice(('0', '1', '0.5', '12.345', '100'))}"
        day = (date(2022, 1, 1) + timedelta(rng.randrange(700))).isoformat()
        return {
            "number": number, "money": f"{number} 万元", "rate": f"{number}%",
            "points": f"{number} 个百分点", "quantity": "目标值", "date": day, "month": "月份",
            "days": f"{number} 天", "workdays": f"{number} 工作日", "text": '"道路"',
            "bool": "统筹",
        }[kind]  # fmt: skip

    def sum(self, kind: str, depth: int) -> str:
        left, right = self.write(kind, depth), self.write(kind, depth)
        if kind == "rate":
            return f"({left}) + ({right})"
        if kind == "points":
            return f"({self.write('rate', depth)}) - ({self.write('rate', depth)})"
        return f"({left}) {self.rng.choice('+-')} ({right})"

    def product(self, kind: str, depth: int) -> str:
        other = self.write(self.rng.choice(("number", "rate")), depth)
        if kind == "rate":
            same = self.rng.choice(("money", "number", "quantity", "days"))
            return f"({self.write(same, depth)}) / ({self.write(same, depth)})"
        if kind == "number":
            other = self.write("number", depth)
            return f"({other}) * ({self.write('number', depth)})"
        return f"({self.write(kind, depth)}) {self.rng.choice('*/')} ({other})"

    def call(self, kind: str, depth: int) -> str:
        pick = self.rng.random()
        if pick < 0.3:
            return f"四舍五入({self.write(kind, depth)}, {self.rng.randrange(4)})"
        if pick < 0.6 or self.inside:
            name = self.rng.choice(("最小", "最大"))
            return f"{name}({self.write(kind, depth)}, {self.write(kind, depth)})"
        return self.aggregate(kind, depth)

    def aggregate(self, kind: str, depth: int) -> str:
        self.inside = True
        condition = self.write("bool", depth)
        value = self.rng.choice(INNER.get(kind, ["支付.金额"]))
        value = f"{value} + {value}" if kind == "money" and self.rng.random() < 0.5 else value
        self.inside = False
        if kind == "number":
            return self.rng.choice(("个数(支付)", f"个数(支付, {condition})"))
        if kind == "rate" and self.rng.random() < 0.5:
            return f"占比(支付, {condition})"
        if kind not in INNER:
            return self.leaf(kind)
        name = self.rng.choice(("合计", "平均", "最小", "最大"))
        tail = f", {condition}" if self.rng.random() < 0.5 else ""
        return f"{name}({value}{tail})"

    def condition(self, depth: int) -> str:
        rng = self.rng
        left, right = self.write("bool", depth), self.write("bool", depth)
        kind = rng.choice(ORDERED)
        one, other = self.write(kind, depth), self.write(kind, depth)
        operator = rng.choice(("<", "<=", ">", ">=", "=", "!="))
        return rng.choice((
            f"({left}) 且 ({right})", f"({left}) 或 ({right})", f"非 ({left})",
            f"({one}) {operator} ({other})", f"({one}) {operator} ({other})",
            f"({one}) 在 ({other}) 到 ({self.write(kind, depth)}) 之间",
            f"有值({one})", f"缺数({one})", "类型 是 新建", "等次 不是 未达成",
            "等次 属于 [达成, 部分达成, 未达成]", "等次 不属于 [达成, 部分达成]",
            '名称 属于 ["道路", "水渠", "桥"]', "等次 属于 [达成]",
        ))  # fmt: skip


def write(seed: int, kind: str) -> str:
    return Writer(Random(seed)).write(kind, 3)  # noqa: S311 - a test


def scope(made: ModuleType) -> Scope:
    entities = made.VOCABULARY.entities

    def derived(entity: str, name: str) -> c.Core | None:
        known = entity == "项目" and name == "所派生"
        return c.FieldOf("项目", "比率", RATE) if known else None

    return Scope(
        made.VOCABULARY,
        made.AS_OF,
        entities["项目"],
        derived=derived,
        derived_names={"项目": frozenset({"所派生"})},
    )


def read(made: ModuleType, text: str) -> c.Core:
    checked, problems = expression(text, lambda _start, _length: None, scope(made))
    assert checked is not None, (text, [problem.message() for problem in problems])
    return checked


@settings(max_examples=300)
@given(seed=st.integers(0, 2**32), kind=st.sampled_from([*ORDERED, "bool", "text"]))
def test_what_is_printed_reads_back_as_the_same_tree(
    made: ModuleType, seed: int, kind: str
) -> None:
    text = write(seed, kind)
    node = read(made, text)
    shown = printed(node)
    again = read(made, shown)
    assert again == node, (text, shown)
    assert printed(again) == shown


def test_the_random_expressions_hold_every_kind_of_node_that_can_be_written(
    made: ModuleType,
) -> None:
    found: set[str] = set()

    def collect(node: c.Core) -> None:
        found.add(type(node).__name__)
        for part in c.children(node):
            collect(part)

    for seed in range(400):
        kind = (*ORDERED, "bool")[seed % 10]
        collect(read(made, write(seed, kind)))
    assert found == {
        "Const", "FieldOf", "Derived", "Arith", "Extreme", "Rounded", "Compare", "Logic", "Not",
        "Known", "Otherwise", "Guard", "Aggregate", "DaysBetween", "WorkdaysBetween",
    }  # fmt: skip
