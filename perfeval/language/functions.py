"""The functions of the language: aggregates over related rows, and a few over single values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from perfeval.calendar import shipped_calendar
from perfeval.diagnostics import nearest
from perfeval.diagnostics.codes import language as codes
from perfeval.language import build, peers, types, weighted
from perfeval.language import core as c
from perfeval.language import syntax as s
from perfeval.language.printing import printed
from perfeval.language.scope import Hops, Scope, path_up
from perfeval.language.types import DATE, MONTH, NUMBER, NUMERIC, RATE, Type
from perfeval.values.units import MONEY, canonical, money_factor
from perfeval.vocabulary import Entity

if TYPE_CHECKING:
    from perfeval.language.check import Checker


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its names, how it is written, and how a call is checked."""

    chinese: str
    english: str
    usage: str
    meaning: str
    check: Callable[[Checker, s.Call], c.Core]


def check_call(checker: Checker, node: s.Call) -> c.Core:
    """Check a call of any function."""
    for function in FUNCTIONS:
        if node.function in (function.chinese, function.english):
            return function.check(checker, node)
    names = [function.chinese for function in FUNCTIONS]
    raise checker.words_together(node.function, node.name_at) or checker.fail(
        codes.UNKNOWN_FUNCTION,
        node.name_at,
        found=node.function,
        nearest=nearest(node.function, names) or names[0],
        accepted="、".join(names),
    )


def is_below(scope: Scope, entity: str) -> bool:
    """Whether each row at hand can have many rows of ``entity``."""
    wanted = scope.vocabulary.find(entity)
    if wanted is None:
        return False
    if scope.subject is None:
        return True
    below = path_up(scope.vocabulary, wanted, scope.subject) is not None
    return below and wanted.name != scope.subject.name


def _usage(checker: Checker, node: s.Call) -> Exception:
    function = next(f for f in FUNCTIONS if node.function in (f.chinese, f.english))
    return checker.fail(codes.ARGUMENTS, node.at, function=node.function, usage=function.usage)


_AGGREGATES = frozenset(
    ("合计", "sum", "个数", "count", "平均", "mean", "加权平均", "weighted_mean", "最小", "min",
     "最大", "max", "占比", "share")
)  # fmt: skip


def _names(node: s.Syntax, *, outside: bool = False) -> Iterator[s.Name]:
    """Give the names in an expression; ``outside`` leaves out those within an aggregate."""
    match node:
        case s.Call(function) if outside and function in _AGGREGATES:
            return
        case s.Name():
            yield node
        case s.Call(_, arguments):
            for argument in arguments:
                yield from _names(argument, outside=outside)
        case s.Unary(_, operand):
            yield from _names(operand, outside=outside)
        case s.Binary(_, left, right):
            yield from _names(left, outside=outside)
            yield from _names(right, outside=outside)
        case s.Between(value, low, high):
            for part in (value, low, high):
                yield from _names(part, outside=outside)
        case s.Among(value, options):
            for part in (value, *options):
                yield from _names(part, outside=outside)


def _entity_of(checker: Checker, node: s.Call, shared: Entity | None) -> Entity | None:
    """Find which rows an aggregate goes through: the first entity named that has many.

    ``最大(合计(支付.金额), 0)`` goes through none: it is the greater of two values.
    """
    greater_of_two = len(node.arguments) == 2 and node.function in ("最小", "min", "最大", "max")
    for name in _names(node.arguments[0], outside=greater_of_two):
        entity = checker.scope.vocabulary.find(name.entity or name.name)
        if entity is None:
            continue
        if shared is None and is_below(checker.scope, entity.name):
            return entity
        if shared is not None and path_up(checker.scope.vocabulary, entity, shared):
            return entity
    return None


def _shared(checker: Checker, node: s.Call) -> tuple[s.Call, Entity | None]:
    """Take ``同(项目)`` out of a call: the row that the rows gone through share with this one."""
    said = [a for a in node.arguments[1:] if isinstance(a, s.Call) and a.function in peers.SAME]
    if not said:
        return node, None
    rest = tuple(a for a in node.arguments if not any(a is one for one in said))
    inside = said[0].arguments
    if len(said) > 1 or len(inside) != 1 or not isinstance(inside[0], s.Name) or inside[0].entity:
        raise _usage(checker, node)
    subject, name = checker.scope.subject, inside[0].name
    if subject is None:
        raise checker.fail(codes.NEEDS_ROW, node.at, function=node.function)
    entity = checker.scope.vocabulary.find(name)
    if entity is None or not path_up(checker.scope.vocabulary, subject, entity):
        raise checker.fail(codes.NO_PATH, inside[0].at, subject=subject.name, found=name)
    return replace(node, arguments=rest), entity


def _is_entity(checker: Checker, name: s.Name) -> bool:
    return checker.scope.vocabulary.find(name.name) is not None


