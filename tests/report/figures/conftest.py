"""A county of a few rows, and figures computed on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from perfeval.dataset import Dataset, load_dataset
from perfeval.diagnostics import Diagnostic
from perfeval.engine.outcome import Outcome
from perfeval.report.figures import Figures, FigureSet, compute_figures, load_figures
from perfeval.ruleset import Program, bind, load_ruleset
from perfeval.vocabulary import load_vocabulary

AS_OF = dt.date(2022, 4, 30)
TABLES = {
    "资金": "资金编号,资金类别,金额（万元）,到位日期,是否统筹\n"
    "Z1,专项,100.10,2022-01-05,是\nZ2,债券,50,2022-02-05,否\nZ3,专项,0.20,2022-05-05,是\n",
    "项目": "项目编号,项目名称,项目类型,是否统筹,全年预算数（万元）\n"
    "P1,甲,道路,是,100\nP2,乙,水利,否,50\nP3,丙,,是,1\n",
    "支付": "支付编号,项目编号,支付日期,金额（万元）\n"
    "F1,P1,2022-01-10,30\nF2,P2,2022-01-20,10\nF3,P1,2022-04-01,33.33\nF4,P1,2022-05-01,5\n",
    "月度计划": "项目编号,月份,计划金额（万元）,下达日期\n"
    "P1,2022年1月,35,2022-01-05\nP1,2022年2月,10,2022-02-06\nP1,2022年4月,20,2022-04-01\n",
}
RULES = """规则集: {id}
名称: 试验
版本: "1"
施行: 2022-01-01
对象: 项目
依据: {{约定: {{名称: 约定}}}}
参数:
  容忍: {{2022-01-01: {{值: {value}, 单位: 个百分点, 依据: 约定}}}}
派生:
  项目.支付额: 合计(支付.金额)
"""
Computed = tuple[Figures | None, list[Diagnostic]]


@dataclass(frozen=True)
class County:
    """What figures are computed from."""

    dataset: Dataset
    programs: tuple[Program, ...]
    outcome: Outcome = field(default_factory=lambda: Outcome({}, ()))


@pytest.fixture
def county(tmp_path: Path) -> Callable[..., County]:
    """Load the tables, some of them replaced; ``tolerances`` make a ruleset each."""

    def load(tables: dict[str, str] | None = None, tolerances: tuple[str, ...] = ("10",)) -> County:
        vocabulary, _ = load_vocabulary()
        assert vocabulary is not None
        for name, text in {**TABLES, **(tables or {})}.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        files = sorted(tmp_path.glob("*.csv"))
        dataset, problems = load_dataset(vocabulary, tmp_path, files, year=2022)
        assert dataset is not None
        assert [d.message() for d in problems] == []
        programs = []
        for number, value in enumerate(tolerances):
            path = tmp_path / f"rules{number}" / "ruleset.yaml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(RULES.format(id=f"rules{number}", value=value), encoding="utf-8")
            loaded, _ = load_ruleset(str(path))
            assert loaded is not None
            program, found = bind(loaded, vocabulary, AS_OF)
            assert program is not None, [d.message() for d in found]
            programs.append(program)
        return County(dataset, tuple(programs))

    return load


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], tuple[FigureSet | None, list[Diagnostic]]]:
    """Read a text as ``figures.yaml``; only what stands under 数字 is given."""

    def run(text: str, top: str = "模板: t\n数字:\n") -> tuple[FigureSet | None, list[Diagnostic]]:
        path = tmp_path / "t" / "figures.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(top + text, encoding="utf-8")
        return load_figures(path)

    return run


@pytest.fixture
def compute(
    county: Callable[..., County], read: Callable[..., Computed]
) -> Callable[..., Computed]:
    """Compute the figures of a text; ``tables`` and ``tolerances`` as of ``county``."""

    def run(
        text: str, tables: dict[str, str] | None = None, tolerances: tuple[str, ...] = ("10",)
    ) -> Computed:
        spec, problems = read(text)
        assert isinstance(spec, FigureSet), [d.message() for d in problems]
        data = county(tables, tolerances)
        return compute_figures(spec, data.dataset, data.outcome, data.programs, AS_OF)

    return run


@pytest.fixture
def printed(compute: Callable[..., Computed]) -> Callable[..., dict[str, str]]:
    """Give what each figure of a text prints."""

    def run(text: str, **data: object) -> dict[str, str]:
        figures, problems = compute(text, **data)
        assert figures is not None, [d.message() for d in problems]
        return {name: figure.text + figure.unit for name, figure in figures.by_id.items()}

    return run


@pytest.fixture
def told(compute: Callable[..., Computed]) -> Callable[..., list[tuple[str, str]]]:
    """Give code and place of everything wrong with a text."""

    def run(text: str, **data: object) -> list[tuple[str, str]]:
        _, problems = compute(text, **data)
        return [(d.code.id, str(d.place)) for d in problems]

    return run
