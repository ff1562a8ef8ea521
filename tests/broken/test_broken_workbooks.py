"""Each broken input gives exactly the diagnostics of its golden file, and never a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from perfeval.dataset import load_dataset
from perfeval.diagnostics import Diagnostic
from perfeval.vocabulary import load_vocabulary

FOLDER = Path(__file__).parent / "workbooks"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir())
WORDS = {"error": "错误", "warning": "警告", "info": "提示"}


def as_text(found: list[Diagnostic]) -> str:
    return "\n".join(map(block, found))


def block(found: Diagnostic) -> str:
    lines = [f"{WORDS[found.severity]} {found.code.id} {found.place}", f"  {found.message()}"]
    if found.hint():
        lines.append(f"  建议：{found.hint()}")
    lines.extend(f"  见 {related.place}：{related.caption}" for related in found.related)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_broken_input_gives_the_diagnostics_that_were_recorded(folder: Path) -> None:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    inputs = sorted(path for path in folder.iterdir() if path.name != "expected.txt")
    _, found = load_dataset(vocabulary, folder, inputs)
    golden = folder / "expected.txt"
    if os.environ.get("PERFEVAL_UPDATE_GOLDEN"):
        golden.write_text(as_text(found), encoding="utf-8", newline="\n")
    assert found, "a broken input that nobody complains about"
    assert as_text(found) == golden.read_text(encoding="utf-8")


def test_no_two_broken_inputs_say_the_same() -> None:
    told = [(case / "expected.txt").read_text(encoding="utf-8") for case in CASES]
    assert len(CASES) >= 18
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_english_wording_has_all_its_values(folder: Path) -> None:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    inputs = sorted(path for path in folder.iterdir() if path.name != "expected.txt")
    _, found = load_dataset(vocabulary, folder, inputs)
    for diagnostic in found:
        assert "{" not in diagnostic.message("en") + diagnostic.hint("en")
