"""PE4xx: rulesets."""

from perfeval.diagnostics.record import Code, Severity

RULESET_MISSING = Code(
    "PE401",
    Severity.ERROR,
    "找不到规则集“{found}”",
    "there is no ruleset “{found}”",
    "是否想写“{nearest}”？可用的规则集：{accepted}",
    "did you mean “{nearest}”? Rulesets: {accepted}",
)
ID_TWICE = Code(
    "PE402",
    Severity.ERROR,
    "编号“{found}”用了两次",
    "the id “{found}” is used twice",
    "每条规则的编号只能用一次。",
    "each rule has an id of its own.",
)
UNKNOWN_BASIS = Code(
    "PE403",
    Severity.ERROR,
    "“依据”里没有“{found}”",
    "there is no basis “{found}”",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
BAD_SUBJECT = Code(
    "PE404",
    Severity.ERROR,
    "对象“{found}”不能用：它既不是“{subject}”，也没有引用“{subject}”",
    "“{found}” cannot be the subject: it is not “{subject}” and does not refer to it",
)
BAD_DERIVED_NAME = Code(
    "PE405",
    Severity.ERROR,
    "派生字段的名字要写成“实体.名称”，这里是“{found}”",
    "a derived field is named “entity.name”, found “{found}”",
)
DERIVED_SHADOWS = Code(
    "PE406",
    Severity.ERROR,
    "“{found}”已经是词汇表里的字段，派生字段不能同名",
    "“{found}” is a field of the vocabulary; a derived field cannot have its name",
)
BAD_NUMBER = Code(
    "PE407",
    Severity.ERROR,
    "“{found}”不是数，这里要{accepted}",
    "“{found}” is no number; expected {accepted}",
)
GRADES_ORDER = Code(
    "PE408",
    Severity.ERROR,
    "等级“{found}”的起点 {value} 不低于上一等级，永远取不到",
    "grade “{found}” starts at {value}, not below the grade before it: it cannot be reached",
    "从高到低排列等级。",
    "order the grades from high to low.",
)
GRADES_OPEN = Code(
    "PE409",
    Severity.ERROR,
    "最后一个等级不写“不低于”，其余都要写",
    "the last grade has no lower end; all others have one",
)
SHARES = Code(
    "PE410",
    Severity.ERROR,
    "{what}合计是 {found}，应为 100%",
    "the shares add up to {found}, not 100%",
    "除不尽的写成分数，例如三项各写 1/3。",
    "write shares that do not come out even as fractions, such as 1/3.",
)
BAND_GAP = Code(
    "PE411",
    Severity.ERROR,
    "分档有空档：{example} 不落在任何一档",
    "the bands leave a gap: {example} falls in none",
    "写清每档的两端是否包含（不低于、高于、不高于、低于）。",
    "say for each end whether it belongs to the band.",
)
BAND_OVERLAP = Code(
    "PE412",
    Severity.ERROR,
    "分档有重叠：{example} 同时落在第 {first} 档和第 {second} 档",
    "bands overlap: {example} falls in both band {first} and band {second}",
    "让相邻两档只有一边包含分界值。",
    "let only one of two neighbours include the edge.",
)
PARAMETER_UNIT = Code(
    "PE413",
    Severity.ERROR,
    "参数“{name}”的单位“{found}”不认识",
    "the unit “{found}” of parameter “{name}” is unknown",
    "可用的单位：{accepted}",
    "units: {accepted}",
)
BAD_DATE = Code(
    "PE414",
    Severity.ERROR,
    "“{found}”不是日期",
    "“{found}” is no date",
    "写成 2022-01-31。",
    "write 2022-01-31.",
)
NOT_A_DATE_FIELD = Code(
    "PE416",
    Severity.ERROR,
    "“{found}”不是日期字段，时限要写成“实体.日期字段”",
    "“{found}” is no date field; a deadline names “entity.date field”",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
NOT_SHARED = Code(
    "PE417",
    Severity.ERROR,
    "“{found}”不是两边都有的字段，不能用来对应“{left}”和“{right}”",
    "“{found}” is not a field of both “{left}” and “{right}”",
)
NOT_POSITIVE = Code(
    "PE418",
    Severity.ERROR,
    "“{key}”要大于 0，这里是 {found}",
    "“{key}” must be above 0, found {found}",
)
ZERO_TARGET_POLICY = Code(
    "PE419",
    Severity.ERROR,
    "目标“{found}”可能是 0，要写明“零目标”怎么办",
    "the target “{found}” may be 0: say what then under “零目标”",
    "写 零目标: 待补 或 零目标: 不得分。",
    "write 零目标: 待补 or 零目标: 不得分.",
)
CURVE_LENGTH = Code(
    "PE420",
    Severity.ERROR,
    "参数“{name}”的“按月”要写十二个值，这里有 {found} 个",
    "“按月” of parameter “{name}” takes twelve values, found {found}",
)
TWO_UNITS = Code(
    "PE421",
    Severity.ERROR,
    "“{found}”已经带百分号，又写了单位“{unit}”",
    "“{found}” has a percent sign, and the unit is “{unit}”",
    "两个只留一个。",
    "keep one of the two.",
)
BAND_UNREACHABLE = Code(
    "PE422",
    Severity.ERROR,
    "第 {first} 档没有写界限，它后面的第 {second} 档永远轮不到",
    "band {first} has no ends, so band {second} after it is never reached",
    "给第 {first} 档写上界限，或把它移到最后。",
    "give band {first} its ends, or move it to the end.",
)
NOT_CONSTANT = Code(
    "PE423",
    Severity.ERROR,
    "“{key}”要是固定的数，“{found}”随数据变化",
    "“{key}” must be fixed, but “{found}” changes with the data",
    "写成 20%、1/3，或一个参数的名称。",
    "write 20%, 1/3 or the name of a parameter.",
)
