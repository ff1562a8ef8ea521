"""Workbooks, tables, PDFs made to do harm: refused or read, soon and in little memory."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from perfeval.reconcile import read_document
from perfeval.reconcile.reading import limits

from .hostile_files import hostile_files

ROOT = Path(__file__).parents[3]
MOST_SECONDS, MOST_MEGABYTES = 2, 200
RUN = """
import json, os, pathlib, re, sys
def spent():
    # Of the processor, children included: the machine may be busy with other tests.
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
from perfeval.reconcile import read_document, reconcile
answers = {}
for path in sorted(pathlib.Path(sys.argv[1]).glob("*")):
    start = spent()
    found, problems = read_document(path, path.name)
    if found is not None:
        reconcile(found)
    took = spent() - start
    said = all(p.message(lang) for p in problems for lang in ("zh", "en"))
    answers[path.name] = [took, found is not None, len(problems), said]
status = pathlib.Path("/proc/self/status").read_text(encoding="utf-8")
print(json.dumps([answers, int(re.search(r"VmHWM:\\s+(\\d+) kB", status)[1]) / 1000]))
"""


def test_hostile_files_are_refused_or_read_soon_and_in_little_memory(tmp_path: Path) -> None:
    if not Path("/proc/self/status").is_file():
        pytest.skip("the peak of memory is read from /proc, which is not on this machine")
    files = hostile_files()
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    run = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path)],
        capture_output=True,
        check=True,
        cwd=ROOT,
        timeout=120,
    )
    answers, megabytes = json.loads(run.stdout)
    assert answers.keys() == files.keys()
    # A PDF is read in a process of its own, which has to start first.
    slow = {name: took for name, (took, *_) in answers.items() if took >= MOST_SECONDS}
    assert slow == {}
    assert megabytes < MOST_MEGABYTES
    read = {name for name, (_, found, *_) in answers.items() if found}
    with_pdf = {"good.pdf"} if importlib.util.find_spec("pypdf") else set()
    assert read == {"merges.xlsx", "sheets.xlsx", *with_pdf}
    assert all(told and said for name, (_, _, told, said) in answers.items() if name not in read)


def test_a_file_too_large_for_memory_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_FILE_BYTES", 10)
    path = tmp_path / "说明.txt"
    path.write_text("到位资金500万元。", encoding="utf-8")
    document, (problem,) = read_document(path, path.name)
    assert document is None
    assert problem.message() == "没有核对，内容超过上限：文件字节数为 24，最多 10"
