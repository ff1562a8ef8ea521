"""PE47x: groups of indicators, their weights, grades."""

from perfeval.diagnostics.record import Code, Severity

BAD_PARENT = Code(
    "PE451",
    Severity.ERROR,
    "“上级”不能是“{found}”：{cause}",
    "“{found}” cannot be the group above: {cause}",
    "可用的分组：{accepted}",
    "groups: {accepted}",
)
GROUP_WEIGHTS = Code(
    "PE452",
    Severity.ERROR,
    "分组“{group}”的分值是 {weight}，下面各项合计 {found}",
    "group “{group}” has a weight of {weight}, what is in it adds up to {found}",
    "改分组或各项的分值，使两边相等。",
    "change either weight so that both are equal.",
)
WEIGHT_RULE = Code(
    "PE453",
    Severity.ERROR,
    "分值不合“权重约束”：{cause}",
    "the weights break a weight rule: {cause}",
)
CANNOT_SHARE = Code(
    "PE454",
    Severity.ERROR,
    "“{found}”的分值不能均分：{cause}",
    "the weight of “{found}” cannot be shared equally: {cause}",
)
GRADE_GAP = Code(
    "PE455",
    Severity.WARNING,
    "{value} 分不落在任何等级：在“{lower}”之上，“{upper}”之下",
    "{value} points are in no grade: above “{lower}”, below “{upper}”",
    "“取舍”的小数写 0，或删去“不高于”。",
    "round to whole points, or leave out 不高于.",
)
EMPTY_GROUP = Code(
    "PE456",
    Severity.WARNING,
    "分组“{found}”下面没有指标",
    "there is no indicator in group “{found}”",
    "指标写“上级: {found}”就归到它下面。",
    "an indicator with “上级: {found}” belongs to it.",
)
