"""Write the sample county: workbooks, the list of planted deviations and the tables of its README.

Run ``python samples/scripts/jiashi_2022.py [folder]``; the folder is samples/jiashi-2022 unless
given. The same program writes the same bytes. It ends with a check of everything written.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from jiashi.check import check_deviations, check_links, check_totals
from jiashi.county import County, make_county
from jiashi.money_books import write_funds, write_payments, write_plans, write_projects
from jiashi.planted import Planted, near_misses, planted
from jiashi.work_books import write_indicators, write_ledgers
from sheets import Layout

_HOME = Path(__file__).resolve().parent.parent / "jiashi-2022"


def write_data(folder: Path, county: County) -> dict[str, Layout]:
    """Write the data files and tell by sheet name where the tables landed."""
    folder.mkdir(parents=True, exist_ok=True)
    layouts = [
        *write_funds(folder / "资金.xlsx", county),
        *write_projects(folder / "项目.xlsx", county),
        *write_payments(folder / "支付.xlsx", county),
        *write_indicators(folder / "绩效指标.xlsx", county),
        *write_ledgers(folder / "台账.xlsx", county),
    ]
    layouts.append(write_plans(folder / "月度计划.csv", county))
    return {layout.sheet: layout for layout in layouts}


def write_list(path: Path, found: list[Planted]) -> None:
    """Write planted.csv."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("rule", "subject", "file", "sheet", "cell", "what"))
    for one in found:
        writer.writerow((one.rule, one.subject, one.file, one.sheet, one.cell, one.what))
    path.write_text(text.getvalue(), encoding="utf-8", newline="\n")


def _table(found: list[Planted]) -> str:
    lines = ["| 规则 | 对象 | 位置 | 内容 |", "|---|---|---|---|"]
    lines += [f"| {one.rule} | {one.subject} | `{one.place}` | {one.what} |" for one in found]
    return "\n".join(lines)


def fill_readme(path: Path, tables: dict[str, list[Planted]]) -> None:
    """Put the tables between their markers in the README; without a README, do nothing."""
    if not path.exists():
        return
    text = path.read_text(encoding="utf-8")
    for name, found in tables.items():
        start, end = f"<!-- {name}:begin -->\n", f"<!-- {name}:end -->"
        head, opened, rest = text.partition(start)
        _, closed, tail = rest.partition(end)
        if not (opened and closed):
            raise ValueError(f"{path.name} has no place for the table {name}")
        text = f"{head}{start}{_table(found)}\n{end}{tail}"
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Write everything and check it."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _HOME
    county = make_county()
    layouts = write_data(folder / "data", county)
    found = planted(county, layouts)
    misses = near_misses(county, layouts)
    write_list(folder / "planted.csv", found)
    fill_readme(folder / "README.md", {"planted": found, "near-misses": misses})
    check_totals(county)
    check_links(county)
    check_deviations(county, found)
    counts: dict[str, Sequence[object]] = {
        "资金": county.funds, "资金文件": county.documents, "项目": county.projects,
        "资金安排": county.allocations, "支付": county.payments, "审核": county.reviews,
        "月度计划": county.plans, "绩效指标": county.indicators, "监控记录": county.monitoring,
        "公示": county.disclosures, "结余结转": county.surplus, "盯控": county.watches,
    }  # fmt: skip
    print("，".join(f"{name} {len(rows)} 行" for name, rows in counts.items()))
    print(f"合计与已公布数一致；埋入的偏差 {len(found)} 处，除此之外没有。")


if __name__ == "__main__":
    main()
