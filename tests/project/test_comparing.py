from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from perfeval.files import shipped
from perfeval.project.comparing import compare_rulesets, comparison_as_json
from perfeval.project.project import Project, open_project

NATIONAL, STEPS, ZHENGZHOU = (
    "self-evaluation-2020-10",
    "self-evaluation-2021-101",
    "zhengzhou-integer-bands",
)


def opened(folder: Path, *names: str) -> Project:
    project, problems = open_project(folder, rulesets=names)
    assert project is not None, [problem.message() for problem in problems]
    return project


def test_three_rulesets_on_the_published_tables_explain_their_differences(samples: Path) -> None:
    names = (NATIONAL, STEPS, ZHENGZHOU)
    project = opened(samples / "published-self-evaluations", *names)
    found, problems = compare_rulesets(project, names)
    assert problems == []
    assert found is not None
    data = comparison_as_json(project, found)
    assert [one["label"] for one in data["rulesets"]] == list(names)
    subjects = {one["id"]: one for one in data["subjects"]}
    jinzhai = subjects["金寨2023"]
    assert jinzhai["gap"] == "10"
    assert jinzhai["scores"][STEPS]["total"] == "60"
    (row,) = jinzhai["differences"]
    assert row["name"] == "预算执行率"
    assert row["why"] == "算法不同：按比例、分档"
    assert row["rulesets"][NATIONAL]["points"] == "10"
    assert "高于 100%" in row["rulesets"][STEPS]["reason"]
    assert "财预〔2021〕101号" in row["rulesets"][STEPS]["basis"][0]
    langfang = {row["name"]: row for row in subjects["廊坊2019"]["differences"]}
    assert langfang["指标1工程资金金额"]["rulesets"][STEPS]["points"] == "6.55"
    assert langfang["指标1学生满意度"]["gap"] is None


def test_rulesets_that_score_nothing_do_not_count(samples: Path) -> None:
    names = (NATIONAL, "county-supervision")
    project = opened(samples / "published-self-evaluations", *names)
    found, problems = compare_rulesets(project, names)
    assert found is None
    assert [problem.code.id for problem in problems] == ["PE720"]
    assert "county-supervision" in problems[0].message()


def test_rulesets_of_different_subjects_do_not_compare(samples: Path, tmp_path: Path) -> None:
    text = (shipped.rulesets() / NATIONAL / "ruleset.yaml").read_text(encoding="utf-8")
    head = text[: text.index("派生:")].replace("对象: 项目", "对象: 绩效指标")
    rule = text[text.index("  - 编号: Z4") : text.index("  - 编号: Z5")]
    tail = text[text.index("总分:") :]
    (tmp_path / "ruleset.yaml").write_text(f"{head}指标:\n{rule}{tail}", encoding="utf-8")
    names = (NATIONAL, str(tmp_path / "ruleset.yaml"))
    found, problems = compare_rulesets(opened(samples / "jiashi-2022", *names), names)
    assert found is None
    assert [problem.code.id for problem in problems] == ["PE721"]


@pytest.mark.parametrize(
    ("version", "labels"),
    [
        ("2", [f"{NATIONAL} 第 1 版", f"{NATIONAL} 第 2 版"]),
        ("1", [f"{NATIONAL}（1：{NATIONAL}）", f"{NATIONAL}（2：new）"]),
    ],
)
def test_two_versions_of_a_ruleset_are_told_apart(
    samples: Path, tmp_path: Path, version: str, labels: list[str]
) -> None:
    folder = tmp_path / "county"
    shutil.copytree(samples / "published-self-evaluations", folder)
    text = (shipped.rulesets() / NATIONAL / "ruleset.yaml").read_text(encoding="utf-8")
    text = text.replace('版本: "1"', f'版本: "{version}"').replace("不低于: 90", "不低于: 98")
    (folder / "rulesets" / "new").mkdir(parents=True)
    (folder / "rulesets" / "new" / "ruleset.yaml").write_text(text, encoding="utf-8")
    names = (NATIONAL, "new")
    found, _ = compare_rulesets(opened(folder, *names), names)
    assert found is not None
    assert list(found.labels) == labels
    moved = [one.key for one in found.subjects if one.differs]
    assert moved == ["廊坊2019"]
