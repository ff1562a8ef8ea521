import pytest

from perfeval.report.template.grammar import TAG, is_mixed, parse_tag


@pytest.mark.parametrize(
    ("inner", "kind", "name"),
    [
        (" 到位.合计 ", "value", "到位.合计"),
        ("到位.各类[债券].到位|万元2", "value", "到位.各类[债券].到位"),
        ("# each 项目", "each", "项目"), ("＃每个　项目", "each", "项目"),
        ("／ each", "end-each", ""),
        ("#if 率 ＜ 9％", "if", "率 < 9%"), ("否则", "else", ""),
        ("图 公 章.png | 4厘米", "image", "公 章.png"),
        ("图表 饼 各类 数", "chart", "饼 各类 数"),
    ],
)  # fmt: skip
def test_a_tag_is_read(inner: str, kind: str, name: str) -> None:
    tag = parse_tag("{{}}", inner)
    assert tag is not None
    assert (tag.kind, tag.name) == (kind, name)


@pytest.mark.parametrize(
    "inner",
    ["", "1+1", "甲 乙", "甲|", "甲|乙|丙", "a()", "#each", "#each 甲 乙", "#if", "'x'", "../x"],
)
def test_what_is_no_tag_is_refused(inner: str) -> None:
    assert parse_tag("{{}}", inner) is None


def test_format_and_the_wish_for_digits_only_may_stand_in_any_order() -> None:
    for inner in ("甲 | 万元2 | 不带单位", "甲 | 不带单位 | 万元2"):
        tag = parse_tag("{{}}", inner)
        assert tag is not None
        assert (tag.form, tag.bare) == ("万元2", True)


def test_braces_of_both_widths_are_seen() -> None:
    match = TAG.search("甲{｛乙}}丙")
    assert match is not None
    assert is_mixed(match[1], match[3])
    assert not is_mixed("｛｛", "｝｝")
