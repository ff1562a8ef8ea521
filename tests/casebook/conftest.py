"""A small ruleset with every kind of rule, and a folder to put it and its tests in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

RULESET = """规则集: small
名称: 小规则集
版本: "1"
施行: 2022-01-01
对象: 项目
依据:
  约定: {名称: 本单位约定}
指标:
  - 编号: A1
    名称: 执行率
    对象: 项目
    适用: 有值(全年预算数)
    分值: 60
    量值: 全年执行数 / 全年预算数
    得分:
      分档:
        - {不低于: 90%, 得分: 100%}
        - {不低于: 60%, 低于: 90%, 得分: 50%}
        - {低于: 60%, 得分: 0}
    缺数: 待补
    依据: 约定
  - 编号: A2
    名称: 要点
    对象: 项目
    分值: 40
    得分:
      要点:
        - {名称: 入库, 份额: 50%, 达成: 是否入库}
        - {名称: 完工, 份额: 50%, 达成: 完工日期 <= 截止日}
    缺数: 不得分
    依据: 约定
总分: {满分: 100}
取舍: {小数: 2, 方式: 四舍五入, 阶段: 先逐项后合计}
等级: [{名称: 优, 不低于: 90}, {名称: 差}]
预警:
  - 编号: B1
    名称: 超预算
    对象: 项目
    适用: 有值(全年执行数)
    当: 全年执行数 > 全年预算数
    级别: 红
    提示: "执行 {全年执行数}"
    依据: 约定
时限:
  - 编号: C1
    名称: 上报
    出现: 资金文件.收文日期
    应有: 资金文件.上报日期
    同: 文号
    期限: 3 自然日
    首日: 不计
    级别: 红
    依据: 约定
"""
MakeSuite = Callable[..., Path]


@pytest.fixture
def make_suite(tmp_path: Path) -> MakeSuite:
    """Write the small ruleset and a file of tests; gives the file of tests."""

    def make(cases: str, ruleset: str = RULESET) -> Path:
        folder = tmp_path / "rulesets" / "small"
        (folder / "tests").mkdir(parents=True, exist_ok=True)
        (folder / "ruleset.yaml").write_text(ruleset, encoding="utf-8")
        path = folder / "tests" / "cases.yaml"
        path.write_text(cases, encoding="utf-8", newline="")
        return path

    return make
