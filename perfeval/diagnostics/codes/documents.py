"""PE90x: documents in the official format: lists of rows, titles, the page, who cannot see."""

from perfeval.diagnostics.record import Code, Severity

FORMAT_LACKING = Code(
    "PE900",
    Severity.ERROR,
    "“{family}”的列“{column}”是{kind}，要写格式",
    "“{family}”: the column “{column}” is {kind} and needs a format",
    "例如 {accepted}",
    "for example {accepted}",
)
ROWS_UNDECIDED = Code(
    "PE901",
    Severity.WARNING,
    "“{family}”有 {count} 行判断不了条件，没有列入；第一行：{reason}",
    "“{family}”: the condition of {count} rows cannot be decided; the first: {reason}",
    "补上缺的数据。",
    "supply the data.",
)
TITLE_LONG = Code(
    "PE902",
    Severity.WARNING,
    "标题的一行“{found}”有 {count} 个字宽，2号字一行最多 {most} 个，会在词中间断开",
    "a line of the title, “{found}”, is {count} characters wide; a line takes {most}",
    "在 outline.yaml 的“标题”里按词意分成几行，一行一项。",
    "break the title into lines at sense in outline.yaml, one item a line.",
)
TITLE_SHORT = Code(
    "PE903",
    Severity.WARNING,
    "标题的最后一行只有一个字“{found}”",
    "the last line of the title is the single character “{found}”",
    "重新分行，排成梯形或菱形。",
    "break it otherwise, so that the lines make a trapezium or a lozenge.",
)
FORMAT_VALUE = Code(
    "PE904",
    Severity.ERROR,
    "[document.format] 的 {key} 不能写“{found}”",
    "{key} in [document.format] cannot be “{found}”",
    "可以写：{accepted}",
    "accepted: {accepted}",
)
HEADING_ORDER = Code(
    "PE905",
    Severity.WARNING,
    "标题“{found}”是{level}级，前一个标题是{before}级，中间缺了一级",
    "the heading “{found}” is of level {level} after one of level {before}",
    "读屏软件按标题的级别走，不要跳级。",
    "screen readers go by the levels of headings; do not skip one.",
)
NO_HEADER_ROW = Code(
    "PE906",
    Severity.WARNING,
    "{found}没有设“重复标题行”",
    "{found} has no header row",
    "在 Word 里选中表头行，表格工具→布局→重复标题行；跨页和读屏都用得着。",
    "mark its first row as a header row; it then repeats on each page and is read aloud.",
)
NO_ALT_TEXT = Code(
    "PE907",
    Severity.WARNING,
    "{found}没有替代文字",
    "{found} has no alternative text",
    "在 Word 里右键点图，编辑替代文字，写明图里是什么。",
    "give it a description in Word (Edit Alt Text).",
)
NO_PROPERTY = Code(
    "PE908",
    Severity.WARNING,
    "文档没有写明{what}",
    "the document does not state its {what_en}",
    "读屏软件靠它读出标题、选用语言。",
    "screen readers go by it.",
)
NOT_WITHIN = Code(
    "PE909",
    Severity.ERROR,
    "“{found}”不能写“本项: 是”：它的行没有指向“{outer}”这一项的引用",
    "“{found}” cannot be limited to the item at hand: its rows do not refer to those of “{outer}”",
    "两个都要是“逐行”的，并且行里有引用字段指向外面那张表。",
    "both have to be families of rows, and the rows of one refer to those of the other.",
)
TEXT_MISSING = Code(
    "PE910",
    Severity.ERROR,
    "这里要写“{found}”，但这一行没有填",
    "“{found}” is to be printed here but is not filled in",
    "补上，或给这一句加条件：当: 有值({found})。",
    "fill it in, or give the sentence a condition: 当: 有值({found}).",
)
