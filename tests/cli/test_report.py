"""Word templates of an office from the command line: list, check, fill, verify."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from docx import Document

Command = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def template(tmp_path: Path) -> Path:
    document = Document()
    document.add_paragraph("到位{{ 到位.合计 | 亿元2 }}，支付率{{ 支出.率 }}。")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "{{#each 项目}}{{项目名称}}"
    table.rows[0].cells[1].text = "{{全年预算数 | 元0 | 不带单位}}{{/each}}"
    path = tmp_path / "月报.docx"
    document.save(str(path))
    return path


def test_a_template_is_filled_and_verified_with_the_data(
    perfeval: Command, samples: Path, template: Path
) -> None:
    folder = samples / "jiashi-2022"
    done = perfeval("report", folder, "--template", template, "--out", "a.docx")
    assert done.returncode == 0, done.stderr
    done = perfeval("verify", "a.docx", "--data", folder)
    assert done.returncode == 0, done.stdout
    assert "59 个数正确，0 个有问题" in done.stdout


def test_without_a_name_the_document_does_not_take_the_templates(
    perfeval: Command, samples: Path, template: Path
) -> None:
    folder = samples / "jiashi-2022"
    before = template.read_bytes()
    done = perfeval("report", folder, "-t", template)
    assert "月报（已填）.docx" in done.stdout
    done = perfeval("report", folder, "-t", template, "--out", template)
    assert done.returncode == 2
    assert "PE687" in done.stderr
    assert template.read_bytes() == before


def test_tags_lists_names_with_what_they_print_today(perfeval: Command, samples: Path) -> None:
    folder = samples / "jiashi-2022"
    done = perfeval("report", "tags", folder)
    assert "{{ 到位.合计 }}" in done.stdout
    assert "128293.24万元" in done.stdout
    listed = json.loads(perfeval("report", "tags", folder, "--format", "json").stdout)["tags"]
    assert {one["kind"] for one in listed} >= {"figure", "family", "table", "word", "chart"}


def test_lint_ends_with_1_on_a_wrong_name_and_says_the_nearest(
    perfeval: Command, samples: Path, template: Path
) -> None:
    document = Document(str(template))
    document.add_paragraph("{{ 到位.合汁 }}")
    document.save(str(template))
    done = perfeval("report", "lint", template, "--data", samples / "jiashi-2022")
    assert done.returncode == 1
    assert "月报.docx[正文!第2段]: 错误 PE678 没有“到位.合汁”这个名称" in done.stdout
    assert "是否想写“到位.合计”" in done.stdout
    done = perfeval("report", "lint", template)
    assert done.returncode == 0
    assert "没有检查名称" in done.stdout
