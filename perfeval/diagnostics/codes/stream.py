"""PE870 to PE889: streams of events."""

from perfeval.diagnostics.record import Code, Severity

NOT_JSON = Code(
    "PE870",
    Severity.ERROR,
    "这一行不是一个 JSON 对象：{problem}",
    "this line is no JSON object: {problem}",
    "一行写一个事件，如 {example}",
    "write one event a line, such as {example}",
)
CUT_LINE = Code(
    "PE871",
    Severity.WARNING,
    "最后一行没有写完，没有算进去；前面的都算",
    "the last line is cut and does not count; everything before it does",
    "写完整以后再读一次，已经算过的不会重复。",
    "read the stream again once it is whole; what was counted is not counted twice.",
)
LONG_LINE = Code(
    "PE872",
    Severity.ERROR,
    "这一行超过 {limit} 字节，没有读",
    "this line is longer than {limit} bytes and was not read",
    "一行只写一个事件的一行数据；多行之间要换行。",
    "an event is one row on one line; lines end with a line feed.",
)
NOT_UTF8 = Code(
    "PE873",
    Severity.WARNING,
    "不是 UTF-8，按 GB18030（GBK）读；以后的行同样处理，不再提示",
    "this is not UTF-8 and was read as GB18030 (GBK); so are later lines, without a word",
    "请用 UTF-8 写事件流。",
    "write streams in UTF-8.",
)
NO_TEXT = Code(
    "PE874",
    Severity.ERROR,
    "这一行不是文字：{problem}",
    "this line is no text: {problem}",
    "可能是复制时坏了，或断电后文件里留下的空白；这一行没有算进去。",
    "it may have been damaged by a copy or a power cut; the line does not count.",
)
BAD_PART = Code(
    "PE875",
    Severity.ERROR,
    "事件的“{key}”不对：{problem}",
    "“{key}” of this event is wrong: {problem}",
    "可以写：{accepted}",
    "accepted: {accepted}",
)
LATE_EVENT = Code(
    "PE876",
    Severity.WARNING,
    "这个事件是 {day} 的，到得晚，事件流已到 {clock}；照样算，从 {clock} 起起作用",
    "this event of {day} came late, the stream is at {clock} already; it counts from then on",
    "以后晚到的只在最后报个数。按日期排好的事件流里没有晚到的。",
    "later ones are only counted at the end; a stream in the order of its dates has none.",
)
CLOCK_BACK = Code(
    "PE877",
    Severity.WARNING,
    "“到”写的是 {day}，事件流已到 {clock}，时间不往回走；这一行不起作用",
    "the clock line says {day}, the stream is at {clock} and does not go back; it has no effect",
    "事件晚到可以直接写它自己的日期。",
    "an event that comes late may just bear its own date.",
)
FAR_AHEAD = Code(
    "PE878",
    Severity.ERROR,
    "日期 {day} 比事件流的 {clock} 晚了 {years} 年以上，没有算进去",
    "the date {day} is more than {years} years after {clock}; the line does not count",
    "多半是年份写错了；确实如此的，先写一行 {example}，分几次走到那一天。",
    "the year is probably mistyped; if not, go there in steps with lines like {example}.",
)
TWO_VALUES = Code(
    "PE879",
    Severity.WARNING,
    "“{field}”同一天有两个说法：第 {line} 行与这一行不同；取后到的",
    "“{field}” has two values of one day: line {line} and this one; the one that came last holds",
    "改正一格，用改正那天的日期再写一个事件。",
    "to correct a cell, write an event dated on the day of the correction.",
)
NO_KEY = Code(
    "PE880",
    Severity.ERROR,
    "“{entity}”的这一行没有写主键（{key}），不知道是哪一行",
    "this row of “{entity}” lacks its key ({key}), so it is not known which row it is",
    "每个事件都要写全主键。",
    "every event has the whole key of its row.",
)
REFUSED = Code(
    "PE881",
    Severity.ERROR,
    "有 {count} 处错误，牵涉的行没有算进去，预警可能不全",
    "{count} errors: the lines concerned do not count, and findings may be missing",
    "改好那些行再读一次。",
    "mend those lines and read the stream again.",
)
AFTER_THE_END = Code(
    "PE882",
    Severity.INFO,
    "晚于 {day} 的 {count} 个事件没有算",
    "{count} events after {day} were left out",
)
NO_DAY = Code(
    "PE883",
    Severity.ERROR,
    "事件流里没有一个日期，不知道查到哪一天",
    "the stream has no date at all, so it is not known which day to evaluate",
    "至少写一个事件，或一行 {example}。",
    "write at least one event, or a line {example}.",
)
WHOLE_RULES = Code(
    "PE884",
    Severity.INFO,
    "这些规则要看全部的行，只在{when}和最后一天查：{rules}",
    "these rules look at all rows and are evaluated {when} and at the end only: {rules}",
)
MANY_MORE = Code(
    "PE885",
    Severity.INFO,
    "还有 {count} 条 {code} 没有逐条印出",
    "{count} more of {code} were not printed",
)
TOO_EARLY = Code(
    "PE886",
    Severity.INFO,
    "规则集的参数从 {first} 起才都有值，{day} 到那以前的日子不查",
    "the parameters of the rulesets have values from {first} on; days before, from {day}, are left out",
)
