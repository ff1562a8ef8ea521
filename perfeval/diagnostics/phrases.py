"""English for the Chinese phrases that rooms put into the wording of a diagnostic.

Rooms describe what they found in Chinese (“金额（万元）”, “规则集的“预警””). What a user wrote, and
names of the vocabulary, stay as they are in every language.
"""

from __future__ import annotations

import functools
import re

_EXACT = {
    # types of expressions
    "数": "a number", "金额": "money", "比率": "a rate", "百分点": "percentage points",
    "带单位的量": "a quantity with a unit", "天数": "days", "工作日数": "working days",
    "日期": "a date", "月份": "a month",
    "文字": "text", "选项": "an option", "是否": "yes or no", "未知": "unknown",
    "数值": "a number of any kind", "是/否": "yes or no",
    "条件（比较、且、或、是否字段）": "a condition (comparison, and, or, a yes-no field)",
    # operations
    "相加": "addition", "相减": "subtraction", "相乘": "multiplication", "相除": "division",
    "比较": "comparison", "互相代替": "standing in for each other",
    # what an expression may go on with
    "名称": "a name", "“文字”": "“text”", "比较（<、不低于…）": "a comparison", "结束": "the end",
    "结尾": "the end", "“且”或“或”": "且 or 或",
    # places of a file
    "规则集": "the ruleset", "词汇表": "the vocabulary", "全部数据": "the whole dataset",
    "有指标的规则集": "a ruleset with indicators", "得分": "得分", "这种得分": "this kind of score",
    "正文的一项": "an item of the body", "不是标题的一项": "an item that is no heading",
    # groups of indicators, weights, totals, changes by hand
    "分组": "the groups", "有加分的总分": "总分 with bonus items",
    "有减分的总分": "总分 with minus items", "等级封顶的否决": "a veto that caps the grade",
    "加权平均的汇总": "a summary by weighted mean",
    "没有写“适用”，每一行都适用": "“适用” is not written, so it applies to every row",
    "已经写了“移给”，分值移走了": "“移给” is written, so its weight moves",
    "加分、减分的指标不适用时，本来就不加不减":
        "a bonus or minus item that does not apply changes nothing anyway",
    "均分的分组": "a group whose weight is shared",
    "不按合计汇总的分组": "a group that is no sum",
    "没有这个编号的分组": "no group has this id", "分组绕成了圈": "the groups go round in a circle",
    "分组最多两层，加上指标共三级": "groups have two levels, three with the indicators",
    "加分不计入分组": "bonus items are in no group", "减分不计入分组": "minus items are in no group",
    "先写等级": "grades, which are not written yet", "一个数或一个参数": "a number or a parameter",
    "一个数、一个参数，或“不设”": "a number, a parameter, or “不设”",
    "不低于 0": "0 or more", "没有这个规则集": "no such ruleset",
    "要写编号，不写名称": "write the id, not the name",
    "没有这个编号的指标": "no indicator has this id", "这个指标不适用": "it does not apply",
    "分值缺数": "its weight is missing", "一个计入满分，一个是加分或减分":
        "one counts to the full marks, the other is a bonus or minus item",
    "它的分值是均分来的": "its weight is a share of its group",
    # kinds of nodes
    "键值对": "key-value pairs", "列表": "a list", "引用": "an alias", "一个名称": "one name",
    "列表（每项一行，以“- ”开头）": "a list (a line each, beginning with “- ”)",
    # accepted values
    "一个数": "a number", "一个数，例如 10 或 98.5%": "a number, such as 10 or 98.5%",
    "一个数，例如 10 或 98.5%，或一个日期，例如 6月30日": "a number or a day, such as 10 or 2022-06-30",
    "一个参数的名称": "the name of a parameter", "四位的年份": "a year of four digits",
    "0 到 6 的整数": "a whole number from 0 to 6", "认识的单位": "a unit that is known",
    "四位的年份，如 2022": "a year of four digits, such as 2022", "正整数": "a whole number above 0",
    # workbooks that go with a document
    "名称要有 1 到 31 个字": "a name has 1 to 31 characters",
    "名称里不能有 [ ] : * ? / \\，首尾不能有单引号":
        "no [ ] : * ? / \\ in it, and no quote at its ends",
    "同一个工作簿里已有这个名称": "the workbook has a sheet of that name",
    # rulesets that inherit
    "一个规则集的代号或路径": "the name or path of one ruleset", "停用": "retire", "替换": "replace",
    "一句话，说明为什么停用": "a sentence that says why it is retired",
    # ranks and peers
    "哪一头是第一名": "which end is first", "并列怎么排": "what ties do",
    "含不含自己": "whether the row itself counts",
    "缺数的行怎么办": "what becomes of rows without a value",
    "数、金额、比率、天数或日期": "a number, money, a rate, days or a date",
    "全部、适用的行，或一个条件": "全部, 适用的行, or a condition",
    "每行的单位不同，先化成比率，例如 实际值 / 目标值。":
        "each row has a unit of its own: make it a rate first, such as 实际值 / 目标值.",
    # the calendar of working days
    "一天": "one day", "一天，或从一天到另一天": "one day, or from one day to another",
    "通知的日期": "the date of the notice", "星期一": "Monday", "星期二": "Tuesday",
    "星期三": "Wednesday", "星期四": "Thursday", "星期五": "Friday",
    "成对的引号，两头都用半角的，或都用中文的": "a pair of quotation marks, both half-width or both Chinese",
    # lints
    "总是成立": "always holds", "永远不成立": "never holds",
    "越高越好": "that higher is better", "越低越好": "that lower is better",
    "越高得分越多": "more for higher values", "越低得分越多": "more for lower values",
    # warnings that continue others, logs, events
    "绕成了圈": "goes round in a circle", "不是预警的编号": "is no id of a warning",
    "查的是别的对象": "is about another subject", "不在发现记录里": "not in the log",
    "一段文字": "some text",
    "没有写": "nothing", "不是编号，要写一条预警的编号": "is no id; write the id of a finding",
    "查不到：这个文件夹还没有发现记录，先运行 perfeval monitor --record":
        "this folder has no log yet: run perfeval monitor --record first",
    # advice
    "比率要写百分号，例如 90%，不写 0.9 或 90。": "write a rate with the percent sign: 90%, not 0.9 or 90.",
    "比率加减百分点得比率；比率之差才和“个百分点”比较。":
        "a rate and percentage points give a rate; only a difference of rates compares with points.",
    "天数要写单位，例如 3 天。": "write days with their unit, such as 3 天.",
    "工作日数要写单位，例如 3 工作日。": "write working days with their unit, such as 3 工作日.",
    "写明自然日还是工作日，例如 3 自然日、5 工作日。":
        "say which days are meant, such as 3 自然日 (natural) or 5 工作日 (working).",
    "自然日和工作日不能相比：天数(起, 止) 比自然日，工作日数(起, 止) 比工作日。":
        "natural days compare with 天数(起, 止), working days with 工作日数(起, 止).",
    "日期不能加减工作日；要看期限，写 工作日数(起, 止) <= 5 工作日。":
        "working days are not added to a date; for a limit write 工作日数(起, 止) <= 5 工作日.",
    "金额除以金额得比率，先算出比率再比较，例如 全年执行数 / 全年预算数。":
        "money divided by money is a rate: compute the rate first, such as 全年执行数 / 全年预算数.",
    "文字和选项只能用 是、不是、属于 来判断。": "texts and options are judged by 是, 不是 and 属于 only.",
    "日期写成 2022-12-31；日期加减天数得日期。": "write dates as 2022-12-31; a date plus days is a date.",
    "写成能判断真假的，例如 支付率 < 90%。": "write something true or false, such as 支付率 < 90%.",
    "写不带单位的数。": "write a number without a unit.",
    # streams of events
    "里面有空字符（NUL）": "it holds NUL characters", "层数太多": "it is nested too deeply",
    "既不是 UTF-8，也不是 GB18030": "it is neither UTF-8 nor GB18030",
    "中文和英文各写了一次": "it is written in Chinese and in English", "其中一个": "one of them",
    "日期，如 2022-03-05": "a date, such as 2022-03-05",
    "表的名称，如 支付": "the name of a table, such as payment",
    "这一行在表里的次序，如 12": "the place of the row in its table, such as 12",
    "一格的内容，如 12.5": "what stands in a cell, such as 12.5",
    "同一个字段写了两次": "the field is written twice",
    '字段和值，如 {"支付编号": "Z1"}': 'fields and values, such as {"id": "Z1"}',
    "每个月底": "at month ends", "每个周日": "on Sundays",
}  # fmt: skip
_PATTERNS: tuple[tuple[str, str], ...] = (
    (r"金额（(.+)）", r"money (\1)"),
    (r"量值（(.+)）", r"the measure (\1)"),
    (r"对上 (\d+) 条预警，要写全编号", r"\1 findings are meant by it: write the whole id"),
    (r"(\d{4}-\d\d-\d\d) 或以后", r"\1 or later"),
    (r"键值对（(.+)）", r"key-value pairs (\1)"),
    (r"金额单位（(.+)）", r"a unit of money (\1)"),
    (r"词汇表（(.+)）", r"the vocabulary (\1)"),
    (r"文字“(.*)”", r"the text “\1”"),
    (r"其中之一：(.+)", r"one of: \1"),
    (r"参数“(.+)”", r"parameter “\1”"),
    (r"要点“(.+)”", r"point “\1”"),
    (r"实体“(.+)”", r"entity “\1”"),
    (r"低于上限 (.+)", r"below the upper end \1"),
    (r"“(.+)”的分值 (.+) 不是整数", r"the weight of “\1”, \2, is not whole"),
    (r"“(.+)”的分值 (.+)，低于 (.+)", r"the weight of “\1”, \2, is below \3"),
    (r"“(.+)”的分值 (.+) 不是 (.+) 的整倍数", r"the weight of “\1”, \2, is no multiple of \3"),
    (r"“(.+)”的分值合计 (.+)，低于 (.+)", r"the weights of “\1” add up to \2, below \3"),
    (r"这是名称，编号是 (.+)", r"this is a name, the id is \1"),
    (r"(.+) 写了自己的分值", r"\1 has a weight of its own"),
    (r"(.+) 有“适用”，项数随行而变", r"\1 has 适用: how many there are depends on the row"),
    (
        r"(.+) 的对象是“(.+)”，项数随行而变",
        r"\1 is about “\2”: how many there are depends on the row",
    ),
    (r"“(.+)”里没有这一行", r"“\1” has no such row"),
    (r"“(.+)”没有这一行", r"“\1” has no such row"),
    (r"“(.+)”有 (\d+) 行是它", r"\2 rows of “\1” are meant by it"),
    (r"(.+) 都有这个编号，要填“规则集”", r"\1 all have this id: fill in 规则集"),
    (r"第 (\d+) 个字符处读不下去", r"it cannot be read on at character \1"),
    (r"不能写 (.+)", r"\1 cannot be written"),
    (r"写的是 (.+)", r"found \1"),
    (r"“(.+)”写了两次", r"“\1” is written twice"),
    (r"和“(.+)”写在一行", r"it stands in one line with “\1”"),
    (r"先换算成同一单位，例如 (.+)。", r"convert to one unit first, such as \1."),
    (
        r"参数“(.+)”没有写单位，在它的值旁边写上 单位: (.+)。",
        r"the parameter “\1” has no unit: write 单位: \2 beside its value.",
    ),
    (
        r"参数“(.+)”没有写单位，值要带百分号，例如 (.+)。",
        r"the parameter “\1” has no unit: write its value with the percent sign, such as \2.",
    ),
    (r"金额要写单位，例如 (.+)。", r"write money with its unit, such as \1."),
)
_OPERATORS = ("是", "且", "或", "在", "到", "之间", "属于")
_WORDS = {**_EXACT, **{word: word for word in _OPERATORS}, "比较": "a comparison"}
_COMPARED_TWICE = "（两次比较用“且”连起来，或写成 甲 在 乙 到 丙 之间）"
_CHINESE = re.compile("[一-鿿]")
_INSIDE = re.compile(r"(.+?)(?:的)?“([^“”]*)”")


@functools.lru_cache(maxsize=1024)
def english(text: str) -> str:
    """Give the English of a phrase; a text that is no phrase comes back as it is."""
    if text in _EXACT:
        return _EXACT[text]
    for pattern, meaning in _PATTERNS:
        match = re.fullmatch(pattern, text)
        if match:
            said = meaning
            for number, part in enumerate(match.groups(), 1):
                said = said.replace(f"\\{number}", english(part))
            return said
    inside = _INSIDE.fullmatch(text)
    if inside and english(inside.group(1)) != inside.group(1):
        return f"“{inside.group(2)}” of {english(inside.group(1))}"
    return _parts(text)


def _parts(text: str) -> str:
    """Turn a list that is joined in the Chinese way, when all of it is ours."""
    comparison, held = "比较（<、不低于…）", "比较"
    tail = _COMPARED_TWICE if text.endswith(_COMPARED_TWICE) else ""
    parts = text.removesuffix(tail).replace(comparison, held).split("、")
    if not all(part in _WORDS or not _CHINESE.search(part) for part in parts):
        return text.replace("、", ", ")
    said = ", ".join(_WORDS.get(part, part) for part in parts)
    return f"{said} (join two comparisons by 且, or write 甲 在 乙 到 丙 之间)" if tail else said
