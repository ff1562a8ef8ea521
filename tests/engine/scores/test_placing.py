"""Places of totals: who is ranked, with whom, and what ties do."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.engine.explaining.total import about_total, explain_total
from perfeval.engine.outcome import SubjectScore
from perfeval.engine.scores.chunks import in_chunks, stream_scores
from perfeval.engine.scores.placing import places
from perfeval.engine.scores.score import score
from perfeval.ruleset import Program

Ruled = Callable[..., Program]
RULE = {"分值": "100", "量值": "数", "得分": {"按比例": {"目标": "100", "封顶": "100%"}}}
VETO = {"编号": "F1", "名称": "退出", "当": "统筹", "后果": "剔除", "依据": "约定"}


@pytest.fixture
def ranked(made: ModuleType, ruled: Ruled) -> Callable[..., tuple[SubjectScore, ...]]:
    """Score rows whose totals are 数, ranked as told."""

    def make(
        rows: list[dict[str, object]], ranking: dict[str, object], **parts: object
    ) -> tuple[SubjectScore, ...]:
        program = ruled(RULE, 总分={"满分": "100", "名次": ranking}, **parts)
        whole = [{"编号": f"P{n}", "统筹": False, **row} for n, row in enumerate(rows, 1)]
        return score(program, made.make_dataset({"项目": whole}))

    return make


def ranks(subjects: tuple[SubjectScore, ...]) -> list[object]:
    return [None if one.placing is None else one.placing.rank for one in subjects]


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ("取小", [1, 2, 2, 4]),
        ("平均", [1, Fraction(5, 2), Fraction(5, 2), 4]),
        ("密集", [1, 2, 2, 3]),
    ],
)
def test_equal_totals_share_a_place_as_is_written(
    ranked: Callable[..., tuple[SubjectScore, ...]], ties: str, expected: list[object]
) -> None:
    rows = [{"数": value} for value in ("98", "90", "90", "80")]
    found = ranked(rows, {"并列": ties})
    assert ranks(found) == expected
    assert found[1].placing is not None
    assert (found[1].placing.of, found[1].placing.tied) == (4, (found[2].name,))


def test_totals_are_ranked_as_they_are_printed(
    ranked: Callable[..., tuple[SubjectScore, ...]],
) -> None:
    found = ranked([{"数": "89.996"}, {"数": "90.004"}], {"并列": "取小"})
    assert ranks(found) == [1, 1]


def test_what_is_open_removed_or_off_has_no_place_and_the_others_are_ranked_without_it(
    ranked: Callable[..., tuple[SubjectScore, ...]],
) -> None:
    rows = [{"数": "90"}, {}, {"数": "99", "统筹": True}, {"数": "80"}]
    found = ranked(rows, {"并列": "取小"}, 否决=[VETO])
    assert ranks(found) == [1, None, None, 2]


def test_a_total_out_of_other_full_marks_has_no_place(made: ModuleType, ruled: Ruled) -> None:
    extra = {**RULE, "分值": "权重"}
    program = ruled(extra, 总分={"满分": "100", "名次": {"并列": "取小"}})
    rows = [{"编号": "1", "权重": "100", "数": "50"}, {"编号": "2", "权重": "110", "数": "50"}]
    assert ranks(score(program, made.make_dataset({"项目": rows}))) == [1, None]


def test_those_that_share_a_field_are_ranked_together(
    ranked: Callable[..., tuple[SubjectScore, ...]],
) -> None:
    rows = [
        {"数": "90", "类型": "新建"}, {"数": "80", "类型": "续建"}, {"数": "95", "类型": "新建"},
        {"数": "99"},
    ]  # fmt: skip
    found = ranked(rows, {"并列": "取小", "同组": ["类型"]})
    assert ranks(found) == [2, 1, 1, None]
    assert [one.placing.within for one in found if one.placing] == [
        "类型 新建", "类型 续建", "类型 新建",
    ]  # fmt: skip


def test_a_place_is_explained(made: ModuleType, ruled: Ruled) -> None:
    program = ruled(RULE, 总分={"满分": "100", "名次": {"并列": "取小"}})
    dataset = made.make_dataset({"项目": [{"编号": "1", "数": "5"}, {"编号": "2", "数": "5"}]})
    first, second = score(program, dataset)
    assert about_total(program, first, None)
    assert about_total(program, first, "名次")
    last = explain_total(program, dataset, first).parts[-1]
    assert (last.label, last.value) == ("名次", "第 1 名")
    assert last.note == f"2 个里按总分排，与 {second.name} 并列"


def test_places_need_all_subjects_so_rows_that_come_in_chunks_are_refused(
    made: ModuleType, ruled: Ruled
) -> None:
    program = ruled(RULE, 总分={"满分": "100", "名次": {"并列": "取小"}})
    dataset = made.make_dataset({"项目": [{"编号": "1", "数": "5"}]})
    with pytest.raises(ValueError, match="all subjects"):
        stream_scores(program, in_chunks(dataset, program.subject, 1))


@given(st.lists(st.integers(0, 5), min_size=1, max_size=12))
def test_places_agree_with_counting_one_by_one(values: list[int]) -> None:
    points = {n: Fraction(value) for n, value in enumerate(values)}
    names = {n: str(n) for n in points}
    found = {ties: places(points, names, ties) for ties in ("min", "mean", "dense")}
    for number, own in points.items():
        higher = [value for value in points.values() if value > own]
        equal = sum(value == own for value in points.values())
        least = len(higher) + 1
        assert found["min"][number].rank == least
        assert found["dense"][number].rank == len(set(higher)) + 1
        assert found["mean"][number].rank == Fraction(2 * least + equal - 1, 2)
        assert len(found["min"][number].tied) == equal - 1
