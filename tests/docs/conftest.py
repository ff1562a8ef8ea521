"""What the tests of the manual share: examples are loaded as a user would load them."""

import datetime as dt
import functools
import io
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from perfeval.calendar import load_calendar
from perfeval.dataset import Dataset, load_dataset
from perfeval.diagnostics import Diagnostic
from perfeval.engine.outcome import Outcome
from perfeval.engine.scores.overrides import find_overrides
from perfeval.project.project import open_project
from perfeval.report.figures.binder import FigureBinder
from perfeval.report.figures.loader import load_figures
from perfeval.report.outline import write_explanation
from perfeval.ruleset import Program, bind
from perfeval.ruleset.loader import load_ruleset
from perfeval.vocabulary import Vocabulary, load_vocabulary

AS_OF = dt.date(2022, 12, 31)
RULESET = """规则集: example
名称: 例
版本: "1"
施行: 2022-01-01
对象: 项目
依据:
  约定: {名称: 本单位约定}
"""
FIGURES = """模板: 例
数字:
  到位合计: {公式: 合计(资金.金额), 格式: 万元2, 说明: 到位资金}
  统筹合计: {公式: "合计(资金.金额, 资金.是否统筹)", 格式: 万元2, 说明: 统筹资金}
  未统筹合计: {公式: 到位合计 - 统筹合计, 格式: 万元2, 说明: 未统筹资金}
  平均结余: {公式: 平均(结余结转.金额), 格式: 万元2, 说明: 平均结余}
  各类: {分组: 资金.资金类别, 公式: 合计(资金.金额), 格式: 万元2, 说明: 各类资金}
"""
OUTLINE = """模板: 例
名称: 例
标题: [例]
落款: {单位: 某局, 日期: "{词.文档日期}"}
"""
_TABLE = re.compile(r"^表“(.+?)”：\n\n((?:\|.*\n?)+)", re.MULTILINE)
_TOP_KEY = re.compile(r"^([^\s#:：]+):.*\n(?:[ \t#].*\n|\n)*", re.MULTILINE)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@pytest.fixture
def try_out(tmp_path: Path) -> Callable[[str, str], list[Diagnostic]]:
    """Give the function that loads an example of a kind and says what is wrong with it."""
    return functools.partial(_try_out, folder=tmp_path)


def _try_out(kind: str, content: str, folder: Path) -> list[Diagnostic]:
    """Load an example as a user would and give what is said about it."""
    if kind == "tables":
        return _try_tables(content, folder)
    if kind == "toml":
        return _try_toml(content, folder)
    first = _TOP_KEY.search(content)
    key = first.group(1) if first else ""
    if key in ("日历", "年度"):
        return _try_calendar(content, folder)
    if key in ("词汇", "实体"):
        return _try_vocabulary(content, folder)
    if key == "数字":
        return _try_figures(content, folder)
    if key == "正文":
        return _try_outline(content, folder)
    return _try_ruleset(content, folder)


def _try_tables(content: str, folder: Path) -> list[Diagnostic]:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, table in _TABLE.findall(content):
        sheet = book.create_sheet(name)
        for number, line in enumerate(table.strip().split("\n")):
            if number != 1:
                sheet.append([_cell(text.strip()) for text in line.strip("|").split("|")])
    path = folder / "台账.xlsx"
    book.save(path)
    dataset, problems = load_dataset(_vocabulary(), folder, [path])
    if dataset is not None:
        problems.extend(find_overrides([_self_evaluation()], dataset)[1])
    return problems


@functools.cache
def _self_evaluation() -> Program:
    loaded, _ = load_ruleset("self-evaluation-2020-10")
    assert loaded is not None
    program, _ = bind(loaded, _vocabulary(), AS_OF)
    assert program is not None
    return program


def _cell(text: str) -> str | int | float | None:
    """Read a cell as a spreadsheet program takes what is typed into it."""
    if not text:
        return None
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text.removeprefix("'")


def _try_toml(content: str, folder: Path) -> list[Diagnostic]:
    (folder / "data").mkdir()
    (folder / "data" / "项目.xlsx").write_bytes(_small_book())
    (folder / "台账.xlsx").write_bytes(_small_book())
    words = "词汇: 本单位\n实体:\n  项目:\n    字段:\n      概算: {英文: e, 类型: 文本}\n"
    (folder / "词汇.yaml").write_text(words, encoding="utf-8")
    (folder / "perfeval.toml").write_text(content, encoding="utf-8")
    return open_project(folder)[1]


@functools.cache
def _small_book() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "项目"
    book.active.append(["项目编号", "项目名称"])
    book.active.append(["P1", "村道硬化"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _try_vocabulary(content: str, folder: Path) -> list[Diagnostic]:
    path = folder / "词汇.yaml"
    head = "" if content.startswith("词汇:") else "词汇: 本单位\n"
    path.write_text(head + content, encoding="utf-8")
    return load_vocabulary(path)[1]


def _try_calendar(content: str, folder: Path) -> list[Diagnostic]:
    path = folder / "calendar.yaml"
    head = "" if content.startswith("日历:") else "日历: 例\n"
    path.write_text(head + content, encoding="utf-8")
    return load_calendar(path)[1]


def _try_figures(content: str, folder: Path) -> list[Diagnostic]:
    (folder / "figures.yaml").write_text(f"模板: 例\n{content}", encoding="utf-8")
    figures, problems = load_figures(folder / "figures.yaml")
    if figures is None:
        return problems
    binder = FigureBinder(figures, _vocabulary(), [], AS_OF)
    binder.bind_all()
    return [*problems, *binder.problems]


def _try_outline(content: str, folder: Path) -> list[Diagnostic]:
    (folder / "figures.yaml").write_text(FIGURES, encoding="utf-8")
    (folder / "outline.yaml").write_text(f"{OUTLINE}{content}", encoding="utf-8")
    _, problems = write_explanation(
        folder,
        _funds(folder),
        Outcome({}, ()),
        [],
        words={"县名": "某县"},
        day=AS_OF,
        as_of=AS_OF,
        data_hash="",
        program="perfeval",
    )
    return problems


def _funds(folder: Path) -> Dataset:
    """Give two funds of different kinds, one of them pooled."""
    path = folder / "资金.csv"
    lines = ("资金编号,资金类别,金额（万元）,是否统筹", "Z1,甲,100,是", "Z2,乙,50,否")
    path.write_text("\n".join(lines), encoding="utf-8")
    dataset, _ = load_dataset(_vocabulary(), folder, [path])
    assert dataset is not None
    return dataset


@functools.cache
def _vocabulary() -> Vocabulary:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    return vocabulary


def _try_ruleset(content: str, folder: Path) -> list[Diagnostic]:
    written = set(re.findall(r"^([^\s#:：]+)[:：]", content, re.MULTILINE))
    lacking = (m.group() for m in _TOP_KEY.finditer(RULESET) if m.group(1) not in written)
    base = "" if written & {"规则集", "ruleset"} else "".join(lacking)
    path = folder / "ruleset.yaml"
    path.write_text(base + content, encoding="utf-8")
    loaded, problems = load_ruleset(str(path))
    if loaded is None:
        return problems
    return [*problems, *bind(loaded, _vocabulary(), AS_OF)[1]]
