"""PE53x: points that people changed by hand (人工改分)."""

from perfeval.diagnostics.record import Code, Severity

OVERRIDE_UNKNOWN = Code(
    "PE541",
    Severity.ERROR,
    "人工改分的“{field}”写的是“{found}”：{cause}",
    "{field} of a manual override is “{found}”: {cause}",
    "最接近的是“{nearest}”。",
    "the nearest is “{nearest}”.",
)
OVERRIDE_RANGE = Code(
    "PE542",
    Severity.ERROR,
    "{rule} 改为 {found} 分，超出了可得的分数（{least} 到 {most}）",
    "{rule} is changed to {found} points, which is out of range ({least} to {most})",
    "改后得分不超过分值；减分项写负数，别的不写负数。",
    "no more than the weight; negative for minus items and for no others.",
)
OVERRIDE_TWICE = Code(
    "PE543",
    Severity.ERROR,
    "“{subject}”的 {rule} 改了两次分",
    "{rule} of “{subject}” is overridden twice",
    "只留最后定下来的一条。",
    "keep the one that holds.",
)
OVERRIDE_NO_LINE = Code(
    "PE544",
    Severity.ERROR,
    "“{subject}”的 {rule} 不能改分：{cause}",
    "{rule} of “{subject}” cannot be overridden: {cause}",
)
