"""PE64x-PE66x: document templates, their figures and their outline."""

from perfeval.diagnostics.record import Code, Severity

FORMAT_UNKNOWN = Code(
    "PE641",
    Severity.ERROR,
    "没有“{found}”这种格式",
    "there is no format “{found}”",
    "是否想写“{nearest}”？格式是单位加小数位数，例如 万元2、万元2千分、百分比2、个；单位可用：{accepted}",
    "did you mean “{nearest}”? A format is a unit and decimals (万元2, 百分比2, 个); units: {accepted}",
)
FORMAT_MISFIT = Code(
    "PE642",
    Severity.ERROR,
    "“{figure}”是{kind}，不能用格式“{format}”",
    "“{figure}” is {kind}; the format “{format}” does not fit",
    "可以用：{accepted}",
    "use one of: {accepted}",
)
FIGURE_UNKNOWN = Code(
    "PE643",
    Severity.ERROR,
    "figures.yaml 里没有数字“{found}”",
    "figures.yaml has no figure “{found}”",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
FIGURE_MISSING = Code(
    "PE644",
    Severity.ERROR,
    "这里要写“{figure}”，但它没有值：{reason}",
    "“{figure}” is to be printed here but has no value: {reason}",
    "补上缺的数据，或给这一句加条件：当: 有值({figure})。",
    "supply the data, or give the sentence a condition: 当: 有值({figure}).",
)
WORD_UNKNOWN = Code(
    "PE645",
    Severity.ERROR,
    "没有词“{found}”",
    "there is no word “{found}”",
    "可用的词：{accepted}；要加词，写在 perfeval.toml 的 [document.words]。",
    "accepted: {accepted}; add your own to [document.words] in perfeval.toml.",
)
CONDITION_UNKNOWN = Code(
    "PE646",
    Severity.WARNING,
    "条件判断不了，这一部分没有写进文档：{reason}",
    "the condition cannot be decided, so this part is left out: {reason}",
)
FIGURE_CYCLE = Code(
    "PE647",
    Severity.ERROR,
    "数字绕了一圈：{cycle}",
    "figures go round in a circle: {cycle}",
)
FIGURE_NAME = Code(
    "PE648",
    Severity.ERROR,
    "数字不能叫“{found}”：{reason}",
    "a figure cannot be called “{found}”: {reason}",
)
NOT_GROUPED = Code(
    "PE649",
    Severity.ERROR,
    "“{entity}”的行到不了分组字段“{field}”，不能按它分组",
    "rows of “{entity}” do not lead to “{field}” and cannot be grouped by it",
    "公式里只用能引用到“{field}”的表；总数用另一个数字的名称。",
    "use only tables that refer to “{field}”; name another figure for a total.",
)
BAD_GROUP = Code(
    "PE650",
    Severity.ERROR,
    "不能按“{found}”分组：要写成 表.字段，字段是文字、选项、是否、日期或月份",
    "cannot group by “{found}”: write entity.field, a text, choice, yes/no, date or month",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
FAMILY_UNKNOWN = Code(
    "PE651",
    Severity.ERROR,
    "没有分组数字“{found}”",
    "there is no grouped figure “{found}”",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
MEASURE_UNKNOWN = Code(
    "PE652",
    Severity.ERROR,
    "分组数字“{family}”里没有“{found}”",
    "the grouped figure “{family}” has no “{found}”",
    "是否想写“{nearest}”？可用：{accepted}",
    "did you mean “{nearest}”? Accepted: {accepted}",
)
TOTAL_DIFFERS = Code(
    "PE653",
    Severity.ERROR,
    "表“{table}”的“{column}”：各行合计 {sum}，合计行的“{figure}”是 {total}",
    "table “{table}”, “{column}”: the rows add up to {sum}, the total “{figure}” is {total}",
    "检查两个公式的条件是否一致，有没有行没有填分组字段。",
    "check that both formulas have the same condition and that no row lacks the grouping field.",
)
RULESET_NEEDED = Code(
    "PE654",
    Severity.ERROR,
    "这个模板要用规则集“{found}”，项目没有列入",
    "this template needs the ruleset “{found}”, which the project does not list",
    "在 perfeval.toml 的 rulesets 里加上“{found}”。",
    "add “{found}” to rulesets in perfeval.toml.",
)
MEANINGS_DIFFER = Code(
    "PE655",
    Severity.ERROR,
    "“{found}”在规则集“{left}”和“{right}”里不一样，不知道用哪个",
    "“{found}” means different things in the rulesets “{left}” and “{right}”",
    "在一个规则集里改名。",
    "rename it in one of the rulesets.",
)
HOLE = Code(
    "PE656",
    Severity.ERROR,
    "花括号里只能写数字或词的名称，这里写的是“{found}”",
    "braces hold the name of a figure or a word only; found “{found}”",
    "在 figures.yaml 里给算式起名，这里写那个名称。",
    "name the formula in figures.yaml and write that name here.",
)
TOTAL_UNKNOWN = Code(
    "PE657",
    Severity.WARNING,
    "表“{table}”的“{column}”里有缺数，合计没有核对",
    "table “{table}”, “{column}”: a value is missing, the total was not checked",
)
REFERENCE_UNKNOWN = Code(
    "PE659",
    Severity.ERROR,
    "文档里没有“{found}”：没有这个代号，或它因为没有数据没有写进来",
    "the document has no “{found}”: no such key, or it fell out because it has no data",
    "改正代号，或给这一句加上和那个表、图相同的条件。",
    "correct the key, or give the sentence the same condition as the table or chart.",
)
NOTHING_TO_PLOT = Code(
    "PE658",
    Severity.WARNING,
    "图“{chart}”的“{series}”全部缺数，图没有画",
    "chart “{chart}”: all values of “{series}” are missing, it is not drawn",
)
DATES_PLOTTED = Code(
    "PE660",
    Severity.ERROR,
    "“{found}”是日期，不能画在图里",
    "“{found}” is a date and cannot be plotted",
)
PIE_PARTS = Code(
    "PE941",
    Severity.WARNING,
    "饼图“{chart}”有 {count} 份，超过 {most} 份就分不清了",
    "pie chart “{chart}” has {count} parts; more than {most} cannot be told apart",
    "改用条形图，或在 figures.yaml 里按大类分组。",
    "use a bar chart, or group by a coarser field in figures.yaml.",
)
