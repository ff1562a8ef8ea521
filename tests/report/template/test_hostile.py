"""Damaged and hostile templates: each is refused or handled, soon and in little memory."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from perfeval.report.template import Sources, lint_template, write_from_template
from perfeval.report.template.writing import Provenance

from .conftest import paragraph
from .hostile_documents import HOSTILE, whole

ROOT = Path(__file__).parents[3]
MOST_SECONDS, MOST_MEGABYTES = 2, 200


def test_there_are_fifty_of_them_and_more() -> None:
    assert len(HOSTILE) >= 50


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_or_handled_soon(name: str, sources: Sources) -> None:
    make, code = HOSTILE[name]
    data = make()
    start = time.perf_counter()
    result, problems = write_from_template(data, "a.docx", sources, Provenance("", ""))
    assert time.perf_counter() - start < MOST_SECONDS
    errors = [problem.code.id for problem in problems if problem.severity == "error"]
    if code:
        assert result is None
        assert errors[0] == code
        for problem in problems:
            assert problem.message("zh")
            assert problem.message("en")
    elif name == "image_path":
        assert errors == ["PE682"]


def test_all_of_them_take_little_memory(tmp_path: Path) -> None:
    if not Path("/proc/self/status").is_file():
        pytest.skip("the peak of memory is read from /proc, which is not on this machine")
    for name, (make, _) in HOSTILE.items():
        (tmp_path / f"{name}.docx").write_bytes(make())
    script = (
        "import pathlib, re, sys\n"
        "from perfeval.report.template import lint_template\n"
        "for path in sorted(pathlib.Path(sys.argv[1]).glob('*.docx')):\n"
        "    lint_template(path.read_bytes(), path.name, None)\n"
        "status = pathlib.Path('/proc/self/status').read_text(encoding='utf-8')\n"
        "print(re.search(r'VmHWM:\\s+(\\d+) kB', status)[1])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        capture_output=True,
        check=True,
        cwd=ROOT,
        timeout=120,
    )
    assert int(run.stdout) / 1000 < MOST_MEGABYTES


def test_loops_in_loops_end_before_the_machine_does(sources: Sources) -> None:
    data = whole(paragraph("{{#each 支付}}" * 12 + "甲" * 200 + "{{/each}}" * 12 + "。"))()
    start = time.perf_counter()
    result, problems = write_from_template(data, "a.docx", sources, Provenance("", ""))
    assert time.perf_counter() - start < MOST_SECONDS
    assert result is None
    assert problems[-1].code.id == "PE605"


def test_noise_in_any_byte_raises_nothing() -> None:
    good = whole(paragraph("{{#each 各类}}{{组}}{{/each}}。"))()
    choice = random.Random(7)  # noqa: S311 - the same noise in every run
    for _ in range(150):
        data = bytearray(good)
        for _ in range(choice.randint(1, 8)):
            data[choice.randrange(len(data))] = choice.randrange(256)
        lint_template(bytes(data), "a.docx", None)
