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
