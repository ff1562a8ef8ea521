from __future__ import annotations

from perfeval.diagnostics import Place, Related
from perfeval.diagnostics.codes.files import YAML_DUPLICATE
from perfeval.diagnostics.printers.json import as_json
from perfeval.diagnostics.printers.terminal import render
from perfeval.diagnostics.width import clipped, padded, width

TEXT = "规则集: a\n名称: 甲\n名称: 乙\n"


def duplicate() -> object:
    first = Related(Place("r.yaml", 2, 1, 3), "第一次写在这里")
    return YAML_DUPLICATE.at(Place("r.yaml", 3, 1, 3), key="名称", related=[first])


def test_a_caret_stands_under_chinese_characters_two_cells_each() -> None:
    shown = render([duplicate()], sources=lambda _file: TEXT)
    assert "    3 | 名称: 乙\n      | ^^^^\n" in shown
    assert "r.yaml:2:1：第一次写在这里" in shown
    assert shown.endswith("1 处错误，0 处警告")


def test_the_same_diagnostic_speaks_english() -> None:
    shown = render([duplicate()], "en")
    assert shown.startswith("r.yaml:3:1: error PE107 “名称” is written twice")
    assert "hint: keep one of them" in shown


def test_json_carries_codes_and_places_not_localised_keys() -> None:
    (one,) = as_json([duplicate()])
    assert one["code"] == "PE107"
    assert one["place"] == {"file": "r.yaml", "line": 3, "column": 1, "end_column": 3}
    assert one["related"][0]["place"]["line"] == 2


def test_widths_count_console_cells() -> None:
    assert width("项目A") == 5
    assert padded("项", 4) == "项  "
    assert padded("8", 3, right=True) == "  8"
    assert clipped("一二三四五", 6) == "一二…"
