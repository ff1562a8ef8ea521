"""Forms in a batch, a long annex and a long form: perfeval beside docxtpl and python-docx.

``python benchmarks/forms.py [--forms 200] [--rows 10000] [--runs 3]``. Each job runs in a process
of its own. perfeval reads the workbooks, scores every project, writes the official self-evaluation
form with a native chart and its workbook, marks every figure and writes where it came from; the
others get ready texts and write the same table without a chart, which neither can make.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from machine import machine, peak_megabytes

from perfeval.files import shipped

INDICATORS = (
    ("产出指标", "数量指标", "建设里程", "≥10公里", "10公里", 20),
    ("产出指标", "质量指标", "验收合格率", "100%", "100%", 10),
    ("产出指标", "时效指标", "按期完工率", "≥95%", "96%", 10),
    ("产出指标", "成本指标", "单位成本", "≤25万元/公里", "26万元/公里", 10),
    ("效益指标", "社会效益指标", "受益人口", "≥1000人", "960人", 20),
    ("效益指标", "可持续影响指标", "管护年限", "≥5年", "5年", 10),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "93%", 10),
)
_CHART = """  - 图:
      类型: 柱形
      图名: 各类指标的分值和得分
      计量: 分
      行: 指标.各类
      系列: [{名称: 分值, 值: 分值}, {名称: 得分, 值: 得分}]
      说明: 各一级指标的分值和得分的柱形图
"""
_FAMILY = """  指标.各类:
    分组: 绩效指标.一级指标
    列:
      分值: {公式: 合计(绩效指标.分值), 格式: 数0, 说明: 分值}
      得分: {公式: 合计(绩效指标.自评得分), 格式: 数2, 说明: 得分}
"""
_LONG = """模板: long
名称: 长表
标题: [项目清单]
正文:
  - 表单:
      宽: [1, 1, 2, 1, 1, 1, 1, 1]
      说明: 项目清单
      行:
        - {表头: 是, 格: [序号, 编号, 名称, 单位, 年初预算, 全年预算, 执行数, 得分]}
        - 逐行: 项目
          格: ["{序号}", "{项目编号}", "{项目名称}", "{实施单位}", "{年初预算数}",
               "{全年预算数}", "{全年执行数}", "{执行得分|数2}"]
落款: {单位: 某局, 日期: 2022年12月31日}
"""
_ANNEX = """模板: long
工作簿:
  - 文件: 明细
    附表:
      - 名称: 项目
        行: 项目
        列:
          - {名称: 项目编号, 值: 项目编号}
          - {名称: 项目名称, 值: 项目名称, 宽: 20}
          - {名称: 实施单位, 值: 实施单位}
          - {名称: 年初预算, 值: 年初预算数, 格式: 万元2}
          - {名称: 全年预算, 值: 全年预算数, 格式: 万元2, 合计: 预算}
          - {名称: 执行数, 值: 全年执行数, 格式: 万元2}
          - {名称: 执行率, 值: 全年执行数 / 全年预算数, 格式: 百分比2}
