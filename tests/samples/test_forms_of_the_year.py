"""The forms that are handed in, each from its sample: written, audited, accessible, verified."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from perfeval.engine.evaluate import evaluate
from perfeval.project.batch import Batch, write_each
from perfeval.project.document import document_maker
from perfeval.project.project import Project, open_project
from perfeval.project.verifying import verify_document
from perfeval.report.verify.package import open_package
from perfeval.report.word.package import pack_members
from perfeval.report.word.xml_text import W

_W = f"{{{W}}}"


@dataclass(frozen=True)
class Case:
    """A template, the sample it is written from, one of its projects and what its form says."""

    template: str
    sample: str
    key: str
    says: tuple[str, ...]
    as_of: str | None = None
    count: int = 57
    lacks: tuple[str, ...] = field(default=())


CASES = (
    Case(
        "self-evaluation-form",
        "jiashi-2022",
        "XM2022021",
        (
            "≤5300元/座", "5830元/座",
            "按规则计算与自评得分不同的：“单位建设成本”自评10.00分，按规则9.09分。",
            "总分98.96分，等级为优。",
        ),
    ),
    Case(
        "self-evaluation-form",
        "published-self-evaluations",
        "廊坊2019",
        ("“预算执行率”自评9.00分，按规则8.62分", "已完工,剩余3%尾款未付"),
        count=12,
    ),
    Case(
        "target-declaration",
        "target-review",
        "ML01",
        ("社区养老服务设施改造项目", "≥12处", "按登记册"),
        count=3,
        lacks=("不相等",),
    ),
    Case(
        "target-declaration",
        "target-review",
        "ML03",
        ("80.00万元，与年度资金总额85.50万元不相等",),
        count=3,
    ),
    Case(
        "target-review",
        "target-review",
        "ML03",
        ("可行性审核", "60.9", "3个工作日内重新报送", "得 6.85 分，应保留一位小数"),
        count=3,
    ),
    Case(
        "monitoring-form",
        "jiashi-2022",
        "XM2022016",
        ("≥40,000人", "33408人", "实施进度偏慢，已督促实施单位加快"),
        as_of="2022-09-30",
    ),
)  # fmt: skip
_MADE: dict[tuple[str, str], tuple[Project, Batch]] = {}


@pytest.fixture(params=CASES, ids=lambda case: f"{case.template}-{case.key}")
def case(request: pytest.FixtureRequest) -> Case:
    assert isinstance(request.param, Case)
    return request.param


@pytest.fixture
def made(case: Case, samples: Path) -> tuple[Project, Batch]:
    """Write the whole batch of a template once."""
    named = (case.template, case.sample)
    if named not in _MADE:
        project, problems = open_project(samples / case.sample, as_of=case.as_of)
        assert project is not None, [one.message() for one in problems]
        outcome, _ = evaluate(project.programs, project.dataset, matcher="builtin")
        maker, problems = document_maker(project, outcome, case.template)
        assert maker is not None, [(str(one.place), one.message()) for one in problems]
        batch, problems = write_each(maker)
        assert [(str(one.place), one.message()) for one in problems] == []
        _MADE[named] = project, batch
    return _MADE[named]


@pytest.fixture
def document(case: Case, made: tuple[Project, Batch], tmp_path: Path) -> Path:
    name = made[1].documents[case.key]
    for file in (name, name.replace(".docx", ".figures.json")):
        (tmp_path / file).write_bytes(made[1].files[file])
    return tmp_path / name


def _body(path: Path) -> etree._Element:
    package, problems = open_package(path.read_bytes(), path.name)
    assert package is not None, problems
    body = package.xml("word/document.xml")
    assert body is not None
    return body


def _cells(body: etree._Element) -> Iterator[str]:
    for paragraph in body.iter(f"{_W}p"):
        yield "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))


def test_every_project_of_the_sample_gets_its_form(case: Case, made: tuple[Project, Batch]) -> None:
    batch = made[1]
    assert len(batch.documents) == case.count
    assert batch.failed == ()
    assert not [name for name in batch.files if re.search(r'[\\/:*?"<>|\s]', name)]


def test_the_form_says_what_the_data_say(case: Case, document: Path) -> None:
    said = "\n".join(_cells(_body(document)))
    for text in case.says:
        assert text in said
    for text in case.lacks:
        assert text not in said


def test_each_figure_of_it_is_right(made: tuple[Project, Batch], document: Path) -> None:
    verdicts, problems = verify_document(document, made[0])
    assert problems == []
    assert verdicts
    assert {one.status.value for one in verdicts} == {"right"}


def test_it_passes_the_audit(document: Path) -> None:
    result = OpenXmlValidator(max_errors=0).validate(document)
    assert [str(error) for error in result.errors] == []


def test_it_can_be_read_aloud(document: Path) -> None:
    """Header rows that repeat, a description, rows that stay whole, a grid that is filled."""
    tables = list(_body(document).iter(f"{_W}tbl"))
    assert len(tables) == 2
    for table in tables:
        described = table.find(f"{_W}tblPr/{_W}tblDescription")
        assert described is not None
        assert described.get(f"{_W}val")
        rows = table.findall(f"{_W}tr")
        assert rows[0].find(f"{_W}trPr/{_W}tblHeader") is not None
        assert all(row.find(f"{_W}trPr/{_W}cantSplit") is not None for row in rows)


def test_an_edited_target_is_found(case: Case, made: tuple[Project, Batch], tmp_path: Path) -> None:
    """Targets and actual values are texts, and marked all the same."""
    if case.template == "target-review":
        pytest.skip("a review holds no targets")
    name = made[1].documents[case.key]
    with zipfile.ZipFile(io.BytesIO(made[1].files[name])) as archive:
        members = {part: archive.read(part) for part in archive.namelist()}
    xml = members["word/document.xml"].decode()
    target = re.search(r">([≥≤][\d.,]+)[^<>\d]+</w:t></w:r></w:sdtContent>", xml)
    if target is None:
        pytest.skip("the targets of this form have no sign")
    edited = xml[: target.start(1)] + "≥77777" + xml[target.end(1) :]
    path = tmp_path / "edited.docx"
    path.write_bytes(pack_members({**members, "word/document.xml": edited.encode()}))
    verdicts, _ = verify_document(path, made[0])
    assert verdicts is not None
    assert [one.status.value for one in verdicts if one.status.value != "right"] == ["edited"]
