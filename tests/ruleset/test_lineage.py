"""Rulesets that build on others: what holds, what was changed, what is told and where."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from perfeval.diagnostics import Diagnostic
from perfeval.files import shipped
from perfeval.ruleset import Program, bind, load_ruleset
from perfeval.ruleset.loader import LoadedRuleset
from perfeval.vocabulary import load_vocabulary

NATIONAL = "self-evaluation-2020-10"
HEAD = '规则集: {0}\n名称: {0}\n版本: "{1}"\n施行: 2022-01-01\n'


def write(folder: Path, name: str, body: str, version: str = "1") -> Path:
    path = folder / name / "ruleset.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD.format(name, version) + body, encoding="utf-8")
    return path


def loaded(path: Path) -> tuple[LoadedRuleset, list[Diagnostic]]:
    found, problems = load_ruleset(str(path))
    assert found is not None, [problem.message() for problem in problems]
    return found, problems


def program(path: Path, on: date = date(2022, 12, 31)) -> Program:
    found, problems = loaded(path)
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    made, told = bind(found, vocabulary, on)
    assert made is not None, [problem.message() for problem in [*problems, *told]]
    return made


def codes(path: Path) -> list[tuple[str, str]]:
    _, problems = load_ruleset(str(path))
    return [(problem.code.id, str(problem.place)) for problem in problems]


def test_what_is_not_written_is_that_of_the_parent(tmp_path: Path) -> None:
    path = write(tmp_path, "本县", f"继承: {NATIONAL}\n")
    ours, theirs = program(path), program(shipped.rulesets() / NATIONAL)
    assert [rule.id for rule in ours.indicators] == [rule.id for rule in theirs.indicators]
    assert [rule.score for rule in ours.indicators] == [rule.score for rule in theirs.indicators]
    assert ours.grades == theirs.grades
    assert (ours.id, ours.file) == ("本县", "本县/ruleset.yaml")
    assert loaded(path)[0].changes == ()


def test_only_the_keys_that_are_written_change(tmp_path: Path) -> None:
    body = f"继承: {NATIONAL}\n指标:\n  - {{编号: Z1, 分值: 20, 缺数: 不得分}}\n"
    found, _ = loaded(write(tmp_path, "本县", body))
    rule = found.ruleset.indicators[0]
    assert (rule.id, rule.weight, rule.missing) == ("Z1", "20", "不得分")
    assert rule.measure == "执行数"
    assert rule.printed == "执行得分"
    assert rule.weight.place().file == "本县/ruleset.yaml"  # type: ignore[union-attr]
    assert rule.name.place().file == f"{NATIONAL}/ruleset.yaml"  # type: ignore[union-attr]


def test_a_replaced_rule_keeps_nothing_of_the_old_one(tmp_path: Path) -> None:
    body = f"""继承: {NATIONAL}
指标:
  - 编号: Z1
    替换: 是
    名称: 执行率
    对象: 项目
    分值: 10
    量值: 全年执行数
    得分: {{按比例: {{目标: 全年预算数, 封顶: 100%, 零目标: 待补}}}}
    缺数: 待补
    依据: 10号 第十六条
"""
    found, problems = loaded(write(tmp_path, "本县", body))
    assert problems == []
    rule = found.ruleset.indicators[0]
    assert (rule.applies, rule.printed, rule.note) == (None, None, "")
    assert [rule.id for rule in found.ruleset.indicators][:2] == ["Z1", "Z2"]


def test_a_retired_rule_is_gone_and_a_new_one_comes_last(tmp_path: Path) -> None:
    body = f"""继承: {NATIONAL}
停用: [{{编号: Z5, 理由: 不按月份考核}}]
指标:
  - 编号: N1
    名称: 按期完工
    对象: 项目
    分值: 5
    得分: {{全有全无: {{条件: 完工日期 <= 截止日, 不满足得: 0}}}}
    缺数: 待补
    依据: 10号 第十六条
"""
    made = program(write(tmp_path, "本县", body))
    assert [rule.id for rule in made.indicators] == ["Z1", "Z2", "Z3", "Z4", "Z6", "Z7", "N1"]


def test_parameters_gain_dates_and_change_values(tmp_path: Path) -> None:
    above = """对象: 项目
依据: {}
参数:
  容忍:
    2020-01-01: {值: 15, 依据: 市}
    2021-01-01: {值: 12, 依据: 市}
"""
    below = """继承: 市级
参数:
  容忍:
    2021-01-01: {值: 11, 依据: 县}
    2022-01-01: {值: 10, 依据: 县}
