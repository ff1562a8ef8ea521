"""PE69x, PE97x: computed tables and workbooks that go with a document."""

from perfeval.diagnostics.record import Code, Severity

PARAMETER_NEEDED = Code(
    "PE691",
    Severity.ERROR,
    "计算表“{table}”要用参数“{found}”，项目的规则集里没有",
    "the computed table “{table}” needs the parameter “{found}”, which no ruleset has",
    "在 perfeval.toml 的 rulesets 里加上 county-supervision，或在本单位的规则集里写这个参数。",
    "add county-supervision to rulesets in perfeval.toml, or give your ruleset the parameter.",
)
NO_PAIRS = Code(
    "PE692",
    Severity.ERROR,
    "计算表“{table}”没有写“配对”：没有一条规则说明哪些结余可以安排到哪些项目",
    "the computed table “{table}” has no 配对: no rule says which surplus may go where",
    "没有写明允许的，一律不安排；至少写一条配对。",
    "what no rule allows is never moved; write at least one rule.",
)
DEADLINE_NEEDED = Code(
    "PE693",
    Severity.ERROR,
    "计算表“{table}”要用从“公示.产生日期”到“公示.公开日期”的时限，项目的规则集里没有",
    "the computed table “{table}” needs a deadline from 公示.产生日期 to 公示.公开日期",
    "在 perfeval.toml 的 rulesets 里加上 county-supervision，或在本单位的规则集里写这条时限。",
    "add county-supervision to rulesets in perfeval.toml, or give your ruleset the deadline.",
)
NO_DEADLINES = Code(
    "PE970",
    Severity.ERROR,
    "计算表“{table}”要用时限，项目的规则集里一条也没有",
    "the computed table “{table}” needs deadlines, and no ruleset has any",
    "在 perfeval.toml 的 rulesets 里加上 county-supervision，或在本单位的规则集里写时限。",
    "add county-supervision to rulesets in perfeval.toml, or give your ruleset deadlines.",
)
TABLE_UNKNOWN = Code(
    "PE694",
    Severity.ERROR,
    "没有“{found}”这张表",
    "there is no table “{found}”",
    "是否想写“{nearest}”？计算表要先在 figures.yaml 的“计算表”里列出。",
    "did you mean “{nearest}”? Computed tables are listed under 计算表 in figures.yaml.",
)
SHEET_TOTAL = Code(
    "PE695",
    Severity.ERROR,
    "附表“{sheet}”的“{column}”：各行合计 {sum}，合计行的“{figure}”是 {total}",
    "sheet “{sheet}”, “{column}”: the rows add up to {sum}, the total “{figure}” is {total}",
    "检查合计行的数字和这张表的条件是否一致。",
    "check that the figure and the sheet have the same condition.",
)
FORMAT_LACKING = Code(
    "PE696",
    Severity.ERROR,
    "附表“{sheet}”的“{column}”是{kind}，要写格式",
    "sheet “{sheet}”: “{column}” is {kind} and needs a format",
    "例如 {accepted}",
    "for example {accepted}",
)
ROW_UNDECIDED = Code(
    "PE697",
    Severity.WARNING,
    "附表“{sheet}”有 {count} 行判断不了条件，没有列入；第一行：{reason}",
    "sheet “{sheet}”: the condition of {count} rows cannot be decided; the first: {reason}",
    "补上缺的数据。",
    "supply the data.",
)
SHEET_NAME = Code(
    "PE698",
    Severity.ERROR,
    "附表不能叫“{found}”：{reason}",
    "a sheet cannot be called “{found}”: {reason}",
)
