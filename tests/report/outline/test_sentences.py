from __future__ import annotations

from perfeval.files.typed import Text
from perfeval.report.outline.model import Sentence
from perfeval.report.outline.sentences import paragraph
from perfeval.report.outline.writing import Writing
from perfeval.report.word.document import Run


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run if isinstance(run, str) else run.text for run in runs)


def test_a_sentence_stands_only_when_its_condition_holds(writing: Writing) -> None:
    sentences = [
        Text("共{笔数}。"),
        Sentence(when=Text("笔数 > 2"), write=Text("多。")),
        Sentence(when=Text("笔数 > 5"), write=Text("{无}很多。")),
    ]
    assert _text(paragraph(writing, sentences)) == "共3笔。多。"
    assert writing.problems == []


def test_a_condition_that_cannot_be_decided_is_told_and_leaves_the_sentence_out(
    writing: Writing,
) -> None:
    assert paragraph(writing, [Sentence(when=Text("无 > 5 万元"), write=Text("多。"))]) == ()
    assert [d.code.id for d in writing.problems] == ["PE646"]


def test_a_list_leaves_out_groups_with_zero_or_without_a_value(writing: Writing) -> None:
    listed = Sentence(
        write=Text("{组}{数}"), list_of=Text("各类"), before=Text("其中："), after=Text("。")
    )
    assert _text(paragraph(writing, [listed])) == "其中：专项100.13万元，债券50.13万元。"
    missing = Sentence(write=Text("{组}{缺}"), list_of=Text("各种"), before=Text("其中："))
    assert paragraph(writing, [missing]) == ()
    assert writing.problems == []


def test_a_list_may_name_several_measures_and_figures_of_the_whole(writing: Writing) -> None:
    listed = Sentence(
        write=Text("{组}{金额}占{全部}的{占比}"), list_of=Text("各种"), between=Text("；")
    )
    assert _text(paragraph(writing, [listed])) == (
        "专项100.13万元占150.25万元的66.64%；债券50.13万元占150.25万元的33.36%"
    )


def test_a_list_of_an_unknown_family_is_told(writing: Writing) -> None:
    assert paragraph(writing, [Sentence(write=Text("{组}"), list_of=Text("各累"))]) == ()
    assert [d.code.id for d in writing.problems] == ["PE651"]
