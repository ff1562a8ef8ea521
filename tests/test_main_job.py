"""The main job as a user runs it: one command, and every figure checked afterwards."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import openpyxl
import pytest

Command = Callable[..., "CompletedProcess[str]"]
FIGURES = [
    "128293.24", "62371.80", "35658.94", "30000.00", "62.50", "200.00", "94995.47", "2361.17",
    "93362.51", "98.28", "33297.77", "28591.65", "85.87", "95.06",
]  # fmt: skip


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> tuple[Path, str]:
    """A finished run of the sample county, and what it printed."""
    import os
    import subprocess
    import sys

    out = tmp_path_factory.mktemp("run") / "out"
    ran = subprocess.run(
        [sys.executable, "-m", "perfeval.cli.main", "run", samples / "jiashi-2022", "--out", out],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "PERFEVAL_LANG": "zh"},
        cwd=Path(__file__).parent.parent,
        check=True,
        timeout=120,
    )
    return out, ran.stdout


def the_docx(out: Path) -> Path:
    (path,) = out.glob("*.docx")
    return path


def text_of(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        xml = package.read("word/document.xml").decode()
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))


def edited(source: Path, target: Path, old: str, new: str) -> Path:
    """Change the first place where a figure is printed, as a person in Word would."""
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(target, "w") as changed:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml":
                assert f">{old}<".encode() in data
                data = data.replace(f">{old}<".encode(), f">{new}<".encode(), 1)
            changed.writestr(name, data)
    return target


def test_one_command_leaves_the_document_two_workbooks_and_the_record(
    done: tuple[Path, str],
) -> None:
    out, printed = done
    assert {path.suffix for path in out.iterdir()} == {".docx", ".xlsx", ".json"}
    assert {"评分结果.xlsx", "预警清单.xlsx", "run.json"} <= {path.name for path in out.iterdir()}
    assert "57 个项目" in printed
    assert "perfeval verify" in printed
    assert not list(out.glob(".~*"))


def test_a_second_run_writes_the_same_bytes(
    done: tuple[Path, str], perfeval: Command, samples: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    assert perfeval("run", samples / "jiashi-2022", "--out", again).returncode == 0

    def hashes(folder: Path) -> dict[str, str]:
        return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}

    assert hashes(again) == hashes(done[0])


@pytest.mark.parametrize("figure", FIGURES)
def test_the_explanation_prints_each_published_figure(done: tuple[Path, str], figure: str) -> None:
    assert figure in text_of(the_docx(done[0]))


def test_the_explanation_says_how_many_projects_of_each_kind(done: tuple[Path, str]) -> None:
    text = text_of(the_docx(done[0]))
    assert re.search(r"项目31个", text)
    assert re.search(r"项目26个", text)


def test_each_figure_of_the_manifest_names_cells(done: tuple[Path, str]) -> None:
    (sidecar,) = done[0].glob("*.figures.json")
    figures = json.loads(sidecar.read_text(encoding="utf-8"))["figures"]
    assert len(figures) > 60
    traced = [one for one in figures if any("[" in cell for cell in one["cells"])]
    assert len(traced) / len(figures) > 0.9


def test_every_figure_of_a_fresh_document_is_right(
    done: tuple[Path, str], perfeval: Command, samples: Path
) -> None:
    checked = perfeval("verify", the_docx(done[0]), "--data", samples / "jiashi-2022")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "，0 个有问题" in checked.stdout


def test_a_figure_changed_by_hand_is_named(
    done: tuple[Path, str], perfeval: Command, samples: Path, tmp_path: Path
) -> None:
    changed = edited(the_docx(done[0]), tmp_path / "改.docx", "93362.51", "94362.51")
    checked = perfeval("verify", changed, "--data", samples / "jiashi-2022", "--format", "json")
    assert checked.returncode == 1
    wrong = [f for f in json.loads(checked.stdout)["figures"] if f["status"] != "right"]
    assert [(one["status"], one["found"], one["written"]) for one in wrong] == [
        ("edited", "94362.51", "93362.51")
    ]


def test_a_changed_payment_names_the_figures_that_depend_on_it(
    done: tuple[Path, str], perfeval: Command, samples: Path, tmp_path: Path
) -> None:
    county = tmp_path / "county"
    shutil.copytree(samples / "jiashi-2022", county)
    path = county / "data" / "支付.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["支付"]
    row = next(r for r in range(1, 12) if isinstance(sheet.cell(r, 4).value, int | float))
    sheet.cell(row, 4).value += 1_000_000
    book.save(path)
    checked = perfeval("verify", the_docx(done[0]), "--data", county, "--format", "json")
    assert checked.returncode == 1
    stale = [f for f in json.loads(checked.stdout)["figures"] if f["status"] == "stale"]
    names = {one["figure"] for one in stale}
    assert len(names) >= 3
    printed = {one["written"] for one in stale}
    assert "121954.16" in printed
    assert "128293.24" not in printed


def test_the_record_names_what_was_used_by_hash_and_no_clock_or_path(
    done: tuple[Path, str], samples: Path
) -> None:
    text = (done[0] / "run.json").read_text(encoding="utf-8")
    record = json.loads(text)
    assert len(record["data"]) == 6
    shipped = Path(__file__).parent.parent / "rulesets"
    for name in ("vocabulary", "calendar"):
        data = (shipped / f"{name}.yaml").read_bytes()
        assert record[name] == {f"{name}.yaml": hashlib.sha256(data).hexdigest()}
    assert len(record["findings"]) == number_planted(samples)
    assert record["rulesets"].keys() == {"self-evaluation-2020-10", "county-supervision"}
    assert str(Path.home()) not in text
    assert str(done[0]) not in text


def number_planted(samples: Path) -> int:
    """What the sample says that it holds, row by row, under a header."""
    text = (samples / "jiashi-2022" / "planted.csv").read_text(encoding="utf-8")
    return len(text.splitlines()) - 1


def test_the_workbooks_hold_every_score_and_finding(done: tuple[Path, str], samples: Path) -> None:
    scores = openpyxl.load_workbook(done[0] / "评分结果.xlsx")
    assert scores.sheetnames[:2] == ["汇总", "明细"]
    assert scores["汇总"].max_row >= 58
    findings = openpyxl.load_workbook(done[0] / "预警清单.xlsx").worksheets[0]
    assert findings.max_row >= number_planted(samples) + 1
