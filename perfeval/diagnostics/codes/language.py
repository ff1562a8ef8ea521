"""PE3xx: expressions."""

from perfeval.diagnostics.record import Code, Severity

SYNTAX = Code(
    "PE301",
    Severity.ERROR,
    "表达式在“{found}”处读不下去",
    "the expression cannot be read at “{found}”",
    "这里可以写：{accepted}",
    "expected here: {accepted}",
)
WORDS_TOGETHER = Code(
    "PE302",
    Severity.ERROR,
    "“{found}”连在一起，认不出来",
    "“{found}” is written together and cannot be read",
    "在“{word}”两侧加空格：{advice}",
    "put spaces around “{word}”: {advice}",
)
UNKNOWN_NAME = Code(
    "PE303",
    Severity.ERROR,
    "“{subject}”里没有“{found}”",
    "there is no “{found}” in “{subject}”",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
UNKNOWN_FUNCTION = Code(
    "PE304",
    Severity.ERROR,
    "没有函数“{found}”",
    "there is no function “{found}”",
    "是否想写“{nearest}”？可用的函数：{accepted}",
    "did you mean “{nearest}”? Functions: {accepted}",
)
ARGUMENTS = Code(
    "PE305",
    Severity.ERROR,
    "“{function}”的写法是 {usage}",
    "“{function}” is written {usage}",
)
TYPE_MISMATCH = Code(
    "PE306",
    Severity.ERROR,
    "{left}与{right}不能{operation}",
    "{left} and {right} cannot be combined by {operation}",
    "{advice}",
    "{advice}",
)
NEEDS_TYPE = Code(
    "PE307",
    Severity.ERROR,
    "这里要{accepted}，写的是{found}",
    "expected {accepted} here, found {found}",
    "{advice}",
    "{advice}",
)
UNKNOWN_OPTION = Code(
    "PE308",
    Severity.ERROR,
    "“{field}”没有“{found}”这个选项",
    "“{field}” has no option “{found}”",
    "是否想写“{nearest}”？可用的选项：{accepted}",
    "did you mean “{nearest}”? Options: {accepted}",
)
NO_PATH = Code(
    "PE309",
    Severity.ERROR,
    "从“{subject}”到不了“{found}”：两者之间没有引用关系",
    "“{found}” cannot be reached from “{subject}”: no reference joins them",
)
NESTED = Code(
    "PE310",
    Severity.ERROR,
    "合计、个数这类函数不能套在另一个里面",
    "an aggregate cannot stand inside another",
    "先在“派生”里给里面的一个起名，再引用它。",
    "name the inner one under “derived” and refer to it.",
)
MANY_ROWS = Code(
    "PE311",
    Severity.ERROR,
    "“{found}”每个“{subject}”有多行，不能直接用",
    "“{found}” has many rows for each “{subject}”",
    "写成 合计({found})、个数(…)、最大({found}) 等。",
    "write sum({found}), count(…), max({found}) …",
)
CYCLE = Code(
    "PE312",
    Severity.ERROR,
    "派生字段绕了一圈：{cycle}",
    "derived fields go round in a circle: {cycle}",
    "改其中一个，使它不再用到自己。",
    "change one of them so that it does not need itself.",
)
PARAMETER_DATE = Code(
    "PE313",
    Severity.ERROR,
    "参数“{name}”在 {day} 没有值，最早的一个从 {nearest} 起",
    "parameter “{name}” has no value on {day}; the first is from {nearest}",
    "在参数里补一个不晚于评价日期的值，或改评价日期。",
    "add a value not later than the evaluation date, or change the date.",
)
EMPTY_EXPRESSION = Code("PE314", Severity.ERROR, "表达式是空的", "the expression is empty")
TOO_DEEP = Code(
    "PE315",
    Severity.ERROR,
    "表达式太长或套得太深（超过 {limit} 层）",
    "the expression is too long or nested too deep (more than {limit} levels)",
    "把中间结果写成派生字段。",
    "name intermediate results as derived fields.",
)
SAY_WHICH = Code(
    "PE317",
    Severity.ERROR,
    "“{function}”没有写明{what}",
    "“{function}” does not say {what}",
    "可以写：{accepted}。写法是 {usage}",
    "accepted: {accepted}. It is written {usage}",
)
NEEDS_ROW = Code(
    "PE318",
    Severity.ERROR,
    "“{function}”是一行在同类各行里的位置或比较，这里没有哪一行",
    "“{function}” is about one row among its peers; there is no row here",
    "写进“派生”，例如 乡镇.支付名次，再用它。",
    "put it under “derived”, such as 乡镇.支付名次, and use that.",
)
LONELY_BRACE = Code(
    "PE316",
    Severity.ERROR,
    "“{found}”没有配对",
    "“{found}” stands alone",
    "数值写成 {{名称}}，前后各一个花括号。",
    "write a value as {{name}}, with both braces.",
)
