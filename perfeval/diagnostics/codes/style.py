"""PE96x: how numbers and punctuation are written in an explanation; reminders, never failures."""

from perfeval.diagnostics.record import Code, Severity

MIXED_SEPARATORS = Code(
    "PE960",
    Severity.INFO,
    "千分位写法不一：五位以上的金额有 {with_commas} 个用千分位，{without} 个不用，如“{found}”",
    "thousands separators are mixed: {with_commas} long amounts have them, {without} have not, "
    "such as “{found}”",
    "一份文件用一种写法（GB/T 15835 局部体例一致）。",
    "write them one way in one document (GB/T 15835: consistent within a text).",
)
MIXED_DECIMALS = Code(
    "PE961",
    Severity.INFO,
    "以{unit}为单位的金额小数位数不一：{counts}，如“{found}”",
    "amounts in {unit} have different numbers of decimals: {counts}, such as “{found}”",
    "一份文件里同一单位的金额保留同样的位数。",
    "give amounts of one unit the same number of decimals.",
)
SPACE_BEFORE_UNIT = Code(
    "PE962",
    Severity.INFO,
    "数和单位之间有空格：“{found}”",
    "there is a blank between a number and its unit: “{found}”",
    "去掉空格，免得换行时数和单位分开。",
    "remove it, so that a line break cannot part them.",
)
BRACKETS_DIFFER = Code(
    "PE963",
    Severity.INFO,
    "括号不配对：“{found}”，应当用“{accepted}”",
    "brackets do not pair: “{found}”; “{accepted}” is needed",
    "前后括号用同一种；文号的年份用六角括号〔〕。",
    "use one kind for both; the year of a document number stands in 〔〕.",
)
HALF_WIDTH_MARK = Code(
    "PE964",
    Severity.INFO,
    "中文里用了半角标点 {count} 处：“{found}”",
    "half-width marks stand in Chinese text {count} times: “{found}”",
    "改用全角标点“{accepted}”（GB/T 15834）。",
    "use the full-width mark “{accepted}” (GB/T 15834).",
)
NUMBERING_BROKEN = Code(
    "PE965",
    Severity.INFO,
    "编号“{found}”接不上前面的“{before}”：编号重复，或两级标题用了同一种编号",
    "the number “{found}” does not follow “{before}”: it is repeated, or two levels share a style",
    "一级标题用“一、”，二级用“（一）”，三级用“1.”，四级用“（1）”。",
    "use 一、 for the first level, （一） for the second, 1. and （1） below.",
)
NO_FULL_STOP = Code(
    "PE966",
    Severity.INFO,
    "段落末尾没有标点：“{found}”",
    "a paragraph does not end with a stop: “{found}”",
    "补上句号，或核对后面是不是漏了字。",
    "add a stop, or see whether words are missing.",
)
DEBRIS = Code(
    "PE967",
    Severity.INFO,
    "文中有排版留下的字符：“{found}”",
    "the text holds left-overs of an editor: “{found}”",
    "删去这些字符。",
    "delete them.",
)
MIXED_PERCENT = Code(
    "PE968",
    Severity.INFO,
    "百分号写法不一：“%”{half} 处，“％”{full} 处，如“{found}”",
    "percent signs are mixed: % {half} times, ％ {full} times, such as “{found}”",
    "一份文件用一种百分号。",
    "use one of them in one document.",
)
