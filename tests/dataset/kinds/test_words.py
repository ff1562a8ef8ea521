from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from perfeval.dataset.cells import ErrorCell
from perfeval.dataset.kinds.words import read_choices, read_texts, read_yes_no
from perfeval.vocabulary import Field, Kind

TEXT = Field("名称", "name", Kind.TEXT)
LEVEL = Field("级次", "level", Kind.CHOICE, choices={"中央": ("中央级",), "县级": ("本级",)})
POOLED = Field("是否统筹", "pooled", Kind.YES_NO)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (" 通村 道路 ", "通村 道路"),
        (12.0, "12"),
        (0.5, "0.5"),
        ("007", "007"),
        (date(2022, 1, 5), "2022-01-05"),
        ("无", "无"),
        ("—", None),
        ("/", None),
        ("", None),
    ],
)
def test_text_is_kept_as_the_user_sees_it(cell: Any, value: str | None) -> None:
    read = read_texts([cell], TEXT)
    assert read.values == [value]
    assert read.problems == []


def test_a_number_too_long_for_excel_is_kept_and_doubted() -> None:
    read = read_texts([6217000012345678901.0], TEXT)
    assert read.values == ["6217000012345680000"]
    assert [p.code.id for _, p in read.problems] == ["PE246"]


def test_an_error_is_no_text() -> None:
    read = read_texts([ErrorCell("#NAME?")], TEXT)
    assert read.values == [None]
    assert [p.code.id for _, p in read.problems] == ["PE235"]


def test_an_option_is_known_by_its_synonyms() -> None:
    read = read_choices(["中央", " 中央级", "本 级", "", "市级"], LEVEL)
    assert read.values == ["中央", "中央", "县级", None, None]
    assert [(i, p.code.id) for i, p in read.problems] == [(4, "PE234")]
    assert read.problems[0][1].values["accepted"] == "中央、县级"


@pytest.mark.parametrize("cell", ["是", "√", "Y", "yes", True, 1.0, "1", "TRUE"])
def test_yes_has_many_forms(cell: Any) -> None:
    assert read_yes_no([cell], POOLED).values == [True]


@pytest.mark.parametrize("cell", ["否", "×", "N", "no", False, 0.0, "0", "FALSE"])
def test_no_has_many_forms(cell: Any) -> None:
    assert read_yes_no([cell], POOLED).values == [False]


def test_neither_yes_nor_no_is_told() -> None:
    read = read_yes_no(["或许", ""], POOLED)
    assert read.values == [None, None]
    assert [(i, p.code.id) for i, p in read.problems] == [(0, "PE245")]
