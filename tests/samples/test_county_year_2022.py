"""The made county: what is planted is found, what is just within a limit is not."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from perfeval.engine.evaluate import evaluate
from perfeval.engine.outcome import Outcome
from perfeval.project.document import Written, write_document
from perfeval.project.project import Project, open_project
from perfeval.project.verifying import verify_document

TEMPLATES = ("monthly-bulletin", "surplus-proposal", "disclosure-ledger")
Rows = list[dict[str, object]]


@pytest.fixture(scope="module")
def project(samples: Path) -> Project:
    opened, problems = open_project(samples / "county-year-2022", as_of="2022-09-30")
    assert opened is not None
    assert problems == []
    return opened


@pytest.fixture(scope="module")
def outcome(project: Project) -> Outcome:
    return evaluate(project.programs, project.dataset, matcher="builtin")[0]


@pytest.fixture(scope="module")
def documents(project: Project, outcome: Outcome) -> dict[str, Written]:
    made = {}
    for template in TEMPLATES:
        written, problems = write_document(project, outcome, template)
        assert written is not None, [(str(p.place), p.message()) for p in problems]
        assert problems == []
        made[template] = written
    return made


@pytest.fixture(scope="module")
def planted(samples: Path) -> list[dict[str, str]]:
    path = samples / "county-year-2022" / "planted.csv"
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def sheet(documents: dict[str, Written]) -> Callable[[str, str, str], Rows]:
    """Read a sheet of an annex: template, part of the file's name, sheet."""

    def read(template: str, part: str, name: str) -> Rows:
        data = next(d for file, d in documents[template].annexes.items() if part in file)
        rows = openpyxl.load_workbook(io.BytesIO(data))[name].iter_rows(values_only=True)
        head = [str(cell) for cell in next(rows)]
        return [dict(zip(head, row, strict=True)) for row in rows]

    return read


def keys(planted: list[dict[str, str]], control: str, found: str) -> set[str]:
    return {p["subject"] for p in planted if p["control"] == control and p["found"] == found}


def test_ranks_of_the_bulletin_show_ties_and_agree_with_the_rows(
    sheet: Callable[[str, str, str], Rows],
) -> None:
    towns = sheet("monthly-bulletin", "附表", "乡镇排名")
    assert [(row["乡镇"], row["名次"]) for row in towns] == [
        ("东河镇", 1), ("北塬乡", 2), ("上川镇", 3), ("下湾乡", 3), ("南坪镇", 5), ("西岭乡", 6),
        ("合计", None),
    ]  # fmt: skip
    projects = sheet("monthly-bulletin", "附表", "项目明细")[:-1]
    for town in towns[:-1]:
        own = [row for row in projects if row["乡镇"] == town["乡镇"]]
        assert len(own) == town["项目数"]
        for name in ("全年预算（万元）", "累计支出（万元）"):
            assert round(sum(row[name] for row in own), 6) == town[name]


def test_units_that_missed_their_task_are_on_the_list_of_referrals(
    sheet: Callable[[str, str, str], Rows], planted: list[dict[str, str]]
) -> None:
    rows = sheet("monthly-bulletin", "线索移交", "线索移交清单")
    missed = {key[:3] for key in keys(planted, "Y02", "是") if key.endswith("/2022年9月")}
    assert {row["项目编号"] for row in rows[:-1]} == missed
    twice = {row["项目编号"] for row in rows[:-1] if row["连续两个月"] == "是"}
    assert twice == {"P09"}
    assert {row["项目编号"]: row["单位今年次数"] for row in rows[:-1]} == {
        "P05": 1, "P09": 2, "P12": 1,
    }  # fmt: skip
    assert [row["少支出（万元）"] for row in rows] == [77, 38.5, 0.01, 115.51]


def test_surplus_goes_to_gaps_under_the_rules_and_waits(
    sheet: Callable[[str, str, str], Rows],
) -> None:
    rows = sheet("surplus-proposal", "附表", "统筹安排")[:-1]
    new = [row for row in rows if row["本次提出"] == "是"]
    given = {(row["结余编号"], row["项目编号"]): row["金额（元）"] for row in new}
    assert given == {
        ("JY02", "P07"): 120000, ("JY02", "P15"): 180000, ("JY03", "P10"): 350000,
        ("JY03", "P15"): 100000, ("JY05", "P21"): 180000,
    }  # fmt: skip
    assert {row["状态"] for row in new} == {"待批"}
    assert {row["结余编号"]: row["状态"] for row in rows if row not in new} == {
        "JY01": "已批", "JY07": "待批", "JY10": "已批",
    }  # fmt: skip
    stock = {row["结余编号"]: row["情况"] for row in sheet("surplus-proposal", "附表", "结余台账")}
    assert (stock["JY04"], stock["JY06"], stock["JY08"]) == ("不能统筹", "暂无去处", "情况不明")
    assert "JY09" not in stock


