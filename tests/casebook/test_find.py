"""What a target of ``perfeval test`` means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.casebook.find import find_suites, own_vocabulary, ruleset_of
from perfeval.casebook.session import run_tests

MakeSuite = Callable[..., Path]


def test_a_file_a_ruleset_and_both_kinds_of_folders_are_found(make_suite: MakeSuite) -> None:
    path = make_suite("")
    ruleset = path.parents[1] / "ruleset.yaml"
    for target in (path, path.parent, ruleset, ruleset.parent, path.parents[2], path.parents[3]):
        suites, problems = find_suites(str(target))
        assert problems == []
        assert [(suite.ruleset, suite.files) for suite in suites] == [(ruleset, (path,))]


def test_a_ruleset_that_ships_is_found_by_its_name() -> None:
    (suite,), _ = find_suites("county-supervision")
    names = [file.name for file in suite.files]
    assert names == sorted(names)
    assert "time-limits.yaml" in names


def test_a_name_that_there_is_not_is_told() -> None:
    suites, problems = find_suites("county-supervison")
    assert suites == []
    assert [problem.code.id for problem in problems] == ["PE401"]
    assert "county-supervision" in problems[0].hint()


def test_yaml_that_is_no_test_of_a_ruleset_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    other = tmp_path / "tests" / "data.yaml"
    other.write_text("a: 1", encoding="utf-8")
    assert ruleset_of(other) is None


@pytest.mark.parametrize("known", [True, False])
def test_a_project_s_own_fields_can_be_given(make_suite: MakeSuite, known: bool) -> None:
    given = "{项目: [{项目编号: P1, 帮扶户数: 12}]}"
    path = make_suite(
        f"截止日: 2022-12-31\n测试:\n- {{标题: 甲, 给定: {given}, 期望: {{预警: []}}}}\n"
    )
    root = path.parents[3]
    (root / "own.yaml").write_text(
        "词汇: 本县\n实体:\n  项目:\n    字段:\n      帮扶户数: {英文: households, 类型: 整数}\n",
        encoding="utf-8",
    )
    names = '["own.yaml"]' if known else "[]"
    (root / "perfeval.toml").write_text(
        f'[project]\nname = "县"\nas_of = "2022-12-31"\nvocabulary = {names}\n', encoding="utf-8"
    )
    ruleset = path.parents[1] / "ruleset.yaml"
    assert [file.name for file in own_vocabulary(ruleset)[0]] == (["own.yaml"] if known else [])
    session = run_tests([str(path)])
    assert session.ran is known
