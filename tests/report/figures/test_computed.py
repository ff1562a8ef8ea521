"""Tables that a template asks for, and what they need."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from perfeval.dataset import load_dataset
from perfeval.engine.outcome import Outcome
from perfeval.report.figures import Figures, compute_figures, load_figures
from perfeval.ruleset import Program, bind, load_ruleset
from perfeval.vocabulary import load_vocabulary

AS_OF = dt.date(2022, 9, 30)
PAIRS = "{表: 结余统筹, 配对: [{编号: P1, 名称: 甲, 依据: 约定}]}"
COUNT = "数字:\n  笔: {公式: 个数(%s), 格式: 条, 说明: 笔数}\n"


def computed(folder: Path, text: str, *rulesets: str) -> tuple[Figures | None, list[str]]:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    surplus = "结余编号,年度,类型,金额（万元）\nJ1,2021,结余,10\nJ2,2020,结余,5\nJ3,2021,结余,1\n"
    (folder / "结余结转.csv").write_text(surplus, encoding="utf-8")
    dataset, _ = load_dataset(vocabulary, folder, [folder / "结余结转.csv"], year=2022)
    assert dataset is not None
    programs: list[Program] = []
    for name in rulesets:
        loaded, _ = load_ruleset(name)
        assert loaded is not None
        program, _ = bind(loaded, vocabulary, AS_OF)
        assert program is not None
        programs.append(program)
    (folder / "figures.yaml").write_text(f"模板: t\n{text}", encoding="utf-8")
    spec, problems = load_figures(folder / "figures.yaml")
    assert spec is not None, [p.message() for p in problems]
    figures, problems = compute_figures(spec, dataset, Outcome({}, ()), programs, AS_OF)
    return figures, [problem.code.id for problem in problems]


def test_formulas_name_computed_tables_like_any_other(tmp_path: Path) -> None:
    text = f"计算表: [{PAIRS}]\n" + COUNT % "结余台账"
    figures, problems = computed(tmp_path, text, "county-supervision")
    assert problems == []
    assert figures is not None
    assert figures.by_id["笔"].text == "3"


def test_open_clocks_are_a_table_that_formulas_count(tmp_path: Path) -> None:
    text = "计算表: [{表: 时限进展}]\n" + COUNT % "时限进展"
    figures, problems = computed(tmp_path, text, "county-supervision")
    assert problems == []
    assert figures is not None
    assert figures.by_id["笔"].text == "0"


@pytest.mark.parametrize(
    ("text", "rulesets", "code"),
    [
        (f"计算表: [{PAIRS}]\n", (), "PE691"),
        ("计算表: [{表: 结余统筹}]\n", ("county-supervision",), "PE692"),
        ("计算表: [{表: 公示台账}]\n", ("self-evaluation-2020-10",), "PE693"),
        ("计算表: [{表: 时限进展}]\n", ("self-evaluation-2020-10",), "PE970"),
    ],
)
def test_what_a_computed_table_needs_is_told(
    tmp_path: Path, text: str, rulesets: tuple[str, ...], code: str
) -> None:
    figures, problems = computed(tmp_path, text + COUNT % "项目", *rulesets)
    assert figures is None
    assert problems == [code]


@pytest.mark.parametrize(
    ("order", "names"),
    [("排序: 数", ["J3", "J2", "J1"]), ("排序: 数, 次序: 从高到低", ["J1", "J2", "J3"])],
)
def test_groups_stand_in_the_order_of_a_measure(
    tmp_path: Path, order: str, names: list[str]
) -> None:
    family = f"分组: 结余结转.结余编号, {order}, 公式: 合计(结余结转.金额), 格式: 万元2, 说明: 甲"
    figures, problems = computed(tmp_path, f"数字:\n  各笔: {{{family}}}\n")
    assert figures is not None, problems
    assert [group.label for group in figures.families["各笔"].groups] == names


def test_an_order_by_no_measure_is_told(tmp_path: Path) -> None:
    family = "分组: 结余结转.结余编号, 排序: 名次, 公式: 合计(结余结转.金额), 格式: 万元2, 说明: 甲"
    assert computed(tmp_path, f"数字:\n  各笔: {{{family}}}\n")[1] == ["PE652"]
