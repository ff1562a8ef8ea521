"""Each shipped document from a sample: written, sound, verified, official, for every reader."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from perfeval.engine.evaluate import evaluate
from perfeval.project.config import DocumentConfig
from perfeval.project.document import Written, current_texts, write_document
from perfeval.project.outline_lint import lint_outline
from perfeval.project.project import Project, open_project
from perfeval.report.template import lint_template, unreadable_for_some
from perfeval.report.verify import Status, judge, read_document
from perfeval.report.word.manifest import Manifest

SAMPLES = Path(__file__).parents[2] / "samples"
WORDS = {
    "县名": "某县", "单位": "某县财政局", "文号": "某财函〔2022〕12号",
    "主送机关": "各乡镇人民政府", "整改期限": "2022年10月25日",
    "抄送机关": "县纪委监委", "监督电话": "12317",
    "公示期": "2022年10月9日至10月18日", "评价机构": "某某咨询有限公司", "委托单位": "某县财政局",
}  # fmt: skip
CASES = {
    "usage-explanation": ("jiashi-2022", None, ("二、资金监管情况", "（三）严格支付审核")),
    "monitoring-report": (
        "jiashi-2022", "2022-09-30",
        ("三、绩效目标实现程度及趋势", "高于序时进度", "支出在放慢", "附件"),
    ),
    "self-evaluation-report": (
        "jiashi-2022", None, ("四、存在的问题及整改措施", "附件1", "附件3", "没有达到目标"),
    ),
    "evaluation-report": (
        "third-party-evaluation", None, ("七、其他需要说明的问题", "94.73", "目　录", "附件2"),
    ),
    "urging-letter": (
        "county-year-2022", "2022-09-30", ("某财函〔2022〕12号", "低于序时进度", "抄送：", "附件1"),
    ),
    "notice": (
        "county-year-2022", "2022-09-30", ("公告期2022年10月9日", "（一）中央衔接资金", "12317"),
    ),
    "monthly-bulletin": ("county-year-2022", "2022-09-30", ("总体进度",)),
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A document, and what it was written from."""

    project: Project
    written: Written
    text: str


@cache
def case(name: str) -> Case:
    sample, as_of, _ = CASES[name]
    project, problems = open_project(SAMPLES / sample, as_of=as_of)
    assert project is not None, problems
    document = DocumentConfig(name, None, dt.date(2022, 10, 8), WORDS)
    project = replace(project, config=replace(project.config, document=document))
    outcome, _ = evaluate(project.programs, project.dataset, matcher="builtin")
    written, problems = write_document(project, outcome)
    assert written is not None, [(str(p.place), p.message()) for p in problems]
    with zipfile.ZipFile(BytesIO(written.docx)) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    return Case(project, written, re.sub(r"<[^>]+>", "", xml))


def plotted(manifest: Manifest) -> int:
    """Count the figures that charts plot: each is judged as those in the text are."""
    series = [one for chart in manifest.charts for one in chart.series]
    return sum(bool(figure) for one in series for figure in one.figures)


@pytest.fixture(params=sorted(CASES))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_document_says_what_its_data_says(name: str) -> None:
    text = case(name).text
    assert [wanted for wanted in CASES[name][2] if wanted not in text] == []
    assert "{" not in text


def test_a_document_is_sound(name: str, audit_docx: Callable[[bytes], None]) -> None:
    audit_docx(case(name).written.docx)


def test_every_reader_can_use_it_and_it_is_in_the_official_format(name: str) -> None:
    data = case(name).written.docx
    assert [p.message() for p in unreadable_for_some(data, f"{name}.docx")] == []
    _, problems = lint_template(data, f"{name}.docx", None)
    assert [p.message() for p in problems if p.code.id == "PE686"] == []


def test_every_figure_is_right_on_the_data_it_was_written_from(name: str) -> None:
    one = case(name)
    manifest = Manifest.from_json(one.written.sidecar)
    read, problems = read_document(one.written.docx, manifest, f"{name}.docx")
    assert read is not None, problems
    current, _ = current_texts(one.project, name, [record.id for record in manifest.figures])
    verdicts = judge(read, current)
    assert len(manifest.occurrences) > 30
    assert len(verdicts) == len(manifest.occurrences) + plotted(manifest)
    assert {verdict.status for verdict in verdicts} == {Status.RIGHT}


def test_sections_fall_out_with_their_data() -> None:
    sample, _, _ = CASES["monitoring-report"]
    project, _ = open_project(SAMPLES / sample, as_of="2022-05-31")
    assert project is not None
    document = DocumentConfig("monitoring-report", None, dt.date(2022, 6, 8), WORDS)
    project = replace(project, config=replace(project.config, document=document))
    outcome, _ = evaluate(project.programs, project.dataset, matcher="builtin")
    written, problems = write_document(project, outcome)
    assert written is not None, [p.message() for p in problems]
    with zipfile.ZipFile(BytesIO(written.docx)) as archive:
        text = re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode("utf-8"))
    assert "还没有监控记录" in text
    assert "绩效目标实现程度及趋势" not in text
    assert "附件" not in text


def test_lint_writes_an_outline_on_the_data_and_holds_the_page_against_the_standard() -> None:
    one = case("urging-letter")
    outcome, _ = evaluate(one.project.programs, one.project.dataset, matcher="builtin")
    linted, problems = lint_outline("urging-letter", one.project, outcome)
    assert (linted.names_checked, problems) == (True, [])
    assert linted.tags > 20
    unchecked, _ = lint_outline("urging-letter", None, None)
    assert not unchecked.names_checked
    _, problems = lint_outline("urgent-letter", None, None)
    assert [problem.code.id for problem in problems] == ["PE712"]


def test_a_bulletin_after_the_year_says_whose_money_it_is_about() -> None:
    """In January last year's money is at last year's end, in the title, the text and the chart."""
    project, _ = open_project(SAMPLES / "county-year-2022", as_of="2023-01-15")
    assert project is not None
    outcome, _ = evaluate(project.programs, project.dataset, matcher="builtin")
    written, problems = write_document(project, outcome)
    assert written is not None, [p.message() for p in problems]
    assert written.name == "示例县2023年1月2022年衔接资金支出进度通报"
    with zipfile.ZipFile(BytesIO(written.docx)) as archive:
        text = re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode("utf-8"))
    assert "现将2022年衔接资金项目截至2023年1月15日的支出进度通报如下。" in text
    assert "低于序时进度（100.00%）0.16个百分点" in text
    assert "2022年度已经结束，序时进度按全年计。" in text
    (chart,) = Manifest.from_json(written.sidecar).charts
    assert "2022年逐月累计支出与计划对照" in chart.title
    assert chart.categories == (*(f"{month}月" for month in range(1, 13)), "2023年1月")
