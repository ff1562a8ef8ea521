"""PE447-PE449: rulesets that are written in several files."""

from perfeval.diagnostics.record import Code, Severity

PART_MISSING = Code(
    "PE447",
    Severity.ERROR,
    "找不到分册“{found}”",
    "there is no part “{found}”",
    "是否想写“{nearest}”？分册和 ruleset.yaml 放在同一个文件夹，写文件名。",
    "did you mean “{nearest}”? Parts stand in the folder of ruleset.yaml; write their file names.",
)
PART_SAYS_OWN = Code(
    "PE448",
    Severity.ERROR,
    "分册里不能写“{key}”，它只写在 {main} 里",
    "a part cannot say “{key}”, which belongs into {main} alone",
    "把它移到 {main}；分册里写依据、参数、派生、指标、预警、时限、模式和忽略。",
    "move it to {main}; parts hold bases, parameters, derived fields and rules.",
)
PART_TWICE = Code(
    "PE449",
    Severity.ERROR,
    "“{found}”在两个文件里都写了",
    "“{found}” is written in two files",
    "只留一处；几个分册都用的，写在 {main} 里。",
    "keep one; what several parts use is written in {main}.",
)
OTHER_PLACE = "另一处在这里"
"""The caption of the place where a name was written before."""
