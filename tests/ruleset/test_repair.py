"""Reading on past mistakes: all of them at once, none of them twice, nothing about stand-ins."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval.files.yaml_nodes import load_yaml
from perfeval.ruleset.repair import in_order, read_ruleset, told

LINES = """规则集: 试
名称: 试
版本: "1"
施行: 2022-01-01
对象: 项目
依据:
  约定: {名称: 约定}
指标:
  - 编号: Z1
    名称: 执行率
    对象: 项目
    分值: 10
    量值: 全年执行数 / 全年预算数
    得分: {按比例: {目标: 100%, 封顶: 100%}}
    缺数: 待补
    依据: 约定
预警:
  - 编号: J1
    名称: 超预算
    对象: 项目
    当: 全年执行数 > 全年预算数
    级别: 红
    提示: "超"
    依据: 约定
总分: {满分: 100}
取舍: {小数: 2, 方式: 四舍五入, 阶段: 先逐项后合计}
""".splitlines()


def read(text: str) -> tuple[bool, bool, list[tuple[str, int | None]]]:
    node, problems = load_yaml(text, "试.yaml")
    assert node is not None, problems
    ruleset, repaired, found = read_ruleset(node)
    places = [(p.code.id, p.place.line if p.place else None) for p in found]
    return ruleset is not None, repaired, places


def changed(**by_line: str) -> str:
    lines = list(LINES)
    for number, line in by_line.items():
        lines[int(number.removeprefix("line")) - 1] = line
    return "\n".join(lines)


def test_a_ruleset_without_mistakes_is_not_repaired() -> None:
    assert read("\n".join(LINES)) == (True, False, [])


def test_mistakes_of_every_kind_are_told_in_one_run_in_the_order_of_the_file() -> None:
    text = changed(
        line3="版本号: 1", line10="    名称: [执行率]", line15="    缺数: 不管",
        line19="    备注: 多的", line22="    级别: 橙", line25="总分: 100",
    )  # fmt: skip
    whole, repaired, found = read(text)
    assert (whole, repaired) == (True, True)
    assert found == [
        ("PE131", 3), ("PE109", 10), ("PE133", 15), ("PE132", 18), ("PE131", 19), ("PE133", 22),
        ("PE109", 25),
    ]  # fmt: skip


def test_a_quoted_value_that_is_not_accepted_does_not_hide_the_rest() -> None:
    text = changed(line15='    缺数: "不管"', line22="    级别: '橙'")
    assert read(text) == (True, True, [("PE133", 15), ("PE133", 22)])


def test_a_misspelt_key_is_not_told_again_as_missing() -> None:
    assert read(changed(line12="    分值数: 10"))[2] == [("PE131", 12)]
    assert read(changed(line12="    甲乙丙: 10"))[2] == [("PE132", 9), ("PE131", 12)]


@pytest.mark.parametrize("text", ["- 甲\n", "甲\n"])
def test_of_what_is_no_mapping_nothing_can_be_made(text: str) -> None:
    assert read(text)[0] is False


@settings(max_examples=150)
@given(st.sets(st.integers(1, len(LINES))), st.sampled_from(["", ": x", "x: [1, 2]", "x: {}"]))
def test_lines_taken_out_or_spoilt_never_make_it_raise(numbers: set[int], put: str) -> None:
    lines = [
        line[: len(line) - len(line.lstrip())] + put if number in numbers else line
        for number, line in enumerate(LINES, 1)
    ]
    node, problems = load_yaml("\n".join(lines), "试.yaml")
    if node is None:
        assert problems
        return
    ruleset, repaired, found = read_ruleset(node)
    assert told(found) == found
    assert in_order(found) == found
    assert bool(found) or (ruleset is not None and not repaired)
