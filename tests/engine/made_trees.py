"""Random core trees of every kind of node, and random rows for them. Loaded by path."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from random import Random

from perfeval.calendar import shipped_calendar
from perfeval.language import core as c
from perfeval.language import types as t
from perfeval.language.scope import Hops

NUMERIC = (t.NUMBER, t.RATE, t.POINTS_TYPE, t.DAYS_TYPE, t.Type("money", "万元"), t.DATE)
NUMBERS = ("0", "1", "-1", "2.5", "0.005", "-0.125", "3", "7", "1000000", "-33.33", "98.28")
PATHS = {
    ("支付", "项目"): (("支付", "所属项目"),),
    ("支付", "县"): (("支付", "所属项目"), ("项目", "所属县")),
    ("项目", "县"): (("项目", "所属县"),),
}
FIELDS = {
    "县": {"number": [("财力", t.Type("money", "亿元"))], "bool": ["脱贫县"], "text": ["县名"]},
    "项目": {
        "number": [
            ("预算", t.Type("money", "万元")),
            ("执行", t.Type("money", "万元")),
            ("比率", t.RATE),
            ("次数", t.NUMBER),
            ("数", t.NUMBER),
            ("开工", t.DATE),
            ("月份", t.MONTH),
            ("目标值", t.Type("quantity")),
            ("实际值", t.Type("quantity")),
        ],
        "bool": ["统筹"],
        "text": ["名称", "类型"],
    },
    "支付": {
        "number": [("金额", t.Type("money", "万元")), ("份额", t.RATE), ("日期", t.DATE)],
        "bool": ["合规"],
        "text": ["支付号"],
    },
}
CALENDAR = shipped_calendar()[0]
DAYS = range(date(2014, 6, 1).toordinal(), date(2027, 6, 1).toordinal())
UNITS = {"目标值": "目标单位", "实际值": "实际单位"}


class Trees:
    """Makes trees about rows of ``subject``; ``inside`` while an aggregate's rows are at hand."""

    def __init__(self, rng: Random, subject: str) -> None:
        self.rng = rng
        self.subject = subject
        self.inside = False
        self._derived = 0

    def tree(self, kind: str, depth: int) -> c.Core:
        """Make a tree that gives a ``number``, a ``bool`` or a ``text``."""
        if depth <= 0 or self.rng.random() < 0.12:
            return self._leaf(kind)
        made: dict[str, list[Callable[[int], c.Core]]] = {
            "number": [
                self._arith,
                self._arith,
                self._extreme,
                self._rounded,
                self._days,
                self._part,
            ],
            "bool": [self._compare, self._compare, self._logic, self._not, self._known, self._has],
            "text": [self._template],
        }
        if kind == "number" and not self.inside and self.subject != "支付":
            made["number"] += [self._aggregate, self._aggregate]
        if kind == "number" and not self.inside:
            made["number"] += [self._peers]
        if kind == "number" and not self.inside and self.subject in ("支付", "项目"):
            made["number"] += [self._siblings]
        branching = (self._otherwise, self._guard, self._case, self._of_derived)
        pick = self.rng.random()
        if pick < 0.3:
            return self.rng.choice(branching)(kind, depth - 1)
        return self.rng.choice(made[kind])(depth - 1)

    def _leaf(self, kind: str) -> c.Core:
        if self.rng.random() < 0.25:
            return self._const(kind)
        start = "支付" if self.inside and self.rng.random() < 0.7 else self.subject
        entity = self.rng.choice([e for e in FIELDS if e == start or (start, e) in PATHS])
        hops = PATHS.get((start, entity), ())
        inner = self.inside and start == "支付"
        if kind == "number":
            name, type_ = self.rng.choice(FIELDS[entity]["number"])
            return c.FieldOf(entity, name, type_, hops, inner, UNITS.get(name, ""))
        name = self.rng.choice(FIELDS[entity][kind])
        return c.FieldOf(entity, name, t.BOOL if kind == "bool" else t.TEXT, hops, inner)

    def _const(self, kind: str) -> c.Core:
        if kind == "bool":
            return c.Const(self.rng.random() < 0.5, t.BOOL)
        if kind == "text":
            return c.Const(self.rng.choice(["新建", "道路", "", "引'号\"\\{"]), t.TEXT)
        value = Fraction(self.rng.choice(NUMBERS)) / self.rng.choice((1, 1, 3, 100))
        return c.Const(value, self._type())

    def _type(self) -> t.Type:
        return self.rng.choice(NUMERIC)

    def _arith(self, depth: int) -> c.Core:
        operator = self.rng.choice("+-*//")
        left, right = self.tree("number", depth), self.tree("number", depth)
        return c.Arith(operator, left, right, self._type())

    def _extreme(self, depth: int) -> c.Core:
        parts = tuple(self.tree("number", depth) for _ in range(self.rng.choice((2, 2, 3))))
        return c.Extreme(self.rng.choice(("min", "max")), parts, self._type())

    def _rounded(self, depth: int) -> c.Core:
        mode = self.rng.choice(("half_up", "half_up", "floor", "ceil"))
        operand = self._extreme(depth) if self.rng.random() < 0.3 else self.tree("number", depth)
        return c.Rounded(operand, self.rng.randrange(4), mode, self._type())

    def _days(self, depth: int) -> c.Core:
        if self.rng.random() < 0.5:
            return c.DaysBetween(self.tree("number", depth), self.tree("number", depth))
        return c.WorkdaysBetween(self._day(depth), self._day(depth), CALENDAR)

    def _part(self, depth: int) -> c.Core:
        part = self.rng.choice(("month", "year"))
        return c.DatePart(self._day(depth), part, t.MONTH if part == "month" else t.NUMBER)

    def _has(self, depth: int) -> c.Core:
        words = self.rng.choice((("建",), ("道", "甲"), ("引'号", "没有")))
        return c.Contains(self.tree("text", depth), words)

    def _day(self, depth: int) -> c.Core:
        """Make a date within or around the calendar, now and then a fraction of a day off."""
        day = c.Const(Fraction(self.rng.randrange(DAYS.start, DAYS.stop)), t.DATE)
        if self.rng.random() < 0.4:
            return self.rng.choice((day, self._leaf("number"), self.tree("number", depth)))
        more = self.rng.choice((self._const("number"), self._leaf("number")))
        return c.Arith(self.rng.choice("+-"), day, more, t.DATE)

    def _peers(self, depth: int) -> c.Core:
        kind = self.rng.choice(("rank", "rank", "count", "mean", "median", "min", "max"))
        condition = self.tree("bool", depth) if self.rng.random() < 0.4 else None
        kinds = self.rng.choices(("text", "bool", "number"), k=self.rng.choice((0, 0, 1, 2)))
        groups = tuple(self.tree(one, depth - 1) for one in kinds)
        return c.Peers(
            kind,
            self.subject,
            self.tree("number", depth),
            condition,
            groups,
            self._type(),
            self.rng.choice(("min", "mean", "dense")),
            self.rng.random() < 0.5,
            self.rng.random() < 0.5,
            self.rng.random() < 0.7,
            self.tree("number", depth) if kind != "rank" and self.rng.random() < 0.4 else None,
        )

    def _compare(self, depth: int) -> c.Core:
        if self.rng.random() < 0.25:
            kind = self.rng.choice(("text", "bool"))
            operator = self.rng.choice(("=", "!="))
        else:
            kind, operator = "number", self.rng.choice(("<", "<=", ">", ">=", "=", "!="))
        left = self.tree(kind, depth)
        right = left if self.rng.random() < 0.1 else self.tree(kind, depth)
        return c.Compare(operator, left, right)

    def _logic(self, depth: int) -> c.Core:
        parts = tuple(self.tree("bool", depth) for _ in range(self.rng.choice((2, 2, 3))))
        return c.Logic(self.rng.choice(("and", "or")), parts)

    def _not(self, depth: int) -> c.Core:
        return c.Not(self.tree("bool", depth))

    def _known(self, depth: int) -> c.Core:
        return c.Known(self.tree(self.rng.choice(("number", "bool", "text")), depth))

    def _template(self, depth: int) -> c.Core:
        kinds = [self.rng.choice(("number", "number", "bool", "text")) for _ in range(2)]
        return c.Template(("甲", *(c.Shown(self.tree(kind, depth)) for kind in kinds)))

    def _of_kind(self, kind: str) -> t.Type:
        return {"bool": t.BOOL, "text": t.TEXT}.get(kind) or self._type()

    def _otherwise(self, kind: str, depth: int) -> c.Core:
        return c.Otherwise(self.tree(kind, depth), self.tree(kind, depth), self._of_kind(kind))

    def _guard(self, kind: str, depth: int) -> c.Core:
        return c.Guard(self.tree("bool", depth), self.tree(kind, depth), "因", self._of_kind(kind))

    def _case(self, kind: str, depth: int) -> c.Core:
        count = 15 if self.rng.random() < 0.05 else self.rng.choice((1, 2, 3))
        deep = depth if count < 15 else 0
        branches = tuple((self.tree("bool", deep), self.tree(kind, deep)) for _ in range(count))
        otherwise = self.tree(kind, depth) if self.rng.random() < 0.6 else None
        return c.Case(branches, otherwise, self._of_kind(kind))

    def _of_derived(self, kind: str, depth: int) -> c.Core:
        start = "支付" if self.inside and self.rng.random() < 0.5 else self.subject
        entity = self.rng.choice([e for e in FIELDS if e == start or (start, e) in PATHS])
        hops = PATHS.get((start, entity), ())
        inner = self.inside and start == "支付"
        outer = self.subject, self.inside
        self.subject, self.inside = entity, False
        body = self.tree(kind, depth)
        self.subject, self.inside = outer
        self._derived += 1
        return c.Derived(entity, f"派生{self._derived}", body, self._of_kind(kind), hops, inner)

    def _value(self, depth: int) -> c.Core:
        """Make what an aggregate adds up, often a quotient, whose denominators differ by row."""
        if self.rng.random() < 0.3:
            return c.Arith("/", self._leaf("number"), self._leaf("number"), self._type())
        return self.tree("number", depth)

    def _siblings(self, depth: int) -> c.Core:
        """Make an aggregate over the payments of the project, or county, of the row at hand."""
        shared = self.rng.choice([end for start, end in PATHS if start == self.subject])
        return self._aggregate(depth, PATHS["支付", shared], PATHS[self.subject, shared])

    def _aggregate(self, depth: int, path: Hops = (), base: Hops = ()) -> c.Core:
        kind = self.rng.choice(("sum", "sum", "count", "mean", "min", "max", "share"))
        self.inside = True
        value = None if kind in ("count", "share") else self._value(depth)
        conditioned = kind == "share" or self.rng.random() < 0.5
        condition = self.tree("bool", depth) if conditioned else None
        self.inside = False
        path = path or PATHS["支付", self.subject]
        return c.Aggregate(kind, "支付", path, value, condition, self._type(), base)


