from __future__ import annotations

import pytest
from lxml import etree

from perfeval.report.verify.text import MarkedText, marked_text
from perfeval.report.word.xml_text import W

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def read(inner: str) -> MarkedText:
    xml = f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{inner}</w:body></w:document>'
    return marked_text(etree.fromstring(xml))


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f"<w:p>{run('甲')}</w:p><w:p>{run('乙')}</w:p>", "甲\n乙\n"),
        (f"<w:p>{run('甲')}<w:ins>{run('新')}</w:ins></w:p>", "甲新\n"),
        ("<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>", "\n"),
        (
            f"<w:p><w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo></w:p>",
            "新\n",
        ),
        ("<w:p><w:r><w:t>甲</w:t><w:tab/><w:br/></w:r></w:p>", "甲\t \n"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", "\n"),
        (
            (
                "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>删</w:t></w:r></w:p></w:tc>"
                f"</w:tr><w:tr><w:tc><w:p>{run('留')}</w:p></w:tc></w:tr></w:tbl>"
            ),
            "留\n",
        ),
        (
            (
                f"<w:p><mc:AlternateContent><mc:Choice>{run('一')}</mc:Choice>"
                f"<mc:Fallback>{run('一')}</mc:Fallback></mc:AlternateContent></w:p>"
            ),
            "一\n",
        ),
    ],
)
def test_the_text_is_what_a_reader_sees_with_all_changes_accepted(inner: str, text: str) -> None:
    assert read(inner).text == text


def test_marks_know_where_they_stand() -> None:
    found = read(
        f'<w:p>{run("共")}<w:bookmarkStart w:id="4" w:name="_pe_1"/><w:sdt><w:sdtPr>'
        f'<w:tag w:val="pe:甲|1"/></w:sdtPr><w:sdtContent>{run("12.5")}</w:sdtContent></w:sdt>'
        f'<w:bookmarkEnd w:id="4"/>{run("万元")}</w:p>'
    )
    (control,), (bookmark,) = found.controls, found.bookmarks
    assert (control.start, control.end, control.tag) == (1, 5, "pe:甲|1")
    assert (bookmark.start, bookmark.end) == (1, 5)


def test_an_emptied_control_is_gone() -> None:
    found = read(
        '<w:p><w:sdt><w:sdtPr><w:tag w:val="pe:甲|1"/><w:showingPlcHdr/></w:sdtPr>'
        f"<w:sdtContent>{run('单击此处输入文字')}</w:sdtContent></w:sdt></w:p>"
    )
    assert found.controls == []


def test_foreign_controls_and_bookmarks_are_only_text() -> None:
    found = read(
        '<w:p><w:bookmarkStart w:id="1" w:name="_GoBack"/><w:sdt><w:sdtPr/>'
        f'<w:sdtContent>{run("甲")}</w:sdtContent></w:sdt><w:bookmarkEnd w:id="1"/></w:p>'
    )
    assert found.text == "甲\n"
    assert (found.controls, found.bookmarks) == ([], [])