def test_net_surplus_that_is_not_registered_is_what_the_rule_finds_from_the_settlement_on(
    samples: Path,
) -> None:
    whole, _ = open_project(samples / "county-year-2022", as_of="2022-11-18")
    assert whole is not None
    found, _ = evaluate(whole.programs, whole.dataset, matcher="builtin")
    written, problems = write_document(whole, found, "surplus-proposal")
    assert written is not None, [one.message() for one in problems]
    data = next(data for file, data in written.annexes.items() if "附表" in file)
    rows = list(openpyxl.load_workbook(io.BytesIO(data))["未登记的净结余"].values)
    head, first = rows[0], rows[1]
    row = dict(zip(head, first, strict=True))
    assert (row["项目编号"], row["净结余（元）"]) == ("P02", 120000)
    assert [one.subject for one in found.findings if one.rule == "S03"] == ["P02"]
    assert len(rows) == 3  # the header, P02, the total


def test_the_ledger_finds_what_is_late_or_missing_and_counts_agree(
    sheet: Callable[[str, str, str], Rows],
    planted: list[dict[str, str]],
    documents: dict[str, Written],
) -> None:
    groups = ("政策制度", "资金到账", "分配结果", "项目绩效")
    rows = [row for group in groups for row in sheet("disclosure-ledger", "台账", group)]
    late = {row["来源编号"] for row in rows if row["迟延天数"] is not None}
    assert late == keys(planted, "公示", "是")
    open_rows = sheet("disclosure-ledger", "台账", "应公开未公开")
    assert {r["来源编号"] for r in open_rows if r["情况"] == "期限内待公开"} == {
        "ZD4", "Z07", "A24", "P24",
    }  # fmt: skip
    assert keys(planted, "公示", "否") >= {"ZD4", "Z07", "A24", "P24"}
    days = [row["应公开日"] for row in open_rows]
    assert days == sorted(days, key=str)
    figures = documents["disclosure-ledger"].figures
    assert figures["台账.条数"] == str(len(rows))
    assert figures["台账.迟"] == str(sum(row["情况"] == "迟公开" for row in rows))


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_file_is_sound_the_same_each_time_and_right_when_verified(
    project: Project,
    outcome: Outcome,
    documents: dict[str, Written],
    template: str,
    tmp_path: Path,
) -> None:
    again, _ = write_document(project, outcome, template)
    assert again is not None
    assert again.files() == documents[template].files()
    for name, data in again.files("文档.docx").items():
        (tmp_path / name).write_bytes(data)
        if not name.endswith(".json"):
            result = OpenXmlValidator(max_errors=0).validate(tmp_path / name)
            assert [str(error) for error in result.errors] == []
    verdicts, problems = verify_document(tmp_path / "文档.docx", project)
    assert verdicts is not None
    assert problems == []
    assert {verdict.status.name for verdict in verdicts} == {"RIGHT"}


def test_figures_of_computed_tables_name_the_cells_that_they_came_from(
    documents: dict[str, Written],
) -> None:
    manifest = json.loads(documents["surplus-proposal"].sidecar)
    cells = {one["id"]: one["cells"] for one in manifest["figures"]}
    assert cells["结余.金额"] == ["data/台账.xlsx[结余结转!I2:I9,I11]"]


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2022-08-31", "低于序时进度"),
        ("2022-06-30", "低于序时进度"),
        ("2022-11-30", "高于序时进度"),
    ],
)
def test_the_text_follows_the_sign_at_other_month_ends(
    samples: Path, as_of: str, words: str
) -> None:
    project, _ = open_project(samples / "county-year-2022", as_of=as_of)
    assert project is not None
    outcome, _ = evaluate(project.programs, project.dataset, matcher="builtin")
    written, problems = write_document(project, outcome)
    assert written is not None, [p.message() for p in problems]
    text = "".join(_texts(written.docx))
    assert words in text


def _texts(docx: bytes) -> list[str]:
    import docx as python_docx

    return [p.text for p in python_docx.Document(io.BytesIO(docx)).paragraphs]


def test_the_script_writes_the_same_bytes(samples: Path, tmp_path: Path) -> None:
    script = samples / "scripts" / "county_year_2022.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, capture_output=True)
    for path in (samples / "county-year-2022" / "data").iterdir():
        assert (tmp_path / "data" / path.name).read_bytes() == path.read_bytes()
    assert (tmp_path / "planted.csv").read_bytes() == (
        samples / "county-year-2022" / "planted.csv"
    ).read_bytes()
