"""Tests of rulesets may state places of totals; nothing else reaches them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from perfeval.casebook.session import run_tests
from perfeval.casebook.wording import failure, never

RULESET = """规则集: small
名称: 试
版本: "1"
施行: 2022-01-01
对象: 项目
依据:
  约定: {名称: 本单位约定}
指标:
  - 编号: A1
    名称: 入库
    对象: 项目
    适用: 有值(合同金额)
    不适用: 不扣分
    分值: 100
    得分: {全有全无: {条件: 是否入库, 不满足得: 0}}
    缺数: 待补
    依据: 约定
总分: {满分: 100, 名次: {并列: 取小}}
取舍: {小数: 2, 方式: 四舍五入, 阶段: 先逐项后合计}
"""
CASES = """截止日: 2022-12-31
测试:
  - 标题: 没有合同的得满分，和入库的并列
    给定:
      项目:
        - {项目编号: P1, 合同金额: 10, 是否入库: 是}
        - {项目编号: P2, 合同金额: 10, 是否入库: 否}
        - {项目编号: P3}
        - {项目编号: P4, 合同金额: 10}
    期望:
      得分: [{规则: A1, 对象: P3, 得分: 100, 原因含: 不适用}]
      总分: {P1: 100, P2: 0}
      名次: {P1: 1, P2: %s, P3: 1, P4: 无}
"""
MakeSuite = Callable[..., Path]


def test_places_are_compared_and_covered(make_suite: MakeSuite) -> None:
    (report,) = run_tests([str(make_suite(CASES % "3", RULESET))]).reports
    assert [list(failure(one)) for one in report.failed] == []
    assert [never(target) for target in report.coverage.never] == []


def test_a_wrong_place_is_told_as_expected_and_got(make_suite: MakeSuite) -> None:
    (report,) = run_tests([str(make_suite(CASES % "2", RULESET))]).reports
    (failed,) = report.failed
    text = "\n".join(failure(failed))
    assert "P2 名次" in text
    assert "应为  2" in text
    assert "得到  3" in text


def test_a_ranking_that_no_case_states_is_never_reached(make_suite: MakeSuite) -> None:
    cases = CASES.partition("      名次:")[0]
    (report,) = run_tests([str(make_suite(cases, RULESET))]).reports
    assert [never(target) for target in report.coverage.never] == ["名次：“有名次”从未走到"]
