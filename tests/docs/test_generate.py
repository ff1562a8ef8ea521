"""The manual names everything there is, its generated parts are fresh, its examples work."""

import datetime as dt
import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from perfeval.diagnostics import Diagnostic
from perfeval.language.check import expression
from perfeval.language.functions import FUNCTIONS
from perfeval.language.parse import _COMPARISONS
from perfeval.language.scope import Scope
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.model import IndicatorSpec
from perfeval.values.units import DAYS, MONEY
from perfeval.vocabulary import load_vocabulary

Try = Callable[[str, str], list[Diagnostic]]
DOCS = Path(__file__).parents[2] / "docs"
INDICATOR = {
    "编号": "Z1",
    "名称": "例",
    "对象": "项目",
    "分值": "10",
    "缺数": "待补",
    "依据": "约定",
}
AROUND = "总分: {满分: 10}\n取舍: {小数: 2, 方式: 四舍五入, 阶段: 先逐项后合计}\n"


def read(name: str) -> str:
    """Give a file of the manual."""
    return (DOCS / name).read_text(encoding="utf-8")


def generator() -> ModuleType:
    """Give docs/generate.py as a module."""
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ruleset_examples() -> list[object]:
    """Give the YAML examples of the page about rulesets, for parametrize."""
    blocks = re.findall(r"^```yaml\n(.*?)^```$", read("ruleset.md"), re.MULTILINE | re.DOTALL)
    return [pytest.param(block, id=str(number)) for number, block in enumerate(blocks, 1)]


def expression_examples() -> list[object]:
    """Give the examples of expressions with what is said of each, for parametrize."""
    part = read("expressions.md").split("<!-- 例子 开始 -->")[1]
    return [
        pytest.param(*found, id=str(number))
        for number, found in enumerate(re.findall(r"^\| `(.+?)` \| (.+?) \|$", part, re.MULTILINE))
    ]


def as_ruleset(block: str) -> str:
    """Put the keys of a lone indicator into an indicator; leave other examples as they are."""
    keys = re.findall(r"^([^\s#:]+):", block, re.MULTILINE)
    if "得分" not in keys:
        return block
    own = {info: None for info in keys if info in KEYWORDS.values()}
    assert {KEYWORDS[name] for name in IndicatorSpec.model_fields} >= own.keys()
    missing = "".join(f"{key}: {value}\n" for key, value in INDICATOR.items() if key not in own)
    lines = (missing + block.partition("\n")[2]).rstrip("\n").split("\n")
    return "指标:\n  - " + "\n    ".join(lines) + "\n" + AROUND


@pytest.mark.parametrize("name", ["键表", "函数表", "词汇表"])
def test_a_generated_part_is_as_the_generator_gives_it(name: str) -> None:
    module = generator()
    file, give = module.PARTS[name]
    assert module.filled(read(file), name, give()) == read(file)


def test_markers_that_do_not_pair_are_refused() -> None:
    with pytest.raises(ValueError, match="键表"):
        generator().filled("<!-- 键表 开始 -->", "键表", "")


def test_every_ruleset_key_is_described_in_both_languages() -> None:
    text = read("ruleset.md")
    rows = re.findall(r"^\| (\S+) \| `(\w+)` \| ", text, re.MULTILINE)
    known = {(chinese, english) for english, chinese in KEYWORDS.items()}
    assert known - set(rows) == set()


@pytest.mark.parametrize("block", ruleset_examples())
def test_an_example_of_a_ruleset_says_what_it_is_and_binds(block: str, try_out: Try) -> None:
    assert block.split("\n", maxsplit=1)[0] in ("# 完整", "# 片段")
    problems = try_out("yaml", as_ruleset(block))
    assert [problem.message() for problem in problems] == []


def test_every_function_and_every_spelling_of_a_comparison_is_in_the_page() -> None:
    text = read("expressions.md")
    names = [name for f in FUNCTIONS for name in (f.chinese, f.english)]
    missing = [word for word in (*names, *_COMPARISONS, *MONEY, *DAYS) if f"`{word}`" not in text]
    assert [word for word in missing if f"| {word} |" not in text] == []


def test_every_entity_and_field_is_in_the_page_about_the_vocabulary() -> None:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    text = read("vocabulary.md")
    for entity in vocabulary.entities.values():
        assert f"### {entity.name}（{entity.english}）" in text
        part = text.split(f"### {entity.name}（")[1].split("\n### ")[0]
        for field in entity.fields.values():
            assert f"| {field.name} | `{field.english}` |" in part


@pytest.mark.parametrize(("written", "said"), expression_examples())
def test_an_example_of_an_expression_gives_what_the_page_says(written: str, said: str) -> None:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    scope = Scope(vocabulary, dt.date(2022, 12, 31), subject=vocabulary.entities["项目"])
    checked, problems = expression(written, lambda _start, _length: None, scope)
    if checked is not None:
        assert f"对：{checked.type.spoken()}" == said
    else:
        assert f"错 {problems[0].code.id}：{problems[0].message()}" == said


def test_there_are_thirty_examples_of_expressions() -> None:
    assert len(expression_examples()) >= 30


def test_the_examples_of_an_office_vocabulary_load(try_out: Try) -> None:
    found = re.findall(
        r"^```(yaml|toml)\n(.*?)^```$", read("vocabulary.md"), re.MULTILINE | re.DOTALL
    )
    assert [kind for kind, _ in found] == ["yaml", "toml"]
    for kind, block in found:
        assert [p.message() for p in try_out(kind, block) if p.severity == "error"] == []
