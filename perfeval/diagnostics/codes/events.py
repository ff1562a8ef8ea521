"""PE50x to PE52x: event patterns and the engines that match them."""

from perfeval.diagnostics.record import Code, Severity

BUILTIN_INSTEAD = Code(
    "PE501",
    Severity.INFO,
    "durable-rules 用不了（{reason}）：事件规则（时限、先后、缺项）"
    "改由内置匹配器在本进程内逐组执行，结果与 durable-rules 完全相同，没有少查任何一条",
    "durable-rules is not available ({reason}): event patterns (deadlines, order of steps, missing "
    "steps) run on the built-in matcher inside this process; it gives the same hits, nothing is "
    "left out",
    "要用 durable-rules，请在 Python 3.11 或 3.12 下安装 perfeval（需要 C 编译器）。",
    "to have durable-rules, install perfeval on Python 3.11 or 3.12 (a C compiler is needed).",
)
WORKER_DIED = Code(
    "PE502",
    Severity.WARNING,
    "匹配事件的子进程在第 {first} 至 {last} 组时中断（{reason}）；"
    "这些组已改由内置匹配器完成，结果不受影响",
    "a worker process of the event matcher died on groups {first} to {last} ({reason}); the "
    "built-in matcher did these groups, the results are not affected",
    "如果反复出现，请把这条信息连同“perfeval doctor”的输出一并反馈。",
    "if it comes again, report this message together with the output of “perfeval doctor”.",
)
WORKER_HUNG = Code(
    "PE503",
    Severity.WARNING,
    "匹配事件的子进程在第 {first} 至 {last} 组上超过 {seconds} 秒没有回应，已被结束；"
    "这些组已改由内置匹配器完成，结果不受影响",
    "a worker process of the event matcher gave no answer on groups {first} to {last} within "
    "{seconds} seconds and was ended; the built-in matcher did these groups, the results are not "
    "affected",
)
WORKER_NOT_STARTED = Code(
    "PE504",
    Severity.WARNING,
    "匹配事件的子进程启动不了（{reason}）；"
    "第 {first} 至 {last} 组已改由内置匹配器完成，结果不受影响",
    "a worker process of the event matcher cannot be started ({reason}); the built-in matcher did "
    "groups {first} to {last}, the results are not affected",
)
WORKERS_GIVEN_UP = Code(
    "PE505",
    Severity.WARNING,
    "匹配事件的子进程已出错 {faults} 次，不再重启；"
    "余下 {count} 组已改由内置匹配器完成，结果不受影响",
    "worker processes of the event matcher failed {faults} times and are not started again; the "
    "built-in matcher did the remaining {count} groups, the results are not affected",
)
OUTSIDE_PROFILE = Code(
    "PE506",
    Severity.INFO,
    "{count} 组事件超出 durable-rules 能可靠处理的范围"
    "（一组 {facts} 条以上，或有特别大的整数、特别长的文字），已由内置匹配器完成：第 {groups} 组",
    "{count} groups are beyond what durable-rules handles reliably ({facts} facts or more in a "
    "group, very large integers, very long texts) and were done by the built-in matcher: {groups}",
)

PATTERN_TWICE = Code(
    "PE510",
    Severity.ERROR,
    "有两条事件规则都叫“{pattern}”",
    "two event patterns are called “{pattern}”",
    "请给其中一条换个编号。",
    "give one of them another id.",
)
ALIAS_TWICE = Code(
    "PE511",
    Severity.ERROR,
    "事件规则“{pattern}”里，“{alias}”用来称呼两个事件",
    "event pattern “{pattern}” calls two facts “{alias}”",
    "请给其中一个换个名字。",
    "give one of them another name.",
)
REF_UNKNOWN = Code(
    "PE512",
    Severity.ERROR,
    "事件规则“{pattern}”引用了“{alias}.{field}”，但没有叫“{alias}”的事件；可用的有：{accepted}",
    "event pattern “{pattern}” refers to “{alias}.{field}”, but no fact is called “{alias}”; "
    "there are: {accepted}",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
REF_LATER = Code(
    "PE513",
    Severity.ERROR,
    "事件规则“{pattern}”中，“{term}”引用了排在它后面的“{alias}.{field}”",
    "in event pattern “{pattern}”, “{term}” refers to “{alias}.{field}”, which comes after it",
    "把“{alias}”移到“{term}”之前，或把这个条件写到“{alias}”上。",
    "move “{alias}” before “{term}”, or write the condition at “{alias}”.",
)
REF_ABSENT = Code(
    "PE514",
    Severity.ERROR,
    "事件规则“{pattern}”中，“{term}”引用了“{alias}.{field}”，而“{alias}”是不应出现的事件，没有值可取",
    "in event pattern “{pattern}”, “{term}” refers to “{alias}.{field}”, but “{alias}” is a fact "
    "that must be absent and has no values",
    "可引用的只有应当出现的事件。",
    "only facts that must be present can be referred to.",
)
PATTERN_EMPTY = Code(
    "PE515",
    Severity.ERROR,
    "事件规则“{pattern}”没有写任何事件",
    "event pattern “{pattern}” names no fact at all",
)
OPERATOR_UNKNOWN = Code(
    "PE516",
    Severity.ERROR,
    "事件规则“{pattern}”用了不认识的比较“{found}”；可用的有：{accepted}",
    "event pattern “{pattern}” uses the unknown comparison “{found}”; there are: {accepted}",
)
VALUE_TYPE = Code(
    "PE517",
    Severity.ERROR,
    "事件规则“{pattern}”中“{field}”比较的值“{found}”是{type}；只能是整数、文字或是非值",
    "event pattern “{pattern}” compares “{field}” with “{found}” of type {type}; integers, texts "
    "and booleans are accepted",
    "日期请换算成天数，金额请换算成整数（如分）。",
    "write a date as a day number and an amount as a scaled integer.",
)

TOO_MANY_TERMS = Code(
    "PE520",
    Severity.ERROR,
    "事件规则“{pattern}”写了 {found} 个事件，最多 {limit} 个",
    "event pattern “{pattern}” names {found} facts; {limit} are possible",
    "请拆成几条规则。",
    "split it into several patterns.",
)
TOO_MANY_JOINS = Code(
    "PE521",
    Severity.ERROR,
    "事件规则“{pattern}”的“{term}”与别的事件比较了 {found} 次，最多 {limit} 次",
    "in event pattern “{pattern}”, “{term}” is compared with other facts {found} times; {limit} "
    "are possible",
)
TOO_MANY_FIELDS = Code(
    "PE522",
    Severity.ERROR,
    "各条事件规则一共读取“{kind}”的 {found} 个字段，最多 {limit} 个",
    "the event patterns read {found} fields of “{kind}”; {limit} are possible",
)
VALUE_RANGE = Code(
    "PE523",
    Severity.ERROR,
    "事件规则“{pattern}”中“{field}”比较的值太大或太长："
    "整数的绝对值不超过 2 的 53 次方，文字不超过 {limit} 字",
    "event pattern “{pattern}” compares “{field}” with a value that is too large: integers up to "
    "2**53 and texts up to {limit} characters are accepted",
)
NOT_CHECKED = Code(
    "PE507",
    Severity.INFO,
    "{ruleset} 有 {count} 条规则没有查，因为没有交来要看的表（列）：{rules}",
    "{count} rules of {ruleset} did not run, as what they look at was not handed in: {rules}",
    "没有查不等于没有问题；有这张表的，放进项目文件夹（只有表头也行）。",
    "not checked is not the same as in order; put the table into the folder, if only its header.",
)
