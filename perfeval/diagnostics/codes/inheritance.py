"""PE46x: rulesets that build on another one."""

from perfeval.diagnostics.record import Code, Severity

PARENT_MISSING = Code(
    "PE461",
    Severity.ERROR,
    "找不到要继承的规则集“{found}”",
    "there is no ruleset “{found}” to inherit",
    "是否想写“{nearest}”？可以写代号（{accepted}），也可以写从本文件所在文件夹算起的路径。",
    "did you mean “{nearest}”? Write a name ({accepted}), or a path from the folder of this file.",
)
CIRCLE = Code(
    "PE462",
    Severity.ERROR,
    "规则集继承绕了一圈：{cycle}",
    "rulesets inherit in a circle: {cycle}",
    "本单位的规则集要有自己的代号和文件夹名，不能和上级的一样；去掉圈里的一个“继承”。",
    "give your ruleset a name and a folder of its own, and take one “继承” out of the circle.",
)
PARENT_VERSION = Code(
    "PE463",
    Severity.ERROR,
    "这里写的是继承“{parent}”的版本 {stated}，它现在是版本 {found}",
    "this inherits version {stated} of “{parent}”, which is now at version {found}",
    "看一遍上级改了什么，对本规则集有没有影响，再把这里的版本改成 {found}。",
    "read what has changed above, then write version {found} here.",
)
NOT_ABOVE = Code(
    "PE464",
    Severity.ERROR,
    "上级规则集里没有编号“{found}”，没有可{action}的",
    "the ruleset above has no rule “{found}”: there is nothing to {action}",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
NEW_LACKS = Code(
    "PE465",
    Severity.ERROR,
    "上级的“{section}”里没有编号“{found}”，当作新增又没有写全，还缺：{lacking}",
    "“{section}” above has no rule “{found}”, and as a new one it still lacks: {lacking}",
    "要改上级的规则，编号要写对，最接近的是“{nearest}”；要新增，就把缺的写上。",
    "to change a rule, write its id, the nearest is “{nearest}”; to add one, write what is lacking.",
)
RETIRED_AND_WRITTEN = Code(
    "PE466",
    Severity.ERROR,
    "“{found}”在“停用”里，下面又改了它",
    "“{found}” is retired, and changed as well",
    "只留一样；要换成另一条规则，写“替换: 是”，不用停用。",
    "keep one of the two; to put another rule in its place write “替换: 是”.",
)
RETIRED_HERE = "停用在这里"
"""The caption of the place where a rule is retired."""
