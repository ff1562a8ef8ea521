"""Binding: what a ruleset must say, and what is told when it does not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from perfeval.calendar import shipped_calendar
from perfeval.diagnostics.codes import calendar as calendar_codes
from perfeval.language.core import Derived
from perfeval.ruleset import Program, bind

Codes = Callable[..., list[str]]
Programs = Callable[..., Program]
LINEAR = {"按比例": {"目标": "100%", "封顶": "100%"}}
RULE: dict[str, Any] = {"分值": "10", "量值": "比率", "得分": LINEAR}


def test_a_program_knows_everything_that_was_written(program: Programs) -> None:
    bound = program(
        规则集="某规则", 版本="3", 依据={"10号": {"名称": "办法", "文号": "财预〔2020〕10号"}},
        指标=[{**RULE, "编号": "Z1", "名称": "执行率", "依据": "10号 第十六条；10号 第十三条",
             "缺数": "不得分", "对照": "给分", "适用": "统筹"}],
        等级=[{"名称": "优", "不低于": "90", "结果应用": "支持"}, {"名称": "差"}],
        预警=[{"编号": "J1", "当": "预算 > 5 万元", "缺数时": "不报", "依据": "10号"}],
        总分={"满分": "120"}, 取舍={"小数": "1", "方式": "四舍五入", "阶段": "先合计后取舍"},
    )  # fmt: skip
    assert (bound.id, bound.version, bound.subject) == ("某规则", "3", "项目")
    assert (bound.full, bound.places, bound.round_each) == (120, 1, False)
    rule = bound.indicators[0]
    assert [str(basis) for basis in rule.basis] == [
        "《办法》（财预〔2020〕10号）第十六条",
        "《办法》（财预〔2020〕10号）第十三条",
    ]
    assert (rule.missing, rule.shape, rule.path) == ("zero", "按比例", ())
    assert rule.written == {"适用": "统筹", "量值": "比率", "分值": "10"}
    assert [grade.at_least for grade in bound.grades] == [90, None]
    assert not bound.checks[0].report_unknown
    assert rule.place is not None
    assert rule.place.line


def test_an_id_is_used_once_over_all_rules(codes: Codes) -> None:
    assert codes(指标=[{**RULE, "编号": "A"}], 预警=[{"编号": "A", "当": "统筹"}]) == ["PE402"]


def test_the_same_mistake_in_two_rules_is_told_twice(codes: Codes) -> None:
    wrong: dict[str, Any] = {"当": "预算 > 5 天"}
    right: dict[str, Any] = {"当": "预算 > 5 万元"}
    checks = [{**rule, "编号": f"J{n}"} for n, rule in enumerate((right, wrong, right, wrong))]
    assert len(codes(预警=checks)) == 2


def test_an_expression_means_what_its_subject_gives_it(codes: Codes) -> None:
    same: dict[str, Any] = {"当": "金额 > 5 万元"}
    checks = [{**same, "编号": "J1", "对象": "支付"}, {**same, "编号": "J2", "对象": "项目"}]
    assert codes(预警=checks) == ["PE303"]


def test_a_basis_that_is_not_listed_is_told(codes: Codes) -> None:
    assert codes(预警=[{"当": "统筹", "依据": "约定 第一条；11号"}]) == ["PE403"]


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        ({"项目.率": "执行 / 预算"}, []),
        ({"率": "执行 / 预算"}, ["PE405"]),
        ({"工程.率": "执行 / 预算"}, ["PE405"]),
        ({"项目.预算": "执行"}, ["PE406"]),
        ({"项目.budget": "执行"}, ["PE406"]),
        ({"项目.甲": "甲 + 1"}, ["PE312"]),
        ({"项目.甲": "乙", "项目.乙": "丙", "项目.丙": "甲"}, ["PE312"]),
        ({"项目.甲": "合计(支付.乙)", "支付.乙": "项目.甲"}, ["PE312"]),
        ({"项目.甲": "乙", "项目.乙": "预算额"}, ["PE303"]),
    ],
    ids=str,
)
def test_derived_fields_are_checked_whether_they_are_used_or_not(
    codes: Codes, derived: dict[str, str], expected: list[str]
) -> None:
    assert codes(派生=derived) == expected


@pytest.mark.parametrize("step", [1, -1], ids=["used first", "made first"])
def test_a_chain_of_hundreds_of_derived_fields_is_refused_not_raised(
    codes: Codes, step: int
) -> None:
    chain = {f"项目.丁{n}": f"丁{n + 1} + 1" if n < 300 else "数" for n in range(301)}
    assert set(codes(派生=dict(list(chain.items())[::step]))) == {"PE315"}


def test_a_circle_is_written_out(bound: Callable[..., tuple[Any, list[Any]]]) -> None:
    _, problems = bound(派生={"项目.甲": "乙 + 1", "项目.乙": "丙 * 2", "项目.丙": "甲"})
    assert "项目.甲 → 项目.乙 → 项目.丙 → 项目.甲" in problems[0].message()


def test_derived_fields_made_of_others_are_evaluated(program: Programs, made: Any) -> None:
    bound = program(
        派生={
            "项目.率": "合计(支付.金额) / 预算",
            "项目.两倍": "率 + 率",
            "支付.份": "金额 / 项目.预算",
        },
        预警=[{"当": "两倍 > 100% 且 合计(支付.份) = 率"}],
    )  # fmt: skip
    rows = {
        "项目": [{"编号": "1", "预算": "10"}],
        "支付": [{"支付号": str(n), "所属项目": "1", "金额": "3"} for n in range(2)],
    }
    assert made.both(made.make_dataset(rows), bound.checks[0].when) == [True]


def test_a_rule_of_rows_below_finds_derived_fields_of_the_row_above(program: Programs) -> None:
    bound = program(派生={"项目.率": "执行 / 预算"}, 预警=[{"对象": "支付", "当": "率 > 50%"}])
    derived = bound.checks[0].when.left  # type: ignore[union-attr]
    assert isinstance(derived, Derived)
    assert derived.hops == (("支付", "所属项目"),)


def test_the_subject_of_an_indicator_is_the_subject_or_below_it(codes: Codes) -> None:
    shape = {"全有全无": {"条件": "有值(财力)", "不满足得": "0"}}
    assert codes(指标=[{"对象": "县", "分值": "10", "得分": shape}]) == ["PE404"]
    below = {"全有全无": {"条件": "合规", "不满足得": "0"}}
    assert codes(指标=[{"对象": "支付", "分值": "10", "得分": below}]) == []
    assert codes(对象="项", 指标=[RULE]) == ["PE303"]


def test_what_an_indicator_without_its_subject_says_is_checked_all_the_same(codes: Codes) -> None:
    assert codes(对象="项", 指标=[{**RULE, "量值": "比率额"}]) == ["PE303", "PE303"]


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        ({}, ["PE135"]),
        ({**LINEAR, "全有全无": {"条件": "统筹", "不满足得": "0"}}, ["PE135"]),
        ({"分档": []}, ["PE135"]),
        ({"按比例": {"目标": "100", "封顶": "100%"}}, ["PE306"]),
        ({"按比例": {"目标": "100%", "封顶": "100"}}, ["PE307"]),
        ({"按比例": {"目标": "100%", "封顶": "0%"}}, ["PE418"]),
        ({"按比例": {"目标": "-5%", "封顶": "100%"}}, ["PE418"]),
        ({"按比例": {"目标": "0%", "封顶": "100%"}}, ["PE419"]),
        ({"按比例": {"目标": "比率", "封顶": "100%"}}, ["PE419"]),
        ({"按比例": {"目标": "比率", "封顶": "100%", "零目标": "待补"}}, []),
        ({"反比例": {"目标": "比率", "形式": "比值", "零目标": "待补"}}, []),
        ({"反比例": {"目标": "比率", "形式": "比值"}}, ["PE132"]),
        ({"反比例": {"目标": "5", "形式": "线", "零目标": "待补"}}, ["PE133", "PE306"]),
        ({"全有全无": {"条件": "比率", "不满足得": "0"}}, ["PE307"]),
        ({"全有全无": {"条件": "统筹", "不满足得": "0 万元"}}, ["PE307"]),
        ({"分档": [{"不低于": "80%", "得分": "9"}, {"低于": "80", "得分": "1"}]}, ["PE306"]),
        ({"分档": [{"不低于": "80%", "得分": "9"}, {"低于": "8%", "得分": "1"}]}, ["PE411"]),
        ({"分档": [{"不低于": "80%", "得分": "9"}, {"低于": "90%", "得分": "1"}]}, ["PE412"]),
        ({"分档": [{"得分": "9"}, {"低于": "90%", "得分": "1"}]}, ["PE422"]),
        ({"分档": [{"不低于": "比率", "得分": "9"}, {"低于": "90%", "得分": "1"}]}, []),
        ({"要点": [{"名称": "甲", "份额": "100%"}]}, ["PE135"]),
        ({"要点": [{"名称": "甲", "份额": "99%", "达成": "统筹"}]}, ["PE410"]),
        ({"要点": [{"名称": "甲", "份额": "比率", "达成": "统筹"}]}, ["PE423"]),
        ({"要点": [{"名称": "甲", "份额": "1/3 + 2/3", "达成": "统筹"}]}, []),
        ({"要点": [{"名称": "甲", "份额": "100%", "失分数": "次数"}]}, ["PE132", "PE132"]),
        ({"按次扣分": {"每次扣": "1", "最多扣": "扣完"}}, ["PE303"]),
        ({"按次扣分": {"每次扣": "-1", "最多扣": "扣完为止"}}, ["PE418"]),
    ],
    ids=str,
)
def test_what_a_shape_needs(codes: Codes, score: dict[str, object], expected: list[str]) -> None:
    assert codes(指标=[{**RULE, "得分": score}]) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"步长": "1 个百分点", "每步扣": "1"}, []),
        ({"步长": "1%", "每步扣": "1"}, ["PE307"]),
        ({"步长": "0 个百分点", "每步扣": "0"}, ["PE418", "PE418"]),
        ({"步长": "1 个百分点", "每步扣": "1", "断崖": "80"}, ["PE306"]),
    ],
    ids=str,
)
def test_steps_of_a_rate_are_percentage_points(
    codes: Codes, more: dict[str, str], expected: list[str]
) -> None:
    steps = {"满分线": "100%", "方向": "越高越好", "计步": "整步", "最多扣": "扣完为止", **more}
    assert codes(指标=[{**RULE, "得分": {"按步扣分": steps}}]) == expected


def test_a_shape_that_needs_a_number_to_judge_says_so(codes: Codes) -> None:
    assert codes(指标=[{"分值": "10", "得分": LINEAR}]) == ["PE132"]
    assert codes(指标=[{**RULE, "量值": "名称"}]) == ["PE307", "PE306"]


def test_a_tier_that_the_field_does_not_know_is_told(codes: Codes) -> None:
    tiers = [{"等次": "达到", "上限": "100%", "下限": "0%", "含下限": "是"}]
    shape = {"定性分档": {"等次": "等次", "评分": "给分", "原因": "原因", "档": tiers}}
    assert codes(指标=[{"分值": "10", "得分": shape}]) == ["PE308"]


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ([("优", "90"), ("良", "80"), ("差", None)], []),
        ([("优", "90"), ("良", "90"), ("差", None)], ["PE408"]),
        ([("良", "80"), ("优", "90"), ("差", None)], ["PE408"]),
        ([("优", "90"), ("差", "0")], ["PE409"]),
        ([("优", None), ("差", None)], ["PE409"]),
        ([("优", "九十"), ("差", None)], ["PE407"]),
        ([("合格", None)], []),
    ],
    ids=str,
)
def test_grades_go_down_and_the_last_is_open(
    codes: Codes, grades: list[tuple[str, str | None]], expected: list[str]
) -> None:
    written = [
        {"名称": name, **({"不低于": at_least} if at_least else {})} for name, at_least in grades
    ]
    assert codes(等级=written) == expected


@pytest.mark.parametrize("places", ["-1", "7", "1.5", "二", "50%"])
def test_decimals_are_a_whole_number_up_to_six(codes: Codes, places: str) -> None:
    rounding = {"小数": places, "方式": "四舍五入", "阶段": "先逐项后合计"}
    assert codes(取舍=rounding) == ["PE407"]


def test_full_marks_are_above_zero(codes: Codes) -> None:
    assert codes(总分={"满分": "0"}) == ["PE418"]
    assert codes(总分={"满分": "百"}) == ["PE407"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, []),
        ({"出现": "项目.开工日"}, ["PE416"]),
        ({"应有": "项目.名称"}, ["PE416"]),
        ({"应有": "工程.完工"}, ["PE416"]),
        ({"应有": "支付.日期"}, ["PE417"]),
        ({"同": "号"}, ["PE417"]),
        ({"期限": "3"}, ["PE307"]),
        ({"期限": "0 天"}, ["PE418"]),
        ({"期限": "1.5 天"}, ["PE418"]),
        ({"期限": "3 工作日"}, []),
        ({"期限": "0 工作日"}, ["PE418"]),
        ({"期限": "1.5 个工作日"}, ["PE418"]),
        ({"期限": "限额"}, ["PE303"]),
        ({"首日": "算"}, ["PE133"]),
    ],
    ids=str,
)
def test_deadlines_join_two_dated_events(
    codes: Codes, parts: dict[str, str], expected: list[str]
) -> None:
    deadline = {
        "编号": "T1", "名称": "完工", "出现": "项目.开工", "应有": "项目.完工", "同": "编号",
        "期限": "30 天", "首日": "不计", "级别": "红", "依据": "约定", **parts,
    }  # fmt: skip
    assert codes(时限=[deadline]) == expected


def test_a_deadline_counts_natural_days_of_a_parameter(program: Programs) -> None:
    deadline = {
        "编号": "T1", "名称": "完工", "出现": "项目.开工", "应有": "项目.完工", "同": "编号",
        "期限": "限", "首日": "计入", "级别": "红", "依据": "约定",
    }  # fmt: skip
    parameter = {"限": {"2020-01-01": {"值": "3", "单位": "自然日", "依据": "约定"}}}
    bound = program(时限=[deadline], 参数=parameter)
    assert (bound.deadlines[0].limit, bound.deadlines[0].count_first) == (3, True)


def test_a_deadline_in_working_days_has_the_calendar_that_it_is_counted_on(
    program: Programs,
) -> None:
    deadline = {
        "编号": "T1", "名称": "完工", "出现": "项目.开工", "应有": "项目.完工", "同": "编号",
        "首日": "不计", "级别": "红", "依据": "约定",
    }  # fmt: skip
    parameter = {"限": {"2020-01-01": {"值": "5", "单位": "工作日", "依据": "约定"}}}
    calendar, _ = shipped_calendar()
    for limit, expected in (("限", calendar), ("5 工作日", calendar), ("5 自然日", None)):
        bound = program(时限=[{**deadline, "期限": limit}], 参数=parameter)
        assert (bound.deadlines[0].limit, bound.deadlines[0].calendar) == (5, expected)


def test_what_is_wrong_with_the_calendar_is_told_where_a_deadline_needs_it(
    codes: Codes, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (calendar_codes.YEARS.at(None, found="甲", accepted="2015"),)
    module = sys.modules[bind.__module__]  # the package names its function like the module
    monkeypatch.setattr(module, "shipped_calendar", lambda: (None, broken))
    deadline = {
        "编号": "T1", "名称": "完工", "出现": "项目.开工", "应有": "项目.完工", "同": "编号",
        "首日": "不计", "级别": "红", "依据": "约定",
    }  # fmt: skip
    assert codes(时限=[{**deadline, "期限": "5 工作日"}]) == ["PE494"]
    assert codes(时限=[{**deadline, "期限": "5 自然日"}]) == []


def test_an_evaluation_date_beyond_the_calendar_is_refused_where_working_days_need_it(
    codes: Codes,
) -> None:
    checks = [{"当": "工作日数(开工, 截止日) > 5 工作日"}]
    assert codes(预警=checks, on=date(2026, 12, 31)) == []
    assert codes(预警=checks, on=date(2027, 1, 1)) == ["PE415"]
    assert codes(预警=checks, on=date.max) == []


def test_a_parameter_is_the_same_constant_in_every_rule(program: Programs) -> None:
    parameter = {"限": {"2020-01-01": {"值": "3", "单位": "万元", "依据": "某条"}}}
    bound = program(参数=parameter, 预警=[{"当": "预算 > 限"}, {"当": "执行 > 限"}])
    assert {check.when.right.basis for check in bound.checks} == {"某条"}  # type: ignore[union-attr]
    assert bound.scope.parameters["限"].value == Fraction(3)


def test_a_ruleset_without_indicators_needs_no_total(program: Programs) -> None:
    bound = program(预警=[{"当": "统筹"}], without=("总分", "取舍"))
    assert (bound.indicators, bound.full) == ((), None)


def test_a_ruleset_with_indicators_says_how_the_total_is_made(codes: Codes) -> None:
    assert codes(指标=[RULE], without=("总分", "取舍")) == ["PE132", "PE132"]
