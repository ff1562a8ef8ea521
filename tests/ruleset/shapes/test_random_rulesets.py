"""Rulesets of every shape with random parameters, on random rows: nothing raises, both ways of
evaluating agree, and points stay within nothing and the weight unless the shape says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval.diagnostics import Diagnostic
from perfeval.engine.explaining.rule import explain_line
from perfeval.engine.findings.find import find
from perfeval.engine.outcome import Status
from perfeval.engine.scores.score import score
from perfeval.ruleset import Program
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.shapes import Score

Made = dict[str, Any]
WEIGHTS = ("10", "7.5", "权重", "3.3333", "权重 * 2")
RATES = ("0%", "1%", "33.3%", "60%", "90%", "100%", "1/3")
MODES = ("连续", "整步", "起步")
POLICIES = ("待补", "不得分", "满分")


class Shapes:
    """Makes shapes with random parameters; each gives its measure, its form, and its most."""

    def __init__(self, rng: Random) -> None:
        self.pick = rng.choice

    def measure(self) -> str:
        return self.pick(("比率", "执行 / 预算", "首个有值(比率, 50%)", "最大(比率, 20%)"))

    def points(self) -> str:
        return self.pick(("0", "3", "10%", "100%", "1/3 * 10%"))

    def linear_capped(self) -> tuple[str, Made, str]:
        cap = self.pick(("100%", "110%", "150%"))
        target = self.pick(("比率", "90%", "比率 / 2"))
        form: Made = {"目标": target, "封顶": cap, "零目标": self.pick(POLICIES)}
        if self.pick((True, False)):
            form["超额"] = {"容许": "120%", "原因": "原因", "无原因": self.pick(("待补", "不得分"))}
        return self.measure(), form, cap

    def inverse_capped(self) -> tuple[str, Made, str]:
        forms, policies = ("比值", "线性"), ("待补", "不得分")
        form = {"目标": "数", "形式": self.pick(forms), "零目标": self.pick(policies)}
        return self.pick(("数", "次数")), form, "100%"

    def stepped_bands(self) -> tuple[str, list[Made], str]:
        edge = self.pick(RATES[1:6])
        bands = [{"不低于": edge, "得分": self.points()}, {"低于": edge, "得分": self.points()}]
        if self.pick((True, False)):
            bands = [{"条件": "统筹", "得分": "50%"}, *bands]
        return self.measure(), bands, "100%"

    def deduct_per_step(self) -> tuple[str, Made, str]:
        form = {
            "满分线": self.pick(RATES), "方向": self.pick(("越高越好", "越低越好", "双向")),
            "步长": self.pick(("1 个百分点", "0.7 个百分点")), "每步扣": self.pick(("0.5", "3%")),
            "计步": self.pick(MODES), "最多扣": self.pick(("扣完为止", "6", "50%")),
        }  # fmt: skip
        return self.measure(), form, "100%"

    def deduct_per_occurrence(self) -> tuple[str, Made, str]:
        return "次数", {"每次扣": self.pick(("2", "7%")), "最多扣": "扣完为止"}, "100%"

    def all_or_nothing(self) -> tuple[str, Made, str]:
        condition = self.pick(("比率 > 90%", "统筹 且 执行 <= 预算", "完工 <= 截止日"))
        return "", {"条件": condition, "不满足得": self.points()}, "100%"

    def checklist(self) -> tuple[str, list[Made], str]:
        points = [
            {"名称": "甲", "份额": "1/3", "达成": self.pick(("比率", "统筹"))},
            {"名称": "乙", "份额": "2/3", "失分数": "次数", "每项扣": "20%", "归零": "4"},
        ]
        return "", points, "100%"

    def qualitative_tiers(self) -> tuple[str, Made, str]:
        tiers = [
            {"等次": "达成", "上限": "100%", "下限": "80%", "含下限": self.pick(("是", "否"))},
            {"等次": "部分达成", "上限": "80%", "下限": "60%", "含下限": "是"},
            {"等次": "未达成", "上限": "60%", "下限": "0%", "含下限": "是"},
        ]
        return "", {"等次": "等次", "评分": "给分", "原因": "原因", "档": tiers}, "100%"

    def linear_with_pass_line(self) -> tuple[str, Made, str]:
        form = {"目标": self.pick(("90%", "比率")), "及格率": "60%", "零目标": self.pick(POLICIES)}
        return self.measure(), form, "100%"

    def interpolate_between(self) -> tuple[str, Made, str]:
        full, zero = self.pick((("90%", "20%"), ("10%", "70%"), ("比率", "0%")))
        return self.measure(), {"满分线": full, "零分线": zero}, "100%"

    def base_plus_minus(self) -> tuple[str, Made, str]:
        cap = self.pick(("100%", "120%"))
        form = {
            "基准线": "70%", "基准得": self.pick(("80%", "5")), "步长": "3 个百分点",
            "方向": self.pick(("越高越好", "越低越好")), "每步增减": self.pick(("0.5", "3%")),
            "计步": self.pick(MODES), "封顶": cap,
        }  # fmt: skip
        return self.measure(), form, cap

    def satisfaction(self) -> tuple[str, Made, str]:
        _, steps, _ = self.deduct_per_step()
        options = [
            {"名称": "是", "人次": "次数", "折合": "100%"},
            {"名称": "否", "人次": self.pick(("50", "数")), "折合": "20%"},
        ]
        return "", {"选项": options, "按步扣分": steps}, "100%"

    def multi_rater(self) -> tuple[str, Made, str]:
        raters = [
            {"名称": "甲", "权重": "1/3", "评分": ["数", "次数", "给分"]},
            {"名称": "乙", "权重": "2/3", "评分": ["数", "数 * 50%", "5"]},
        ]
        drop = self.pick(("不去", "去一最高一最低"))
        return "", {"主体": raters, "评分满分": "100", "去高低": drop}, "100%"

    def quorum_rollup(self) -> tuple[str, Made, str]:
        tiers = [
            {"等次": "优", "至少": "1", "且无": ["差"], "得分": "100%"},
            {"等次": "差", "得分": self.points()},
        ]
        counts = {"优": "个数(支付, 支付.合规)", "差": "个数(支付, 非 支付.合规)"}
        return "", {"项数": counts, "总项": "个数(支付)", "档": tiers}, "100%"

    def trend(self) -> tuple[str, Made, str]:
        form = {
            "序列": ["数", "次数", "5"], "方向": self.pick(("上升", "下降")),
            "严格": self.pick(("是", "否")), "不满足得": self.points(),
        }  # fmt: skip
        return "", form, "100%"

    def zero_target(self) -> tuple[str, Made, str]:
        harder = {"每次扣": "0.3", "最多扣": "扣完为止"}
        return "次数", self.pick(({"不满足得": self.points()}, harder)), "100%"

    def deadline(self) -> tuple[str, Made, str]:
        start = self.pick(({"起": "开工", "首日": "不计"}, {"限日": "8月15日"}))
        not_done = self.pick(("待补", "不得分", "算到截止日"))
        scored = {"两点之间": {"满分线": "15 天", "零分线": "30 天"}}
        return "", {**start, "止": "完工", "未办": not_done, **scored}, "100%"

    def rank_based(self) -> tuple[str, Made, str]:
        places = self.pick((
            {"名次表": {"逐名": ["100%", "4"], "其余": "0"}},
            {"逐名递减": {"首名得": "100%", "每名减": "0.7", "最少得": "0"}},
            {"首名比例": {"计到": "2", "其余": "0"}}, {"首名比例": {"计到": "全部"}},
        ))  # fmt: skip
        form = {
            "方向": "越高越好", "并列": self.pick(("取小", "平均", "密集")),
            "范围": self.pick(("全部", "适用的行", "统筹")), "缺数行": self.pick(("剔除", "待补")),
        }  # fmt: skip
        return self.measure(), {**form, **places}, "100%"


CHECKS = [
    {"编号": "J1", "当": "执行 > 预算", "提示": "{执行} 比 {预算}，{执行 / 预算}"},
    {"编号": "J2", "适用": "统筹", "当": "缺数(原因) 或 数 < 次数", "提示": "{数}{原因}{开工}"},
]
NUMBERS = (None, "0", "-3", "5", "33.333", "100", "1e12", "0.0001")


def random_rows(rng: Random) -> dict[str, list[dict[str, object]]]:
    """Make rows with gaps, zeros, negative numbers and numbers out of all proportion."""
    pick = rng.choice
    numbers = ("预算", "执行", "比率", "数", "权重", "给分")
    days = (None, "2022-01-31", "2022-08-15", "2022-12-31", "2020-02-29")
    projects = [
        {
            "编号": f"P{n}", "名称": "道路", "统筹": pick((None, True, False)),
            **{name: pick(NUMBERS) for name in numbers}, "次数": pick((None, "0", "1", "9", "-1")),
            "等次": pick((None, "达成", "部分达成", "未达成")), "原因": pick((None, "雨季")),
            "开工": pick(days), "完工": pick(days),
        }
        for n in range(rng.randrange(5))
    ]  # fmt: skip
    payments = [
        {"支付号": str(n), "所属项目": pick((None, "P0", "P1")), "合规": pick((None, True, False))}
        for n in range(rng.randrange(6))
    ]
    return {"项目": projects, "支付": payments}


@pytest.mark.parametrize("name", Score.model_fields)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_any_ruleset_that_binds_scores_any_rows(
    made: ModuleType,
    bound: Callable[..., tuple[Program | None, list[Diagnostic]]],
    name: str,
    seed: int,
) -> None:
    rng = Random(seed)  # noqa: S311 - a test
    measure, shape, most = getattr(Shapes(rng), name)()
    missing = rng.choice(("待补", "不得分", "不扣分", "剔除并折算"))
    rule = {"分值": rng.choice(WEIGHTS), "得分": {KEYWORDS[name]: shape}, "缺数": missing}
    if measure:
        rule["量值"] = measure
    if rng.random() < 0.5:
        rule["适用"] = rng.choice(("统筹", "数 > 0", "有值(开工) 或 次数 = 1"))
    program, problems = bound(指标=[rule], 预警=CHECKS)
    assert program is not None, [problem.message() for problem in problems]
    dataset = made.make_dataset(random_rows(rng))
    (indicator,) = program.indicators
    found = made.both(dataset, indicator.score)
    made.both(dataset, indicator.reason)
    weights = made.both(dataset, indicator.weight)
    times = Fraction(most.removesuffix("%")) / 100
    for points, weight in zip(found, weights, strict=True):
        if points is not None and weight is not None and weight >= 3:
            assert 0 <= points <= weight * times
    find(program, dataset, jobs=1, matcher="builtin")
    for subject in score(program, dataset):
        for line in subject.lines:
            explain_line(program, dataset, line)
            assert (line.points is None) == (line.status is not Status.SCORED)
            assert line.status is Status.SCORED or line.reason
