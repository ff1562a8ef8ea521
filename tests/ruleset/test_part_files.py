"""Rulesets in several files."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from perfeval.diagnostics import Diagnostic
from perfeval.ruleset import Program, bind, load_ruleset
from perfeval.vocabulary import load_vocabulary

MAIN = """\
规则集: 试
名称: 试
版本: "1"
施行: 2022-01-01
分册: [支付.yaml, 公示.yaml]
对象: 项目
依据:
  约定: {名称: 本单位约定}
参数:
  起点:
    2020-01-01: {值: 50, 单位: 万元, 依据: 本单位约定}
"""
PAYMENTS = """\
预警:
  - {编号: P1, 名称: 大额, 对象: 支付, 当: 金额 > 起点, 级别: 黄, 提示: 大额, 依据: 约定}
"""
NOTICES = """\
派生:
  公示.迟: 缺数(公开日期)
预警:
  - {编号: D1, 名称: 没有公开, 对象: 公示, 当: 迟, 级别: 黄, 提示: 没有公开, 依据: 约定}
"""


def write(folder: Path, **files: str) -> Path:
    (folder / "试").mkdir()
    whole = {"ruleset": MAIN, "支付": PAYMENTS, "公示": NOTICES, **files}
    for name, text in whole.items():
        (folder / "试" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder / "试" / "ruleset.yaml"


def bound(path: Path) -> tuple[Program | None, list[Diagnostic]]:
    loaded, problems = load_ruleset(str(path))
    if loaded is None:
        return None, problems
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    program, found = bind(loaded, vocabulary, date(2022, 12, 31))
    return program, [*problems, *found]


def told(path: Path) -> list[tuple[str, str]]:
    return [(one.code.id, str(one.place)) for one in bound(path)[1]]


def test_rules_of_all_parts_hold_in_the_order_of_the_parts(tmp_path: Path) -> None:
    program, problems = bound(write(tmp_path))
    assert problems == []
    assert program is not None
    assert [check.id for check in program.checks] == ["P1", "D1"]
    assert str(program.checks[1].place) == "试/公示.yaml:4:10"


def test_the_hash_of_a_ruleset_is_over_all_its_files(tmp_path: Path) -> None:
    path = write(tmp_path)
    before, _ = load_ruleset(str(path))
    assert before is not None
    whole = (MAIN + PAYMENTS + NOTICES).encode()
    assert before.sha256 == hashlib.sha256(whole).hexdigest()
    (path.parent / "支付.yaml").write_text(PAYMENTS.replace("黄", "红"), encoding="utf-8")
    after, _ = load_ruleset(str(path))
    assert after is not None
    assert after.sha256 != before.sha256


def test_naming_a_part_names_the_ruleset(tmp_path: Path) -> None:
    path = write(tmp_path)
    loaded, problems = load_ruleset(str(path.parent / "支付.yaml"))
    assert loaded is not None
    assert (loaded.file, problems) == ("试/ruleset.yaml", [])


def test_a_file_beside_a_ruleset_that_is_no_part_is_read_by_itself(tmp_path: Path) -> None:
    path = write(tmp_path, 别的=PAYMENTS)
    _, problems = load_ruleset(str(path.parent / "别的.yaml"))
    assert "PE132" in {one.code.id for one in problems}


def test_a_mistake_is_told_where_it_stands_in_the_part(tmp_path: Path) -> None:
    path = write(tmp_path, 支付=PAYMENTS.replace("金额", "金額"))
    assert told(path) == [("PE303", "试/支付.yaml:2:33")]


def test_mistakes_of_yaml_in_two_parts_are_both_told(tmp_path: Path) -> None:
    path = write(tmp_path, 支付=PAYMENTS.replace("}", ""), 公示=NOTICES.replace(":", "：", 1))
    files = {place.partition(":")[0] for _, place in told(path)}
    assert files == {"试/支付.yaml", "试/公示.yaml"}
    assert bound(path)[0] is None


def test_a_part_that_is_not_there_or_not_beside_is_told_with_the_nearest(tmp_path: Path) -> None:
    path = write(tmp_path, ruleset=MAIN.replace("支付.yaml, 公示", "支付表.yaml, ../公示"))
    problems = [one for one in bound(path)[1] if one.code.id == "PE447"]
    assert [str(one.place) for one in problems] == ["试/ruleset.yaml:5:6", "试/ruleset.yaml:5:16"]
    assert "支付.yaml" in problems[0].hint()


def test_what_there_is_one_of_is_refused_in_a_part(tmp_path: Path) -> None:
    path = write(tmp_path, 支付=PAYMENTS + "总分: {满分: 100}\n")
    assert ("PE448", "试/支付.yaml:3:1") in told(path)


def test_a_name_in_two_files_is_told_with_both_places(tmp_path: Path) -> None:
    twice = "参数:\n  起点:\n    2020-01-01: {值: 60, 单位: 万元, 依据: 本单位约定}\n"
    _, problems = bound(write(tmp_path, 支付=twice + PAYMENTS))
    assert [(one.code.id, str(one.place)) for one in problems] == [("PE449", "试/支付.yaml:2:3")]
    assert str(problems[0].related[0].place) == "试/ruleset.yaml:10:3"


def test_an_id_in_two_parts_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, 公示=NOTICES.replace("D1", "P1"))
    assert ("试/公示.yaml:4:10") in {place for _, place in told(path)}


def test_a_ruleset_that_inherits_one_in_parts_inherits_all_of_them(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "县").mkdir()
    heir = tmp_path / "县" / "ruleset.yaml"
    heir.write_text(
        '规则集: 县\n名称: 县\n版本: "1"\n施行: 2022-01-01\n继承: 试\n'
        "停用: [{编号: P1, 理由: 不用}]\n",
        encoding="utf-8",
    )
    program, _ = bound(heir)
    assert program is not None
    assert [check.id for check in program.checks] == ["D1"]
    whole, _ = load_ruleset(str(tmp_path / "试"))
    assert whole is not None
    assert program.parents[0].sha256 == whole.sha256
