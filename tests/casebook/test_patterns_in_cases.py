"""Cases expect what patterns find; a hit and a near miss are both counted."""

from __future__ import annotations

from pathlib import Path

from perfeval.casebook.session import run_tests

RULESET = """\
规则集: rs
名称: 试
版本: "1"
施行: 2022-01-01
对象: 项目
依据: {约定: {名称: 约定}}
模式:
  - 编号: G1
    名称: 两笔一样
    按: 项目编号
    有:
      甲: {表: 支付, 日期: 支付日期}
      乙: {表: 支付, 日期: 支付日期, 当: 乙.金额 = 甲.金额}
    不分先后: 是
    级别: 红
    提示: "{甲.支付编号}、{乙.支付编号}"
    依据: 约定
"""
CASE = """\
  - 标题: 测试{number}
    给定:
      项目: [{{项目编号: P1}}]
      支付:
        - {{支付编号: Z1, 项目编号: P1, 支付日期: 2022-03-01, 金额: 5}}
        - {{支付编号: Z2, 项目编号: P1, 支付日期: 2022-03-02, 金额: {amount}}}
    期望: {{预警: [{expected}]}}
"""


def covered(folder: Path, *cases: str) -> set[str]:
    (folder / "rs" / "tests").mkdir(parents=True)
    (folder / "rs" / "ruleset.yaml").write_text(RULESET, encoding="utf-8")
    text = "截止日: 2022-12-31\n测试:\n" + "".join(cases)
    (folder / "rs" / "tests" / "a.yaml").write_text(text, encoding="utf-8")
    (report,) = run_tests([str(folder / "rs")]).reports
    assert report.failed == ()
    return {target.what for target in report.coverage.never}


HIT = CASE.format(number=1, amount=5, expected="{规则: G1, 对象: Z1, 提示含: Z2}")
MISS = CASE.format(number=2, amount=6, expected="")


def test_a_hit_reaches_one_side(tmp_path: Path) -> None:
    assert covered(tmp_path, HIT) == {"不成立"}


def test_a_near_miss_reaches_the_other(tmp_path: Path) -> None:
    assert covered(tmp_path, MISS) == {"成立"}


def test_both_are_everything(tmp_path: Path) -> None:
    assert covered(tmp_path, HIT, MISS) == set()
