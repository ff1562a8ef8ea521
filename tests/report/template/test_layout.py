from __future__ import annotations

from collections.abc import Callable

from perfeval.report.template import Sources, lint_template

from .conftest import Docx, paragraph


def told(data: bytes) -> list[str]:
    _, problems = lint_template(data, "模板.docx", None)
    return [problem.values["what"] for problem in problems if problem.code.id == "PE686"]


def test_a_page_of_the_standard_lacks_only_its_grid_and_number(docx: Docx) -> None:
    assert told(docx(paragraph("{{ 全部 }}"))) == ["页码", "行网格"]


def test_paper_margins_faces_and_sizes_are_told_once_each(docx: Docx) -> None:
    look = (
        '<w:r><w:rPr><w:rFonts w:eastAsia="华文彩云"/><w:sz w:val="23"/></w:rPr>'
        "<w:t>字{{ 全部 }}</w:t></w:r>"
    )
    data = docx(f"<w:p>{look}</w:p><w:p>{look}</w:p>")
    assert told(data) == ["页码", "行网格", "中文字体", "字号"]


def test_lint_tells_tags_names_and_braces_together(docx: Docx, sources: Sources) -> None:
    data = docx(paragraph("{{ 全部 ｝｝{{ 全布 }}"), paragraph("{到位.合计}"))
    tags, problems = lint_template(data, "模板.docx", sources)
    assert tags == 2
    assert [problem.code.id for problem in problems] == [
        "PE678",
        "PE686",
        "PE686",
        "PE684",
        "PE685",
    ]


def test_a_template_without_tags_is_told(
    docx: Docx, told_codes: Callable[[bytes], list[str]]
) -> None:
    assert "PE688" in told_codes(docx(paragraph("没有标签")))
