"""The schema of rulesets takes what the program takes, and refuses what it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from perfeval.files import shipped
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.schema import schema

Read = Callable[[Path], Any]
BROKEN = Path(__file__).parent.parent / "broken" / "rulesets"
FILES = sorted(BROKEN.glob("*.yaml"))
STRUCTURAL = re.compile(r"PE109|PE131|PE132|PE133")
BEYOND = re.compile("这种得分|要点“")  # which keys of a shape go together is for perfeval check


def wrong(data: Any, lang: str = "zh") -> list[str]:
    return [error.message for error in Draft7Validator(schema("ruleset", lang)).iter_errors(data)]


def structural(path: Path) -> bool:
    told = path.with_suffix(".expected.txt").read_text(encoding="utf-8").split("\n\n")
    return any(STRUCTURAL.search(one) and not BEYOND.search(one) for one in told)


def language(data: Any) -> str:
    return "en" if isinstance(data, dict) and "ruleset" in data else "zh"


@pytest.mark.parametrize("path", sorted(shipped.rulesets().glob("*/ruleset.yaml")))
def test_every_ruleset_that_ships_is_valid(path: Path, as_seen: Read) -> None:
    assert wrong(as_seen(path)) == []


@pytest.mark.parametrize(
    "path", [path for path in FILES if structural(path)], ids=lambda path: path.stem
)
def test_a_ruleset_with_a_mistake_of_structure_is_refused(path: Path, as_seen: Read) -> None:
    data = as_seen(path)
    assert wrong(data, language(data)) != []


@pytest.mark.parametrize(
    "path", [path for path in FILES if not structural(path)], ids=lambda path: path.stem
)
def test_a_ruleset_with_other_mistakes_only_is_not_the_editors_business(
    path: Path, as_seen: Read
) -> None:
    told = path.with_suffix(".expected.txt").read_text(encoding="utf-8")
    data = as_seen(path)
    if re.search(r"PE1\d\d|PE414|PE405", told) or path.stem.startswith("65"):
        return
    assert wrong(data, language(data)) == []


def ruleset(**more: Any) -> dict[str, Any]:
    own = {"规则集": "试", "名称": "试", "版本": "1", "施行": "2022-01-01"}
    return {**own, "对象": "项目", "依据": {}, **more}


RULE = {
    "编号": "Z1", "名称": "例", "对象": "项目", "分值": 10, "缺数": "待补", "依据": "约定",
    "得分": {"按次扣分": {"每次扣": 2, "最多扣": "扣完为止"}},
}  # fmt: skip
SCORED = {"总分": {"满分": 10}, "取舍": {"小数": 2, "方式": "四舍五入", "阶段": "先逐项后合计"}}


def test_a_rule_that_stands_alone_is_written_in_full_and_one_that_changes_another_is_not() -> None:
    part = {"编号": "Z1", "分值": 20}
    assert wrong(ruleset(指标=[RULE], **SCORED)) == []
    assert wrong(ruleset(指标=[part], **SCORED)) != []
    assert wrong(ruleset(继承="上级", 指标=[part])) == []
    assert wrong(ruleset(继承="上级", 指标=[{"分值": 20}])) != []


def test_only_a_ruleset_that_inherits_may_leave_out_its_subject_retire_and_replace() -> None:
    heir = ruleset(继承={"规则集": "上级", "版本": "1"}, 停用=[{"编号": "Z1", "理由": "不用"}])
    del heir["对象"], heir["依据"]
    assert wrong(heir) == []
    assert wrong({key: value for key, value in heir.items() if key != "继承"}) != []
    assert wrong(ruleset(继承="上级", 指标=[{**RULE, "替换": "是"}])) == []
    assert wrong(ruleset(指标=[{**RULE, "替换": "是"}], **SCORED)) != []


def test_a_score_is_one_shape_and_a_value_is_plain_or_monthly() -> None:
    two = {**RULE["得分"], "零目标": {"不满足得": 0}}  # type: ignore[dict-item]
    assert wrong(ruleset(指标=[{**RULE, "得分": two}], **SCORED)) != []
    assert wrong(ruleset(指标=[{**RULE, "得分": {}}], **SCORED)) != []
    for value in ({"依据": "约定"}, {"值": 1, "按月": [1], "依据": "约定"}):
        assert wrong(ruleset(参数={"甲": {"2022-01-01": value}})) != []
    assert wrong(ruleset(参数={"甲": {"2022-01-01": {"值": 1, "依据": "约定"}}})) == []
    assert wrong(ruleset(参数={"甲": {"2022": {"值": 1, "依据": "约定"}}})) != []


def test_a_ruleset_with_indicators_has_a_total_and_says_how_to_round() -> None:
    assert wrong(ruleset(指标=[RULE])) != []
    assert wrong(ruleset(指标=[])) == []


def test_the_english_schema_takes_english_keys_and_the_chinese_one_does_not() -> None:
    english = {
        "ruleset": "our", "name": "our", "version": "1", "effective": "2022-01-01",
        "inherits": "above", "indicators": [{"id": "Z1", "replaces": "是", "weight": 1}],
    }  # fmt: skip
    assert wrong(english, "en") == []
    assert wrong(english, "zh") != []
    spelled = str(schema("ruleset", "en"))
    assert [word for word in KEYWORDS.values() if f"'{word}': {{" in spelled] == []
