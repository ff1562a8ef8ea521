"""Command lines that cannot be read are told in the language of the interface."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

Command = Callable[..., "CompletedProcess[str]"]

WRONG = [
    ("ack T01 --by 张三", "PE715 少写了“--note”（说什么）", "“--note” is not given (what is said)"),
    ("ack T01", "PE715 少写了“--by”（谁说的）", "“--by” is not given (who says it)"),
    ("explain", "PE715 少写了“subject”（项目编号、名称或文号）", "“subject” is not given"),
    ("moniter .", "PE717 没有“moniter”这个命令\n    提示：可以写：monitor\n", "write: monitor\n"),
    ("xyz", "可以写：run、check、", "there is no command “xyz”\n    hint: write: run, check, "),
    (
        "monitor --asof 2022-01-01",
        "PE716 “perfeval monitor”没有“--asof”这个选项\n    提示：可以写：--as-of\n",
        "“perfeval monitor” has no option “--asof”\n    hint: write: --as-of\n",
    ),
    ("monitor -x", "可以写：--as-of、--ruleset、-r、", "has no option “-x”"),
    ("report --templat a", "可以写：--template\n", "write: --template\n"),
    ("monitor a b c", "PE718 多写了“b c”", "“b c” is too much"),
    ("monitor --as-of", "PE719 命令写得不对：“--as-of”后面要写一个值", "“--as-of” needs a value"),
    ("monitor --record=3", "“--record”后面不写值", "“--record” takes no value"),
    ("watch --every abc", "PE714 “--every”没有“abc”这个值\n    提示：可用的值：整数", "whole"),
    ("watch --every 0", "可用的值：不小于 1", "values: 1 or more"),
    ("test --threshold 101", "可用的值：不大于 100", "values: 100 or less"),
]


@pytest.mark.parametrize(("line", "chinese", "english"), WRONG, ids=[one[0] for one in WRONG])
def test_what_is_wrong_with_a_command_line_is_told_in_both_languages(
    line: str, chinese: str, english: str, perfeval: Command
) -> None:
    done = perfeval(*line.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert chinese in done.stderr
    assert "Error" not in done.stderr
    done = perfeval(*line.split(), env={"PERFEVAL_LANG": "en"})
    assert (done.returncode, done.stdout) == (2, "")
    assert english in done.stderr
    own = re.sub(r"“[^“”]*”|usage: .*", "", done.stderr)
    assert not re.search(r"[一-鿿，。；（）、]", own)


def test_programs_get_it_as_json(perfeval: Command) -> None:
    done = perfeval("verify", "--format", "json")
    assert done.returncode == 2
    assert [one["code"] for one in json.loads(done.stdout)["diagnostics"]] == ["PE715"]


def test_everything_that_is_lacking_is_told_at_once(perfeval: Command) -> None:
    done = perfeval("ack", "T01")
    assert re.findall(r"少写了“(.*?)”", done.stderr) == ["--note", "--by"]
    assert done.stderr.endswith("2 处错误，0 处警告\n")


def test_a_command_that_is_right_keeps_its_exit_code(perfeval: Command) -> None:
    assert perfeval("--version").returncode == 0
    assert perfeval("explain-code", "PE715").returncode == 0
    assert perfeval("monitor", "没有").returncode == 2
