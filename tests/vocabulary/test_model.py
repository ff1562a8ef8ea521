from __future__ import annotations

from perfeval.vocabulary import Entity, Field, Kind, Vocabulary

PROJECT = Entity("项目", "project", {"编号": Field("编号", "id", Kind.TEXT)}, ("编号",))
PAYMENT = Entity(
    "支付", "payment", {"项目": Field("项目", "project", Kind.REFERENCE, refers="项目")}, ()
)
BOTH = Vocabulary("试", {"项目": PROJECT, "支付": PAYMENT})


def test_entities_and_fields_are_found_by_either_name() -> None:
    assert BOTH.find("project") is BOTH.find("项目") is PROJECT
    assert PROJECT.find("id") is PROJECT.find("编号")
    assert BOTH.find("学校") is None
    assert PROJECT.find("校长") is None


def test_relations_are_the_references_that_point_to_an_entity() -> None:
    assert [(e.name, f.name) for e, f in BOTH.relations("项目")] == [("支付", "项目")]
    assert list(BOTH.relations("支付")) == []


def test_numbers_are_told_from_other_kinds() -> None:
    assert {kind for kind in Kind if kind.is_number} == {
        Kind.MONEY,
        Kind.RATE,
        Kind.NUMBER,
        Kind.COUNT,
        Kind.QUANTITY,
    }
