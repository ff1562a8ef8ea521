"""A county of a few rows, outlines built on it, and the county of the sample."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from perfeval.dataset import load_dataset
from perfeval.diagnostics import Diagnostic
from perfeval.engine.evaluate import evaluate
from perfeval.engine.outcome import Outcome
from perfeval.files import shipped
from perfeval.project.project import Project, open_project
from perfeval.report.figures import Figures, compute_figures, load_figures
from perfeval.report.outline import ReportResult, build_document, load_outline, write_explanation
from perfeval.report.outline.words import all_words
from perfeval.report.outline.writing import Writing
from perfeval.report.word.document import Document
from perfeval.vocabulary import load_vocabulary

AS_OF = dt.date(2022, 4, 30)
TEMPLATE = shipped.report_templates() / "usage-explanation"
FUNDS = (
    "资金编号,资金类别,金额（万元）,到位日期,是否统筹\n"
    "Z1,专项,100.125,2022-01-05,是\nZ2,债券,50.125,2022-02-05,否\nZ3,自筹,0,2022-03-05,是\n"
)
FIGURES = """模板: t
数字:
  全部: {公式: 合计(资金.金额), 格式: 万元2, 说明: 全部资金}
  笔数: {公式: 个数(资金), 格式: 笔, 说明: 笔数}
  专项额: {公式: "合计(资金.金额, 资金.资金类别 是 专项)", 格式: 万元2, 说明: 专项资金}
  率: {公式: 专项额 / 全部, 格式: 百分比2, 说明: 专项占比}
  无: {公式: 合计(资金.金额) / (个数(资金) - 3), 格式: 万元2, 说明: 没有值}
  零: {公式: 全部 - 全部, 格式: 万元2, 说明: 零}
  各类: {分组: 资金.资金类别, 公式: 合计(资金.金额), 格式: 万元2, 说明: 资金}
  各日: {分组: 资金.资金类别, 公式: 最大(资金.到位日期), 格式: 日期, 说明: 到位}
  空类: {分组: 项目.项目类型, 公式: 个数(项目), 格式: 个, 说明: 项目}
  各种:
    分组: 资金.资金类别
    列:
      金额: {公式: 合计(资金.金额), 格式: 万元2千分, 说明: 金额}
      占比: {公式: 金额 / 全部, 格式: 百分比2, 说明: 占比}
      缺: {公式: 金额 / (笔数 - 3), 格式: 万元2, 说明: 缺}
      缺些: {公式: 金额 / (金额 / 金额), 格式: 万元2, 说明: 缺些}
  逐笔:
    逐行: 资金
    列:
      类: {公式: 资金类别}
      名: {公式: 资金名称}
      额: {公式: 金额, 格式: 万元2, 说明: 金额}
"""
HEAD = "模板: t\n名称: 试验\n标题: [某县试验]\n落款: {单位: 某局, 日期: 2022年5月1日}\n正文:\n"
Built = tuple[Document | None, tuple[Any, ...], list[Diagnostic]]


@pytest.fixture
def figures(tmp_path: Path) -> Figures:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    (tmp_path / "资金.csv").write_text(FUNDS, encoding="utf-8")
    dataset, _ = load_dataset(vocabulary, tmp_path, [tmp_path / "资金.csv"], year=2022)
    assert dataset is not None
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "figures.yaml").write_text(FIGURES, encoding="utf-8")
    spec, _ = load_figures(tmp_path / "t" / "figures.yaml")
    assert spec is not None
    found, problems = compute_figures(spec, dataset, Outcome({}, ()), (), AS_OF)
    assert found is not None, [d.message() for d in problems]
    return found


@pytest.fixture
def writing(figures: Figures) -> Writing:
    return Writing(figures, all_words({"县名": "某县"}, AS_OF, AS_OF))


@pytest.fixture
def build(tmp_path: Path, figures: Figures) -> Callable[[str], Built]:
    """Build a document of what stands under 正文."""

    def run(body: str) -> Built:
        path = tmp_path / "t" / "outline.yaml"
        path.write_text(HEAD + body, encoding="utf-8")
        outline, problems = load_outline(path)
        assert outline is not None, [(d.message(), d.hint()) for d in problems]
        words = all_words({"县名": "某县"}, AS_OF, AS_OF)
        return build_document(outline, figures, words, AS_OF)

    return run


@pytest.fixture
def explain(tmp_path: Path, samples: Path) -> Callable[..., tuple[ReportResult, Project, Outcome]]:
    """Write the explanation of a copy of the sample county; ``change`` may edit the copy first."""

    def run(
        change: Callable[[Path], None] | None = None,
    ) -> tuple[ReportResult, Project, Outcome]:
        root = tmp_path / f"county{len(list(tmp_path.glob('county*')))}"
        shutil.copytree(samples / "jiashi-2022", root)
        if change is not None:
            change(root)
        project, problems = open_project(root)
        assert project is not None, [d.message() for d in problems]
        outcome, _ = evaluate(project.programs, project.dataset, matcher="builtin")
        result, problems = write_explanation(
            TEMPLATE,
            project.dataset,
            outcome,
            project.programs,
            words={"县名": "伽师县", "单位": "伽师县财政局"},
            day=dt.date(2023, 1, 10),
            as_of=project.as_of,
            data_hash="0c3b",
            program="perfeval",
        )
        assert result is not None, [(str(d.place), d.message()) for d in problems]
        assert problems == []
        return result, project, outcome

    return run
