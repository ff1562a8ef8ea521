"""Updating rewrites the values that differ and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.casebook.session import run_tests

MakeSuite = Callable[..., Path]
TEXT = """# 开头的注释
截止日: 2022-12-31   # 年末
测试:
  - 标题: 甲
    给定:
      项目: [{项目编号: P1, 全年预算数: 100, 全年执行数: 101, 是否入库: 是, 完工日期: 2022-12-31}]
      资金文件: [{文号: 甲, 收文日期: 2022-12-31}]
    期望:
      得分:
        - 规则: A1   # 执行率
          对象: P1
          得分: 55   # 旧的
          档: "低于 60%"
          原因含: "不对"
      总分: {P1: 99.5, }
      等级:
        P1: 差
<预警>
  # 结尾的注释
"""
KEPT = "        - 规则: B1\n          对象: P1\n"
CASES = [
    ("      预警: []", "      预警: [{规则: B1, 对象: P1}]"),
    ("      预警: [ {规则: C1, 对象: 甲} ]", "      预警: [{规则: B1, 对象: P1}]"),
    (
        "      预警:\n        # 一条\n        - {规则: C1, 对象: 甲}  # 没有了\n",
        "      预警:\n        # 一条\n        - {规则: B1, 对象: P1}\n",
    ),
    (
        f"      预警:\n{KEPT}        - 规则: C1\n          对象: 甲\n\n",
        f"      预警:\n{KEPT}\n",
    ),
    (
        "      预警: [{规则: B1, 对象: P1, 提示含: 5万元}]",
        '      预警: [{规则: B1, 对象: P1, 提示含: "执行 101万元"}]',
    ),
    (
        "      预警: [{规则: B1, 对象: P1, 提示含: 5万元}, {规则: C1, 对象: 甲}]",
        '      预警: [{规则: B1, 对象: P1, 提示含: "执行 101万元"}]',
    ),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_only_what_differs_is_rewritten(make_suite: MakeSuite, before: str, after: str) -> None:
    text = TEXT.replace("<预警>", before)
    path = make_suite(text)
    session = run_tests([str(path)], update=True)
    assert session.ran
    assert session.changed
    assert [r.failed for r in session.reports] == [()]
    wanted = text.replace(before, after)
    for old, new in [
        ("得分: 55 ", "得分: 60 "),
        ('档: "低于 60%"', '档: "不低于 90%"'),
        ('原因含: "不对"', '原因含: ""'),
        ("P1: 99.5,", "P1: 100,"),
        ("P1: 差", "P1: 优"),
    ]:
        assert wanted.count(old) == 1
        wanted = wanted.replace(old, new)
    assert path.read_text(encoding="utf-8") == wanted


def test_a_list_that_loses_every_item_is_empty_and_still_asserted(make_suite: MakeSuite) -> None:
    given = "{项目: [{项目编号: P1, 全年预算数: 100, 全年执行数: 1}]}"
    text = f"截止日: 2022-12-31\n测试:\n  - 标题: 甲\n    给定: {given}\n    期望:\n      预警:\n"
    path = make_suite(text + "        - {规则: B1, 对象: P1}\n        - {规则: B1, 对象: P1}\n")
    run_tests([str(path)], update=True)
    assert path.read_text(encoding="utf-8") == text.removesuffix("预警:\n") + "预警: []\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_line_ends_and_encoding_stay(make_suite: MakeSuite, encoding: str) -> None:
    given = "{项目: [{项目编号: P1}]}"
    text = (
        f"截止日: 2022-12-31\r\n测试:\r\n- {{标题: 甲, 给定: {given}, 期望: {{等级: {{P1: 优}}}}}}"
    )
    path = make_suite("")
    path.write_bytes(text.encode(encoding))
    run_tests([str(path)], update=True)
    assert path.read_bytes() == text.replace("P1: 优", "P1: 无").encode(encoding)


def test_nothing_is_written_when_nothing_differs(make_suite: MakeSuite) -> None:
    given = "{项目: [{项目编号: P1}]}"
    path = make_suite(
        f"截止日: 2022-12-31\n测试:\n- {{标题: 甲, 给定: {given}, 期望: {{预警: []}}}}\n"
    )
    before = path.stat().st_mtime_ns
    assert run_tests([str(path)], update=True).changed == ()
    assert path.stat().st_mtime_ns == before
