"""What is hostile to a template is no kinder to ``verify`` and ``reconcile``."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from .conftest import paragraph, parts_of, table
from .hostile_documents import HOSTILE

ROOT = Path(__file__).parents[3]
MOST_SECONDS, MOST_MEGABYTES = 2, 200
AMOUNTS = "到位资金500万元，其中中央300万元、省级180万元。"
LARGE = {
    "many_elements": "<w:p/>" * 590_000,
    "many_more_elements": "<w:p/>" * 1_000_000,
    "many_numbers": paragraph("1,234.5万元、" * 400_000),
    "many_paragraphs": paragraph(AMOUNTS) * 15_000,
    "one_number": paragraph("1" * 3_000_000),
    "many_commas": paragraph("1," * 2_000_000),
    "crowded_paragraph": paragraph(AMOUNTS * 70),
    "long_table": table(*[("甲", "2.5", "3")] * 12_000),
    "many_brackets": paragraph("（" * 300_000),
}
"""Bodies as large as the limits let them be, or larger; they are stored, not deflated."""
SCRIPTS = {
    "verify": "from perfeval.project.verifying import verify_document as read\n",
    "reconcile": "from perfeval.reconcile import read_document, reconcile\n"
    "def read(path):\n"
    "    found, problems = read_document(path, path.name)\n"
    "    if found is not None:\n"
    "        reconcile(found)\n"
    "    return found, problems\n",
}
RUN = """
import json, os, pathlib, re, sys
def spent():
    # Of the processor, children included: the machine may be busy with other tests.
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
answers = {}
for path in sorted(pathlib.Path(sys.argv[1]).glob("*")):
    start = spent()
    found, problems = read(path)
    took = spent() - start
    said = [p.message(lang) for p in problems for lang in ("zh", "en")]
    answers[path.stem] = [took, found is not None, [p.code.id for p in problems], all(said)]
status = pathlib.Path("/proc/self/status").read_text(encoding="utf-8")
print(json.dumps([answers, int(re.search(r"VmHWM:\\s+(\\d+) kB", status)[1]) / 1000]))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not Path("/proc/self/status").is_file():
        pytest.skip("the peak of memory is read from /proc, which is not on this machine")
    made = tmp_path_factory.mktemp("hostile")
    for name, (make, _) in HOSTILE.items():
        (made / f"{name}.docx").write_bytes(make())
    for name, body in LARGE.items():
        with zipfile.ZipFile(made / f"{name}.docx", "w", zipfile.ZIP_STORED) as archive:
            for part, data in parts_of(body).items():
                archive.writestr(part, data)
    return made


@pytest.mark.parametrize("reader", SCRIPTS)
def test_it_is_refused_or_read_soon_and_in_little_memory(reader: str, folder: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPTS[reader] + RUN, str(folder)],
        capture_output=True,
        check=True,
        cwd=ROOT,
        timeout=120,
    )
    answers, megabytes = json.loads(run.stdout)
    assert answers.keys() == HOSTILE.keys() | LARGE.keys()
    slow = {name: took for name, (took, *_) in answers.items() if took >= MOST_SECONDS}
    assert slow == {}
    assert megabytes < MOST_MEGABYTES
    silent = [name for name, (_, found, told, _) in answers.items() if not found and not told]
    assert silent == []
    assert all(said for *_, said in answers.values())
