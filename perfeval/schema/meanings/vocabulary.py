"""What the keys of vocabulary files mean."""

from __future__ import annotations

from perfeval.files.typed import Described
from perfeval.vocabulary import loader as v

MEANINGS: dict[type[Described], tuple[str, dict[str, str]]] = {
    v.VocabularyFile: (
        "词汇表",
        {
            "vocabulary": "词汇表的名称",
            "version": "版本，加引号",
            "entities": "实体 → 它的表名、主键和字段",
        },
    ),
    v.EntitySpec: (
        "一个实体",
        {
            "english": "英文名，给程序和 JSON 用",
            "meaning": "这种行是什么",
            "sheets": "工作表也可以叫什么",
            "key": "主键的字段；同一个主键只有一行",
            "without_table": "没有这张表时：就没有行，还是取别的表里引用它的值，每个值一行",
            "known": "哪个日期字段说明这一行从哪天起知道；不写就一直知道",
            "fields": "字段 → 类型和说明",
        },
    ),
    v.FieldSpec: (
        "一个字段",
        {
            "english": "英文名，给程序和 JSON 用",
            "type": "字段的类型",
            "meaning": "这个字段是什么",
            "unit": "金额的单位，例如 万元",
            "required": "每一行是否必填；不写就是 否",
            "headers": "表头也可以怎么写",
            "choices": "选项 → 同义的写法",
            "refers": "引用哪个实体",
            "parts": "指标值拆成哪几个字段",
            "signed": "数可否为负；不写就是 否",
            "month_end": "日期只写到月时：取月末，还是拒绝",
            "known": "从哪天起知道：同一行的日期字段、期末（数据的截止日）、总是",
            "undated": "“知悉”的那个日期没有填时：期末才知道，还是总是知道；不写就是 总是",
        },
    ),
    v.PartsSpec: (
        "指标值的拆分",
        {
            "number": "放数值的字段",
            "relation": "放 ≥、≤ 这类关系的字段",
            "unit": "放计量单位的字段",
            "month": "放月份的字段",
        },
    ),
}
"""By model: its title, and what each key means."""
