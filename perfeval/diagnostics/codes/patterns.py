"""PE55x: rules over several events, as written in rulesets."""

from perfeval.diagnostics.record import Code, Severity

NO_EVENTS = Code(
    "PE550",
    Severity.ERROR,
    "模式“{found}”的“有”里没有写事件",
    "the pattern “{found}” names no event under “有”",
    "至少写一个，例如 有: {{前: {{表: 审核, 日期: 审核日期}}}}。",
    "write at least one, such as 有: {{前: {{表: 审核, 日期: 审核日期}}}}.",
)
EVENT_DATE = Code(
    "PE551",
    Severity.ERROR,
    "事件“{event}”的“日期”要是“{table}”的日期字段，这里{found}",
    "“日期” of the event “{event}” must be a date field of “{table}”; here {found}",
    "可以写：{accepted}。确实不看日期的写 日期: 不限，那么截止日以后的行也算在内。",
    "accepted: {accepted}. Where the day does not matter, write 日期: 不限; rows dated after the "
    "evaluation date then count as well.",
)
KEY_NOT_REACHED = Code(
    "PE552",
    Severity.ERROR,
    "“{found}”不是“{table}”的字段，它引用的表里也没有，不能用来“按”",
    "“{found}” is no field of “{table}” nor of the tables that it refers to; events cannot be "
    "grouped by it",
    "是否想写“{nearest}”？名称不同的，在这个事件里另写 按: 字段。",
    "did you mean “{nearest}”? Where the name differs, write 按: in that event.",
)
NOT_COMPARABLE = Code(
    "PE553",
    Severity.ERROR,
    "“{part}”把几个事件的值算在了一起，模式做不到",
    "“{part}” computes with values of several events, which a pattern cannot do",
    "两个事件之间只能比较，可以加减、乘以固定的数、用 天数 和 工作日数；"
    "例如把 后.金额 / 前.金额 > 200% 写成 后.金额 > 前.金额 * 200%。",
    "events are compared; sums, differences, fixed factors, 天数 and 工作日数 are possible; write "
    "后.金额 > 前.金额 * 200% for 后.金额 / 前.金额 > 200%.",
)
EVENT_MISPLACED = Code(
    "PE554",
    Severity.ERROR,
    "“{part}”一次比较了别的几个事件：{events}",
    "“{part}” compares several other events at once: {events}",
    "一个比较只能说两个事件，写在后面那个事件的“当”里。",
    "a comparison is between two events; write it at the later of the two.",
)
TOO_MANY_WAYS = Code(
    "PE555",
    Severity.ERROR,
    "这个模式的“或”太多，要分成超过 {limit} 种情况",
    "this pattern has too many alternatives (或): more than {limit}",
    "请拆成几条模式。",
    "split it into several patterns.",
)
EVENT_NOT_YET = Code(
    "PE556",
    Severity.ERROR,
    "这里还不能说事件“{found}”：只能说这个事件自己和“有”里排在它前面的，有 {accepted}",
    "the event “{found}” cannot be named here: only the event itself and those before it under "
    "“有”, which are {accepted}",
    "把条件写到后面那个事件的“当”里；“没有”的事件不存在，别处说不了它。",
    "write the condition at the later event; what is under “没有” is not there and cannot be named "
    "elsewhere.",
)
BAD_ALIAS = Code(
    "PE557",
    Severity.ERROR,
    "“{found}”不能作事件的名字：{why}",
    "“{found}” cannot be the name of an event: {why}",
    "换一个名字，例如 前、后、首笔、次笔，不带空格和标点。",
    "take another name, without blanks and signs.",
)
FINDINGS_CYCLE = Code(
    "PE558",
    Severity.ERROR,
    "模式互相等对方的发现，绕成了圈：{cycle}",
    "patterns wait for each other's findings in a circle: {cycle}",
    "一条模式只能用别的规则的发现，那些规则不能再回头用它的。",
    "a pattern takes findings of rules that do not take its own.",
)
BAD_COUNT = Code(
    "PE559",
    Severity.ERROR,
    "“次数”要是 2 到 1000 的整数，这里是“{found}”",
    "“次数” must be a whole number from 2 to 1000, found “{found}”",
)