def _aggregate(kind: str) -> Callable[[Checker, s.Call], c.Core]:
    def check(checker: Checker, node: s.Call) -> c.Core:
        if not 1 <= len(node.arguments) <= 3:
            raise _usage(checker, node)
        node, shared = _shared(checker, node)
        if len(node.arguments) > 2:
            raise _usage(checker, node)
        entity = _entity_of(checker, node, shared)
        if entity is None:
            if kind in ("min", "max") and len(node.arguments) == 2:
                return _extreme(checker, node, kind)
            first = node.arguments[0]
            if not isinstance(first, s.Name) or first.entity or not _is_entity(checker, first):
                checker.check(first)
            raise _usage(checker, node)
        if checker.scope.inner is not None:
            raise checker.fail(codes.NESTED, node.at)
        return _checked_aggregate(checker, node, kind, entity, shared)

    return check


def _checked_aggregate(
    checker: Checker, node: s.Call, kind: str, entity: Entity, shared: Entity | None
) -> c.Core:
    outer = checker.scope
    path: Hops = ()
    base: Hops = ()
    if outer.subject is not None:
        path = path_up(outer.vocabulary, entity, shared or outer.subject) or ()
        base = (path_up(outer.vocabulary, outer.subject, shared) or ()) if shared else ()
    checker.scope = outer.within(entity)
    try:
        value: c.Core | None = None
        first = node.arguments[0]
        if kind not in ("count", "share"):
            if isinstance(first, s.Name) and not first.entity and _is_entity(checker, first):
                raise _usage(checker, node)
            value = checker.check(first)
            accepted = (*NUMERIC, "date", "month") if kind in ("min", "max") else tuple(NUMERIC)
            checker.need(value, first, accepted)
        elif not isinstance(first, s.Name) or first.entity:
            raise _usage(checker, node)
        condition: c.Core | None = None
        if len(node.arguments) == 2:
            condition = checker.check(node.arguments[1])
            checker.need(condition, node.arguments[1], ("bool",))
        elif kind == "share":
            raise _usage(checker, node)
    finally:
        checker.scope = outer
    result = {"count": NUMBER, "share": RATE}.get(kind) or (value.type if value else NUMBER)
    return c.Aggregate(kind, entity.name, path, value, condition, result, base)


def _extreme(checker: Checker, node: s.Call, kind: str) -> c.Core:
    left, right = (checker.check(argument) for argument in node.arguments)
    if not types.comparable(left.type, right.type, ordered=True):
        raise checker.mismatch(node.at, left, right, "比较")
    return build.same_units(c.Extreme(kind, (left, right), left.type), left, right)


def _days(checker: Checker, node: s.Call) -> c.Core:
    if len(node.arguments) != 2:
        raise _usage(checker, node)
    start, end = (checker.check(argument) for argument in node.arguments)
    for checked, argument in zip((start, end), node.arguments, strict=True):
        checker.need(checked, argument, ("date",))
    return c.DaysBetween(start, end)


def _workdays(checker: Checker, node: s.Call) -> c.Core:
    days = _days(checker, node)
    calendar, problems = shipped_calendar()
    if calendar is None or not isinstance(days, c.DaysBetween):
        raise checker.refuse(problems)
    wrong: Exception | None = None
    for side, argument in zip((days.start, days.end), node.arguments, strict=True):
        day = _fixed_day(side)
        outside = calendar.outside(day) if day else None
        if outside is not None:
            wrong = checker.fail(outside.code, argument.at, **outside.values)
    if wrong is not None:
        raise wrong
    return c.WorkdaysBetween(days.start, days.end, calendar)


def _fixed_day(node: c.Core) -> date | None:
    """Give the day that a literal or the evaluation date is, None when it varies.

    An evaluation date that nobody gave is held as the last day that there is; it is left alone.
    """
    if isinstance(node, c.Const) and isinstance(node.value, Fraction) and node.type == DATE:
        day = date.fromordinal(int(node.value))
        return None if day == date.max else day
    return None


def _date_part(part: str) -> Callable[[Checker, s.Call], c.Core]:
    def check(checker: Checker, node: s.Call) -> c.Core:
        if len(node.arguments) != 1:
            raise _usage(checker, node)
        day = checker.check(node.arguments[0])
        checker.need(day, node.arguments[0], ("date",))
        return c.DatePart(day, part, MONTH if part == "month" else NUMBER)

    return check


def _contains(checker: Checker, node: s.Call) -> c.Core:
    words = [one.value for one in node.arguments[1:] if isinstance(one, s.TextLiteral)]
    if not words or len(words) + 1 < len(node.arguments) or "" in words:
        raise _usage(checker, node)
    text = checker.check(node.arguments[0])
    checker.need(text, node.arguments[0], ("text",))
    return c.Contains(text, tuple(words))


def _known(*, negated: bool) -> Callable[[Checker, s.Call], c.Core]:
    def check(checker: Checker, node: s.Call) -> c.Core:
        if len(node.arguments) != 1:
            raise _usage(checker, node)
        known = c.Known(checker.check(node.arguments[0]))
        return c.Not(known) if negated else known

    return check


