"""PE13x: keys and values of files that describe something (rulesets, vocabulary, templates)."""

from perfeval.diagnostics.record import Code, Severity

UNKNOWN_KEY = Code(
    "PE131",
    Severity.ERROR,
    "{where}里没有“{found}”这个键",
    "{where} has no key “{found}”",
    "最接近的是“{nearest}”。可用的键：{accepted}",
    "the nearest is “{nearest}”. Accepted: {accepted}",
)
MISSING_KEY = Code(
    "PE132",
    Severity.ERROR,
    "{where}缺少“{key}”",
    "{where} lacks “{key}”",
    "加一行“{key}: …”，与同一层的其他键对齐。",
    "add a line “{key}: …”, aligned with the other keys.",
)
WRONG_VALUE = Code(
    "PE133",
    Severity.ERROR,
    "“{found}”不是可用的值，这里要{accepted}",
    "“{found}” is not accepted here; expected {accepted}",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
MIXED_KEYS = Code(
    "PE134",
    Severity.WARNING,
    "这个文件的键用中文，“{found}”是英文键",
    "the keys of this file are Chinese, but “{found}” is English",
    "写成“{nearest}”。",
    "write “{nearest}”.",
)
NOT_ONE_OF = Code(
    "PE135",
    Severity.ERROR,
    "{where}要且只要写一种：{accepted}；这里写了 {found} 种",
    "{where} takes exactly one of: {accepted}; {found} are written",
)
