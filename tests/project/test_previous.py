"""Last year's figures: from its folder, from run.json, from the sidecar of its document."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.project.project import Project, open_project
from perfeval.project.run import run
from perfeval.project.verifying import verify_document

OUTLINE = """模板: year
名称: 年度
标题: [年度到位]
正文:
  - 段落:
      - 全年到位{到位}
      - {当: 有值(到位.上年), 写: "，上年{到位.上年}，比上年{到位.增减}（{到位.增幅}）"}
      - 。
落款: {单位: "{词.单位}", 日期: "{词.文档日期}"}
"""
FIGURES = """模板: year
数字:
  到位: {公式: 合计(资金.金额), 格式: 万元2, 说明: 到位资金}
  到位.上年: {往期: 上年, 取: 到位}
  到位.增减: {公式: 到位 - 到位.上年, 格式: 增减万元2, 说明: 比上年}
  到位.增幅: {公式: 到位.增减 / 到位.上年, 格式: 增减百分比2, 说明: 增幅}
"""
Year = Callable[[int, str, str], Path]


@pytest.fixture
def year(tmp_path: Path) -> Year:
    def make(number: int, amount: str, previous: str = "") -> Path:
        root = tmp_path / str(number)
        template = root / "report_templates" / "year"
        template.mkdir(parents=True, exist_ok=True)
        (template / "outline.yaml").write_text(OUTLINE, encoding="utf-8")
        (template / "figures.yaml").write_text(FIGURES, encoding="utf-8")
        named = f'\n[document.previous]\n"上年" = "{previous}"\n' if previous else ""
        (root / "perfeval.toml").write_text(
            f"[project]\nyear = {number}\nas_of = {number}-12-31\n"
            "rulesets = ['county-supervision']\n"
            f'[document]\ntemplate = "year"\n[document.words]\n"单位" = "某局"\n{named}',
            encoding="utf-8",
        )
        (root / "资金.csv").write_text(
            f"资金编号,资金类别,金额（万元）,是否统筹\nZ1,专项,{amount},是\n", encoding="utf-8"
        )
        return root

    return make


def _opened(root: Path) -> Project:
    project, problems = open_project(root)
    assert project is not None, [one.message() for one in problems]
    return project


def _said(root: Path) -> str:
    docx = next(root.glob("out/*.docx"))
    verdicts, _ = verify_document(docx)
    assert verdicts is not None
    return "".join(f"{one.found} " for one in verdicts)


def test_a_document_compares_itself_with_last_years_folder_and_is_verified(year: Year) -> None:
    before, now = year(2021, "100", ""), year(2022, "80", "../2021")
    made, problems = run(_opened(now), now / "out")
    assert [one.message() for one in problems if one.severity != "info"] == []
    assert made is not None
    assert _said(now) == "80.00 100.00 减少20.00 下降20.00 "
    docx = next(now.glob("out/*.docx"))
    verdicts, problems = verify_document(docx, _opened(now))
    assert problems == []
    assert verdicts is not None
    assert {one.status.value for one in verdicts} == {"right"}
    path = before / "资金.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",100,", ",50,"), encoding="utf-8")
    verdicts, _ = verify_document(docx, _opened(now))
    assert verdicts is not None
    assert [(one.status.value, one.current) for one in verdicts] == [
        ("right", "80.00"),
        ("stale", "50.00"),
        ("stale", "增加30.00"),
        ("stale", "增长60.00"),
    ]
    record = json.loads((now / "out" / "run.json").read_text(encoding="utf-8"))
    assert set(record["previous"]) == {"上年"}
    assert record["figures"]["到位"] == {"value": "80", "printed": "80.00", "format": "万元2"}


@pytest.mark.parametrize("kept", ["run.json", "年度到位.figures.json"])
def test_what_last_years_run_wrote_is_enough(year: Year, kept: str) -> None:
    before = year(2021, "100", "")
    assert run(_opened(before), before / "out")[0] is not None
    (before / "资金.csv").unlink()
    now = year(2022, "120", f"../2021/out/{kept}")
    assert run(_opened(now), now / "out")[0] is not None
    assert _said(now) == "120.00 100.00 增加20.00 增长20.00 "


def test_without_last_year_the_sentence_falls_out(year: Year) -> None:
    now = year(2022, "120", "")
    made, problems = run(_opened(now), now / "out")
    assert [one.message() for one in problems if one.severity != "info"] == []
    assert made is not None
    assert _said(now) == "120.00 "


@pytest.mark.parametrize(
    "content", [None, "{}", "[]", "不是", '{"figures": {"到位": {"value": "x"}}}']
)
def test_a_record_that_cannot_be_used_stops_the_run_at_its_line(
    year: Year, tmp_path: Path, content: str | None
) -> None:
    now = year(2022, "120", "../去年.json")
    if content is not None:
        (tmp_path / "去年.json").write_text(content, encoding="utf-8")
    made, problems = run(_opened(now), now / "out")
    assert made is None
    (problem,) = (one for one in problems if one.severity == "error")
    assert problem.code.id == "PE931"
    assert str(problem.place).startswith("perfeval.toml:")
    assert not (now / "out").exists()