def _first_known(checker: Checker, node: s.Call) -> c.Core:
    if len(node.arguments) != 2:
        raise _usage(checker, node)
    first, second = (checker.check(argument) for argument in node.arguments)
    if not types.comparable(first.type, second.type, ordered=False):
        raise checker.mismatch(node.at, first, second, "互相代替")
    return c.Otherwise(first, second, first.type)


def _convert(checker: Checker, node: s.Call) -> c.Core:
    if len(node.arguments) != 2 or not isinstance(node.arguments[1], s.Name):
        raise _usage(checker, node)
    value, unit = checker.check(node.arguments[0]), canonical(node.arguments[1].name)
    checker.need(value, node.arguments[0], ("money",))
    if value.type.kind == "any":
        return value
    factor = money_factor(value.type.unit, unit)
    if factor is None:
        raise checker.fail(
            codes.NEEDS_TYPE, node.arguments[1].at, accepted=f"金额单位（{'、'.join(MONEY)}）",
            found=unit,
        )  # fmt: skip
    return c.Arith("*", value, c.number(factor), Type("money", unit))


def _round(checker: Checker, node: s.Call) -> c.Core:
    if len(node.arguments) != 2 or not isinstance(node.arguments[1], s.NumberLiteral):
        raise _usage(checker, node)
    places = node.arguments[1].value
    if places.denominator != 1 or not 0 <= places <= 10:
        raise _usage(checker, node)
    value = checker.check(node.arguments[0])
    checker.need(value, node.arguments[0], tuple(NUMERIC))
    return c.Rounded(value, int(places), "half_up", value.type)


def _value_on(checker: Checker, node: s.Call) -> c.Core:
    if len(node.arguments) != 2 or not isinstance(node.arguments[0], s.Name):
        raise _usage(checker, node)
    name, day = node.arguments[0], checker.check(node.arguments[1])
    checker.need(day, node.arguments[1], ("date",))
    steps = () if name.entity else checker.scope.history(name.name)
    if not steps:
        raise checker.fail(
            codes.NEEDS_TYPE, name.at, accepted="一个参数的名称", found=name.name, advice=""
        )
    written = f"{node.function}({name.name}, {printed(day)})"
    return build.on_day(steps, day, written)


FUNCTIONS: tuple[Function, ...] = (
    Function(
        "合计", "sum", "合计(支付.金额) 或 合计(支付.金额, 条件)", "相关各行之和", _aggregate("sum")
    ),
    Function("个数", "count", "个数(支付) 或 个数(支付, 条件)", "相关的行数", _aggregate("count")),
    Function(
        "平均",
        "mean",
        "平均(支付.金额) 或 平均(支付.金额, 条件)",
        "相关各行的简单平均",
        _aggregate("mean"),
    ),
    Function(
        "加权平均",
        "weighted_mean",
        weighted.USAGE,
        "各值乘各自的权，除以权之和；权之和为零时缺数",
        weighted.check_weighted_mean,
    ),
    Function(
        "最小", "min", "最小(支付.金额[, 条件]) 或 最小(甲, 乙)", "最小的一个", _aggregate("min")
    ),
    Function(
        "最大", "max", "最大(支付.金额[, 条件]) 或 最大(甲, 乙)", "最大的一个", _aggregate("max")
    ),
    Function(
        "占比", "share", "占比(支付, 条件)", "符合条件的行占全部相关行的比率", _aggregate("share")
    ),
    *(
        Function(one.chinese, one.english, one.usage, one.meaning, peers.check_peers(one))
        for one in peers.STATISTICS
    ),
    Function("天数", "days", "天数(起, 止)", "两个日期之间的自然日，首日不计", _days),
    Function("工作日数", "workdays", "工作日数(起, 止)", "首日不计的工作日", _workdays),
    Function("所在月份", "month_of", "所在月份(日期)", "日期在哪个月", _date_part("month")),
    Function("所在年份", "year_of", "所在年份(日期)", "日期在哪一年，是一个数", _date_part("year")),
    Function("含有", "contains", '含有(用途, "奖金", "津贴")', "文字里有没有其中一个词", _contains),
    Function("有值", "known", "有值(名称)", "是否填了", _known(negated=False)),
    Function("缺数", "missing", "缺数(名称)", "是否没填", _known(negated=True)),
    Function("首个有值", "first_known", "首个有值(甲, 乙)", "甲没填时取乙", _first_known),
    Function("当日值", "value_on", "当日值(参数, 日期)", "参数在那一天的值", _value_on),
    Function("换算", "convert", "换算(金额, 元)", "换成另一个金额单位", _convert),
    Function("四舍五入", "round", "四舍五入(数, 2)", "四舍五入到几位小数", _round),
)
NAMES = frozenset(name for f in FUNCTIONS for name in (f.chinese, f.english))
