"""Coverage counts what cases assert, and says in words what they never reach."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from perfeval.casebook.coverage import Coverage
from perfeval.casebook.session import run_tests
from perfeval.casebook.wording import never

MakeSuite = Callable[..., Path]
HEAD = "截止日: 2022-12-31\n测试:\n"
ROW = "{项目编号: P1, 全年预算数: 100, 全年执行数: 95, 是否入库: 是, 完工日期: 2022-12-31}"


def covered(path: Path) -> Coverage:
    (report,) = run_tests([str(path)]).reports
    assert report.failed == ()
    return report.coverage


def missing(coverage: Coverage) -> set[tuple[str, str]]:
    return {(target.rule, target.what) for target in coverage.never}


ALL = {
    ("A1", "适用"), ("A1", "不适用"), ("A1", "不低于 90%"), ("A1", "不低于 60%且低于 90%"),
    ("A1", "低于 60%"), ("A2", "入库：达成"), ("A2", "入库：其余"), ("A2", "完工：达成"),
    ("A2", "完工：其余"), ("A2", "满分"), ("A2", "失分"), ("B1", "成立"), ("B1", "不成立"),
    ("B1", "不适用"), ("C1", "按时"), ("C1", "迟办"), ("C1", "逾期未办"), ("等级", "优"),
    ("等级", "差"),
}  # fmt: skip


def test_what_is_not_asserted_is_not_reached(make_suite: MakeSuite) -> None:
    expected = "{得分: [{规则: A1, 对象: P1, 得分: 60}]}"
    case = f"  - {{标题: 甲, 给定: {{项目: [{ROW}]}}, 期望: {expected}}}\n"
    coverage = covered(make_suite(HEAD + case))
    assert {(target.rule, target.what) for target in coverage.targets} == ALL
    assert missing(coverage) == ALL - {("A1", "适用"), ("A1", "不低于 90%")}
    assert coverage.rules == (1, 4)
    assert coverage.branches == (2, 19)


def test_a_total_asserts_every_line_of_its_subject(make_suite: MakeSuite) -> None:
    case = f"  - {{标题: 甲, 给定: {{项目: [{ROW}]}}, 期望: {{总分: {{P1: 100}}}}}}\n"
    reached = ALL - missing(covered(make_suite(HEAD + case)))
    assert reached == {
        ("A1", "适用"), ("A1", "不低于 90%"), ("A2", "入库：达成"), ("A2", "完工：达成"),
        ("A2", "满分"),
    }  # fmt: skip


def test_pending_points_reach_no_branch(make_suite: MakeSuite) -> None:
    case = (
        "  - {标题: 甲, 给定: {项目: [{项目编号: P1, 全年预算数: 1}]}, 期望: {总分: {P1: 待定}}}\n"
    )
    reached = ALL - missing(covered(make_suite(HEAD + case)))
    assert reached == {("A1", "适用"), ("A2", "失分")}


def test_all_of_a_ruleset_can_be_reached(make_suite: MakeSuite) -> None:
    text = f"""{HEAD}  - 标题: 全部
    给定:
      项目:
        - {ROW}
        - {{项目编号: P2, 全年预算数: 100, 全年执行数: 60, 是否入库: 否, 完工日期: 2023-01-01}}
        - {{项目编号: P3, 全年预算数: 100, 全年执行数: 59.99, 是否入库: 是, 完工日期: 2022-01-01}}
        - {{项目编号: P4, 是否入库: 是}}
        - {{项目编号: P5, 全年预算数: 100, 全年执行数: 101}}
      资金文件:
        - {{文号: 甲, 收文日期: 2022-03-01, 上报日期: 2022-03-04}}
        - {{文号: 乙, 收文日期: 2022-03-01, 上报日期: 2022-03-05}}
        - {{文号: 丙, 收文日期: 2022-12-01}}
        - {{文号: 丁, 收文日期: 2022-12-30}}
    期望:
      总分: {{P1: 100, P2: 30, P3: 40, P4: 0}}
      等级: {{P1: 优, P2: 差}}
      预警: [{{规则: B1, 对象: P5}}, {{规则: C1, 对象: 乙}}, {{规则: C1, 对象: 丙}}]
"""
    coverage = covered(make_suite(text))
    assert missing(coverage) == set()
    assert coverage.rules == (4, 4)
    assert coverage.reaches(100)


def test_a_deadline_that_still_runs_reaches_nothing(make_suite: MakeSuite) -> None:
    case = (
        "  - {标题: 甲, 给定: {资金文件: [{文号: 丁, 收文日期: 2022-12-30}]}, 期望: {预警: []}}\n"
    )
    assert ALL - missing(covered(make_suite(HEAD + case))) == set()


def test_what_is_never_reached_is_said_in_words(make_suite: MakeSuite) -> None:
    case = "  - {标题: 甲, 给定: {项目: [{项目编号: P1}]}, 期望: {预警: []}}\n"
    target = covered(make_suite(HEAD + case)).never[0]
    assert never(target) == "A1 执行率：“适用”从未走到"
    assert never(target, "en") == "A1 执行率: “applies” is never reached"


def test_vetoes_and_bonus_items_are_reached_by_totals(
    make_suite: MakeSuite, tmp_path: Path
) -> None:
    case = (
        "  - {标题: 甲, 给定: {项目: [{项目编号: P1, 全年预算数: 1, 全年执行数: 1, 合同金额: 1}]},"
        " 期望: {总分: {P1: 0}, 得分: [{规则: A3, 对象: P1, 得分: 5}]}}\n"
    )
    path = make_suite(HEAD + case)
    rules = next(tmp_path.rglob("ruleset.yaml"))
    text = rules.read_text(encoding="utf-8")
    bonus = (
        "  - {编号: A3, 名称: 加, 对象: 项目, 计入: 加分, 分值: 5, 缺数: 待补, 依据: 约定,"
        " 得分: {全有全无: {条件: 有值(合同金额), 不满足得: 0}}}\n总分:"
    )
    text = text.replace("总分:", bonus, 1)
    text = text.replace("{满分: 100}", "{满分: 100, 加分上限: 5, 上限: 105}", 1)
    veto = "否决: [{编号: F1, 名称: 问题, 当: 有值(合同金额), 后果: 总分为零, 依据: 约定}]\n"
    rules.write_text(text + veto, encoding="utf-8")
    coverage = covered(path)
    assert {("F1", "成立"), ("A3", "满分")} & missing(coverage) == set()
    assert {("F1", "不成立"), ("A3", "失分")} <= missing(coverage)
