from __future__ import annotations

from fractions import Fraction

import pytest

from perfeval.engine.comparing.differences import row_in_words
from perfeval.engine.explaining.taken import Taken
from perfeval.engine.outcome import Status

LABELS = ("甲", "乙", "丙")


def taken(
    points: str | None, full: str = "10", shape: str = "按比例", status: Status = Status.SCORED
) -> Taken:
    value = None if points is None else Fraction(points)
    return Taken("Z1", "定量", shape, status, Fraction(full), value, "", "", ())


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((taken("8"), taken("6")), "都是按比例，目标、界限或参数不同"),
        ((taken("8"), taken("6", shape="分档")), "算法不同：按比例、分档"),
        ((taken("8.62"), taken("8.6204")), "只是取舍不同"),
        ((taken("8.62"), taken("8.6204", shape="分档")), "只是取舍不同"),
        ((taken("8"), taken("16", full="20")), "分值不同：10、20"),
        ((taken("8"), taken("10", "20", "分档")), "分值不同：10、20；算法不同：按比例、分档"),
        ((taken("8"), None), "乙 不评这一项"),
        ((taken("8"), taken(None, status=Status.PENDING)), "乙 待补"),
        ((taken(None, status=Status.EXCLUDED), taken("8"), None), "丙 不评这一项；甲 剔除"),
    ],
)
def test_what_makes_points_differ_is_said_in_words(
    rows: tuple[Taken | None, ...], said: str
) -> None:
    assert row_in_words(rows, LABELS[: len(rows)]) == said
