"""Names that are probably one town or department."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.dataset import load_dataset
from perfeval.vocabulary import load_vocabulary


def problems_of(folder: Path, names: tuple[str, ...], listed: tuple[str, ...] = ()) -> list[str]:
    """Give code, name and the other name of each diagnostic about a project table."""
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    rows = "\n".join(f"P{i},路,{name}" for i, name in enumerate(names))
    files = [folder / "项目.csv"]
    files[0].write_text(f"项目编号,项目名称,乡镇\n{rows}\n", encoding="utf-8")
    if listed:
        files.append(folder / "乡镇.csv")
        files[1].write_text("乡镇名称\n" + "\n".join(listed) + "\n", encoding="utf-8")
    _, problems = load_dataset(vocabulary, folder, files)
    return [" ".join((p.code.id, str(p.place), *p.values.values())) for p in problems]


@pytest.mark.parametrize(
    "other", ["东河镇人民政府", "东河", "青山县东河镇", "青山县东河镇政府", "东河 镇", "东河乡"]
)
def test_a_town_written_in_two_ways_is_told_at_its_cell(tmp_path: Path, other: str) -> None:
    told = problems_of(tmp_path, ("东河镇", other, "东河镇"))
    assert told == [f"PE254 项目.csv[C3] 乡镇 {other} 东河镇"]


@pytest.mark.parametrize("other", ["西河镇", "东河沿镇", "上东河镇", "区东镇"])
def test_towns_with_names_of_their_own_are_left_alone(tmp_path: Path, other: str) -> None:
    assert problems_of(tmp_path, ("东河镇", other)) == []


def test_with_a_table_of_towns_nothing_is_guessed(tmp_path: Path) -> None:
    names = ("东河镇", "东河乡")
    assert problems_of(tmp_path, names, names) == []
