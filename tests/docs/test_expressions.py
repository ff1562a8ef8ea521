"""docs/expressions.md names everything of the language, and its examples say what is true."""

import datetime as dt
import re
from pathlib import Path

import pytest

from perfeval.language.check import expression
from perfeval.language.functions import FUNCTIONS
from perfeval.language.parse import _COMPARISONS
from perfeval.language.scope import Scope
from perfeval.values.units import DAYS, MONEY
from perfeval.vocabulary import load_vocabulary

TEXT = (Path(__file__).parents[2] / "docs" / "expressions.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"^\| `(.+?)` \| (.+?) \|$", TEXT.partition("<!-- 例子 开始 -->")[2], re.MULTILINE
)


def test_every_function_is_in_the_page() -> None:
    rows = set(re.findall(r"^\| (\S+) \| `(\w+)` \| ", TEXT, re.MULTILINE))
    assert {(f.chinese, f.english) for f in FUNCTIONS} - rows == set()


@pytest.mark.parametrize("words", [_COMPARISONS, MONEY, DAYS], ids=["comparisons", "money", "days"])
def test_every_spelling_is_in_the_page(words: tuple[str, ...]) -> None:
    assert [word for word in words if f"`{word}`" not in TEXT] == []


def test_there_are_thirty_examples() -> None:
    assert len(EXAMPLES) >= 30


@pytest.mark.parametrize(("written", "said"), EXAMPLES, ids=range(1, len(EXAMPLES) + 1))
def test_an_example_gives_what_the_page_says(written: str, said: str) -> None:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    scope = Scope(vocabulary, dt.date(2022, 12, 31), subject=vocabulary.entities["项目"])
    checked, problems = expression(written, lambda _start, _length: None, scope)
    if checked is not None:
        assert f"对：{checked.type.spoken()}" == said
    else:
        assert f"错 {problems[0].code.id}：{problems[0].message()}" == said
