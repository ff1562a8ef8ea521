"""An outcome of two projects, made by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from perfeval.dataset import Dataset, load_dataset
from perfeval.diagnostics import Place
from perfeval.engine.outcome import Finding, Line, Outcome, Status, SubjectScore
from perfeval.ruleset import Program, bind, load_ruleset
from perfeval.ruleset.program import Basis
from perfeval.vocabulary import load_vocabulary

PROJECTS = "项目编号,项目名称,自评总分\nP1,=甲,95\nP2,乙,\n"


@dataclass(frozen=True)
class Results:
    """What workbooks are made of."""

    outcome: Outcome
    programs: tuple[Program, ...]
    dataset: Dataset


def _line(name: str, status: Status, points: str | None, printed: str | None) -> Line:
    return Line(
        rule="Z1", rule_name="定量", entity="项目", row=0, name=name, status=status,
        full=Fraction(10), points=None if points is None else Fraction(points),
        printed=None if printed is None else Fraction(printed),
        reason="少做了" if points else "缺“实际值”",
        place=Place("指标.xlsx", sheet="表", cell="D3"),
    )  # fmt: skip


def _score(row: int, lines: tuple[Line, ...], total: str | None) -> SubjectScore:
    return SubjectScore(
        row=row, key=f"P{row + 1}", name="=甲" if row == 0 else "乙", lines=lines,
        counted=Fraction("8.62"), full=Fraction(100), pending=Fraction(10, 3),
        total=None if total is None else Fraction(total), grade="优" if total else None,
        rescaled=False, note="", place=Place("项目.csv", cell=f"A{row + 2}"),
    )  # fmt: skip


def _finding(rule: str, *, certain: bool) -> Finding:
    return Finding(
        rule=rule, rule_name="支付滞后", level="黄", entity="项目", row=0, subject="P1",
        subject_name="甲", message="支付率 58.00%", certain=certain,
        basis=(Basis("办法", "财预〔2020〕10号", "第十六条"), Basis("约定", "", "")),
        place=Place("项目.csv", cell="I2"),
        evidence=tuple(Place("支付.xlsx", sheet="支付", cell=cell) for cell in ("D4", "D9")),
    )  # fmt: skip


@pytest.fixture
def results(tmp_path: Path) -> Results:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    (tmp_path / "项目.csv").write_text(PROJECTS, encoding="utf-8")
    dataset, _ = load_dataset(vocabulary, tmp_path, [tmp_path / "项目.csv"], year=2022)
    assert dataset is not None
    programs = []
    for name in ("self-evaluation-2020-10", "county-supervision"):
        loaded, _ = load_ruleset(name)
        assert loaded is not None
        program, _ = bind(loaded, vocabulary, dt.date(2022, 12, 31))
        assert program is not None
        programs.append(program)
    first = (
        _line("数量", Status.SCORED, "8.62", "9"),
        _line("质量", Status.PENDING, None, "10"),
        _line("时效", Status.EXCLUDED, None, None),
    )
    scores = (_score(0, first, "94.5"), _score(1, (), None))
    findings = (_finding("J01", certain=True), _finding("J01", certain=False))
    outcome = Outcome({"self-evaluation-2020-10": scores}, findings)
    return Results(outcome, tuple(programs), dataset)


@pytest.fixture
def rows() -> Callable[[bytes, str], list[list[object]]]:
    """Read the cells of a sheet."""

    def read(data: bytes, sheet: str) -> list[list[object]]:
        book = openpyxl.load_workbook(BytesIO(data))
        return [[cell.value for cell in row] for row in book[sheet].iter_rows()]

    return read
