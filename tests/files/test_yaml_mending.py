"""Reading on past YAML mistakes: each is told where it stands, and the rest is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval.files.yaml_nodes import MapNode, load_yaml

REST = "后面: {不认识: 1}\n"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('甲: "没有收尾\n', 1, 1),
        ("甲: {乙: 1\n", 1, 4),
        ("甲: [1, 2\n", 1, 4),
        ("甲: 一: 二\n", 1, 5),
        ("甲:一\n", 1, 2),
        ("甲: @一\n", 1, 4),
        ("甲:\n  乙: 1\n   丙: 2\n", 3, 5),
        ("甲:\n  - 乙: 1\n   丙: 2\n", 3, 4),
        ("甲: 1\n贴来的\t表格\n", 2, 1),
    ],
)
def test_a_mistake_is_told_and_what_follows_is_read(text: str, line: int, column: int) -> None:
    node, problems = load_yaml(text + REST, "f.yaml", mend=True)
    assert {one.place.line for one in problems if one.place} == {line}
    assert problems[0].place is not None
    assert problems[0].place.column == column
    assert isinstance(node, MapNode)
    assert node.get("后面") is not None
    assert load_yaml(text + REST, "f.yaml")[0] is None


def test_places_after_a_tab_are_those_of_the_file() -> None:
    node, problems = load_yaml("甲:\n\t乙: 值\n", "f.yaml", mend=True)
    assert [one.code.id for one in problems] == ["PE105"]
    assert isinstance(node, MapNode)
    inner = node.get("甲")
    assert isinstance(inner, MapNode)
    assert [(key.span.column, value.span.column) for key, value in inner] == [(2, 5)]


@given(st.text(st.sampled_from("甲乙:：- \n\t{}[],，\"'“@&*1#\\|"), max_size=60))
def test_mending_never_raises_and_ends(text: str) -> None:
    node, problems = load_yaml(text, "f.yaml", mend=True)
    assert node is not None or problems
