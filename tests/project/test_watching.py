from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from perfeval.project.watching import settled_changes, snapshot, whole


class Stopped(Exception):  # noqa: N818 - it ends the watch, as Ctrl+C does
    """No step is left."""


def watched(folder: Path, steps: list[Callable[[], object]]) -> Iterator[list[str]]:
    """Give the names that changed; before each poll one step is made."""
    left = iter(steps)

    def pause() -> None:
        step = next(left, None)
        if step is None:
            raise Stopped
        step()

    try:
        for files in settled_changes(folder, snapshot(folder), pause):
            yield [path.name for path in files]
    except Stopped:
        return


def nothing() -> None:
    pass


def save(path: Path, text: str) -> Callable[[], object]:
    return lambda: path.write_text(text, encoding="utf-8")


TOML = """[project]
as_of = 2022-12-31
rulesets = ["watch-payments"]
[data]
files = ["*.csv", "*.xlsx"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rules = tmp_path / "rulesets" / "watch-payments"
    rules.mkdir(parents=True)
    files = {
        tmp_path / "perfeval.toml": TOML,
        tmp_path / "项目.csv": "项目编号,项目名称\nP1,甲\n",
        tmp_path / "支付.csv": "支付编号,项目编号\n",
        rules / "ruleset.yaml": "规则集: watch-payments\n",
    }
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    workbook(tmp_path / "审核.xlsx")
    return tmp_path


def workbook(path: Path) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["项目编号", "项目名称"])
    book.save(path)
    return path.read_bytes()


def test_a_change_is_given_once_it_has_come_to_rest(folder: Path) -> None:
    data = folder / "项目.csv"
    steps = [nothing, save(data, "1"), save(data, "12"), save(data, "123"), nothing, nothing]
    assert list(watched(folder, [*steps, nothing])) == [["项目.csv"]]


def test_new_deleted_and_ruleset_files_count(folder: Path) -> None:
    rules = folder / "rulesets" / "watch-payments" / "ruleset.yaml"
    steps = [
        save(folder / "资金.csv", "资金编号"), nothing,
        save(rules, "规则集: 甲"), nothing,
        (folder / "资金.csv").unlink, nothing,
    ]  # fmt: skip
    assert list(watched(folder, steps)) == [["资金.csv"], ["ruleset.yaml"], ["资金.csv"]]


def test_lock_files_the_log_and_outputs_are_no_change(folder: Path) -> None:
    (folder / "out").mkdir()
    steps = [
        save(folder / "~$项目.xlsx", "x"), save(folder / "发现记录.jsonl", "x"),
        save(folder / "out" / "run.json", "x"), nothing, nothing,
    ]  # fmt: skip
    assert list(watched(folder, steps)) == []


def test_a_workbook_that_is_half_saved_is_waited_for(folder: Path, tmp_path: Path) -> None:
    book = folder / "项目.xlsx"
    data = workbook(book)
    half = lambda: book.write_bytes(data[: len(data) // 2])  # noqa: E731
    rest = lambda: book.write_bytes(data + b"")  # noqa: E731
    steps = [half, nothing, nothing, nothing]
    assert list(watched(folder, steps)) == []
    book.write_bytes(data)
    os.utime(book, (1, 1))
    assert list(watched(folder, [*steps, rest, nothing])) == [["项目.xlsx"]]


def test_a_workbook_that_stays_broken_is_told_unless_it_is_open(folder: Path) -> None:
    book = folder / "项目.xlsx"
    data = workbook(book)
    half = lambda: book.write_bytes(data[: len(data) // 2])  # noqa: E731
    assert list(watched(folder, [half, *[nothing] * 12])) == [["项目.xlsx"]]
    book.write_bytes(data)
    (folder / "~$项目.xlsx").write_bytes(b"x")
    assert list(watched(folder, [half, *[nothing] * 40])) == []


def test_what_is_whole(folder: Path) -> None:
    book = folder / "项目.xlsx"
    data = workbook(book)
    assert whole(book)
    book.write_bytes(data[:-30])
    assert not whole(book)
    assert whole(folder / "支付.csv")
    assert whole(folder / "没有.xlsx")


def test_a_broken_perfeval_toml_is_watched_until_it_is_mended(folder: Path) -> None:
    toml = folder / "perfeval.toml"
    text = toml.read_text(encoding="utf-8")
    seen = list(watched(folder, [save(toml, "[project"), nothing, save(toml, text), nothing]))
    assert len(seen) == 2
    assert all("perfeval.toml" in names for names in seen)


def test_a_look_reads_size_and_time_only(folder: Path) -> None:
    assert {path.name for path in snapshot(folder)} == {
        "perfeval.toml", "项目.csv", "支付.csv", "审核.xlsx", "ruleset.yaml",
    }  # fmt: skip
