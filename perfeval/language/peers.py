"""名次 and 同组…: the row at hand among rows of its own kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfeval.diagnostics.codes import language as codes
from perfeval.language import core as c
from perfeval.language import syntax as s
from perfeval.language import types
from perfeval.language.types import NUMBER

if TYPE_CHECKING:
    from perfeval.language.check import Checker

SAME = ("同", "same")
BEFORE = ("先于", "before")
WITHOUT_UNIT = "数、金额、比率、天数或日期"
UNIT_ADVICE = "每行的单位不同，先化成比率，例如 实际值 / 目标值。"
_ORDERING = ("date", "month", "number")
_GROUPING = ("text", "choice", "bool", "number", "month", "date")
_COUNTABLE = tuple(sorted(types.NUMERIC - {"quantity"}))


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a call must say by one of several words; ``words`` maps them to values."""

    what: str
    words: dict[tuple[str, str], str]

    def find(self, word: str) -> str | None:
        """Give the value of a word in either language."""
        return next((value for names, value in self.words.items() if word in names), None)

    def spoken(self, value: str) -> str:
        """Give the Chinese word of a value."""
        return next(names[0] for names, meant in self.words.items() if meant == value)

    @property
    def accepted(self) -> str:
        """The Chinese words."""
        return "、".join(names[0] for names in self.words)


ORDER = Choice(
    "哪一头是第一名",
    {("从高到低", "highest_first"): "descending", ("从低到高", "lowest_first"): "ascending"},
)
TIES = Choice(
    "并列怎么排",
    {
        ("并列取小", "ties_min"): "min",
        ("并列平均", "ties_mean"): "mean",
        ("并列密集", "ties_dense"): "dense",
    },
)
SELF = Choice(
    "含不含自己", {("含自己", "with_self"): "with", ("不含自己", "without_self"): "without"}
)
GAPS = Choice(
    "缺数的行怎么办", {("缺数剔除", "skip_missing"): "skip", ("缺数待补", "need_all"): "refuse"}
)


@dataclass(frozen=True, slots=True)
class Statistic:
    """A function about peers: its names and what a call must say."""

    chinese: str
    english: str
    kind: str
    meaning: str
    choices: tuple[Choice, ...]

    @property
    def usage(self) -> str:
        """How a call is written."""
        words = ", ".join(next(iter(choice.words))[0] for choice in self.choices)
        earlier = f"[, {BEFORE[0]}(日期)]" if SELF in self.choices else ""
        return f"{self.chinese}(值, {words}[, 同(字段)]{earlier}[, 条件])"


_AMONG = (SELF, GAPS)
STATISTICS: tuple[Statistic, ...] = (
    Statistic("名次", "rank", "rank", "这一行在同类各行里排第几", (ORDER, TIES, GAPS)),
    Statistic("同组个数", "peer_count", "count", "同类里有这个值的行数", _AMONG),
    Statistic("同组平均", "peer_mean", "mean", "同类各行的简单平均", _AMONG),
    Statistic("同组中位数", "peer_median", "median", "同类各行排在中间的一个", _AMONG),
    Statistic("同组最小", "peer_min", "min", "同类各行最小的一个", _AMONG),
    Statistic("同组最大", "peer_max", "max", "同类各行最大的一个", _AMONG),
)
_OF_KIND = {statistic.kind: statistic for statistic in STATISTICS}


