"""PE47x: dated parameters."""

from perfeval.diagnostics.record import Code, Severity

KINDS_DIFFER = Code(
    "PE471",
    Severity.ERROR,
    "参数“{name}”从 {day} 起是{found}，从 {first} 起却是{before}",
    "parameter “{name}” is {found} from {day} on, but {before} from {first} on",
    "各个日期的值用同一种单位；要换单位，就换算后再写。",
    "use one unit on every date; to change it, write converted values.",
)
NO_SOURCE = Code(
    "PE472",
    Severity.ERROR,
    "参数“{name}”从 {day} 起的值没有写出处",
    "the value of parameter “{name}” from {day} on has no source",
    "写明出自哪份文件；没有文件的，写谁在什么时候定的。",
    "say which document it comes from, or who set it and when.",
)
