"""Cases of a small ruleset, from the file to what is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.casebook.session import run_tests

MakeSuite = Callable[..., Path]
HEAD = "截止日: 2022-12-31\n测试:\n"


def one(given: str, expected: str) -> str:
    return f"{HEAD}  - {{标题: 甲, 给定: {given}, 期望: {expected}}}\n"


P1 = "{项目: [{项目编号: P1, 全年预算数: 100, 全年执行数: 80, 是否入库: 是, 完工日期: 2022.12.31}]}"


def mismatches(path: Path) -> list[tuple[str, str, str]]:
    session = run_tests([str(path)])
    assert session.ran, [p.message() for p in session.problems]
    (report,) = session.reports
    return [(m.kind.value, m.expected, m.got) for r in report.results for m in r.mismatches]


def told(path: Path) -> list[tuple[str, str]]:
    session = run_tests([str(path)])
    assert not session.ran
    assert session.reports == ()
    return [(p.code.id, str(p.place).rsplit(".yaml:", 1)[-1]) for p in session.problems]


@pytest.mark.parametrize(
    ("expected", "wrong"),
    [
        ("{得分: [{规则: A1, 对象: P1, 得分: 30, 档: 不低于 60%且低于 90%}]}", []),
        ("{得分: [{规则: A1, 对象: P1, 得分: 30.00}]}", []),
        ("{得分: [{规则: A1, 对象: P1, 得分: 31}]}", [("points", "31", "30")]),
        ("{得分: [{规则: A1, 对象: P1, 得分: 待补}]}", [("points", "待补", "30")]),
        ("{得分: [{规则: A1, 对象: P1, 得分: 不适用}]}", [("points", "不适用", "30")]),
        (
            "{得分: [{规则: A1, 对象: P1, 档: 不低于 90%}]}",
            [("band", "不低于 90%", "不低于 60%且低于 90%")],
        ),
        ("{得分: [{规则: A2, 对象: P1, 得分: 40, 档: 入库：达成, 原因含: ''}]}", []),
        (
            "{得分: [{规则: A1, 对象: P1, 原因含: ''}]}",
            [("reason", "", "实际 80.00%，在“不低于 60%且低于 90%”一档")],
        ),
        ("{总分: {P1: 70}, 等级: {P1: 差}}", []),
        ("{总分: {P1: 待定}}", [("total", "待定", "70")]),
        ("{等级: {P1: 优}}", [("grade", "优", "差")]),
        ("{等级: {P1: 无}}", [("grade", "无", "差")]),
        ("{预警: []}", []),
        ("{预警: [{规则: B1, 对象: P1}]}", [("finding_missing", "B1", "")]),
    ],
)
def test_every_expectation_is_compared(
    make_suite: MakeSuite, expected: str, wrong: list[tuple[str, str, str]]
) -> None:
    assert mismatches(make_suite(one(P1, expected))) == wrong


def test_the_list_of_findings_is_all_there_may_be(make_suite: MakeSuite) -> None:
    given = (
        "{项目: [{项目编号: P1, 全年预算数: 1, 全年执行数: 2}, {项目编号: P2, 全年执行数: 2}],"
        " 资金文件: [{文号: 甲, 收文日期: 2022-03-01}]}"
    )
    begun = "收文日期 2022年3月1日，期限 3 天，最迟 2022年3月4日"
    assert mismatches(make_suite(one(given, "{预警: []}"))) == [
        ("finding_extra", "", "执行 2万元"),
        ("finding_extra", "", "无法判断：缺“全年预算数”"),
        (
            "finding_extra",
            "",
            f"{begun}；到 2022年12月31日 没有上报日期，逾期 302 天",
        ),
    ]
    exact = (
        "[{规则: C1, 对象: 甲}, {规则: B1, 对象: P2, 无法判断: 是},"
        " {规则: B1, 对象: P1, 提示含: 2万元}]"
    )
    assert mismatches(make_suite(one(given, f"{{预警: {exact}}}"))) == []
    twice = "[{规则: B1, 对象: P1}, {规则: B1, 对象: P1}, {规则: B1, 对象: P2}]"
    kinds = [kind for kind, _, _ in mismatches(make_suite(one(given, f"{{预警: {twice}}}")))]
    assert kinds == ["finding_missing", "finding_missing", "finding_extra", "finding_extra"]


def test_only_the_rules_under_test_count_for_findings(make_suite: MakeSuite) -> None:
    given = "{项目: [{项目编号: P1, 全年预算数: 1, 全年执行数: 2}]}"
    text = one(given, "{预警: []}").replace("标题: 甲,", "标题: 甲, 规则: [C1],")
    assert mismatches(make_suite(text)) == []


def test_missing_data_is_pending_and_a_missing_policy_is_seen(make_suite: MakeSuite) -> None:
    given = "{项目: [{项目编号: P1, 全年预算数: 100}]}"
    expected = (
        "{得分: [{规则: A1, 对象: P1, 得分: 待补, 原因含: 缺“全年执行数”}, "
        "{规则: A2, 对象: P1, 得分: 0, 原因含: 缺数}], 总分: {P1: 待定}, 等级: {P1: 无}}"
    )
    assert mismatches(make_suite(one(given, expected))) == []


def test_english_keys_say_the_same(make_suite: MakeSuite) -> None:
    text = """as_of: 2022-12-31
