"""PE48x: the vocabulary file."""

from perfeval.diagnostics.record import Code, Severity

UNKNOWN_ENTITY = Code(
    "PE481",
    Severity.ERROR,
    "词汇表里没有实体“{found}”",
    "the vocabulary has no entity “{found}”",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
UNKNOWN_FIELD = Code(
    "PE482",
    Severity.ERROR,
    "实体“{entity}”没有字段“{found}”",
    "entity “{entity}” has no field “{found}”",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
NAME_TWICE = Code(
    "PE483",
    Severity.ERROR,
    "“{found}”在{where}里已经用过",
    "“{found}” is already used in {where}",
    "一个词只能指一样东西，请改名。",
    "one word means one thing: rename it.",
)
NAMED_ROWS_KEY = Code(
    "PE485",
    Severity.ERROR,
    "实体“{entity}”没有表时取引用的值，主键要正好是一个文本字段",
    "entity “{entity}” takes its rows from references: its key must be exactly one text field",
    "引用里只有一个名称，主键就写那个名称的字段。",
    "a reference holds one name: make the field of that name the key.",
)
NEEDS = Code(
    "PE484",
    Severity.ERROR,
    "类型为“{kind}”的字段“{field}”要写“{key}”",
    "field “{field}” of type “{kind}” needs “{key}”",
)
