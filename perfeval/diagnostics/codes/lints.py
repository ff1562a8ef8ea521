"""PE424 to PE440: what is allowed in a ruleset and yet hardly meant. All can be acknowledged."""

from perfeval.diagnostics.record import Code, Severity

UNUSED_PARAMETER = Code(
    "PE424",
    Severity.WARNING,
    "参数“{found}”没有用在任何算式里",
    "parameter “{found}” is used in no expression",
    "删去它，或在算式里用它的名称代替写死的数。",
    "leave it out, or write its name where the number stands now.",
)
UNUSED_DERIVED = Code(
    "PE425",
    Severity.WARNING,
    "派生字段“{found}”没有规则使用",
    "derived field “{found}” is used by no rule",
    "删去它；只给文档用的，写进“忽略”并说明理由。",
    "leave it out; when only documents use it, say so under “忽略”.",
)
UNUSED_BASIS = Code(
    "PE426",
    Severity.WARNING,
    "依据“{found}”没有规则引用",
    "basis “{found}” is cited by no rule",
    "删去它，或在规则的“依据”里写上它。",
    "leave it out, or cite it under a rule's “依据”.",
)
NEVER_APPLIES = Code(
    "PE428",
    Severity.WARNING,
    "规则“{rule}”永远用不上：“{found}”不可能成立",
    "rule “{rule}” never applies: “{found}” cannot hold",
    "看“且”连起来的几个条件是不是互相排斥。",
    "see whether the conditions joined by 且 exclude each other.",
)
CONSTANT_CONDITION = Code(
    "PE429",
    Severity.WARNING,
    "条件“{found}”{verdict}",
    "the condition “{found}” {verdict}",
    "看比较的方向、单位和界限有没有写反或写错。",
    "see whether its direction, unit or limit is written the wrong way.",
)
AGAINST_DIRECTION = Code(
    "PE430",
    Severity.WARNING,
    "“{rule}”标明{stated}，得分却是{scored}（{how}）",
    "“{rule}” says {stated}, yet its points are {scored} ({how})",
    "改得分的方法或界限，或改名称和适用条件。",
    "change how it is scored, or its name and condition.",
)
SAME_NAME = Code(
    "PE431",
    Severity.WARNING,
    "名称“{found}”用了两次，适用的行又不能分开",
    "the name “{found}” is used twice, and the two are not kept apart by “适用”",
    "名称各写各的，结果里才分得清。",
    "give each a name of its own.",
)
SCORED_TWICE = Code(
    "PE432",
    Severity.WARNING,
    "“{found}”的同一行会被“{first}”和“{second}”各评一次",
    "a row of “{found}” is scored by both “{first}” and “{second}”",
    "用“适用”把两条规则管的行分开。",
    "keep their rows apart by “适用”.",
)
WEIGHTS = Code(
    "PE433",
    Severity.WARNING,
    "各项分值合计 {found}，满分是 {full}，这样的总分没有等级",
    "the weights add up to {found}, the full marks are {full}: such totals get no grade",
    "改分值或“总分”的“满分”，使两者相等。",
    "change the weights or the full marks so that they agree.",
)
GRADE_ABOVE_FULL = Code(
    "PE434",
    Severity.WARNING,
    "等级“{found}”的起点 {value} 高于满分 {full}，没有人能得到",
    "grade “{found}” starts at {value}, above the full marks of {full}: nobody can reach it",
    "改起点或满分。",
    "change its start or the full marks.",
)
NOT_IN_FORCE = Code(
    "PE435",
    Severity.WARNING,
    "规则集从 {effective} 起施行，评价日期 {day} 还没有施行",
    "the ruleset takes effect on {effective}; it is not in force on {day}",
    "改评价日期，或用那时有效的规则集。",
    "change the evaluation date, or use the ruleset that was in force.",
)
CLIFF_SIDE = Code(
    "PE436",
    Severity.WARNING,
    "断崖 {found} 在满分线 {full} 好的一边，到了满分线也不得分",
    "the cliff {found} is on the good side of {full}: the full-marks line itself gets nothing",
    "看“方向”和“断崖”是不是写反了。",
    "see whether 方向 and 断崖 are the wrong way round.",
)
IGNORE_UNUSED = Code(
    "PE437",
    Severity.WARNING,
    "忽略的“{found}”在这里没有出现",
    "“{found}” is acknowledged, but does not occur here",
    "问题已经改好的，删去这一条。",
    "leave it out when the matter is mended.",
)
IGNORE_UNKNOWN = Code(
    "PE438",
    Severity.ERROR,
    "“{found}”不能忽略",
    "“{found}” cannot be acknowledged",
    "错误要改；可以忽略的只有这些提醒：{accepted}",
    "errors are mended; only these warnings can be acknowledged: {accepted}",
)
IGNORE_REASON = Code(
    "PE439",
    Severity.ERROR,
    "忽略“{found}”没有写理由",
    "no reason is given for acknowledging “{found}”",
    "写一句为什么这样是对的，给以后改规则的人看。",
    "say why it is right as it is.",
)
CHINESE_QUOTES = Code(
    "PE440",
    Severity.WARNING,
    "{found} 整段放在中文引号里，引号会算进文字",
    "{found} stands in Chinese quotation marks, which become part of the text",
    "不用加引号；一定要加的，用半角的双引号。",
    "leave them out, or use half-width double quotes.",
)
