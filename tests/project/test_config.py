from __future__ import annotations

from datetime import date
from pathlib import Path

from perfeval.project.config import load_config

GOOD = """\
[project]
name = "某县"
year = 2022
as_of = 2022-12-31
rulesets = ["county-supervision"]

[data]
files = ["*.csv"]
"""


def written(folder: Path, text: str) -> Path:
    (folder / "perfeval.toml").write_text(text, encoding="utf-8")
    (folder / "项目.csv").write_text("项目编号,项目名称\n1,甲\n", encoding="utf-8")
    return folder


def told(folder: Path) -> list[str]:
    _, problems = load_config(folder)
    return [f"{one.place} {one.code.id} {one.hint()}" for one in problems]


def test_a_project_says_its_files_rulesets_and_date(tmp_path: Path) -> None:
    config, problems = load_config(written(tmp_path, GOOD))
    assert problems == []
    assert config is not None
    assert config.as_of == date(2022, 12, 31)
    assert [path.name for path in config.files] == ["项目.csv"]
    assert config.rulesets[0][0] == "county-supervision"


def test_an_unknown_key_is_told_with_its_line_and_the_nearest(tmp_path: Path) -> None:
    (told_one,) = told(written(tmp_path, GOOD.replace("as_of", "as_off")))
    assert told_one.startswith("perfeval.toml:4:1 PE131 最接近的是“as_of”。")


def test_a_chinese_key_without_quotes_is_told_how_to_write(tmp_path: Path) -> None:
    (told_one,) = told(written(tmp_path, GOOD + "[document.words]\n县名 = 1\n"))
    assert told_one.startswith("perfeval.toml:10:1 PE702")
    assert '"县名"' in told_one


def test_a_pattern_that_matches_nothing_is_told_with_what_there_is(tmp_path: Path) -> None:
    (told_one,) = told(written(tmp_path, GOOD.replace("*.csv", "data/*.xlsx")))
    assert told_one == "perfeval.toml:8:11 PE704 文件夹里有：项目.csv"


def test_a_wrong_date_and_a_wrong_year_are_told_together(tmp_path: Path) -> None:
    text = GOOD.replace("2022-12-31", '"12月底"').replace("year = 2022", 'year = "去年"')
    assert [line.split()[1] for line in told(written(tmp_path, text))] == ["PE133", "PE706"]


def test_a_folder_of_workbooks_without_a_description_is_read_by_defaults(tmp_path: Path) -> None:
    (tmp_path / "项目.csv").write_text("项目编号,项目名称\n1,甲\n", encoding="utf-8")
    config, problems = load_config(tmp_path)
    assert config is not None
    assert [one.code.id for one in problems] == ["PE705"]
    assert config.as_of is None


def test_an_empty_folder_is_no_project(tmp_path: Path) -> None:
    config, problems = load_config(tmp_path)
    assert config is None
    assert [one.code.id for one in problems] == ["PE701"]