"""
_BUDGET = "  预算: {公式: 合计(项目.全年预算数), 格式: 万元2, 说明: 预算}\n"


def make(folder: Path, projects: int, *, indicators: bool) -> None:
    """Write a project with its own templates: the shipped form with a chart, and a long list."""
    money = ",".join(f"{name}（万元）" for name in ("年初预算数", "全年预算数", "全年执行数"))
    head = f"项目编号,项目名称,实施单位,{money},执行分值,执行得分"
    rows = [
        f"P{n},第{n}个项目,第{n % 30}单位,{100 + n % 900}.{n % 100:02d},{200 + n % 900},"
        f"{190 + n % 900},10,{9 + n % 2}.5"
        for n in range(1, projects + 1)
    ]
    (folder / "项目.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    lines = ["项目编号,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,自评得分,偏差原因"]
    for n in range(1, projects + 1 if indicators else 2):
        for *texts, weight in INDICATORS:
            score = f"{weight}" if n % 3 else f"{weight - 1}.25"
            reason = "" if n % 3 else "受汛期影响，个别路段推迟验收"
            lines.append(",".join((f"P{n}", *texts, str(weight), score, reason)))
    (folder / "绩效指标.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "perfeval.toml").write_text(
        "[project]\nyear = 2022\nas_of = 2022-12-31\nrulesets = ['self-evaluation-2020-10']\n",
        encoding="utf-8",
    )
    source = shipped.report_templates() / "self-evaluation-form"
    form, long = folder / "report_templates" / "form", folder / "report_templates" / "long"
    form.mkdir(parents=True)
    long.mkdir()
    for name, more in (("outline.yaml", _CHART), ("figures.yaml", _FAMILY)):
        (form / name).write_text(
            (source / name).read_text(encoding="utf-8") + more, encoding="utf-8"
        )
    (long / "outline.yaml").write_text(_LONG, encoding="utf-8")
    (long / "figures.yaml").write_text(f"模板: long\n数字:\n{_BUDGET}", encoding="utf-8")
    if not indicators:
        (long / "workbooks.yaml").write_text(_ANNEX, encoding="utf-8")


def texts(projects: int) -> Iterator[list[tuple[str, ...]]]:
    """Give the rows of each form as the others write them: ready texts."""
    for n in range(1, projects + 1):
        head = [("项目名称", f"第{n}个项目"), ("实施单位", f"第{n % 30}单位")]
        money = ("年度资金总额", "100.00", f"{200 + n % 900}.00", "190.00", "10", "95.00%", "9.50")
        lines = [(*one[:5], str(one[5]), f"{one[5]}.00", "") for one in INDICATORS]
        yield [*head, money, *lines, ("总分", "100", "99.50")]


def perfeval_forms(folder: Path, forms: int) -> int:
    """Read, score and write all forms with their charts."""
    from perfeval.engine.evaluate import evaluate
    from perfeval.project.batch import write_each
    from perfeval.project.document import document_maker
    from perfeval.project.project import open_project

    project, problems = open_project(folder)
    assert project is not None, [one.message() for one in problems]
    outcome, _ = evaluate(project.programs, project.dataset)
    maker, problems = document_maker(project, outcome, "form")
    assert maker is not None, [one.message() for one in problems]
    batch, problems = write_each(maker)
    assert len(batch.documents) == forms, [one.message() for one in problems]
    assert all(b"word/charts/chart1.xml" in batch.files[name] for name in batch.documents.values())
    return sum(map(len, batch.files.values()))


def perfeval_long(folder: Path, _forms: int) -> int:
    """Write the long form, or the annex when the template has one."""
    from perfeval.engine.outcome import Outcome
    from perfeval.project.document import write_document
    from perfeval.project.project import open_project

    project, problems = open_project(folder)
    assert project is not None, [one.message() for one in problems]
    write_document(project, Outcome({}, ()), "long")  # imports what it needs
    start = time.process_time()
    document, problems = write_document(project, Outcome({}, ()), "long")
    assert document is not None, [one.message() for one in problems]
    print(json.dumps({"inner": time.process_time() - start}))
    return len(document.docx)


def python_docx_forms(_folder: Path, forms: int) -> int:
    """Append the rows of each form with ``add_row``; no chart."""
    from docx import Document

    size = 0
    for rows in texts(forms):
        document = Document()
        document.add_heading("项目支出绩效自评表", 0)
        table = document.add_table(rows=0, cols=8)
        table.style = "Table Grid"
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = text
        buffer = io.BytesIO()
        document.save(buffer)
        size += len(buffer.getvalue())
    return size


def docxtpl_forms(_folder: Path, forms: int) -> int:
    """Fill a template with a loop over rows; no chart."""
    from docx import Document
    from docxtpl import DocxTemplate

    document = Document()
    document.add_heading("项目支出绩效自评表", 0)
    table = document.add_table(rows=3, cols=8)
    table.style = "Table Grid"
    table.rows[0].cells[0].text = "{%tr for row in rows %}"
    for at, cell in enumerate(table.rows[1].cells):
        cell.text = f"{{{{ row[{at}] }}}}"
    table.rows[2].cells[0].text = "{%tr endfor %}"
    buffer = io.BytesIO()
    document.save(buffer)
    size = 0
    for rows in texts(forms):
        filled = DocxTemplate(io.BytesIO(buffer.getvalue()))
        filled.render({"rows": [(*row, *[""] * (8 - len(row))) for row in rows]}, autoescape=True)
        out = io.BytesIO()
        filled.save(out)
        size += len(out.getvalue())
    return size


def python_docx_long(_folder: Path, rows: int) -> int:
    """Append the rows of the long list with ``add_row``."""
    from docx import Document

    document = Document()
    table = document.add_table(rows=1, cols=8)
    table.style = "Table Grid"
    start = time.process_time()
    for n in range(rows):
        row = (str(n), f"P{n}", f"第{n}个项目", "单位", "100.00", "200.00", "190.00", "9.50")
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    print(json.dumps({"inner": time.process_time() - start}))
    return len(buffer.getvalue())


JOBS: dict[str, Callable[[Path, int], int]] = {
    "perfeval": perfeval_forms,
    "python-docx": python_docx_forms,
    "docxtpl": docxtpl_forms,
    "perfeval-long": perfeval_long,
    "python-docx-long": python_docx_long,
}


def run(job: str, folder: Path, number: int) -> dict[str, float]:
    """Run a job in a process of its own."""
    command = [sys.executable, __file__, "--job", job, "--folder", str(folder)]
    done = subprocess.run(
        [*command, "--number", str(number)], check=True, capture_output=True, text=True
    )
    found: dict[str, float] = {}
    for line in done.stdout.splitlines():
        found |= json.loads(line)
    return found


def best(job: str, folder: Path, number: int, runs: int) -> dict[str, float]:
    """Give the fastest of the runs."""
    made = [run(job, folder, number) for _ in range(runs)]
    return min(made, key=lambda one: one.get("inner", one["cpu"]))


def main() -> None:
    """Run each job and print the ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--forms", type=int, default=200)
    parser.add_argument("--rows", type=int, default=10000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--job", choices=JOBS)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--number", type=int, default=0)
    options = parser.parse_args()
    if options.job:
        start, wall = time.process_time(), time.perf_counter()
        size = JOBS[options.job](options.folder, options.number)
        cpu, wall = time.process_time() - start, time.perf_counter() - wall
        told = {"cpu": cpu, "wall": wall, "peak": peak_megabytes() or 0, "bytes": size}
        print(json.dumps(told))
        return
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        _forms(Path(name), options.forms, options.runs)
        _long(Path(name), options.rows, options.runs)