"""
    write(tmp_path, "市级", above)
    path = write(tmp_path, "本县", below)
    for day, value in (("2020-06-30", 15), ("2021-06-30", 11), ("2022-06-30", 10)):
        made = program(path, date.fromisoformat(day))
        assert made.scope.parameters["容忍"].value == value
    assert str(made.parameter_places["容忍"]) == "本县/ruleset.yaml:9:5"
    assert str(program(path, date(2020, 6, 30)).parameter_places["容忍"]) == "市级/ruleset.yaml:9:5"


def test_total_and_rounding_change_key_by_key_and_grades_as_a_whole(tmp_path: Path) -> None:
    body = f"继承: {NATIONAL}\n取舍: {{小数: 1}}\n等级: [{{名称: 合格}}]\n"
    found, _ = loaded(write(tmp_path, "本县", body))
    assert found.ruleset.rounding is not None
    assert (found.ruleset.rounding.places, found.ruleset.rounding.method) == ("1", "四舍五入")
    assert [grade.name for grade in found.ruleset.grades] == ["合格"]


def test_two_levels_are_put_on_one_another(tmp_path: Path) -> None:
    write(tmp_path, "市级", f"继承: {NATIONAL}\n指标: [{{编号: Z1, 缺数: 不得分}}]\n", "7")
    path = write(tmp_path, "本县", "继承: ../市级\n指标: [{编号: Z1, 分值: 20}]\n")
    found, problems = loaded(path)
    assert problems == []
    assert [(p.id, p.version) for p in found.parents] == [("市级", "7"), (NATIONAL, "1")]
    held = (shipped.rulesets() / NATIONAL / "ruleset.yaml").read_bytes()
    assert found.parents[1].sha256 == hashlib.sha256(held).hexdigest()
    rule = found.ruleset.indicators[0]
    assert (rule.weight, rule.missing) == ("20", "不得分")
    assert [(c.item, c.key) for c in found.changes] == [("Z1", "weight")]
    assert program(path).parents == found.parents


def test_english_keys_may_be_put_on_chinese_ones(tmp_path: Path) -> None:
    body = f"extends: {NATIONAL}\n".replace("extends", "inherits")
    text = 'ruleset: our\nname: our\nversion: "1"\neffective: 2022-01-01\n' + body
    path = write(tmp_path, "our", "")
    path.write_text(text + "indicators:\n  - {id: Z1, weight: 20}\n", encoding="utf-8")
    found, problems = loaded(path)
    assert problems == []
    assert found.ruleset.indicators[0].weight == "20"


@pytest.mark.parametrize(("first", "second"), [("甲", "乙"), ("甲", "甲")])
def test_a_circle_is_told_at_the_key_that_closes_it(
    tmp_path: Path, first: str, second: str
) -> None:
    path = write(tmp_path, first, f"继承: {second}\n")
    if first != second:
        write(tmp_path, second, f"继承: {first}\n")
    assert codes(path) == [("PE462", f"{second}/ruleset.yaml:5:5")]


def test_a_parent_at_another_version_is_told_where_the_version_stands(tmp_path: Path) -> None:
    path = write(tmp_path, "本县", f'继承: {{规则集: {NATIONAL}, 版本: "0"}}\n')
    assert codes(path) == [("PE463", "本县/ruleset.yaml:5:40")]
    assert loaded(path)[0].partial


def test_a_mistake_in_the_parent_is_told_in_the_file_of_the_parent(tmp_path: Path) -> None:
    write(tmp_path, "市级", f"继承: {NATIONAL}\n指标: [{{编号: Z1, 缺数: 随便}}]\n")
    path = write(tmp_path, "本县", "继承: 市级\n指标: [{编号: Z2, 缺数: 任意}]\n")
    assert codes(path) == [
        ("PE133", "市级/ruleset.yaml:6:19"),
        ("PE133", "本县/ruleset.yaml:6:19"),
    ]


def test_a_mistake_at_the_same_line_of_two_files_is_repaired_in_each(tmp_path: Path) -> None:
    write(tmp_path, "市级", f"继承: {NATIONAL}\n指标: [{{编号: Z1, 缺书: 待补}}]\n")
    path = write(tmp_path, "本县", "继承: 市级\n指标: [{编号: Z1, 分直: 20}]\n")
    assert [place for _, place in codes(path)] == [
        "市级/ruleset.yaml:6:15",
        "本县/ruleset.yaml:6:15",
    ]


def test_an_id_of_another_section_above_is_told_with_both_places(tmp_path: Path) -> None:
    body = f"""继承: {NATIONAL}
预警:
  - {{编号: Z1, 名称: 超, 对象: 项目, 当: 全年执行数 > 全年预算数, 级别: 红, 提示: 超, 依据: 10号}}
"""
    path = write(tmp_path, "本县", body)
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    _, problems = bind(loaded(path)[0], vocabulary, date(2022, 12, 31))
    twice = [problem for problem in problems if problem.code.id == "PE402"]
    assert [str(problem.place) for problem in twice] == ["本县/ruleset.yaml:7:10"]
    assert twice[0].related[0].place.file == f"{NATIONAL}/ruleset.yaml"


def test_a_parent_that_is_not_there_or_is_no_yaml_gives_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "本县", "继承: 市级\n")
    assert load_ruleset(str(path))[0] is None
    assert codes(path) == [("PE461", "本县/ruleset.yaml:5:5")]
    write(tmp_path, "市级", "指标: [\n")
    assert load_ruleset(str(path))[0] is None
    assert [code for code, _ in codes(path)] == ["PE104"]
