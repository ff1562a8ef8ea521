"""The commands as a user runs them: what they print, where, and how they end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Command = Callable[..., "CompletedProcess[str]"]
NAMES = [
    "run", "check", "test", "score", "compare", "monitor", "explain", "report", "verify",
    "reconcile", "doctor",
    "explain-code",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_in_both_languages(perfeval: Command, name: str) -> None:
    chinese = perfeval(name, "--help")
    english = perfeval("--lang", "en", name, "--help")
    assert chinese.returncode == english.returncode == 0
    assert re.search(r"[一-鿿]", chinese.stdout)
    assert not re.search(r"[一-鿿]", english.stdout.replace("perfeval", ""))


def test_the_language_may_stand_anywhere_or_in_the_environment(perfeval: Command) -> None:
    assert "No problems found." in perfeval("check", "county-supervision", "--lang=en").stdout
    env = {"PERFEVAL_LANG": "en"}
    assert "No problems found." in perfeval("check", "county-supervision", env=env).stdout


def test_no_arguments_show_the_help(perfeval: Command) -> None:
    assert "explain-code" in perfeval().stdout + perfeval().stderr


def test_score_lists_each_difference_from_the_printed_points(
    perfeval: Command, samples: Path
) -> None:
    done = perfeval("score", samples / "published-self-evaluations")
    assert done.returncode == 0
    assert "自评 9 分，按规则 8.62 分，自评多 0.38 分" in done.stdout
    assert "各项分值合计 110，不是 100" in done.stdout


def test_score_as_json_holds_exact_numbers_as_text(perfeval: Command, samples: Path) -> None:
    done = perfeval("score", samples / "published-self-evaluations", "--format", "json")
    data = json.loads(done.stdout)
    assert data["schema_version"] == 1
    one = data["scores"]["self-evaluation-2020-10"][0]
    assert one["total"] == "97.24"
    assert one["lines"][0]["points"] == "8.62"
    assert one["lines"][0]["place"]["cell"] == "A3"


def test_monitor_ends_with_1_only_where_asked(perfeval: Command, samples: Path) -> None:
    folder = samples / "jiashi-2022"
    assert perfeval("monitor", folder).returncode == 0
    assert perfeval("monitor", folder, "--fail-on", "红").returncode == 1
    done = perfeval("monitor", samples / "jiashi-2022", "--fail-on", "绿")
    assert done.returncode == 2
    assert "红、黄、蓝" in done.stderr


def test_monitor_as_json_names_rule_cells_and_basis(perfeval: Command, samples: Path) -> None:
    done = perfeval("monitor", samples / "jiashi-2022", "--format", "json")
    findings = json.loads(done.stdout)["findings"]
    late = next(one for one in findings if one["rule"] == "T01")
    assert late["place"]["sheet"] == "资金文件"
    assert late["basis"]


def test_explain_prints_rule_clause_expression_values_and_cells(
    perfeval: Command, samples: Path
) -> None:
    done = perfeval("explain", samples / "published-self-evaluations", "廊坊2019", "--only-lost")
    assert done.returncode == 0
    for part in (
        "得 8.62 / 10，扣 1.38",
        "self-evaluation-2020-10/ruleset.yaml:",
        "（财预〔2020〕10号）第十六条",
        "实际值 ÷ 目标值 = 37.24 ÷ 43.2 = 86.20%",
        "data/绩效指标.xlsx[绩效指标!F3]",
    ):
        assert part in done.stdout


def test_explain_names_the_nearest_subject(perfeval: Command, samples: Path) -> None:
    done = perfeval("explain", samples / "published-self-evaluations", "廊坊2018")
    assert done.returncode == 2
    assert "是否想写“廊坊2019”？" in done.stderr


def test_check_ends_with_1_on_errors_and_2_when_there_is_nothing_to_check(
    perfeval: Command, tmp_path: Path
) -> None:
    bad = tmp_path / "ruleset.yaml"
    bad.write_text("规则集: a\n", encoding="utf-8")
    assert perfeval("check", bad).returncode == 1
    assert perfeval("check", "no-such-ruleset").returncode == 2


def test_check_shows_the_line_with_a_caret_of_a_file_named_by_path(
    perfeval: Command, tmp_path: Path
) -> None:
    bad = tmp_path / "own.yaml"
    bad.write_text("规则集: a\n名程: 甲\n", encoding="utf-8")
    shown = perfeval("check", bad).stdout
    assert "    2 | 名程: 甲\n      | ^^^^\n" in shown


def test_a_folder_with_errors_is_told_whole_and_nothing_is_written(
    perfeval: Command, tmp_path: Path
) -> None:
    text = "项目编号,项目名称,全年预算数(万元)\nP1,甲,一百\nP1,乙,3\n"
    (tmp_path / "项目.csv").write_text(text, encoding="gb18030")
    done = perfeval("run", tmp_path, "--as-of", "2022-12-31", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "项目.csv" in done.stderr
    assert "一百" in done.stderr
    assert "P1" in done.stderr
    assert not (tmp_path / "out").exists()


def test_without_a_date_the_user_is_told_where_to_write_it(
    perfeval: Command, tmp_path: Path
) -> None:
    (tmp_path / "项目.csv").write_text("项目编号,项目名称\nP1,甲\n", encoding="utf-8")
    done = perfeval("score", tmp_path)
    assert done.returncode == 2
    assert "--as-of 2022-12-31" in done.stderr


def test_a_console_in_gbk_prints_without_fault(perfeval: Command, samples: Path) -> None:
    env = {"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}
    for arguments in (
        ("score", samples / "published-self-evaluations"),
        ("monitor", samples / "jiashi-2022"),
        ("explain", samples / "jiashi-2022", "XM2022033"),
        ("doctor",),
    ):
        done = perfeval(*arguments, env=env)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr


def test_doctor_says_which_matcher_runs_and_what_ships(perfeval: Command) -> None:
    done = perfeval("doctor", "--format", "json")
    facts = json.loads(done.stdout)["doctor"]
    assert facts["matcher"].split("（")[0] in ("durable", "builtin")
    assert "county-supervision" in facts["rulesets"]
    assert facts["calendar"] == "2015—2026"


def test_a_code_is_explained_and_an_unknown_one_suggested(perfeval: Command) -> None:
    assert "PE104" in perfeval("explain-code", "pe104").stdout
    done = perfeval("explain-code", "PE10")
    assert done.returncode == 2
    assert "是否想写" in done.stderr


def test_an_internal_fault_leaves_a_log_and_no_traceback(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from perfeval.cli.fault import report_fault
    from perfeval.cli.language import Words

    assert report_fault(RuntimeError("坏了"), Words("zh")) == 3
    shown = capsys.readouterr().err
    assert "perfeval-fault.log" in shown
    assert "Traceback" not in shown


def test_subjects_that_have_a_name_and_no_number_are_listed_by_name(
    perfeval: Command, tmp_path: Path
) -> None:
    (tmp_path / "towns").mkdir()
    (tmp_path / "towns" / "ruleset.yaml").write_text(TOWNS, encoding="utf-8")
    (tmp_path / "项目.csv").write_text(
        "项目编号,项目名称,乡镇,全年预算数（万元）,全年执行数（万元）\n"
        "P1,路,甲镇,10,9\nP2,渠,乙乡,10,5\n",
        encoding="utf-8",
    )
    (tmp_path / "perfeval.toml").write_text(
        '[project]\nas_of = 2022-12-31\nrulesets = ["towns"]\n[data]\nfiles = ["*.csv"]\n',
        encoding="utf-8",
    )
    done = perfeval("score", tmp_path, "--lines", "--out", tmp_path / "得分.xlsx")
    assert done.returncode == 0, done.stdout + done.stderr
    shown = [line.split() for line in done.stdout.splitlines()]
    assert shown[1] == ["名称", "得分", "满分", "待补", "等级", "说明"]
    assert shown[3:5] == [["甲镇", "10.00", "10", "-"], ["乙乡", "9.00", "10", "-"]]
    assert "第 2 名，共 2 个；实际 50.00%，首名 90.00%" in done.stdout
    explained = perfeval("explain", tmp_path, "乙乡").stdout
    assert "首名 甲镇 90.00%" in explained
    assert (tmp_path / "得分.xlsx").is_file()


TOWNS = """规则集: towns
名称: 乡镇排名
版本: "1"
施行: 2022-01-01
对象: 乡镇
依据:
  约定: {名称: 本单位约定}
指标:
  - 编号: A1
    名称: 排名
    对象: 乡镇
    分值: 10
    量值: 合计(项目.全年执行数) / 合计(项目.全年预算数)
    得分:
      按名次:
        方向: 越高越好
        并列: 取小
        范围: 全部
        缺数行: 剔除
        逐名递减: {首名得: 10, 每名减: 1, 最少得: 0}
    缺数: 待补
    依据: 约定
总分: {满分: 10}
取舍: {小数: 2, 方式: 四舍五入, 阶段: 先逐项后合计}
"""


def test_reconcile_ends_with_1_when_a_figure_does_not_agree(
    perfeval: Command, tmp_path: Path
) -> None:
    path = tmp_path / "说明.txt"
    path.write_text("到位500万元，其中中央300万元、省级200万元。", encoding="utf-8")
    assert perfeval("reconcile", path).returncode == 0
    path.write_text("到位500万元，其中中央300万元、省级180万元。", encoding="gb18030")
    done = perfeval("reconcile", path, "--format", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["failed"] == 1
    assert perfeval("reconcile", tmp_path / "没有.txt").returncode == 2
