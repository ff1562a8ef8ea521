"""Bonus and minus items, ends of the total, what a grade is taken from, vetoes."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.engine.outcome import BONUS, MINUS, Line, Status, SubjectScore, Vetoed
from perfeval.engine.scores.score import score
from perfeval.engine.scores.totals import make_total
from perfeval.ruleset import Program
from perfeval.ruleset.program import Ends, Grade

Ruled = Callable[..., Program]
CAPPED = {"封顶": "100%"}
BASE = {"分值": "100", "量值": "数", "得分": {"按比例": {"目标": "100", **CAPPED}}}
PLUS = {"计入": "加分", "分值": "5", "量值": "权重", "得分": {"按比例": {"目标": "5", **CAPPED}}}
LESS = {
    "计入": "减分", "分值": "45", "量值": "次数",
    "得分": {"按次扣分": {"每次扣": "15", "最多扣": "扣完为止"}},
}  # fmt: skip
ENDS = {"满分": "100", "加分上限": "3", "减分上限": "30", "上限": "不设", "下限": "0"}
VETO = {"编号": "F1", "名称": "严重问题", "当": "统筹", "依据": "约定"}


@pytest.fixture
def total(made: ModuleType, ruled: Ruled) -> Callable[..., SubjectScore]:
    """Score one row with a base of 数 points, up to 5 more and up to 45 less."""

    def make(row: dict[str, object], **parts: object) -> SubjectScore:
        program = ruled(BASE, PLUS, LESS, **{"总分": ENDS, **parts})
        row = {"编号": "P1", "权重": "0", "次数": "0", "统筹": False, **row}
        return score(program, made.make_dataset({"项目": [row]}))[0]

    return make


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"数": "96", "权重": "5"}, "99"),
        ({"数": "96", "次数": "3"}, "66"),
        ({"数": "96", "次数": "1"}, "81"),
        ({"数": "96", "权重": "2", "次数": "1"}, "83"),
        ({"数": "100", "权重": "5"}, "103"),
        ({"数": "10", "次数": "2"}, "0"),
    ],
)
def test_bonus_and_minus_items_count_up_to_their_caps(
    total: Callable[..., SubjectScore], row: dict[str, object], expected: str
) -> None:
    assert total(row).total == Fraction(expected)


def test_bonus_and_minus_items_do_not_count_to_the_full_marks(
    total: Callable[..., SubjectScore],
) -> None:
    found = total({"数": "96", "权重": "5", "次数": "3"})
    assert (found.full, found.counted, found.grade, found.note) == (100, 96, "中", "")
    assert (found.bonus, found.bonus_counted, found.minus, found.minus_counted) == (5, 3, 45, 30)
    assert found.remarks == ("加分合计 5，按上限计 3", "减分合计 45，按上限计 30")
    assert [line.points for line in found.lines] == [96, 5, -45]
    assert [line.lost for line in found.lines] == [4, 0, 45]


def test_the_total_ends_where_it_is_written(total: Callable[..., SubjectScore]) -> None:
    found = total({"数": "99", "权重": "3"}, 总分={**ENDS, "上限": "100"})
    assert (found.total, found.remarks) == (100, ("合计 102 分，总分上限 100",))
    assert total({"数": "99", "权重": "1"}, 总分={**ENDS, "上限": "100"}).total == 100
    low = total({"数": "9", "次数": "2"}, 总分={**ENDS, "下限": "5"})
    assert (low.total, low.remarks) == (5, ("合计 -21 分，总分下限 5",))
    assert total({"数": "9", "次数": "2"}, 总分={**ENDS, "下限": "不设"}).total == -21


def test_what_is_left_out_is_rescaled_before_bonus_and_minus(
    made: ModuleType, ruled: Ruled
) -> None:
    half = {**BASE, "分值": "90"}
    gone = {"分值": "10", "量值": "比率", "得分": {"按比例": {"目标": "100%", **CAPPED}}}
    program = ruled(half, {**gone, "缺数": "剔除并折算"}, PLUS, LESS, 总分=ENDS)
    row = {"编号": "P1", "数": "80", "权重": "2", "次数": "1"}
    found = score(program, made.make_dataset({"项目": [row]}))[0]
    assert (found.rescaled, found.counted, found.full) == (True, 72, 90)
    assert found.total == 72 * Fraction(100, 90) + 2 - 15


def test_a_bonus_item_that_is_left_out_rescales_nothing(made: ModuleType, ruled: Ruled) -> None:
    program = ruled(BASE, {**PLUS, "缺数": "剔除并折算"}, LESS, 总分=ENDS)
    row = {"编号": "P1", "数": "80", "次数": "0"}
    found = score(program, made.make_dataset({"项目": [row]}))[0]
    assert (found.total, found.rescaled, found.lines[1].status) == (80, False, Status.EXCLUDED)


def test_missing_data_of_a_minus_item_takes_all_or_nothing_or_leaves_the_total_open(
    made: ModuleType, ruled: Ruled
) -> None:
    dataset = made.make_dataset({"项目": [{"编号": "P1", "数": "80", "权重": "0"}]})
    for policy, expected in (("不得分", 50), ("不扣分", 80), ("待补", None)):
        program = ruled(BASE, PLUS, {**LESS, "缺数": policy}, 总分=ENDS)
        assert score(program, dataset)[0].total == expected


@pytest.mark.parametrize(("graded", "grade"), [("取舍后", "优"), ("取舍前", "良")])
def test_a_grade_is_taken_from_the_total_that_is_written(
    total: Callable[..., SubjectScore], graded: str, grade: str
) -> None:
    rounding = {"小数": "2", "方式": "四舍五入", "阶段": "先合计后取舍"}
    found = total({"数": "89.996"}, 总分={**ENDS, "定级": graded}, 取舍=rounding)
    assert (found.total, found.grade) == (90, grade)


INTEGER = [
    {"名称": "优", "不低于": "90"}, {"名称": "良", "不低于": "80", "不高于": "89"},
    {"名称": "差", "不高于": "79"},
]  # fmt: skip


def test_points_between_two_grades_have_none_unless_they_are_rounded_first(
    total: Callable[..., SubjectScore],
) -> None:
    """郑州 writes 80-89 and 90-100."""
    found = total({"数": "89.5"}, 等级=INTEGER)
    assert (found.total, found.grade, found.remarks) == (
        Fraction("89.5"), None, ("89.5 分不落在任何等级",)
    )  # fmt: skip
    whole = {"小数": "0", "方式": "四舍五入", "阶段": "先合计后取舍"}
    assert total({"数": "89.5"}, 等级=INTEGER, 取舍=whole).grade == "优"
    assert total({"数": "89"}, 等级=INTEGER).grade == "良"


def test_a_capped_grade_leaves_the_total_and_keeps_what_was_computed(
    total: Callable[..., SubjectScore],
) -> None:
    cap = {**VETO, "后果": "等级封顶", "最高等级": "良", "提示": "数为 {数}"}
    found = total({"数": "93", "统筹": True}, 否决=[cap])
    assert (found.total, found.grade) == (93, "良")
    assert (found.computed, found.computed_grade) == (93, "优")
    assert found.said == "等级不高于“良”：数为 93"
    assert total({"数": "70", "统筹": True}, 否决=[cap]).grade == "中"
    assert total({"数": "93"}, 否决=[cap]).grade == "优"


def test_a_veto_takes_all_points_or_takes_the_subject_out(
    total: Callable[..., SubjectScore],
) -> None:
    zero = total({"数": "93", "统筹": True}, 否决=[{**VETO, "后果": "总分为零"}])
    assert (zero.total, zero.grade, zero.computed, zero.removed) == (0, "差", 93, False)
    out = total({"数": "93", "统筹": True}, 否决=[{**VETO, "后果": "剔除"}])
    assert (out.total, out.grade, out.computed, out.removed) == (None, None, 93, True)
    assert out.said == "不参加评价：严重问题"


def test_a_veto_takes_all_points_also_where_others_are_pending(
    total: Callable[..., SubjectScore],
) -> None:
    found = total({"统筹": True}, 否决=[{**VETO, "后果": "总分为零"}])
    assert (found.total, found.grade, found.computed) == (0, "差", None)


def test_a_veto_that_cannot_be_judged_leaves_open_what_it_would_change(
    total: Callable[..., SubjectScore],
) -> None:
    row = {"数": "93", "统筹": None}
    cap = {**VETO, "后果": "等级封顶", "最高等级": "良"}
    found = total(row, 否决=[cap])
    assert (found.total, found.grade) == (93, None)
    assert found.said == "无法判断是否否决（严重问题）：缺“统筹”"
    assert total({**row, "数": "70"}, 否决=[cap]).grade == "中"
    for effect in ("总分为零", "剔除"):
        open_ = total(row, 否决=[{**VETO, "后果": effect}])
        assert (open_.total, open_.grade, open_.removed) == (None, None, False)


class Rules:
    """What ``make_total`` reads of a program."""

    def __init__(self, ends: Ends) -> None:
        self.ends = ends
        self.full = Fraction(100)
        self.places = 2
        self.round_each = True
        self.grade_rounded = True
        self.groups = ()
        self.weight_rules = None
        self.grades = (Grade("高", Fraction(60), ""), Grade("低", None, ""))


def line(points: Fraction, full: int, kind: str = "") -> Line:
    place = None
    return Line(
        "Z", "试", "项目", 0, "试", Status.SCORED, Fraction(full), points, None, "", place, kind  # type: ignore[arg-type]
    )  # fmt: skip


POINTS = st.integers(0, 4000).map(lambda n: Fraction(n, 100))
CAP = st.none() | st.integers(0, 60).map(Fraction)


@given(
    base=st.integers(0, 10000).map(lambda n: Fraction(n, 100)),
    plus=st.lists(POINTS, max_size=4),
    less=st.lists(POINTS, max_size=4),
    caps=st.tuples(CAP, CAP),
    upper=st.none() | st.integers(61, 150).map(Fraction),
    lower=st.none() | st.integers(0, 60).map(Fraction),
)
def test_any_total_is_that_of_the_formula(
    *,
    base: Fraction,
    plus: list[Fraction],
    less: list[Fraction],
    caps: tuple[Fraction | None, Fraction | None],
    upper: Fraction | None,
    lower: Fraction | None,
) -> None:
    """total = min(upper, max(lower, base + min(Σbonus, B) - min(Σminus, M)))."""
    lines = [line(base, 100), *(line(x, 40, BONUS) for x in plus)]
    lines += [line(-x, 40, MINUS) for x in less]
    made = make_total(Rules(Ends(*caps, upper, lower)), lines, ())  # type: ignore[arg-type]
    far = Fraction(10**9)
    expected = (
        base
        + min(sum(plus, Fraction(0)), far if caps[0] is None else caps[0])
        - min(sum(less, Fraction(0)), far if caps[1] is None else caps[1])
    )
    expected = min(far if upper is None else upper, max(-far if lower is None else lower, expected))
    assert made.total == expected
    assert made.grade == ("高" if expected >= 60 else "低")
    veto = Vetoed("F", "试", "总分为零", "", "试", certain=True)
    ruled = make_total(Rules(Ends(*caps, upper, lower)), lines, [veto])  # type: ignore[arg-type]
    assert (ruled.total, ruled.computed) == (0, expected)
