"""Towns and departments that no table lists: a row for each name that projects write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from perfeval.dataset import Dataset, load_dataset
from perfeval.diagnostics import Diagnostic
from perfeval.vocabulary import Vocabulary, load_vocabulary

Load = Callable[..., tuple[Dataset, list[Diagnostic]]]
PROJECTS = "项目编号,项目名称,乡镇\nP1,路,甲镇\nP2,渠,乙乡\nP3,桥,甲镇\nP4,井,\n"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    loaded, problems = load_vocabulary()
    assert loaded is not None, problems
    return loaded


@pytest.fixture
def load(vocabulary: Vocabulary, tmp_path: Path) -> Load:
    """Load tables that are given as csv texts."""

    def make(**tables: str) -> tuple[Dataset, list[Diagnostic]]:
        for name, text in tables.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        files = [tmp_path / f"{name}.csv" for name in tables]
        dataset, problems = load_dataset(vocabulary, tmp_path, files)
        assert dataset is not None
        return dataset, problems

    return make


def test_each_name_is_one_row_in_the_order_of_its_first_cell(load: Load) -> None:
    dataset, problems = load(项目=PROJECTS)
    assert problems == []
    towns = dataset.tables["乡镇"]
    assert towns.columns["乡镇名称"].values == ["甲镇", "乙乡"]
    assert towns.columns["类别"].values == [None, None]
    places = [str(towns.place(row, "乡镇名称")) for row in range(len(towns))]
    assert places == ["项目.csv[C2]", "项目.csv[C3]"]
    assert str(towns.place(0, "类别")) == "项目.csv[2]"


def test_projects_belong_to_the_towns_they_name_and_one_without_a_name_to_none(load: Load) -> None:
    dataset, _ = load(项目=PROJECTS)
    assert dataset.parents("项目", "乡镇") == [0, 1, 0, None]
    assert dataset.children("项目", "乡镇") == [[0, 2], [1]]


def test_an_entity_that_nothing_names_has_no_rows(load: Load) -> None:
    dataset, _ = load(项目=PROJECTS)
    assert len(dataset.tables["部门"]) == len(dataset.tables["县"]) == 0


def test_with_a_table_of_towns_a_name_that_is_not_in_it_is_an_error(load: Load) -> None:
    dataset, problems = load(项目=PROJECTS, 乡镇="乡镇名称,类别\n甲镇,城区\n丙乡,农区\n")
    assert [problem.code.id for problem in problems] == ["PE252"]
    assert problems[0].values["found"] == "乙乡"
    assert dataset.tables["乡镇"].columns["乡镇名称"].values == ["甲镇", "丙乡"]


def test_other_references_still_need_their_table(load: Load) -> None:
    _, problems = load(支付="支付编号,项目编号,支付日期,金额（万元）\nZ1,P1,2022-01-01,3\n")
    assert [problem.code.id for problem in problems] == ["PE253"]


def test_a_lone_sheet_of_unknown_name_is_not_taken_for_a_list_of_towns(load: Load) -> None:
    dataset, problems = load(名单=PROJECTS, 随便="乡镇,人口\n甲镇,3\n")
    assert [problem.code.id for problem in problems] == ["PE215", "PE211"]
    assert dataset.tables["乡镇"].columns["乡镇名称"].values == ["甲镇", "乙乡"]
