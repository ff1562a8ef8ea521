"""One document for each project: names, failures, data errors of single projects."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from perfeval.engine.evaluate import evaluate
from perfeval.project.batch import write_each
from perfeval.project.document import document_maker, write_document
from perfeval.project.partial import open_partly
from perfeval.project.project import Project, open_project
from perfeval.project.verifying import verify_document
from perfeval.report.outline import DocumentMaker

OUTLINE = """模板: card
名称: 项目卡
对象: 项目
文件名: "{项目名称}"
标题: ["{项目名称}项目卡"]
正文:
  - 段落: ["{项目名称}预算{全年预算数|万元2}，已付{付.合计}，付款{付.笔数}。"]
  - {当: 付.笔数 > 0, 段落: [{逐行: 支付, 写: "{支付日期}付{金额|万元2}", 后: "。"}]}
"""
FIGURES = """模板: card
数字:
  付.合计: {公式: 合计(支付.金额), 格式: 万元2, 说明: 已付}
  付.笔数: {公式: 个数(支付), 格式: 笔, 说明: 付款}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "report_templates" / "card").mkdir(parents=True)
    (root / "report_templates" / "card" / "outline.yaml").write_text(OUTLINE, encoding="utf-8")
    (root / "report_templates" / "card" / "figures.yaml").write_text(FIGURES, encoding="utf-8")
    (root / "perfeval.toml").write_text(
        "[project]\nyear = 2022\nas_of = 2022-12-31\nrulesets = ['county-supervision']\n"
        '[document]\ntemplate = "card"\n',
        encoding="utf-8",
    )
    (root / "项目.csv").write_text(
        "项目编号,项目名称,全年预算数（万元）\nP1,甲,100\nP2,乙：二,50\nP3,甲,\nP4,CON,8\n",
        encoding="utf-8",
    )
    (root / "支付.csv").write_text(
        "支付编号,项目编号,支付日期,金额（万元）\nF1,P1,2022-01-10,30.005\nF2,P2,2022-01-20,10\n",
        encoding="utf-8",
    )
    return root


def _maker(root: Path) -> tuple[DocumentMaker, Project]:
    project, problems = open_project(root)
    assert project is not None, [one.message() for one in problems]
    outcome, _ = evaluate(project.programs, project.dataset)
    maker, problems = document_maker(project, outcome)
    assert maker is not None, [one.message() for one in problems]
    return maker, project


def test_each_project_gets_a_document_and_one_that_cannot_be_written_is_told(folder: Path) -> None:
    steps: list[str] = []
    batch, problems = write_each(_maker(folder)[0], progress=steps.append)
    assert batch.documents == {"P1": "甲.docx", "P2": "乙：二.docx", "P4": "_CON.docx"}
    assert batch.failed == ("P3",)
    assert [one.code.id for one in problems] == ["PE644", "PE925"]
    assert "项目[P3].全年预算数" in problems[0].message()
    assert problems[1].values["subject"] == "P3"
    assert steps == ["1/4 P1", "2/4 P2", "3/4 P3", "4/4 P4"]
    assert sorted(batch.files) == sorted(
        name
        for docx in batch.documents.values()
        for name in (docx, docx.replace(".docx", ".figures.json"))
    )


def test_documents_of_one_name_get_numbers_and_the_same_bytes_every_time(folder: Path) -> None:
    path = folder / "项目.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("P3,甲,", "P3,甲,7"), encoding="utf-8")
    first, problems = write_each(_maker(folder)[0])
    assert problems == []
    assert list(first.documents.values()) == ["甲.docx", "乙：二.docx", "甲_2.docx", "_CON.docx"]
    assert write_each(_maker(folder)[0])[0].files == first.files


def test_each_document_is_verified_against_its_own_project(folder: Path) -> None:
    maker, project = _maker(folder)
    batch, _ = write_each(maker)
    for name, data in batch.files.items():
        (folder / name).write_bytes(data)
    verdicts, problems = verify_document(folder / "甲.docx", project)
    assert problems == []
    assert verdicts is not None
    assert {one.status.value for one in verdicts} == {"right"}
    assert {one.found for one in verdicts} == {"100.00", "30.01", "1"}
    path = folder / "支付.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("P1,2022", "P2,2022"), encoding="utf-8"
    )
    changed, _ = open_project(folder)
    verdicts, _ = verify_document(folder / "甲.docx", changed)
    assert verdicts is not None
    assert [one.status.value for one in verdicts] == ["right", "stale", "stale", "right"]
    (folder / "项目.csv").write_text("项目编号,项目名称\nP2,乙\n", encoding="utf-8")
    gone, _ = open_project(folder)
    verdicts, problems = verify_document(folder / "甲.docx", gone)
    assert {one.code.id for one in problems} >= {"PE923"}
    assert verdicts is not None
    assert {one.status.value for one in verdicts} == {"unknown"}


def test_cells_that_cannot_be_read_spoil_the_projects_that_they_are_about(folder: Path) -> None:
    path = folder / "支付.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("2022-01-20", "去年"), encoding="utf-8"
    )
    assert open_project(folder)[0] is None
    partial, problems = open_partly(folder)
    assert partial is not None, [one.message() for one in problems]
    spoiled, others = partial.spoiled("项目")
    assert others == []
    assert list(spoiled) == ["P2"]
    outcome, _ = evaluate(partial.project.programs, partial.project.dataset)
    maker, _ = document_maker(partial.project, outcome)
    assert maker is not None
    batch, problems = write_each(maker, spoiled)
    assert list(batch.documents) == ["P1", "P4"]
    assert batch.failed == ("P2", "P3")
    assert str(problems[0].place) == "支付.csv[C3]"


def test_an_error_about_no_project_is_told_apart(folder: Path) -> None:
    (folder / "资金.csv").write_text(
        "资金编号,资金类别,金额（万元）,是否统筹\nZ1,专项,很多,是\n", encoding="utf-8"
    )
    partial, _ = open_partly(folder)
    assert partial is not None
    spoiled, others = partial.spoiled("项目")
    assert spoiled == {}
    assert [str(one.place) for one in others] == ["资金.csv[C2]"]


@pytest.mark.parametrize(("subject", "code"), [(None, "PE921"), ("P9", "PE923"), ("P1", "")])
def test_a_document_about_one_project_needs_to_know_which(
    folder: Path, subject: str | None, code: str
) -> None:
    _, project = _maker(folder)
    outcome, _ = evaluate(project.programs, project.dataset)
    written, problems = write_document(project, outcome, None, subject)
    assert (written is not None) == (not code)
    assert [one.code.id for one in problems] == ([code] if code else [])


def test_a_document_about_everything_takes_no_subject(samples: Path, tmp_path: Path) -> None:
    shutil.copytree(samples / "third-party-evaluation", tmp_path / "p")
    project, _ = open_project(samples / "jiashi-2022")
    assert project is not None
    outcome, _ = evaluate(project.programs, project.dataset, matcher="builtin")
    written, problems = write_document(project, outcome, None, "XM2022001")
    assert written is None
    assert [one.code.id for one in problems] == ["PE922"]


def test_without_projects_there_is_nothing_to_write(folder: Path) -> None:
    (folder / "项目.csv").write_text("项目编号,项目名称\n", encoding="utf-8")
    (folder / "支付.csv").unlink()
    (folder / "资金.csv").write_text(
        "资金编号,资金类别,金额（万元）,是否统筹\nZ1,专项,1,是\n", encoding="utf-8"
    )
    batch, problems = write_each(_maker(folder)[0])
    assert batch.documents == {}
    assert [one.code.id for one in problems] == ["PE924"]
