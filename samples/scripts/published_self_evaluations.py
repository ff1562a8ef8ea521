"""Write the twelve published self-evaluation tables as one project set.

The figures and words stand in published_self_evaluations.yaml, as the tables print them. Run
``python samples/scripts/published_self_evaluations.py [folder]``.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from sheets import Book, Cell, Row, Table, runs

_FACTS = Path(__file__).with_suffix(".yaml")
_HOME = Path(__file__).resolve().parent.parent / "published-self-evaluations"


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def read_tables() -> list[dict[str, Any]]:
    """Read the tables with every scalar as text, so that nothing is taken for a float."""
    loaded: list[dict[str, Any]] = yaml.load(
        _FACTS.read_text(encoding="utf-8"),
        Loader=yaml.BaseLoader,  # noqa: S506 - makes nothing but text, lists and maps
    )
    return loaded


def _projects(tables: list[dict[str, Any]]) -> Table:
    headers = ("项目编号", "项目名称", "项目实施单位", "实施地点", "全年预算数（万元）",
               "全年执行数（万元）", "预算执行率", "预算执行分值", "预算执行得分", "自评总分",
               "来源网址", "备注")  # fmt: skip
    rows: list[Row] = []
    for table in tables:
        budget = table["budget"]
        rows.append(
            (
                table["id"],
                table["title"],
                table["unit"],
                table["region"],
                _number(budget["planned"]),
                _number(budget["executed"]),
                budget["rate"] or None,
                _number(budget["weight"]),
                _number(budget["score"]),
                _number(table["total"]),
                table["url"],
                table["note"],
            )
        )
    return Table("项目", headers, rows, titles=("公开的项目支出绩效自评表",))


def _indicators(tables: list[dict[str, Any]]) -> Table:
    headers = ("项目编号", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值",
               "完成等次", "分值", "自评得分", "偏差原因")  # fmt: skip
    rows: list[Row] = []
    for table in tables:
        for *words, weight, score, reason in table["rows"]:
            texts: list[Cell] = [word or None for word in words]
            rows.append((table["id"], *texts, _number(weight), _number(score), reason or None))
    merges = [*runs(rows, headers, 0), *runs(rows, headers, 1)]
    return Table("绩效指标", headers, rows, titles=("各表指标，文字照印",), merges=merges)


def _children(tables: list[dict[str, Any]]) -> Table:
    headers = ("项目编号", "所属三级指标", "子项", "年度指标值", "实际完成值")
    rows = [(table["id"], *child) for table in tables for child in table.get("children", ())]
    return Table("子项", headers, rows, titles=("原表“其中”各行，不参加评分",))


def write_data(folder: Path) -> tuple[int, int]:
    """Write both workbooks and tell how many tables and indicators they hold."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = read_tables()
    with Book(folder / "项目.xlsx") as book:
        book.add(_projects(tables))
    indicators = _indicators(tables)
    with Book(folder / "绩效指标.xlsx") as book:
        book.add(indicators)
        book.add(_children(tables))
    return len(tables), len(indicators.rows)


def main() -> None:
    """Write the data files."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _HOME
    tables, indicators = write_data(folder / "data")
    print(f"{tables} 份自评表，{indicators} 个指标")


if __name__ == "__main__":
    main()
