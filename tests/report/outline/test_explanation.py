from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from perfeval.report.outline import current_figures
from perfeval.report.verify import Status, judge, read_document
from perfeval.report.word.manifest import Manifest

TEMPLATE_FIGURES = (
    "128293.24", "62371.80", "35658.94", "30000.00", "62.50", "200.00", "94995.47", "2361.17",
    "31", "93362.51", "98.28", "33297.77", "26", "28591.65", "85.87", "95.06",
)  # fmt: skip
Explain = Callable[..., tuple[Any, Any, Any]]


def _verdicts(docx: bytes, sidecar: str, current: dict[str, str | None]) -> list[Any]:
    read, problems = read_document(docx, Manifest.from_json(sidecar), "说明.docx")
    assert problems == []
    assert read is not None
    return judge(read, current)


def _current(template: Path, project: Any, outcome: Any) -> dict[str, str | None]:
    figures, problems = current_figures(
        template, project.dataset, outcome, project.programs, project.as_of
    )
    assert problems == []
    return figures


@pytest.fixture
def template() -> Path:
    from perfeval.files import shipped

    return shipped.report_templates() / "usage-explanation"


def test_the_explanation_prints_the_published_totals_and_each_is_right(
    explain: Explain, template: Path, audit_docx: Callable[[bytes], None]
) -> None:
    result, project, outcome = explain()
    manifest = Manifest.from_json(result.sidecar)
    assert set(TEMPLATE_FIGURES) <= {place.text for place in manifest.occurrences}
    # What rounding makes between the months and their total, told in a note.
    assert manifest.literals == ("0.02万元",)
    current = _current(template, project, outcome)
    assert current == result.figures
    verdicts = _verdicts(result.docx, result.sidecar, current)
    plotted = [f for chart in manifest.charts for one in chart.series for f in one.figures if f]
    assert len(verdicts) == len(manifest.occurrences) + len(plotted)
    assert {verdict.status for verdict in verdicts} == {Status.RIGHT}
    assert result.name == "伽师县2022年巩固拓展脱贫攻坚成果同乡村振兴有效衔接资金使用情况说明"
    audit_docx(result.docx)


def test_the_same_data_gives_the_same_bytes(explain: Explain) -> None:
    first, second = explain()[0], explain()[0]
    assert first.docx == second.docx
    assert first.sidecar == second.sidecar


def test_a_figure_edited_in_the_document_is_named(
    explain: Explain, edit_part: Callable[[bytes, str, str, str], bytes]
) -> None:
    result, _, _ = explain()
    edited = edit_part(result.docx, "word/document.xml", ">93362.51<", ">93362.15<")
    verdicts = _verdicts(edited, result.sidecar, dict(result.figures))
    found = {verdict.figure for verdict in verdicts if verdict.status is not Status.RIGHT}
    assert found == {"统筹.支出"}


def test_a_payment_changed_in_the_workbook_makes_its_figures_stale(
    explain: Explain, template: Path
) -> None:
    def change(root: Path) -> None:
        path = root / "data" / "支付.xlsx"
        book = openpyxl.load_workbook(path)
        sheet = book["支付"]
        assert sheet["B4"].value == "XM2022009"
        sheet["D4"].value += 10000
        for row in range(sheet.max_row, 290, -1):
            if str(sheet.cell(row, 1).value).strip() == "合计":
                sheet.delete_rows(row)
        book.save(path)

    result, _, _ = explain()
    _, project, outcome = explain(change)
    verdicts = _verdicts(result.docx, result.sidecar, _current(template, project, outcome))
    stale = {verdict.figure for verdict in verdicts if verdict.status is Status.STALE}
    assert {"统筹.支出", "支出.合计", "安排.各类[产业发展].支出"} <= stale
    assert not stale & {"到位.合计", "未统筹.支出", "安排.各类[基础设施].支出"}


def test_tables_chart_and_sections_are_there(explain: Explain) -> None:
    result, _, _ = explain()
    with zipfile.ZipFile(BytesIO(result.docx)) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
        charts = [name for name in archive.namelist() if re.match(r"word/charts/\w+\.xml", name)]
    assert (xml.count("<w:tbl>"), len(charts)) == (8, 1)
    text = re.sub(r"<[^>]+>", "", xml)
    for heading in (
        "一、资金筹集和使用情况", "（二）统筹整合情况", "二、资金监管情况", "（七）落实公告公示",
        "三、取得的成效和存在的问题",
    ):  # fmt: skip
        assert heading in text


def test_sections_without_data_fall_out_with_their_numbers(explain: Explain) -> None:
    def change(root: Path) -> None:
        (root / "data" / "台账.xlsx").unlink()

    result, _, _ = explain(change)
    with zipfile.ZipFile(BytesIO(result.docx)) as archive:
        text = re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode("utf-8"))
    assert "（四）推进绩效管理" in text
    assert "（五）" not in text
    assert "盘活存量资金" not in text


def test_figures_are_told_even_when_the_document_cannot_be_written_today(
    explain: Explain, tmp_path: Path, template: Path
) -> None:
    _, project, outcome = explain()
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "figures.yaml").write_text(
        "模板: t\n数字:\n  甲: {公式: 合计(资金.金额), 格式: 万元2, 说明: 甲}\n"
        "  乙: {公式: 甲 / (个数(资金) - 个数(资金)), 格式: 万元2, 说明: 乙}\n"
        "  丙: {分组: 资金.级次, 公式: 合计(资金.金额), 格式: 万元2, 说明: 丙}\n",
        encoding="utf-8",
    )
    (folder / "outline.yaml").write_text(
        "模板: t\n名称: 甲\n标题: [甲]\n落款: {单位: 甲, 日期: 乙}\n正文:\n"
        '  - 段落: ["{乙}和{甲|亿元1}", {列举: 丙, 写: "{组}{数|亿元2}"}]\n',
        encoding="utf-8",
    )
    current = _current(folder, project, outcome)
    assert (current["甲"], current["乙"], current["甲|亿元1"]) == ("128293.24", None, "12.8")
    assert current["丙[县级]|亿元2"] == "0.02"
