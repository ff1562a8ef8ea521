"""Finding and reading ruleset files."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from perfeval.diagnostics import Place
from perfeval.ruleset import load_ruleset
from perfeval.ruleset.loader import find_ruleset, list_rulesets

SHIPPED = ("county-supervision", "self-evaluation-2020-10")
TEXT = """规则集: 自家
名称: 自家规则
版本: "010"
施行: 2022-01-01
对象: 项目
依据: {}
"""


def write(folder: Path, name: str, text: str = TEXT) -> Path:
    path = folder / name / "ruleset.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", SHIPPED)
def test_the_rulesets_that_ship_are_found_by_name(name: str) -> None:
    loaded, problems = load_ruleset(name)
    assert problems == []
    assert loaded is not None
    assert loaded.ruleset.ruleset == name
    assert not loaded.partial


def test_a_ruleset_of_the_project_comes_before_one_that_ships(tmp_path: Path) -> None:
    path = write(tmp_path, SHIPPED[0])
    assert find_ruleset(SHIPPED[0], (tmp_path,)) == path
    assert set(SHIPPED) <= set(list_rulesets((tmp_path,)))
    assert list_rulesets((tmp_path,)) == list_rulesets()
    loaded, _ = load_ruleset(SHIPPED[0], (tmp_path,))
    assert loaded is not None
    assert loaded.ruleset.version == "010"


def test_what_the_file_held_is_known_by_its_hash(tmp_path: Path) -> None:
    path = write(tmp_path, "自家")
    loaded, _ = load_ruleset(str(path.parent))
    assert loaded is not None
    assert loaded.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert loaded.file == "自家/ruleset.yaml"


def test_a_name_that_is_not_there_gets_the_nearest_one() -> None:
    place = Place("perfeval.toml", 3, 1)
    loaded, problems = load_ruleset("county-supervison", place=place)
    assert loaded is None
    assert [problem.code.id for problem in problems] == ["PE401"]
    assert problems[0].place == place
    assert problems[0].values["nearest"] == "county-supervision"
    assert "self-evaluation-2020-10" in problems[0].hint()


def test_a_ruleset_with_mistakes_is_read_on_past_them_and_marked(tmp_path: Path) -> None:
    path = write(tmp_path, "自家", TEXT + "预警: []\n说名: 写错的键\n")
    loaded, problems = load_ruleset(str(path))
    assert [problem.code.id for problem in problems] == ["PE131"]
    assert loaded is not None
    assert loaded.partial


def test_a_file_that_is_no_yaml_at_all_gives_nothing(tmp_path: Path) -> None:
    loaded, problems = load_ruleset(str(write(tmp_path, "自家", TEXT + "预警: [\n")))
    assert loaded is None
    assert [problem.code.id for problem in problems] == ["PE104"]
