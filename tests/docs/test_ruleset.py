"""docs/ruleset.md names every key, and its examples are accepted as they stand."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.diagnostics import Diagnostic
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.model import IndicatorSpec

Try = Callable[[str, str], list[Diagnostic]]
TEXT = (Path(__file__).parents[2] / "docs" / "ruleset.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
INDICATOR = {
    "编号": "Z1",
    "名称": "例",
    "对象": "项目",
    "分值": "10",
    "缺数": "待补",
    "依据": "约定",
}
AROUND = "总分: {满分: 10}\n取舍: {小数: 2, 方式: 四舍五入, 阶段: 先逐项后合计}\n"


def as_ruleset(block: str) -> str:
    """Put the keys of a lone indicator into an indicator; leave other examples as they are."""
    keys = re.findall(r"^([^\s#:]+):", block, re.MULTILINE)
    if "得分" not in keys:
        return block
    assert {KEYWORDS[name] for name in IndicatorSpec.model_fields} >= set(keys)
    missing = "".join(f"{key}: {value}\n" for key, value in INDICATOR.items() if key not in keys)
    lines = (missing + block.partition("\n")[2]).rstrip("\n").split("\n")
    return "指标:\n  - " + "\n    ".join(lines) + "\n" + AROUND


def test_every_key_is_described_in_both_languages() -> None:
    rows = re.findall(r"^\| (\S+) \| `(\w+)` \| ", TEXT, re.MULTILINE)
    assert {(chinese, english) for english, chinese in KEYWORDS.items()} - set(rows) == set()


@pytest.mark.parametrize("block", EXAMPLES, ids=range(1, len(EXAMPLES) + 1))
def test_an_example_says_whether_it_is_complete_and_binds(block: str, try_out: Try) -> None:
    mark = block.partition("\n")[0]
    assert mark in ("# 完整", "# 片段")
    assert (mark == "# 完整") == bool(re.search(r"^(规则集|ruleset):", block, re.MULTILINE))
    problems = try_out("yaml", as_ruleset(block))
    if mark == "# 片段":  # a part alone leaves things unused
        problems = [problem for problem in problems if problem.severity == "error"]
    assert [problem.message() for problem in problems] == []
