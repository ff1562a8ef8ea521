"""PE415 and PE49x: the calendar of working days."""

from perfeval.diagnostics.record import Code, Severity

OUTSIDE = Code(
    "PE415",
    Severity.ERROR,
    "{found} 超出工作日历：日历从 {first} 年到 {last} 年",
    "{found} is outside the calendar of working days, which covers {first} to {last}",
    "放假安排由国务院办公厅逐年公布，不能推算：更新程序，或改用自然日。",
    "holidays are announced year by year and cannot be guessed: update the program, or use natural days.",
)
BAD_DAYS = Code(
    "PE491",
    Severity.ERROR,
    "“{found}”不是这一年的日子，这里要{accepted}",
    "“{found}” is no day of this year; expected {accepted}",
    "一天写成 2022-01-01，连续几天写成 2022-01-01 至 2022-01-03。",
    "write one day as 2022-01-01, several as 2022-01-01 至 2022-01-03.",
)
DAY_TWICE = Code(
    "PE492",
    Severity.ERROR,
    "{found} 在同一份通知里写了两次",
    "{found} is named twice in one notice",
    "一天要么放假，要么上班；年中另有变化的写进“调整”。",
    "a day is either off or worked; what changed within the year goes under “changes”.",
)
NOT_MAKE_UP = Code(
    "PE493",
    Severity.ERROR,
    "{found}（{weekday}）本来就上班，不是调休上班日",
    "{found} ({weekday}) is worked anyway; it is no make-up day",
    "照通知原文核对日期。",
    "compare it with the notice.",
)
YEARS = Code(
    "PE494",
    Severity.ERROR,
    "年度要从早到晚一年接一年，“{found}”这里应是 {accepted}",
    "years follow one another; “{found}” should be {accepted}",
)
