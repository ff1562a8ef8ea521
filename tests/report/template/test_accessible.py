from __future__ import annotations

from collections.abc import Callable

from perfeval.report.template import lint_template, unreadable_for_some

from .conftest import Docx, paragraph

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def told(data: bytes) -> list[str]:
    _, problems = lint_template(data, "模板.docx", None)
    return [p.code.id for p in problems if "PE905" <= p.code.id <= "PE908"]


def heading(level: int, text: str) -> str:
    level_ = f'<w:outlineLvl w:val="{level - 1}"/>'
    return f"<w:p><w:pPr>{level_}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(rows: int, columns: int, *, header: bool) -> str:
    cell = "<w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>"
    first = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    lines = "".join(f"<w:tr>{first if not at else ''}{cell * columns}</w:tr>" for at in range(rows))
    return f"<w:tbl>{lines}</w:tbl>"


def test_a_level_that_is_skipped_is_told(docx: Docx) -> None:
    assert "PE905" not in told(docx(heading(1, "一、") + heading(2, "（一）") + heading(1, "二、")))
    assert "PE905" in told(docx(heading(1, "一、") + heading(3, "1.")))
    assert "PE905" in told(docx(heading(2, "（一）")))


def test_a_table_needs_a_header_row_unless_it_is_layout(docx: Docx) -> None:
    assert "PE906" in told(docx(table(3, 2, header=False)))
    assert "PE906" not in told(docx(table(3, 2, header=True)))
    assert "PE906" not in told(docx(table(1, 3, header=False) + table(4, 1, header=False)))


def test_a_picture_needs_a_description(docx: Docx) -> None:
    drawing = (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{WP}">'
        '<wp:docPr id="1" name="图 1"{}/></wp:inline></w:drawing></w:r></w:p>'
    )
    assert "PE907" in told(docx(drawing.format("")))
    assert "PE907" not in told(docx(drawing.format(' descr="某村新修的路"')))


def test_a_document_without_language_or_title_is_told(
    docx: Docx, edit_part: Callable[[bytes, str, str, str], bytes]
) -> None:
    data = docx(paragraph("甲"))
    assert {"PE908"} <= {problem.code.id for problem in unreadable_for_some(data, "甲.docx")}
