"""The sample county: published totals, planted deviations and nothing else."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from perfeval.engine.findings.find import find
from perfeval.engine.outcome import Finding
from perfeval.project.project import Project, open_project

PUBLISHED = {
    "财政专项衔接资金": "62371.80",
    "涉农整合资金": "35658.94",
    "地方政府债券资金": "30000",
    "地区财政资金": "62.5",
    "县级投入资金": "200",
}


@pytest.fixture(scope="module")
def project(samples: Path) -> Project:
    opened, problems = open_project(samples / "jiashi-2022")
    assert opened is not None
    assert problems == []
    return opened


@pytest.fixture(scope="module")
def findings(project: Project) -> list[Finding]:
    return [one for p in project.programs for one in find(p, project.dataset)[0]]


def total(project: Project, entity: str, field: str, rows: list[int] | None = None) -> Fraction:
    column = project.dataset.tables[entity].columns[field]
    chosen = range(len(column.values)) if rows is None else rows
    return sum((column.exact(row) or Fraction(0) for row in chosen), Fraction(0))


def test_the_funds_add_up_to_the_published_totals(project: Project) -> None:
    funds = project.dataset.tables["资金"]
    categories = funds.columns["资金类别"].values
    for name, published in PUBLISHED.items():
        rows = [row for row, category in enumerate(categories) if category == name]
        assert total(project, "资金", "金额", rows) == Fraction(published)
    assert total(project, "资金", "金额") == Fraction("128293.24")
    pooled = [row for row, yes in enumerate(funds.columns["是否统筹"].values) if yes]
    assert total(project, "资金", "金额", pooled) == Fraction("94995.47")


@pytest.mark.parametrize(
    ("pooled", "count", "paid"), [(True, 31, "93362.51"), (False, 26, "28591.65")]
)
def test_projects_and_payments_add_up_to_the_published_totals(
    project: Project, pooled: bool, count: int, paid: str
) -> None:
    projects = project.dataset.tables["项目"]
    rows = [r for r, yes in enumerate(projects.columns["是否统筹"].values) if yes is pooled]
    assert len(rows) == count
    below = project.dataset.children("支付", "项目编号")
    payments = [payment for row in rows for payment in below[row]]
    assert total(project, "支付", "金额", payments) == Fraction(paid)


def test_each_planted_deviation_is_found_and_nothing_else(
    samples: Path, findings: list[Finding]
) -> None:
    with (samples / "jiashi-2022" / "planted.csv").open(encoding="utf-8-sig", newline="") as file:
        planted = {(row["rule"], row["subject"]): row for row in csv.DictReader(file)}
    assert len(planted) > 20
    found = {(one.rule, short(one.subject)): one for one in findings}
    assert found.keys() == planted.keys()
    assert len(found) == len(findings)
    assert all(one.certain for one in findings)
    for key, row in planted.items():
        sheet = f"{row['sheet']}!" if row["sheet"] else ""
        cell = f"{row['file']}[{sheet}{row['cell']}]"
        cells = {str(place) for place in (found[key].place, *found[key].evidence)}
        assert cell in cells, (key, cell)


def short(subject: str) -> str:
    """The key of an indicator without its middle level."""
    parts = subject.split("/")
    return f"{parts[0]}/{parts[-1]}" if len(parts) == 3 else subject


def test_every_finding_names_a_cell_and_a_basis(findings: list[Finding]) -> None:
    for one in findings:
        assert one.place.cell
        assert one.basis


def test_before_the_year_ends_later_payments_are_not_known(samples: Path) -> None:
    opened, _ = open_project(samples / "jiashi-2022", as_of="2022-06-30")
    assert opened is not None
    late = [o for p in opened.programs for o in find(p, opened.dataset)[0] if o.rule[0] == "T"]
    days = {one.message for one in late}
    assert not any("2022年8月" in message or "12月" in message for message in days)
    assert any(one.subject == "喀地财农〔2022〕19号" for one in late)
