from __future__ import annotations

from perfeval.dataset.findings import MOST, Findings
from perfeval.dataset.grid import Grid
from perfeval.diagnostics.codes import dataset as codes

FIELD = {"field": "金额"}


def test_diagnostics_come_by_file_sheet_row_and_column() -> None:
    findings = Findings()
    second = Grid("b.xlsx", "表", [], order=(1, 0))
    first = Grid("a.xlsx", "表", [], order=(0, 0))
    findings.add(codes.VALUE_MISSING, second, FIELD, row=0, column=0)
    findings.add(codes.VALUE_MISSING, first, FIELD, row=3, column=0)
    findings.add(codes.VALUE_MISSING, first, FIELD, row=1, column=2)
    findings.add(codes.HIDDEN_SHEET, first, {})
    assert [str(d.place) for d in findings.all()] == [
        "a.xlsx[表]", "a.xlsx[表!C2]", "a.xlsx[表!A4]", "b.xlsx[表!A1]",
    ]  # fmt: skip


def test_a_flood_in_one_column_is_cut_and_counted() -> None:
    findings = Findings()
    grid = Grid("a.xlsx", "表", [])
    for row in range(MOST + 5):
        findings.add(codes.VALUE_MISSING, grid, FIELD, row=row, column=1)
    findings.add(codes.VALUE_MISSING, grid, FIELD, row=0, column=2)
    found = findings.all()
    assert len(found) == MOST + 2
    assert found[-1].code is codes.MORE
    assert found[-1].values == {"count": "5", "code": "PE231", "last": f"B{MOST + 5}"}


def test_a_costly_value_is_not_computed_for_what_is_cut() -> None:
    findings = Findings()
    grid = Grid("a.xlsx", "表", [])
    asked: list[int] = []

    def near() -> str:
        asked.append(1)
        return "P1"

    values = {"field": "项目编号", "found": "P9", "parent": "项目", "nearest": near}
    for row in range(MOST + 5):
        findings.add(codes.DANGLING, grid, values, row=row, column=1)
    assert len(asked) == MOST
