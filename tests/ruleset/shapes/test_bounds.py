"""Points stay within nothing and the weight; more done is never fewer points."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval.ruleset import Program

hundredths = st.integers(-500, 30000).map(lambda n: f"{n / 100:.2f}")
FIXTURES = settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
STEP = {"满分线": "90%", "步长": "3 个百分点", "每步扣": "7%", "最多扣": "扣完为止"}
BASE = {"基准线": "70%", "基准得": "80%", "步长": "3 个百分点", "每步增减": "0.7", "封顶": "100%"}
OVER = {
    "容许": "120%",
    "原因": "编号",
    "无原因": "不得分",
    "调减": {"条件": "数 > 9", "步长": "5 个百分点", "每步扣": "3%", "计步": "连续", "最多扣": "9"},
}
RISING = {
    "linear": ("比率", {"按比例": {"目标": "90%", "封顶": "100%"}}),
    "linear to a field": ("数", {"按比例": {"目标": "数", "封顶": "100%", "零目标": "待补"}}),
    "steps, in proportion": ("比率", {"按步扣分": {**STEP, "方向": "越高越好", "计步": "连续"}}),
    "steps, whole": ("比率", {"按步扣分": {**STEP, "方向": "越高越好", "计步": "整步"}}),
    "steps, started": ("比率", {"按步扣分": {**STEP, "方向": "越高越好", "计步": "起步"}}),
    "steps with a cliff": (
        "比率", {"按步扣分": {**STEP, "方向": "越高越好", "计步": "整步", "断崖": "75%"}},
    ),
    "pass line": ("比率", {"及格线": {"目标": "90%", "及格率": "60%"}}),
    "two points": ("比率", {"两点之间": {"满分线": "95%", "零分线": "40%"}}),
    "base line, in proportion": (
        "比率", {"基准增减": {**BASE, "计步": "连续", "方向": "越高越好"}},
    ),
    "base line, whole steps": (
        "比率", {"基准增减": {**BASE, "计步": "整步", "方向": "越高越好"}},
    ),
    "satisfied": (
        None,
        {"满意度": {"选项": [{"名称": "是", "人次": "数", "折合": "100%"},
                         {"名称": "否", "人次": "50", "折合": "20%"}],
                 "两点之间": {"满分线": "90%", "零分线": "30%"}}},
    ),
    "raters": (
        None,
        {"多主体": {"主体": [{"名称": "甲", "权重": "1/3", "评分": ["数", "数 * 比率"]},
                         {"名称": "乙", "权重": "2/3", "评分": ["数"]}],
                 "评分满分": "300", "去高低": "不去"}},
    ),
}  # fmt: skip
FALLING = {
    "inverse": ("数", {"反比例": {"目标": "40", "形式": "比值", "零目标": "待补"}}),
    "inverse, linear": ("数", {"反比例": {"目标": "40", "形式": "线性", "零目标": "待补"}}),
    "inverse of a 0": ("数", {"反比例": {"目标": "0", "形式": "比值", "零目标": "不得分"}}),
    "steps, lower is better": (
        "比率", {"按步扣分": {**STEP, "方向": "越低越好", "计步": "起步", "断崖": "150%"}},
    ),
    "occurrences": ("数", {"按次扣分": {"每次扣": "0.3", "最多扣": "6"}}),
    "two points, downwards": ("数", {"两点之间": {"满分线": "20", "零分线": "70"}}),
    "base line, lower is better": (
        "比率", {"基准增减": {**BASE, "计步": "起步", "方向": "越低越好"}},
    ),
    "nothing may happen": ("数", {"零目标": {"不满足得": "10%"}}),
    "each event is deducted": ("数", {"零目标": {"每次扣": "0.3", "最多扣": "扣完为止"}}),
    "rising to it": (
        None, {"趋势": {"序列": ["数", "50"], "方向": "上升", "严格": "否", "不满足得": "1"}}
    ),
}  # fmt: skip
NEITHER = {
    "steps, two-sided": ("比率", {"按步扣分": {**STEP, "方向": "双向", "计步": "连续"}}),
    "checklist": (
        None,
        {"要点": [{"名称": "甲", "份额": "1/3", "达成": "比率"},
                {"名称": "乙", "份额": "2/3", "失分数": "数", "每项扣": "1/7", "归零": "5"}]},
    ),
    "bands": (
        "比率",
        {"分档": [{"不低于": "90%", "得分": "100%"}, {"不低于": "0%", "低于": "90%", "得分": "10%"},
                {"低于": "0%", "得分": "0"}]},
    ),
    "far beyond the target": ("比率", {"按比例": {"目标": "40%", "封顶": "100%", "超额": OVER}}),
    "quorum": (
        None,
        {"项数法": {"项数": {"优": "数", "差": "数 * 比率"}, "总项": "数 + 数 * 比率",
                 "档": [{"等次": "优", "至少": "9", "且无": ["差"], "得分": "10"},
                       {"等次": "差", "得分": "10%"}]}},
    ),
    "all or nothing": (None, {"全有全无": {"条件": "比率 > 90%", "不满足得": "30%"}}),
}  # fmt: skip

Points = list[Fraction | None]


def points(made: ModuleType, bound: Program, values: list[tuple[str | None, str | None]]) -> Points:
    rows = [
        {"编号": str(n), "比率": None if rate is None else f"{rate}%", "数": number}
        for n, (rate, number) in enumerate(values)
    ]
    found: Points = made.both(made.make_dataset({"项目": rows}), bound.indicators[0].score)
    return found


@pytest.fixture(scope="module")
def known() -> dict[str, Program]:
    """Programs that were bound already: binding anew for every example takes most of the time."""
    return {}


@pytest.fixture
def bound(program: Callable[..., Program], known: dict[str, Program], name: str) -> Program:
    """The ruleset of one shape."""
    if name not in known:
        measure, shape = {**RISING, **FALLING, **NEITHER}[name]
        rule = {"分值": "10", "得分": shape, **({"量值": measure} if measure else {})}
        known[name] = program(指标=[rule])
    return known[name]


@pytest.mark.parametrize("name", [*RISING, *FALLING, *NEITHER])
@FIXTURES
@given(values=st.lists(st.tuples(st.none() | hundredths, st.none() | hundredths), max_size=12))
def test_points_are_never_below_nothing_nor_above_the_weight(
    made: ModuleType, bound: Program, values: list[tuple[str | None, str | None]]
) -> None:
    for found in points(made, bound, values):
        assert found is None or 0 <= found <= 10


@pytest.mark.parametrize("name", [*RISING, *FALLING])
@FIXTURES
@given(values=st.lists(hundredths, min_size=2, max_size=12))
def test_what_is_better_never_gets_fewer_points(
    made: ModuleType, bound: Program, name: str, values: list[str]
) -> None:
    ordered = sorted(values, key=Fraction, reverse=name in FALLING)
    found = [p for p in points(made, bound, [(v, v) for v in ordered]) if p is not None]
    assert found == sorted(found)


@pytest.mark.parametrize("name", [*RISING, *FALLING, *NEITHER])
def test_a_missing_measure_never_gets_points(made: ModuleType, bound: Program) -> None:
    assert points(made, bound, [(None, None)]) == [None]
