from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.vocabulary import Kind, load_vocabulary


def extra(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_text("词汇: 本县\n实体:\n" + text, encoding="utf-8")
    return path


def test_the_shipped_vocabulary_has_no_problem() -> None:
    vocabulary, problems = load_vocabulary()
    assert problems == []
    assert vocabulary is not None
    assert {
        "资金",
        "资金文件",
        "项目",
        "支付",
        "审核",
        "绩效指标",
        "公示",
    } <= vocabulary.entities.keys()


def test_every_reference_and_key_of_the_shipped_vocabulary_exists() -> None:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    for entity in vocabulary.entities.values():
        assert entity.key
        assert set(entity.key) <= entity.fields.keys()
        for field in entity.references():
            assert vocabulary.entities[field.refers].key


def test_a_measure_makes_a_field_for_each_of_its_parts() -> None:
    vocabulary, _ = load_vocabulary()
    assert vocabulary is not None
    fields = vocabulary.entities["绩效指标"].fields
    assert fields["目标值"].kind is Kind.QUANTITY
    assert fields["目标值"].part_of == "年度指标值"


def test_an_office_adds_a_field_to_an_entity_that_is_there(tmp_path: Path) -> None:
    path = extra(tmp_path, "  项目:\n    字段:\n      包保领导: {英文: leader, 类型: 文本}\n")
    vocabulary, problems = load_vocabulary(path)
    assert problems == []
    assert vocabulary is not None
    assert vocabulary.entities["项目"].find("leader") is not None
    assert vocabulary.entities["项目"].key == ("项目编号",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("  项目:\n    字段:\n      项目名称: {英文: name2, 类型: 文本}\n", "PE483"),
        ("  学校:\n    字段:\n      所属: {英文: of, 类型: 引用, 引用: 项木}\n", "PE481"),
        ("  学校:\n    主键: [编号]\n    字段:\n      校名: {英文: n, 类型: 文本}\n", "PE482"),
        ("  学校:\n    字段:\n      经费: {英文: m, 类型: 金额}\n", "PE484"),
        ("  学校:\n    知悉: 总是\n    字段:\n      校名: {英文: n, 类型: 文本}\n", "PE850"),
        (
            "  学校:\n    字段:\n      人数: {英文: n, 类型: 整数, 没有日期时: 期末}\n",
            "PE850",
        ),
        (
            "  学校:\n    字段:\n      人数: {英文: n, 类型: 整数, 知悉: 期末, 没有日期时: 期末}\n",
            "PE850",
        ),
    ],
)
def test_a_wrong_office_file_is_refused_with_its_reason(
    tmp_path: Path, text: str, code: str
) -> None:
    vocabulary, problems = load_vocabulary(extra(tmp_path, text))
    assert vocabulary is None
    assert code in [problem.code.id for problem in problems]
    assert all(problem.place is not None for problem in problems)


def test_a_value_may_be_known_since_a_date_and_at_the_end_where_that_is_missing(
    tmp_path: Path,
) -> None:
    school = (
        "  学校:\n    主键: [校名]\n    字段:\n      校名: {英文: name, 类型: 文本, 必填: 是}\n"
        "      验收日期: {英文: taken, 类型: 日期}\n"
        "      面积: {英文: area, 类型: 数, 知悉: 验收日期, 没有日期时: 期末}\n"
        "      造价: {英文: cost, 类型: 数, 知悉: 验收日期, 没有日期时: 总是}\n"
    )
    vocabulary, problems = load_vocabulary(extra(tmp_path, school))
    assert problems == []
    assert vocabulary is not None
    fields = vocabulary.entities["学校"].fields
    assert (fields["面积"].known, fields["面积"].undated_at_end) == ("验收日期", True)
    assert (fields["造价"].known, fields["造价"].undated_at_end) == ("验收日期", False)


def test_an_office_may_have_rows_from_references_of_its_own(tmp_path: Path) -> None:
    village = (
        "  村:\n    英文: village\n    主键: [村名]\n    没有表时: 取引用的值\n"
        "    字段:\n      村名: {英文: name, 类型: 文本, 必填: 是}\n"
    )
    vocabulary, problems = load_vocabulary(extra(tmp_path, village))
    assert problems == []
    assert vocabulary is not None
    assert vocabulary.entities["村"].from_references
    assert not vocabulary.entities["项目"].from_references
    towns = load_vocabulary(extra(tmp_path, "  乡镇:\n    没有表时: 没有行\n    字段: {}\n"))[0]
    assert towns is not None
    assert not towns.entities["乡镇"].from_references
    wider = "  乡镇:\n    字段:\n      人口: {英文: people, 类型: 整数}\n"
    towns = load_vocabulary(extra(tmp_path, wider))[0]
    assert towns is not None
    assert towns.entities["乡镇"].from_references


def test_rows_from_references_have_one_name_for_a_key(tmp_path: Path) -> None:
    wrong = (
        "  村:\n    英文: village\n    主键: [村名, 年度]\n    没有表时: 取引用的值\n    字段:\n"
        "      村名: {英文: name, 类型: 文本, 必填: 是}\n      年度: {英文: year, 类型: 整数}\n"
    )
    vocabulary, problems = load_vocabulary(extra(tmp_path, wrong))
    assert vocabulary is None
    assert [problem.code.id for problem in problems] == ["PE485"]
