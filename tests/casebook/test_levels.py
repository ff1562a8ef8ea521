"""Tests of rulesets about towns, whose rows come from the projects of a case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from perfeval.casebook.session import run_tests

MakeSuite = Callable[..., Path]
RULESET = """规则集: small
名称: 乡镇排名
版本: "1"
施行: 2022-01-01
对象: 乡镇
依据:
  约定: {名称: 本单位约定}
派生:
  乡镇.支付率: 合计(支付.金额) / 合计(项目.全年预算数)
指标:
  - 编号: A1
    名称: 排名
    对象: 乡镇
    分值: 10
    量值: 支付率
    得分:
      按名次:
        方向: 越高越好
        并列: 取小
        范围: 全部
        缺数行: 剔除
        零分条件: 支付率 = 0%
        名次表: {逐名: [10, 9], 其余: 5}
    缺数: 待补
    依据: 约定
总分: {满分: 10}
取舍: {小数: 2, 方式: 四舍五入, 阶段: 先逐项后合计}
"""
CASES = """截止日: 2022-12-31
测试:
  - 标题: 三个乡镇
    给定:
      项目:
        - {项目编号: P1, 项目名称: 路, 乡镇: 甲镇, 全年预算数: 100}
        - {项目编号: P2, 项目名称: 渠, 乡镇: 乙乡, 全年预算数: 100}
        - {项目编号: P3, 项目名称: 桥, 乡镇: 丙乡, 全年预算数: 100}
        - {项目编号: P4, 项目名称: 井, 乡镇: 丁乡, 全年预算数: 100}
      支付:
        - {支付编号: Z1, 项目编号: P1, 支付日期: 2022-05-01, 金额: 90}
        - {支付编号: Z2, 项目编号: P2, 支付日期: 2022-05-01, 金额: 80}
        - {支付编号: Z3, 项目编号: P3, 支付日期: 2022-05-01, 金额: 70}
    期望:
      得分:
        - {规则: A1, 对象: 甲镇, 得分: 10, 档: 第 1 名}
        - {规则: A1, 对象: 乙乡, 得分: 9, 档: 第 2 名, 原因含: 第 2 名，共 4 个}
        - {规则: A1, 对象: 丙乡, 得分: 5}
        - {规则: A1, 对象: 丁乡, 得分: 0, 档: 零分条件}
"""


def test_every_place_of_a_rank_is_a_branch_to_be_tested(make_suite: MakeSuite) -> None:
    (report,) = run_tests([str(make_suite(CASES, RULESET))]).reports
    assert report.failed == ()
    assert report.coverage.never == ()
    lines = CASES.splitlines(keepends=True)
    without = "".join(line for line in lines if "对象: 乙乡" not in line)
    (report,) = run_tests([str(make_suite(without, RULESET))]).reports
    assert [target.what for target in report.coverage.never] == ["第 2 名"]
