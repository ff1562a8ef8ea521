"""A table of 1,000 rows in Word, from a template: perfeval beside docxtpl and python-docx.

``python benchmarks/templates.py [--rows 1000] [--runs 3]``. The table has 8 columns, 5 of them
numbers. perfeval also marks each number, writes where it came from and packs the manifest; the
others write plain text. docxtpl (LGPL-2.1) is taken when it is installed; it belongs to the extra
``benchmarks`` and to nothing else.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import io
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from docx import Document

from perfeval.dataset import load_dataset
from perfeval.engine.outcome import Outcome
from perfeval.report.figures import compute_figures, load_figures
from perfeval.report.template import Sources, write_from_template
from perfeval.report.template.writing import Provenance
from perfeval.vocabulary import load_vocabulary

FIELDS = (
    "项目编号",
    "项目名称",
    "项目类型",
    "全年预算数",
    "年初预算数",
    "全年执行数",
    "支付率",
    "差额",
)
_AS_OF = dt.date(2022, 12, 31)
_VALUES = ("年初预算数", "全年预算数", "全年执行数")


def records(rows: int) -> Iterator[tuple[str, ...]]:
    """Give the made projects: the texts as a workbook has them."""
    for n in range(1, rows + 1):
        amounts = (100 + n * 7 % 900, 120 + n * 11 % 900, 90 + n * 13 % 700)
        yield (f"P{n}", f"第{n}个项目", "道路", *(f"{amount}.{n % 100:02d}" for amount in amounts))


def template(cells: tuple[str, ...], before: str = "", after: str = "") -> bytes:
    """Make a .docx with a table: a head, a row of tags, rows of their own around it if any."""
    document = Document()
    table = document.add_table(rows=1, cols=len(cells))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, FIELDS, strict=False):
        cell.text = text
    for texts in ((before,), cells, (after,)):
        if texts != ("",):
            for cell, text in zip(table.add_row().cells, texts, strict=False):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def sources(rows: int, folder: Path) -> Sources:
    """Give the projects as perfeval reads them."""
    vocabulary, _ = load_vocabulary()
    head = "项目编号,项目名称,项目类型," + ",".join(f"{name}（万元）" for name in _VALUES)
    lines = [head, *(",".join(record) for record in records(rows))]
    (folder / "项目.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "figures.yaml").write_text(
        "模板: t\n数字:\n  总额: {公式: 合计(项目.全年预算数), 格式: 万元2, 说明: 总额}\n",
        encoding="utf-8",
    )
    assert vocabulary is not None
    dataset, problems = load_dataset(vocabulary, folder, [folder / "项目.csv"], year=2022)
    spec, _ = load_figures(folder / "figures.yaml")
    assert dataset is not None, [problem.message() for problem in problems]
    assert spec is not None
    figures, _ = compute_figures(spec, dataset, Outcome({}, ()), (), _AS_OF)
    assert figures is not None
    return Sources(figures, {}, _AS_OF)


def with_perfeval(given: Sources, *, figures: bool = True) -> Callable[[], bytes]:
    """Fill perfeval's template, with five figures a row or with texts only."""
    plain = [f"{{{{{name} | 不带单位}}}}" for name in (*_VALUES, *_VALUES[:2])]
    texts = ["{{项目名称}}"] * len(plain)
    rest = plain if figures else texts
    cells = ("{{#each 项目}}{{项目编号}}", "{{项目名称}}", "{{项目类型}}", *rest)
    data = template((*cells[:-1], f"{cells[-1]}{{{{/each}}}}"))

    def run() -> bytes:
        result, problems = write_from_template(data, "a.docx", given, Provenance("", ""))
        assert result is not None, [problem.message() for problem in problems]
        return result.docx

    return run


def texts_of(rows: int) -> list[tuple[str, ...]]:
    """Give the texts of the rows that the others write."""
    return [(*record, record[3], record[4]) for record in records(rows)]


def with_python_docx(rows: int) -> Callable[[], bytes]:
    """Append rows with ``add_row``."""
    data = template(("",) * len(FIELDS))
    texts = texts_of(rows)

    def run() -> bytes:
        document = Document(io.BytesIO(data))
        table = document.tables[0]
        for row in texts:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return run


def with_docxtpl(rows: int) -> Callable[[], bytes]:
    """Fill docxtpl's template, escaped as it must be when the data hold ``&``."""
    from docxtpl import DocxTemplate

    cells = tuple(f"{{{{ row[{at}] }}}}" for at in range(len(FIELDS)))
    data = template(cells, "{%tr for row in rows %}", "{%tr endfor %}")
    texts = texts_of(rows)

    def run() -> bytes:
        document = DocxTemplate(io.BytesIO(data))
        document.render({"rows": texts}, autoescape=True)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    return run


def main() -> None:
    """Time each, best of the runs, and print the ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        given = sources(options.rows, Path(folder))
        jobs = {"perfeval": with_perfeval(given)}
        jobs["perfeval, texts only"] = with_perfeval(given, figures=False)
        jobs["python-docx add_row"] = with_python_docx(options.rows)
        if importlib.util.find_spec("docxtpl") is not None:
            jobs["docxtpl"] = with_docxtpl(options.rows)
        else:
            print("docxtpl is not installed: left out", file=sys.stderr)
        best: dict[str, float] = {}
        for _ in range(options.runs):
            for name, run in jobs.items():
                start = time.process_time()
                run()
                best[name] = min(best.get(name, 1e9), time.process_time() - start)
    print(f"{options.rows} rows, {len(FIELDS)} columns, processor time, best of {options.runs}")
    for name, seconds in best.items():
        print(f"{name:22} {seconds:7.3f} s  {seconds / best['perfeval']:6.2f} × perfeval")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000} MB")


if __name__ == "__main__":
    main()