cases:
  - title: a
    rules: [B1]
    given: {project: [{id: P1, budget: 100, executed: 200, in_library: 是, finished: 2022-12-31}]}
    expected:
      scores: [{rule: A1, subject: P1, points: 60, band: 不低于 90%, reason: ""}]
      totals: {P1: 100}
      grades: {P1: 优}
      findings: [{rule: B1, subject: P1, message: 200万元, unknown: 否}]
"""
    assert mismatches(make_suite(text)) == []


@pytest.mark.parametrize(
    ("given", "expected", "code"),
    [
        ("{项木: [{项目编号: P1}]}", "{预警: []}", "PE303"),
        ("{项目: [{项目编号: P1, 全年预算: 1}]}", "{预警: []}", "PE303"),
        ("{绩效指标: [{目标值: 1, 三级指标: 甲, 项目编号: P1}]}", "{预警: []}", "PE303"),
        ("{项目: [{项目编号: P1, 全年预算数: 很多}]}", "{预警: []}", "PE232"),
        ("{项目: [{项目编号: P1, 完工日期: 2022-13-01}]}", "{预警: []}", "PE239"),
        ("{项目: [{项目编号: P1, 执行率: 98}]}", "{预警: []}", "PE237"),
        ("{项目: [{全年预算数: 1}]}", "{预警: []}", "PE231"),
        ("{项目: [{项目编号: P1}, {项目编号: P1}]}", "{预警: []}", "PE251"),
        ("{支付: [{支付编号: 1, 项目编号: P9}]}", "{预警: []}", "PE252"),
        ("{项目: [{项目编号: P1}]}", "{得分: [{规则: A9, 对象: P1, 得分: 1}]}", "PE303"),
        ("{项目: [{项目编号: P1}]}", "{得分: [{规则: B1, 对象: P1, 得分: 1}]}", "PE303"),
        ("{项目: [{项目编号: P1}]}", "{得分: [{规则: A1, 对象: P2, 得分: 1}]}", "PE303"),
        ("{项目: [{项目编号: P1}]}", "{得分: [{规则: A1, 对象: P1, 得分: 八}]}", "PE133"),
        ("{项目: [{项目编号: P1}]}", "{得分: [{规则: A1, 对象: P1}]}", "PE804"),
        ("{项目: [{项目编号: P1}]}", "{}", "PE804"),
        ("{项目: [{项目编号: P1}]}", "{等级: {P1: 良}}", "PE303"),
        ("{项目: [{项目编号: P1}]}", "{总分: {P1: 10%}}", "PE133"),
        (
            "{项目: [{项目编号: P1, 项目名称: 路}, {项目编号: P2, 项目名称: 路}]}",
            "{总分: {路: 1}}",
            "PE803",
        ),
    ],
)
def test_what_is_wrong_with_a_case_is_told_with_its_place(
    make_suite: MakeSuite, given: str, expected: str, code: str
) -> None:
    found = told(make_suite(one(given, expected)))
    assert code in [one for one, _ in found]
    assert all(place.startswith("3:") for _, place in found)


def test_a_name_is_told_with_the_nearest_one(make_suite: MakeSuite) -> None:
    path = make_suite(one("{绩效指标: [{项目编号: P1, 三级指标: 甲, 目标值: 1}]}", "{预警: []}"))
    problems = run_tests([str(path)]).problems
    assert problems[0].hint() == "是否想写“年度指标值”？"
    assert problems[0].place is not None
    assert problems[0].place.column == 45


def test_a_title_stands_once_and_a_date_somewhere(make_suite: MakeSuite) -> None:
    case = "  - {标题: 甲, 给定: {项目: [{项目编号: P1}]}, 期望: {预警: []}}\n"
    assert told(make_suite(HEAD + case * 2)) == [("PE802", "4:10")]
    assert told(make_suite("测试:\n" + case)) == [("PE132", "2:10")]
    assert told(make_suite("截止日: 2022年\n测试:\n" + case)) == [("PE706", "1:6")]


def test_nothing_runs_when_the_ruleset_is_wrong(make_suite: MakeSuite) -> None:
    path = make_suite(one(P1, "{预警: []}"), "规则集: small\n")
    assert "PE132" in [code for code, _ in told(path)]


def test_a_ruleset_without_tests_is_told_and_reaches_nothing(make_suite: MakeSuite) -> None:
    path = make_suite("")
    path.unlink()
    session = run_tests([str(path.parents[2])])
    assert [problem.code.id for problem in session.problems] == ["PE801"]
    (report,) = session.reports
    assert report.coverage.branches[0] == 0
    assert not report.coverage.reaches(1)


@pytest.mark.parametrize(
    ("expected", "wrong"),
    [
        ("得分: 30", []),
        ("得分: 31", [("points", "31", "30")]),
        ("得分: 30, 档: 不低于 90%", [("band", "不低于 90%", "无")]),
        ("得分: 待补", [("points", "待补", "30")]),
    ],
)
def test_the_subtotal_of_a_group_is_compared(
    make_suite: MakeSuite, tmp_path: Path, expected: str, wrong: list[tuple[str, str, str]]
) -> None:
    path = make_suite(one(P1, f"{{得分: [{{规则: G1, 对象: P1, {expected}}}]}}"))
    rules = next(tmp_path.rglob("ruleset.yaml"))
    text = rules.read_text(encoding="utf-8").replace(
        "    分值: 60\n", "    分值: 60\n    上级: G1\n"
    )
    group = "分组: [{编号: G1, 名称: 过程, 汇总: 合计}]\n指标:"
    rules.write_text(text.replace("指标:", group, 1), encoding="utf-8")
    assert mismatches(path) == wrong
