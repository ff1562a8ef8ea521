"""PE44x: parameters of scoring shapes, and weights that move."""

from perfeval.diagnostics.record import Code, Severity

OUT_OF_RANGE = Code(
    "PE441",
    Severity.ERROR,
    "“{key}”要{accepted}，这里是 {found}",
    "“{key}” is out of range: accepted is {accepted}, found {found}",
)
TOO_FEW = Code(
    "PE442",
    Severity.ERROR,
    "“{key}”至少要写 {least} 项，这里有 {found} 项",
    "“{key}” takes at least {least} entries, found {found}",
)
ONLY_WITH = Code(
    "PE443",
    Severity.ERROR,
    "“{key}”只能和“{other}”一起写",
    "“{key}” is only written together with “{other}”",
    "删去“{key}”，或者改用“{other}”。",
    "leave out “{key}”, or use “{other}”.",
)
SAME_ENDS = Code(
    "PE444",
    Severity.ERROR,
    "“满分线”和“零分线”都是 {found}，两点之间没有距离",
    "full marks and no marks are both at {found}: there is nothing between",
)
MEAN_PLACES = Code(
    "PE446",
    Severity.ERROR,
    "并列取平均会得出 {example} 这样的名次，“{key}”里没有它的分",
    "ties by mean give places such as {example}, which “{key}” has no points for",
    "改用 分档、逐名递减 或 首名比例，或者把“并列”写成 取小 或 密集。",
    "use 分档, 逐名递减 or 首名比例, or take 取小 or 密集 for ties.",
)
BAD_RECEIVER = Code(
    "PE445",
    Severity.ERROR,
    "分值不能移给“{found}”：{cause}",
    "the weight cannot move to “{found}”: {cause}",
    "可以移给同一对象的：{accepted}",
    "indicators with the same subject: {accepted}",
)