def check_peers(statistic: Statistic) -> Callable[[Checker, s.Call], c.Core]:
    """Give the check of calls of one function."""

    def check(checker: Checker, node: s.Call) -> c.Core:
        said, groups, before, conditions = _sorted(statistic, node)
        too_many = len(conditions) > 1 or len(before) > (1 if SELF in statistic.choices else 0)
        if not node.arguments or too_many or len(said) < _count(statistic, node):
            usage = statistic.usage
            raise checker.fail(codes.ARGUMENTS, node.at, function=node.function, usage=usage)
        silent = [choice for choice in statistic.choices if choice.what not in said]
        if silent:
            at, conditions = _meant_as_word(checker, node, conditions)
            checker.fail(
                codes.SAY_WHICH,
                at,
                function=node.function,
                what="、".join(choice.what for choice in silent),
                accepted=" / ".join(choice.accepted for choice in silent),
                usage=statistic.usage,
            )
        subject = checker.scope.subject
        if checker.scope.inner is not None:
            raise checker.fail(codes.NESTED, node.at)
        if subject is None:
            raise checker.fail(codes.NEEDS_ROW, node.at, function=node.function)
        value = checker.check(node.arguments[0])
        if value.type.kind == "quantity":
            raise checker.fail(
                codes.NEEDS_TYPE, node.arguments[0].at, accepted=WITHOUT_UNIT,
                found=value.type.spoken(), advice=UNIT_ADVICE,
            )  # fmt: skip
        checker.need(value, node.arguments[0], _accepted(statistic))
        condition = checker.check(conditions[0]) if conditions else None
        if condition is not None:
            checker.need(condition, conditions[0], ("bool",))
        grouped = tuple(checker.check(group) for group in groups)
        for checked, group in zip(grouped, groups, strict=True):
            checker.need(checked, group, _GROUPING)
        order = checker.check(before[0]) if before else None
        if order is not None:
            checker.need(order, before[0], _ORDERING)
        if silent:
            from perfeval.language.check import Wrong

            raise Wrong
        return c.Peers(
            statistic.kind,
            subject.name,
            value,
            condition,
            grouped,
            NUMBER if statistic.kind in ("rank", "count") else value.type,
            ties=said.get(TIES.what, ""),
            descending=said.get(ORDER.what) == "descending",
            with_self=said.get(SELF.what) != "without",
            skip=said[GAPS.what] == "skip",
            before=order,
        )

    return check


def _meant_as_word(
    checker: Checker, node: s.Call, conditions: list[s.Syntax]
) -> tuple[s.Stretch, list[s.Syntax]]:
    """Take a condition that is an unknown word for the word that is missing."""
    word = conditions[0] if conditions else None
    if not isinstance(word, s.Name) or checker.scope.resolve(word.entity, word.name) is not None:
        return node.at, conditions
    return word.at, []


def _accepted(statistic: Statistic) -> tuple[str, ...]:
    """Say which kinds of values a statistic is of; the unit of a quantity varies by row."""
    ordered = statistic.kind in ("rank", "count", "min", "max")
    return (*_COUNTABLE, "date", "month") if ordered else _COUNTABLE


def _sorted(
    statistic: Statistic, node: s.Call
) -> tuple[dict[str, str], list[s.Syntax], list[s.Syntax], list[s.Syntax]]:
    """Sort the arguments after the first: words, group fields, what orders rows, conditions."""
    said: dict[str, str] = {}
    groups: list[s.Syntax] = []
    before: list[s.Syntax] = []
    conditions: list[s.Syntax] = []
    for argument in node.arguments[1:]:
        choice, value = _word(statistic, argument)
        if choice is not None:
            said.setdefault(choice.what, value)
        elif isinstance(argument, s.Call) and argument.function in SAME:
            groups += argument.arguments
        elif isinstance(argument, s.Call) and argument.function in BEFORE:
            before += argument.arguments
        else:
            conditions.append(argument)
    return said, groups, before, conditions


def _count(statistic: Statistic, node: s.Call) -> int:
    """Count the arguments that are words; more than are said means one is said twice."""
    return sum(_word(statistic, argument)[0] is not None for argument in node.arguments[1:])


def _word(statistic: Statistic, node: s.Syntax) -> tuple[Choice | None, str]:
    if isinstance(node, s.Name) and not node.entity:
        for choice in statistic.choices:
            value = choice.find(node.name)
            if value is not None:
                return choice, value
    return None, ""


def written(node: c.Peers, part: Callable[[c.Core], str]) -> str:
    """Print a node as a call; ``part`` prints what is in it."""
    statistic = _OF_KIND[node.kind]
    values = {
        ORDER.what: "descending" if node.descending else "ascending",
        TIES.what: node.ties,
        SELF.what: "with" if node.with_self else "without",
        GAPS.what: "skip" if node.skip else "refuse",
    }
    arguments = [part(node.value)]
    arguments += [choice.spoken(values[choice.what]) for choice in statistic.choices]
    if node.groups:
        arguments.append(f"{SAME[0]}({', '.join(part(group) for group in node.groups)})")
    if node.before is not None:
        arguments.append(f"{BEFORE[0]}({part(node.before)})")
    if node.condition is not None:
        arguments.append(part(node.condition))
    return f"{statistic.chinese}({', '.join(arguments)})"
