"""Totals, grades, pending and excluded indicators, rescaling, stages of rounding."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from types import ModuleType

import pytest

from perfeval.engine.outcome import Status, SubjectScore
from perfeval.engine.scores.score import grade_of, score
from perfeval.ruleset import bind, load_ruleset

NATIONAL = [
    {"名称": "优", "不低于": "90"}, {"名称": "良", "不低于": "80"}, {"名称": "中", "不低于": "60"},
    {"名称": "差"},
]  # fmt: skip
FULL = {"按比例": {"目标": "100", "封顶": "100%"}}
Scores = Callable[..., SubjectScore]


@pytest.fixture
def scored(made: ModuleType, tmp_path: Path) -> Scores:
    """Score one project by indicators given by weight, measure and shape."""

    def make(
        rows: dict[str, list[dict[str, object]]],
        *indicators: dict[str, object],
        stage: str = "先逐项后合计",
        places: str = "2",
    ) -> SubjectScore:
        usual = {"名称": "试", "对象": "项目", "缺数": "待补", "依据": "约定"}
        rules = [{**usual, "编号": f"Z{n}", **rule} for n, rule in enumerate(indicators, 1)]
        written = {
            "规则集": "试", "名称": "试", "版本": "1", "施行": "2022-01-01", "对象": "项目",
            "依据": {"约定": {"名称": "约定"}}, "指标": rules, "总分": {"满分": "100"},
            "取舍": {"小数": places, "方式": "四舍五入", "阶段": stage}, "等级": NATIONAL,
        }  # fmt: skip
        path = tmp_path / "ruleset.yaml"
        path.write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
        loaded, _ = load_ruleset(str(path))
        assert loaded is not None
        program, problems = bind(loaded, made.VOCABULARY, made.AS_OF)
        assert program is not None, [problem.message() for problem in problems]
        return score(program, made.make_dataset(rows))[0]

    return make


def one(**row: object) -> dict[str, list[dict[str, object]]]:
    return {"项目": [{"编号": "P1", "名称": "道路", **row}]}


@pytest.mark.parametrize(
    ("points", "total", "grade"),
    [
        ("100", "100", "优"),
        ("90", "90", "优"),
        ("89.995", "90", "优"),
        ("89.994", "89.99", "良"),
        ("89.5", "89.5", "良"),
        ("80", "80", "良"),
        ("79.99", "79.99", "中"),
        ("65.00", "65", "中"),
        ("60", "60", "中"),
        ("59.99", "59.99", "差"),
        ("0", "0", "差"),
    ],
)
def test_a_grade_is_taken_from_the_rounded_total(
    scored: Scores, points: str, total: str, grade: str
) -> None:
    found = scored(one(数=points), {"分值": "100", "量值": "数", "得分": FULL})
    assert (found.total, found.grade) == (Fraction(total), grade)


def test_with_whole_points_a_total_between_integer_bands_is_rounded_into_one(
    scored: Scores,
) -> None:
    """郑州 writes 80-89 and 90-100: 89.5 is in no band, so a ruleset has to round first."""
    rule = {"分值": "100", "量值": "数", "得分": FULL}
    assert scored(one(数="89.5"), rule, places="0").grade == "优"
    assert scored(one(数="89.4"), rule, places="0").grade == "良"


COUNTED = [("131", 146), ("65", 101), ("161", 168), ("168", 174)]


def ratios() -> list[dict[str, object]]:
    return [
        {"分值": "2", "量值": str(top), "得分": {"按比例": {"目标": str(over), "封顶": "100%"}}}
        for top, over in COUNTED
    ]


def test_the_stage_of_rounding_is_the_one_that_was_written(scored: Scores) -> None:
    """河南 C101 prints 6.94, since its first part was printed as 1.80."""
    exact = sum((Fraction(2 * int(top), over) for top, over in COUNTED), Fraction(0))
    later = scored(one(), *ratios(), stage="先合计后取舍")
    assert later.counted == exact
    assert later.total == Fraction("6.93")
    each = scored(one(), *ratios())
    assert [line.points for line in each.lines] == [
        Fraction(points) for points in ("1.79", "1.29", "1.92", "1.93")
    ]
    assert each.total == Fraction("6.93")


def test_rounding_each_or_at_the_end_can_differ(scored: Scores) -> None:
    thirds = [{"分值": "1", "量值": "1", "得分": {"按比例": {"目标": "3", "封顶": "100%"}}}] * 3
    assert scored(one(), *thirds).total == Fraction("0.99")
    assert scored(one(), *thirds, stage="先合计后取舍").total == 1


def test_what_is_pending_leaves_the_total_open(scored: Scores) -> None:
    found = scored(
        one(数="80"),
        {"分值": "90", "量值": "数", "得分": FULL},
        {"分值": "10", "量值": "次数", "得分": FULL},
    )
    assert (found.total, found.grade) == (None, None)
    assert (found.counted, found.full, found.pending) == (72, 100, 10)
    assert [line.status for line in found.lines] == [Status.SCORED, Status.PENDING]
    assert found.lines[1].reason == "缺“次数”"


def test_what_is_left_out_is_rescaled_to_full_marks(scored: Scores) -> None:
    found = scored(
        one(数="82"),
        {"分值": "90", "量值": "数", "得分": {"按比例": {"目标": "90", "封顶": "100%"}}},
        {"分值": "10", "量值": "次数", "得分": FULL, "缺数": "剔除并折算"},
    )
    assert (found.counted, found.full, found.rescaled) == (82, 90, True)
    assert found.total == Fraction("91.11")
    assert found.lines[1].status is Status.EXCLUDED
    assert found.lines[1].reason == "缺“次数”"


def test_missing_data_gets_nothing_or_everything_only_where_it_is_written(scored: Scores) -> None:
    rules = [
        {"分值": "10", "量值": "次数", "得分": FULL, "缺数": policy}
        for policy in ("不得分", "不扣分")
    ]
    found = scored(one(), *rules)
    assert [line.points for line in found.lines] == [0, 10]
    assert [line.lost for line in found.lines] == [10, 0]
    assert found.lines[0].reason


def test_rows_below_are_scored_and_added_to_their_subject(scored: Scores) -> None:
    rows = {
        **one(),
        "支付": [
            {"支付号": "1", "所属项目": "P1", "合规": True, "份额": "30%"},
            {"支付号": "2", "所属项目": "P1", "合规": False, "份额": "70%"},
            {"支付号": "3", "所属项目": "P9", "合规": True, "份额": "70%"},
        ],
    }
    shape = {"全有全无": {"条件": "合规", "不满足得": "0"}}
    found = scored(rows, {"对象": "支付", "分值": "份额 * 100", "得分": shape})
    assert [(line.name, line.points, line.full) for line in found.lines] == [
        ("1", 30, 30),
        ("2", 0, 70),
    ]
    assert found.total == 30


def test_the_points_that_the_unit_gave_itself_stand_beside_ours(scored: Scores) -> None:
    rule = {"分值": "10", "量值": "比率", "对照": "给分"}
    shape = {"得分": {"按比例": {"目标": "100%", "封顶": "100%"}}}
    line = scored(one(比率="86.2%", 给分="9"), {**rule, **shape}).lines[0]
    assert (line.points, line.printed) == (Fraction("8.62"), 9)
    assert scored(one(比率="86.2%"), {**rule, **shape}).lines[0].printed is None


def test_a_subject_to_which_nothing_applies_has_no_total(scored: Scores) -> None:
    rule = {"分值": "10", "量值": "数", "得分": FULL, "适用": "统筹"}
    found = scored(one(统筹=False), rule)
    assert (found.lines, found.total, found.grade) == ((), None, None)


def test_without_an_open_grade_low_totals_have_none(made: ModuleType) -> None:
    class Program:
        grades = ()

    assert grade_of(Program(), Fraction(50)) is None  # type: ignore[arg-type]