def _forms(root: Path, forms: int, runs: int) -> None:
    folder = root / "forms"
    folder.mkdir()
    make(folder, forms, indicators=True)
    print(f"{forms} forms, processor time, best of {runs}")
    jobs = ["perfeval", "python-docx"]
    jobs += ["docxtpl"] if importlib.util.find_spec("docxtpl") else []
    first = 0.0
    for job in jobs:
        one = best(job, folder, forms, runs)
        first = first or one["cpu"]
        print(
            f"{job:18} {one['cpu']:6.2f} s ({one['wall']:.2f} wall)  {one['peak']:4.0f} MB"
            f"  {one['cpu'] / first:5.2f} × perfeval"
        )


def _long(root: Path, rows: int, runs: int) -> None:
    for count in (rows // 10, rows):
        folder = root / f"annex{count}"
        folder.mkdir()
        make(folder, count, indicators=False)
        long = folder / "report_templates" / "long"
        text = (long / "outline.yaml").read_text(encoding="utf-8")
        start, _, end = text.partition("  - 表单:")
        end = end[end.index("落款") :]
        (long / "outline.yaml").write_text(f"{start}  - 段落: 见附表。\n{end}", encoding="utf-8")
        one = best("perfeval-long", folder, count, runs)
        print(f"annex of {count:6} rows  {one['inner']:6.2f} s  {one['peak']:4.0f} MB in all")
    folder = root / "long"
    folder.mkdir()
    make(folder, rows // 10, indicators=True)
    ours = best("perfeval-long", folder, rows // 10, runs)
    theirs = best("python-docx-long", folder, rows // 10, runs)
    print(
        f"form of {rows // 10} rows  {ours['inner']:.2f} s, python-docx add_row "
        f"{theirs['inner']:.2f} s ({theirs['inner'] / ours['inner']:.1f} ×)"
    )


if __name__ == "__main__":
    main()
