"""What can never hold, what can never fail, and what is left alone."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval.engine.plain.interpreter import Interpreter
from perfeval.ruleset.lints.truth import Truth

NEVER = [
    "数 > 5 且 数 < 3", "数 > 5 且 数 <= 5", "5 < 数 且 3 > 数", "数 = 5 且 数 = 6",
    "数 >= 5 且 数 <= 5 且 数 != 5", "数 = 5 且 数 > 5", "数 > 5 且 数 = 5",
    "权重 < 0", "个数(支付) < 0", "权重 + 给分 < 0", "最大(权重, 数) < 0",
    "占比(支付, 支付.合规) > 100%", "预算 < 预算", "预算 > 执行 且 执行 > 预算", "1 > 2",
    "类型 是 新建 且 类型 是 续建", "类型 不是 新建 且 类型 不是 续建",
    "等次 属于 [达成] 且 等次 不属于 [达成, 部分达成]", "统筹 且 非 统筹",
    "缺数(数) 且 数 > 1", "(数 > 5 或 统筹) 且 数 < 3 且 非 统筹", "数 在 6 到 5 之间",
    "开工 > 2022-12-31 且 开工 < 2022-01-01", "首个有值(权重, 3) < 0",
]  # fmt: skip
ALWAYS = [
    "数 > 5 或 数 <= 5", "权重 >= 0", "预算 = 预算", "统筹 或 非 统筹", "非 (数 > 5 且 数 < 3)",
    "数 != 5 或 数 != 6", "类型 是 新建 或 类型 是 续建", "预算 >= 执行 或 执行 > 预算",
]  # fmt: skip
NEITHER = [
    "数 > 5 且 数 < 7", "数 >= 5 且 数 <= 5", "权重 <= 0", "权重 > 0", "数 < 0", "目标值 < 0",
    "开工 <= 截止日", "截止日 > 2022-06-30", "有值(数) 或 数 > 3", "缺数(数) 或 数 > 3",
    "类型 是 新建 或 统筹", "最小(权重, 数) < 0", "最大(权重, 数) > 0", "权重 - 给分 < 0",
    "合计(支付.金额) < 0 万元", "执行 / 预算 > 0%",
]  # fmt: skip


@pytest.mark.parametrize("text", NEVER)
def test_what_contradicts_itself_never_holds(made: ModuleType, truth: Truth, text: str) -> None:
    assert (truth.never(made.core(text)), truth.always(made.core(text))) == (True, False)


@pytest.mark.parametrize("text", ALWAYS)
def test_what_leaves_nothing_out_never_fails(made: ModuleType, truth: Truth, text: str) -> None:
    assert (truth.never(made.core(text)), truth.always(made.core(text))) == (False, True)


@pytest.mark.parametrize("text", NEITHER)
def test_what_may_be_meant_is_left_alone(made: ModuleType, truth: Truth, text: str) -> None:
    assert (truth.never(made.core(text)), truth.always(made.core(text))) == (False, False)


PARTS = ["数 > 1", "数 <= 1", "数 = 2", "次数 < 数", "次数 >= 数", "统筹", "类型 是 新建",
         "类型 不是 新建", "有值(数)", "数 != 2"]  # fmt: skip
conditions = st.recursive(
    st.sampled_from(PARTS),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" 且 ", " 或 "]), inner).map(lambda t: f"({''.join(t)})"),
        inner.map(lambda text: f"非 ({text})"),
    ),
    max_leaves=6,
)
values = st.sampled_from([None, "0", "1", "2", "3"])
rows = st.fixed_dictionaries(
    {
        "编号": st.just("P1"),
        "数": values,
        "次数": values,
        "统筹": st.sampled_from([None, True, False]),
        "类型": st.sampled_from([None, "新建", "续建"]),
    }
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=conditions, row=rows)
def test_a_verdict_holds_for_every_row(
    made: ModuleType, truth: Truth, text: str, row: dict[str, object]
) -> None:
    node = made.core(text)
    value = Interpreter(made.make_dataset({"项目": [row]})).value(node, 0)
    assert not (value is True and truth.never(node))
    assert not (value is False and truth.always(node))
