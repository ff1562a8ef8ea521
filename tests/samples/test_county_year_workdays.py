"""The sample county with a limit in working days: the unit of the parameter decides, no rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.engine.findings.find import find
from perfeval.project.project import open_project

SAMPLE = Path(__file__).parents[2] / "samples" / "county-year-2022"
HEIR = """\
规则集: own
名称: 按本县的期限
版本: "1"
施行: 2022-01-01
继承: county-supervision
参数:
  拨付期限:
    2020-01-01: {值: LIMIT, 单位: UNIT, 依据: 本单位约定}
"""


@pytest.mark.parametrize(
    ("limit", "unit", "late"),
    [
        # Approved on Tuesday 8 February 2022 and paid out on Tuesday 15: seven days, five of them
        # working days.
        ("6", "自然日", True),
        ("7", "自然日", False),
        ("5", "工作日", False),
        ("4", "工作日", True),
    ],
)
def test_the_day_after_a_weekend_is_late_by_the_calendar_and_in_time_by_working_days(
    limit: str, unit: str, late: bool, tmp_path: Path
) -> None:
    path = tmp_path / "own" / "ruleset.yaml"
    path.parent.mkdir()
    path.write_text(HEIR.replace("LIMIT", limit).replace("UNIT", unit), encoding="utf-8")
    project, problems = open_project(SAMPLE, as_of="2022-02-28", rulesets=[str(path)])
    assert project is not None, [one.message() for one in problems]
    found, _ = find(project.programs[0], project.dataset, jobs=1, matcher="builtin")
    told = {one.subject for one in found if one.rule == "T03"}
    assert ("示财农〔2022〕11号" in told) == late


@pytest.mark.parametrize(
    ("document", "day"),
    [("示财农〔2022〕11号", "2022-02-15"), ("示财预〔2022〕26号", "2022-06-09")],
)
def test_a_near_miss_under_the_countys_own_limit_is_late_by_the_limit_that_it_inherits(
    document: str, day: str
) -> None:
    found = {}
    for ruleset in ("sample-county", "county-supervision"):
        project, problems = open_project(SAMPLE, as_of=day, rulesets=[ruleset])
        assert project is not None, [one.message() for one in problems]
        findings, _ = find(project.programs[0], project.dataset, jobs=1, matcher="builtin")
        found[ruleset] = {one.subject for one in findings if one.rule == "T03"}
    assert document not in found["sample-county"]
    assert document in found["county-supervision"]
