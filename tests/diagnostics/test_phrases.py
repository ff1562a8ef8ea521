from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from perfeval.diagnostics.phrases import english
from perfeval.ruleset import bind, load_ruleset
from perfeval.vocabulary import load_vocabulary

BROKEN = sorted((Path(__file__).parent.parent / "broken" / "rulesets").glob("*.yaml"))


@pytest.mark.parametrize(
    ("chinese", "said"),
    [
        ("金额（万元）", "money (万元)"),
        ("量值（金额（万元））", "the measure (money (万元))"),
        ("规则集的“预警”", "“预警” of the ruleset"),
        ("规则集的“指标”的“得分”", "“得分” of “指标” of the ruleset"),
        ("名称、数", "a name, a number"),
        ("编号、名称、对象", "编号, 名称, 对象"),
        ("支付率", "支付率"),
    ],
)
def test_our_phrases_turn_english_and_names_stay(chinese: str, said: str) -> None:
    assert english(chinese) == said


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_english_messages_hold_no_chinese_sentences(path: Path) -> None:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    loaded, problems = load_ruleset(str(path))
    if loaded is not None:
        problems = [*problems, *bind(loaded, vocabulary, date(2022, 12, 31))[1]]
    assert problems
    for one in problems:
        for text in (one.message("en"), one.hint("en")):
            own = re.sub(r"“[^“”]*”", "", text)
            assert not re.search(r"[，。；（）、]", own), text
