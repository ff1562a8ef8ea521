"""Types of expressions and what may be combined with what.

A unit belongs to the type: 万元 and 元 do not meet without conversion; a rate is not a number.
"""

from __future__ import annotations

from dataclasses import dataclass

from perfeval.values.units import DAYS, MONEY, POINTS, WORKING_DAYS
from perfeval.vocabulary import Field, Kind

NUMERIC = frozenset({"number", "money", "rate", "points", "quantity", "days", "workdays"})
_SPOKEN = {
    "number": "数", "money": "金额", "rate": "比率", "points": "百分点", "quantity": "带单位的量",
    "days": "天数", "workdays": "工作日数", "date": "日期", "month": "月份", "text": "文字",
    "choice": "选项", "bool": "是否", "any": "未知",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Type:
    """The kind of value, and the unit of money."""

    kind: str
    unit: str = ""

    @property
    def is_numeric(self) -> bool:
        """Whether it can be added, compared and scored."""
        return self.kind in NUMERIC or self.kind == "any"

    def spoken(self) -> str:
        """Name the type for a reader."""
        return f"{_SPOKEN[self.kind]}（{self.unit}）" if self.unit else _SPOKEN[self.kind]


NUMBER = Type("number")
RATE = Type("rate")
POINTS_TYPE = Type("points")
DAYS_TYPE = Type("days")
"""Natural days; working days are a type of their own, and the two do not meet."""
WORKDAYS_TYPE = Type("workdays")
DATE = Type("date")
MONTH = Type("month")
TEXT = Type("text")
BOOL = Type("bool")
ANY = Type("any")
"""The type of something already reported as wrong: it meets everything, so that one mistake is
told once."""
_OF_KIND = {
    Kind.RATE: RATE, Kind.NUMBER: NUMBER, Kind.COUNT: NUMBER, Kind.QUANTITY: Type("quantity"),
    Kind.DATE: DATE, Kind.MONTH: MONTH, Kind.YES_NO: BOOL, Kind.CHOICE: Type("choice"),
}  # fmt: skip


def of_field(field: Field) -> Type:
    """Give the type of a field's values."""
    if field.kind is Kind.MONEY:
        return Type("money", field.unit)
    return _OF_KIND.get(field.kind, TEXT)


def of_unit(unit: str) -> Type | None:
    """Give the type of a number written with ``unit``; None when the unit is unknown."""
    if unit in MONEY:
        return Type("money", unit)
    if unit in ("%", "‰"):
        return RATE
    if unit == POINTS:
        return POINTS_TYPE
    if unit in DAYS:
        return DAYS_TYPE
    if unit == WORKING_DAYS:
        return WORKDAYS_TYPE
    return NUMBER if unit in ("", "分") else None


def added(left: Type, right: Type, *, minus: bool) -> Type | None:
    """Give the type of a sum or difference, None when the two do not add up."""
    kinds = (left.kind, right.kind)
    if "any" in kinds:
        return ANY
    if kinds == ("rate", "rate"):
        return POINTS_TYPE if minus else RATE
    if kinds == ("rate", "points"):
        return RATE
    if kinds == ("date", "days"):
        return DATE
    if minus and kinds == ("date", "date"):
        return DAYS_TYPE
    if minus and kinds == ("month", "month"):
        return NUMBER
    return left if left == right and left.is_numeric else None


def multiplied(left: Type, right: Type) -> Type | None:
    """Give the type of a product: one side is a plain number or a rate."""
    if not (left.is_numeric and right.is_numeric):
        return None
    if "any" in (left.kind, right.kind):
        return ANY
    if left.kind == "number" and right.kind == "rate":
        return NUMBER
    if left.kind in ("number", "rate"):
        return right
    return left if right.kind in ("number", "rate") else None


def divided(left: Type, right: Type) -> Type | None:
    """Give the type of a quotient: like by like is a rate."""
    if not (left.is_numeric and right.is_numeric):
        return None
    if "any" in (left.kind, right.kind):
        return ANY
    if left == right:
        return NUMBER if left.kind == "points" else RATE
    return left if right.kind in ("number", "rate") else None


def comparable(left: Type, right: Type, *, ordered: bool) -> bool:
    """Say whether two values can be compared; ``ordered`` for < and its like."""
    if "any" in (left.kind, right.kind):
        return True
    if left.kind in ("text", "choice") and right.kind in ("text", "choice"):
        return not ordered
    if left.kind == "bool" or right.kind == "bool":
        return left == right and not ordered
    if {left.kind, right.kind} in ({"quantity", "number"}, {"quantity", "rate"}):
        return True
    return left == right


def advice(left: Type, right: Type) -> str:
    """Say how to make two types meet, empty when there is no simple way."""
    kinds = {left.kind, right.kind}
    if kinds == {"money"}:
        return f"先换算成同一单位，例如 换算(…, {left.unit})。"
    if kinds == {"rate", "number"}:
        return "比率要写百分号，例如 90%，不写 0.9 或 90。"
    if kinds == {"rate", "points"}:
        return "比率加减百分点得比率；比率之差才和“个百分点”比较。"
    if kinds == {"money", "number"}:
        return f"金额要写单位，例如 100 {left.unit or right.unit}。"
    if kinds == {"days", "number"}:
        return "天数要写单位，例如 3 天。"
    if kinds == {"days", "workdays"}:
        return "自然日和工作日不能相比：天数(起, 止) 比自然日，工作日数(起, 止) 比工作日。"
    if kinds == {"workdays", "number"}:
        return "工作日数要写单位，例如 3 工作日。"
    if kinds == {"workdays", "date"}:
        return "日期不能加减工作日；要看期限，写 工作日数(起, 止) <= 5 工作日。"
    if kinds == {"money", "rate"}:
        return "金额除以金额得比率，先算出比率再比较，例如 全年执行数 / 全年预算数。"
    if kinds & {"text", "choice"}:
        return "文字和选项只能用 是、不是、属于 来判断。"
    if kinds & {"date", "month"}:
        return "日期写成 2022-12-31；日期加减天数得日期。"
    return ""


def advice_for(accepted: tuple[str, ...], found: Type) -> str:
    """Say what to write where one of the accepted kinds is needed; empty when that is plain."""
    if accepted == ("bool",):
        return "写成能判断真假的，例如 支付率 < 90%。"
    if accepted == ("number",):
        return "写不带单位的数。"
    if accepted == ("days", "workdays"):
        return "写明自然日还是工作日，例如 3 自然日、5 工作日。"
    return advice(found, Type(accepted[0])) if len(accepted) == 1 else ""