def _numbers(rng: Random, count: int) -> list[object]:
    """Make a column: complete and above 0, not below 0, whole, any number; or with gaps."""
    pools: tuple[tuple[str | None, ...], ...] = (
        tuple(n for n in NUMBERS if Fraction(n) > 0),
        tuple(n for n in NUMBERS if Fraction(n) >= 0),
        ("0", "1", "-1", "2", "-3"),
        ("1", "-2", "0.5"),
        NUMBERS,
        (*NUMBERS, None, None),
    )
    pool = rng.choice(pools)
    return [rng.choice(pool) for _ in range(count)]


YES_NO = (True, False)


def _some(rng: Random, count: int, *values: object) -> list[object]:
    missing = () if rng.random() < 0.6 else (None,)
    return [rng.choice((*values, *missing)) for _ in range(count)]


def _rows(columns: dict[str, list[object]], count: int) -> list[dict[str, object]]:
    return [{name: values[row] for name, values in columns.items()} for row in range(count)]


def random_rows(rng: Random) -> dict[str, list[dict[str, object]]]:
    """Make up to two counties, four projects, seven payments, some of them not joined."""
    days = [date(2022, 1, 31), date(2022, 12, 31), date(2020, 2, 29)]
    counties, projects, payments = rng.randrange(3), rng.randrange(5), rng.randrange(8)
    county = {
        "县名": [f"县{n}" for n in range(counties)],
        "财力": _numbers(rng, counties),
        "脱贫县": _some(rng, counties, *YES_NO),
    }
    project = {
        "编号": [f"P{n}" for n in range(projects)],
        "所属县": _some(rng, projects, "县0", "县1", "外县"),
        "名称": _some(rng, projects, "道路", "新建"),
        "类型": _some(rng, projects, "新建", "续建"),
        "统筹": _some(rng, projects, *YES_NO),
        **{name: _numbers(rng, projects) for name in ("预算", "执行", "比率", "数")},
        "次数": _some(rng, projects, "0", "1", "5"),
        "目标值": _numbers(rng, projects),
        "实际值": _numbers(rng, projects),
        "目标单位": _some(rng, projects, "米", "%"),
        "实际单位": _some(rng, projects, "米", "%"),
        "开工": _some(rng, projects, *days),
        "月份": _some(rng, projects, "2022-01", "2022-12"),
    }
    payment = {
        "支付号": [f"Z{n}" for n in range(payments)],
        "所属项目": _some(rng, payments, "P0", "P1", "P2", "P9"),
        "金额": _numbers(rng, payments),
        "份额": _numbers(rng, payments),
        "日期": _some(rng, payments, *days),
        "合规": _some(rng, payments, *YES_NO),
    }
    return {
        "县": _rows(county, counties),
        "项目": _rows(project, projects),
        "支付": _rows(payment, payments),
    }
