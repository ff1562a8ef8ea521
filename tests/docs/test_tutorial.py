"""The tables of docs/tutorial.md give the messages and figures that it shows."""

import re
from pathlib import Path

import openpyxl
import pytest

from perfeval.diagnostics.printers.terminal import no_sources, render
from perfeval.engine.findings.find import find
from perfeval.engine.scores.score import score
from perfeval.project.project import open_project
from perfeval.values.show import show_number

TEXT = (Path(__file__).parents[2] / "docs" / "tutorial.md").read_text(encoding="utf-8")
MENDED = TEXT.replace("| P12 |", "| P2 |").replace("| 待定 |", "| 80 |")
_TABLE = re.compile(r"`data\\(\S+?)`，表“(\S+)”：\n\n((?:\|.*\n)+)")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with the project file of the tutorial."""
    found = re.search(r"^```toml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert found is not None
    (tmp_path / "perfeval.toml").write_text(found.group(1), encoding="utf-8")
    (tmp_path / "data").mkdir()
    return tmp_path


def write_books(text: str, folder: Path) -> None:
    """Write the tables of a text as workbooks."""
    for file, name, table in _TABLE.findall(text):
        book = openpyxl.Workbook()
        book.active.title = name
        for number, line in enumerate(table.strip().split("\n")):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if number != 1:
                book.active.append(
                    [int(cell) if cell.isdigit() else cell or None for cell in cells]
                )
        book.save(folder / "data" / file)


def test_the_tables_with_mistakes_give_the_messages_shown(folder: Path) -> None:
    write_books(TEXT, folder)
    project, problems = open_project(folder)
    assert project is None
    assert render(problems, "zh", no_sources).strip() in TEXT


def test_the_mended_tables_give_the_scores_and_findings_shown(folder: Path) -> None:
    write_books(MENDED, folder)
    project, problems = open_project(folder)
    assert project is not None
    assert problems == []
    evaluation, supervision = project.programs
    totals = [one.total or 0 for one in score(evaluation, project.dataset)]
    assert f"平均 {show_number(sum(totals) / len(totals), 2)} 分" in TEXT
    found, _ = find(supervision, project.dataset, matcher="builtin")
    shown = re.findall(r"^  \[(.)\] (\w+) (\S+)：1$", TEXT, re.MULTILINE)
    assert [(one.level, one.rule, one.rule_name) for one in found] == shown
