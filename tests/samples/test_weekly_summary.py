"""The weekly summary of the made county: what it counts is in the rows, online and offline."""

from __future__ import annotations

import io
import zipfile
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

Rows = list[dict[str, object]]
Made = tuple[Project, Outcome, Written]


def made_on(samples: Path, day: str) -> Made:
    project, problems = open_project(samples / "county-year-2022", as_of=day)
    assert project is not None, [one.message() for one in problems]
    outcome, _ = evaluate(project.programs, project.dataset, matcher="builtin")
    written, problems = write_document(project, outcome, "weekly-summary")
    assert written is not None, [(str(one.place), one.message()) for one in problems]
    assert problems == []
    return project, outcome, written


@pytest.fixture(scope="module")
def september(samples: Path) -> Made:
    return made_on(samples, "2022-09-30")


@pytest.fixture(scope="module")
def sheet(september: Made) -> Callable[[str], Rows]:
    (data,) = september[2].annexes.values()
    book = openpyxl.load_workbook(io.BytesIO(data))

    def read(name: str) -> Rows:
        rows = book[name].iter_rows(values_only=True)
        head = [str(cell) for cell in next(rows)]
        return [dict(zip(head, row, strict=True)) for row in rows]

    return read


def test_a_week_counts_what_was_opened_looked_into_and_closed_in_it(september: Made) -> None:
    figures = september[2].figures
    assert {name: figures[name] for name in (
        "盯控.应盯", "盯控.已盯", "盯控.漏班", "预警.新增", "预警.查证", "预警.属实", "预警.办结",
        "预警.累计", "预警.未办结", "预警.未查证", "预警.查证超期", "预警.办结超期", "闲置.笔数",
        "检查.本周", "检查.本周问题", "检查.问题数", "检查.未改", "整改.本周要求", "整改.本周销号",
        "整改.未销号", "对照.同一支付", "对照.同一项目", "对照.两头都有",
    )} == {
        "盯控.应盯": "14", "盯控.已盯": "14", "盯控.漏班": "0", "预警.新增": "2", "预警.查证": "1",
        "预警.属实": "1", "预警.办结": "0", "预警.累计": "9", "预警.未办结": "2",
        "预警.未查证": "1", "预警.查证超期": "1", "预警.办结超期": "0", "闲置.笔数": "0",
        "检查.本周": "1", "检查.本周问题": "1", "检查.问题数": "7", "检查.未改": "2",
        "整改.本周要求": "1", "整改.本周销号": "1", "整改.未销号": "1", "对照.同一支付": "1",
        "对照.同一项目": "1", "对照.两头都有": "3",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "name", "value"),
    [
        ("2022-03-21", "盯控.漏班", "1"),  # the shift of the 15th is the first day of that week
        ("2022-03-22", "盯控.漏班", "0"),
        ("2022-07-04", "闲置.滞留", "1"),
        ("2022-10-21", "闲置.笔数", "1"),
        ("2022-12-06", "支付.大额", "1"),
    ],
)
def test_a_week_ends_on_the_day_it_is_seen_from(
    samples: Path, day: str, name: str, value: str
) -> None:
    assert made_on(samples, day)[2].figures[name] == value


def test_one_page_shows_online_and_offline_of_a_project(sheet: Callable[[str], Rows]) -> None:
    rows = {row["项目编号"]: row for row in sheet("线上线下对照（项目）")[:-1]}
    both = {key for key, row in rows.items() if row["两头都有"] == "是"}
    assert both == {"P09", "P13", "P14"}
    assert (rows["P09"]["线上预警"], rows["P09"]["查出问题"], rows["P09"]["未销号"]) == (1, 1, 1)
    total = sheet("线上线下对照（项目）")[-1]
    for name in ("线上预警", "查出问题", "要求整改", "未销号"):
        assert total[name] == sum(row[name] for row in rows.values())  # type: ignore[misc]
    paid = [row for row in sheet("线上线下对照（支付）") if row["线上预警"] and row["查出问题"]]
    assert [row["项目编号"] for row in paid] == ["P09"]


def test_what_is_to_be_done_has_who_and_by_when(
    september: Made, sheet: Callable[[str], Rows]
) -> None:
    rows = sheet("要并案的和要处理的")
    found = {(one.rule, one.subject) for one in september[1].findings}
    assert {(row["规则"], row["对象"]) for row in rows} <= found
    joined = {row["规则"]: row for row in rows if row["规则"] in ("L07", "L08")}
    assert set(joined) == {"L07", "L08"}
    assert joined["L07"]["责任人"] == "分管领导"
    assert str(joined["L07"]["期限"])[:10] == "2022-10-02"
    assert joined["L08"]["项目编号"] == "P14"


def test_it_is_sound_the_same_each_time_and_right_when_verified(
    september: Made, tmp_path: Path
) -> None:
    project, outcome, written = september
    again, _ = write_document(project, outcome, "weekly-summary")
    assert again is not None
    assert again.files() == written.files()
    for name, data in again.files("文档.docx").items():
        (tmp_path / name).write_bytes(data)
        if not name.endswith(".json"):
            result = OpenXmlValidator(max_errors=0).validate(tmp_path / name)
            assert [str(error) for error in result.errors] == []
    verdicts, problems = verify_document(tmp_path / "文档.docx", project)
    assert verdicts is not None
    assert problems == []
    assert {verdict.status.name for verdict in verdicts} == {"RIGHT"}


def test_a_quiet_week_says_so(samples: Path) -> None:
    _, _, written = made_on(samples, "2022-02-20")
    assert (written.figures["预警.新增"], written.figures["对照.项目数"]) == ("0", "0")
    with zipfile.ZipFile(io.BytesIO(written.docx)) as package:
        text = package.read("word/document.xml").decode("utf-8")
    assert "没有漏班" in text
    assert "线上线下对照" not in text
