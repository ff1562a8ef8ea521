from __future__ import annotations

from fractions import Fraction

import pytest

from perfeval.language import types
from perfeval.language.types import Type
from perfeval.report.figures.formats import accepted_words, nearest_format, parse_format

MONEY = Type("money", "万元")


@pytest.mark.parametrize(
    ("form", "value", "kind", "expected"),
    [
        ("万元2", "128293.24", MONEY, "128293.24万元"),
        ("万元2千分", "128293.24", MONEY, "128,293.24万元"),
        ("亿元2", "128293.24", MONEY, "12.83亿元"),
        ("元0", "0.1", MONEY, "1000元"),
        ("百分比2", "0.98275", types.RATE, "98.28%"),
        ("百分比2", "-0.98275", types.RATE, "-98.28%"),
        ("个百分点", "0.1", types.POINTS_TYPE, "10个百分点"),
        ("个", "31", types.NUMBER, "31个"),
        ("数1", "0.25", types.NUMBER, "0.3"),
        ("日", "3", types.DAYS_TYPE, "3日"),
        ("日期", "738155", types.DATE, "2021年12月31日"),
        ("月份", str(2022 * 12 + 11), types.MONTH, "2022年12月"),
    ],
)
def test_a_value_is_printed_in_its_unit_and_rounded_half_up(
    form: str, value: str, kind: Type, expected: str
) -> None:
    parsed = parse_format(form)
    assert parsed is not None
    assert parsed.fits(kind)
    assert parsed.digits(Fraction(value), kind) + parsed.unit == expected


@pytest.mark.parametrize("text", ["", "2", "万园2", "万元23", "百分比 2 位"])
def test_what_is_no_format_is_refused(text: str) -> None:
    assert parse_format(text) is None


def test_a_format_fits_only_values_of_its_kind() -> None:
    percent = parse_format("百分比2")
    assert percent is not None
    assert not percent.fits(MONEY)
    assert not percent.fits(types.NUMBER)
    assert accepted_words(types.TEXT) == ()
    assert accepted_words(types.RATE) == ("百分比",)
    assert accepted_words(types.WORKDAYS_TYPE) == ("数", "个工作日")
    assert "个工作日" not in accepted_words(types.DAYS_TYPE)


def test_only_amounts_and_counts_add_up() -> None:
    forms = {text: parse_format(text) for text in ("万元2", "个", "百分比2", "日期")}
    assert [text for text, form in forms.items() if form is not None and form.is_amount] == [
        "万元2",
        "个",
    ]


def test_a_format_has_its_spreadsheet_spelling() -> None:
    spelled = [f.spreadsheet for t in ("万元2", "万元2千分", "个") if (f := parse_format(t))]
    assert spelled == ["0.00", "#,##0.00", "0"]


def test_the_nearest_format_is_suggested() -> None:
    assert nearest_format("百分率2") == "百分比"
