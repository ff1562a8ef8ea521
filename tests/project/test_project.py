from __future__ import annotations

import shutil
from pathlib import Path

from perfeval.files import shipped
from perfeval.project.project import open_project, source_reader


def county(folder: Path) -> Path:
    (folder / "perfeval.toml").write_text(
        '[project]\nas_of = 2022-12-31\nrulesets = ["county-supervision"]\n', encoding="utf-8"
    )
    (folder / "项目.csv").write_text(
        "项目编号,项目名称,全年预算数（万元）,全年执行数（万元）\nP1,甲,100,99\n", encoding="utf-8"
    )
    return folder


def own_ruleset(folder: Path, old: str, new: str) -> None:
    """Give a project its own copy of a ruleset in parts, with one part changed."""
    own = folder / "rulesets" / "county-supervision"
    shutil.copytree(shipped.rulesets() / "county-supervision", own)
    path = own / "monthly-plans.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_project_opens_with_its_programs(tmp_path: Path) -> None:
    project, problems = open_project(county(tmp_path))
    assert project is not None, problems
    assert [program.id for program in project.programs] == ["county-supervision"]
    assert len(project.dataset.tables["项目"]) == 1


def test_an_offices_own_ruleset_stands_before_the_shipped_one(tmp_path: Path) -> None:
    own_ruleset(county(tmp_path), "值: 10, 单位: 个百分点", "值: 0.5, 单位: 个百分点")
    project, _ = open_project(tmp_path)
    assert project is not None
    assert project.programs[0].scope.parameters["滞后容忍"].value * 1000 == 5


def test_a_diagnostic_shows_the_line_of_the_offices_own_file(tmp_path: Path) -> None:
    own_ruleset(county(tmp_path), "级别: 黄", "级别: 橙")
    _, problems = open_project(tmp_path)
    (told,) = [one for one in problems if one.severity == "error"]
    assert told.place is not None
    text = source_reader(tmp_path)(told.place.file)
    assert text is not None
    assert "橙" in text.split("\n")[(told.place.line or 0) - 1]


def test_errors_in_data_and_rulesets_are_told_together(tmp_path: Path) -> None:
    own_ruleset(county(tmp_path), "级别: 黄", "级别: 橙")
    (tmp_path / "项目.csv").write_text(
        "项目编号,项目名称,全年预算数（万元）\nP1,甲,一百\n", encoding="utf-8"
    )
    project, problems = open_project(tmp_path)
    assert project is None
    files = {one.place.file for one in problems if one.severity == "error" and one.place}
    assert files == {"项目.csv", "county-supervision/monthly-plans.yaml"}


def test_a_ruleset_that_is_not_there_is_told_where_it_was_named(tmp_path: Path) -> None:
    county(tmp_path)
    text = (tmp_path / "perfeval.toml").read_text(encoding="utf-8")
    text = text.replace("county-supervision", "county-supervison")
    (tmp_path / "perfeval.toml").write_text(text, encoding="utf-8")
    _, problems = open_project(tmp_path)
    (told,) = problems
    assert str(told.place) == "perfeval.toml:3:14"
    assert "county-supervision" in told.hint()
