"""Chunk by chunk gives what one piece gives; rules that need all subjects at once are refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfeval.dataset import Dataset
from perfeval.engine.compiled.rules import Compiler
from perfeval.engine.outcome import SubjectScore
from perfeval.engine.scores.chunks import (
    in_chunks,
    rules_across_subjects,
    stream_columns,
    stream_scores,
)
from perfeval.engine.scores.score import score, score_columns
from perfeval.ruleset import Program, bind, load_ruleset

DERIVED = {
    "项目.已付": "合计(支付.金额, 支付.合规)",
    "项目.支付率": "已付 / 预算",
    "县.项目数": "个数(项目)",
}
ENDS = {"满分线": "100%", "零分线": "0%"}
BUDGET = {"目标": "执行", "封顶": "110%", "零目标": "待补"}
SMALL = {"条件": "金额 <= 项目.预算 或 县.脱贫县", "不满足得": "1"}
INDICATORS: list[dict[str, object]] = [
    {"量值": "支付率", "分值": "30", "缺数": "不得分", "得分": {"两点之间": ENDS}},
    {"量值": "预算", "分值": "70", "适用": "县.脱贫县", "得分": {"按比例": BUDGET}},
    {"对象": "支付", "分值": "5", "缺数": "剔除并折算", "得分": {"全有全无": SMALL}},
]
CHECKS: list[dict[str, object]] = [
    {"当": "支付率 > 100%", "提示": "支付率 {支付率}"},
    {"对象": "支付", "当": "非 合规 且 项目.预算 > 1 万元", "提示": "{金额}，{县.县名}"},
]  # fmt: skip
Bound = Callable[..., Program]


@pytest.fixture(scope="module")
def bound(made: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Bound:
    """Bind a ruleset of indicators and checks."""
    folder = tmp_path_factory.mktemp("stream")

    def make(
        indicators: list[dict[str, object]], checks: list[dict[str, object]] | None = None
    ) -> Program:
        usual = {"名称": "试", "对象": "项目", "缺数": "待补", "依据": "约定"}
        rules = [{"编号": f"Z{n}", **usual, **rule} for n, rule in enumerate(indicators, 1)]
        basic = {"名称": "试", "对象": "项目", "级别": "黄", "依据": "约定"}
        warned = [{"编号": f"J{n}", **basic, **rule} for n, rule in enumerate(checks or [], 1)]
        written = {
            "规则集": "试", "名称": "试", "版本": "1", "施行": "2022-01-01", "对象": "项目",
            "依据": {"约定": {"名称": "约定"}}, "派生": DERIVED, "指标": rules, "预警": warned,
            "等级": [{"名称": "优", "不低于": "60"}, {"名称": "差"}], "总分": {"满分": "100"},
            "取舍": {"小数": "2", "方式": "四舍五入", "阶段": "先逐项后合计"},
        }  # fmt: skip
        path = folder / "ruleset.yaml"
        path.write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
        loaded, problems = load_ruleset(str(path))
        assert loaded is not None, [problem.message() for problem in problems]
        program, problems = bind(loaded, made.VOCABULARY, made.AS_OF)
        assert program is not None, [problem.message() for problem in problems]
        return program

    return make


AMOUNTS = st.sampled_from([None, "0", "1", "2.5", "3.333", "10"])
COUNTIES = st.sampled_from([None, "甲", "乙"])
PROJECTS = st.lists(
    st.fixed_dictionaries({"预算": AMOUNTS, "执行": AMOUNTS, "所属县": COUNTIES}), max_size=7
)
PAYMENTS = st.lists(
    st.fixed_dictionaries(
        {
            "所属项目": st.sampled_from([None, "P0", "P1", "P2", "P5", "没有的"]),
            "金额": AMOUNTS,
            "合规": st.sampled_from([True, False, None]),
        }
    ),
    max_size=12,
)


def rows_of(
    projects: list[dict[str, object]], payments: list[dict[str, object]]
) -> dict[str, list[dict[str, object]]]:
    return {
        "县": [{"县名": "甲", "脱贫县": True}, {"县名": "乙", "脱贫县": None}],
        "项目": [{"编号": f"P{n}", "名称": f"项目{n}", **row} for n, row in enumerate(projects)],
        "支付": [{"支付号": f"F{n}", **row} for n, row in enumerate(payments)],
    }


def without_rows(subject: SubjectScore) -> SubjectScore:
    return replace(subject, row=0, lines=tuple(replace(line, row=0) for line in subject.lines))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(projects=PROJECTS, payments=PAYMENTS, size=st.integers(1, 8))
def test_subjects_in_chunks_score_as_in_one_piece(
    made: ModuleType,
    bound: Bound,
    projects: list[dict[str, object]],
    payments: list[dict[str, object]],
    size: int,
) -> None:
    program = bound(INDICATORS, CHECKS)
    whole = made.make_dataset(rows_of(projects, payments))
    streamed = list(stream_scores(program, in_chunks(whole, "项目", size)))
    assert list(map(without_rows, streamed)) == list(map(without_rows, score(program, whole)))
    assert sorted(_messages(program, in_chunks(whole, "项目", size))) == sorted(
        _messages(program, [whole] if projects else [])
    )


def _messages(program: Program, chunks: object) -> list[tuple[str, str, str]]:
    """Give for each raised or undecided check its rule, its cell and its message."""
    found = []
    for chunk in stream_columns(program, chunks):  # type: ignore[arg-type]
        for column in chunk.checks:
            table = chunk.dataset.tables[column.check.entity]
            hits = [*column.hits, *((row, "无法判断") for row in column.unknown)]
            found += [(column.check.id, str(table.place(row)), message) for row, message in hits]
    return found


def test_columns_of_chunks_one_after_the_other_are_the_columns_of_the_whole(
    made: ModuleType, bound: Bound
) -> None:
    program = bound(INDICATORS[:2], CHECKS[:1])
    projects = [{"预算": str(n % 4), "执行": str(n % 3), "所属县": "甲"} for n in range(20)]
    payments = [{"所属项目": f"P{n * 7 % 20}", "金额": "1.5", "合规": True} for n in range(30)]
    whole = made.make_dataset(rows_of(projects, payments))
    chunks = list(stream_columns(program, in_chunks(whole, "项目", 6)))
    assert [len(chunk.dataset.tables["项目"]) for chunk in chunks] == [6, 6, 6, 2]
    for number, column in enumerate(score_columns(program, whole)):
        parts = [chunk.indicators[number] for chunk in chunks]
        assert b"".join(part.status for part in parts) == column.status
        reasons = [
            (start * 6 + row, why)
            for start, p in enumerate(parts)
            for row, why in p.reasons.items()
        ]
        assert dict(reasons) == column.reasons
        points = [made_exact(point, part.points_over) for part in parts for point in part.points]
        assert points == [made_exact(point, column.points_over) for point in column.points]
    hits = [
        (start * 6 + row, why) for start, c in enumerate(chunks) for row, why in c.checks[0].hits
    ]
    assert hits == Compiler(whole).check(program.checks[0]).hits
    assert len(hits) > 3


def made_exact(points: object, over: int) -> object:
    from fractions import Fraction

    return points if points is None else Fraction(points) / over  # type: ignore[arg-type]


def test_chunks_hold_whole_subjects_with_all_that_belongs_to_them(made: ModuleType) -> None:
    payments: list[dict[str, object]] = [
        {"所属项目": key} for key in ("P2", "P0", None, "P2", "P1", "没有的")
    ]
    whole = made.make_dataset(rows_of([{}, {}, {}], payments))

    def keys(dataset: Dataset, entity: str) -> list[object]:
        return list(next(iter(dataset.tables[entity].columns.values())).values)

    first, second = in_chunks(whole, "项目", 2)
    assert [keys(first, entity) for entity in ("项目", "支付")] == [
        ["P0", "P1"],
        ["F1", "F2", "F4", "F5"],
    ]
    assert [keys(second, entity) for entity in ("项目", "支付")] == [["P2"], ["F0", "F3"]]
    assert keys(first, "县") == keys(second, "县") == ["甲", "乙"]
    assert second.tables["支付"].place(1) == whole.tables["支付"].place(3)


@pytest.mark.parametrize(
    ("indicator", "refused"),
    [
        ({"分值": "县.项目数", "量值": "预算"}, True),
        ({"分值": "10", "量值": "预算", "适用": "县.脱贫县"}, False),
        ({"分值": "10", "量值": "最大(支付.金额)"}, False),
    ],
)
def test_a_rule_that_needs_all_subjects_is_refused_by_name(
    bound: Bound, indicator: dict[str, object], refused: bool
) -> None:
    shape = {"得分": {"按比例": {"目标": "1 万元", "封顶": "100%"}}}
    program = bound([{**shape, **indicator}])
    assert rules_across_subjects(program) == (("Z1",) if refused else ())
    if refused:
        with pytest.raises(ValueError, match="Z1"):
            stream_scores(program, [])


def test_a_check_of_a_table_above_the_subjects_is_refused_and_scores_are_not(bound: Bound) -> None:
    county = {"对象": "县", "当": "项目数 > 2", "提示": "项目 {项目数} 个"}
    program = bound(INDICATORS, [*CHECKS, county])
    assert rules_across_subjects(program) == ("J3",)
    assert list(stream_scores(program, [])) == []
    with pytest.raises(ValueError, match="J3"):
        stream_columns(program, [])
