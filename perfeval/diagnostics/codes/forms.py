"""PE920-PE939: forms, documents about one row, batches, PDF, figures of earlier years."""

from perfeval.diagnostics.record import Code, Severity

SUBJECT_UNKNOWN = Code(
    "PE920",
    Severity.ERROR,
    "没有“{found}”这张表，文档不能以它为对象",
    "there is no table “{found}” for documents to be about",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
SUBJECT_NEEDED = Code(
    "PE921",
    Severity.ERROR,
    "模板“{template}”的文档一份写一个“{entity}”，没有说写哪一个",
    "a document of the template “{template}” is about one “{entity}”; none was named",
    "用 --subject 写出编号，或用 --each 每个写一份。",
    "name one with --subject, or write one for each with --each.",
)
NOT_ABOUT_ONE = Code(
    "PE922",
    Severity.ERROR,
    "模板“{template}”的文档不分对象，不能用 {option}",
    "documents of the template “{template}” are not about one row: {option} does not apply",
    "去掉这个选项；要一份写一个项目，在提纲里写 对象: 项目。",
    "leave the option out, or write 对象: 项目 in the outline.",
)
SUBJECT_MISSING = Code(
    "PE923",
    Severity.ERROR,
    "“{entity}”里没有“{found}”",
    "“{entity}” has no “{found}”",
    "是否想写“{nearest}”？写主键的值，如项目编号。",
    "did you mean “{nearest}”? Name it by its key.",
)
NO_SUBJECTS = Code(
    "PE924",
    Severity.ERROR,
    "“{entity}”里一行也没有，没有可写的文档",
    "“{entity}” has no row, so there is no document to write",
)
SUBJECT_FAILED = Code(
    "PE925",
    Severity.ERROR,
    "“{subject}”的文档没有写：{count} 处错误",
    "the document of “{subject}” was not written: {count} errors",
    "改正上面指出的地方，再单独写：--subject {subject}。",
    "correct what is told above, then write it alone: --subject {subject}.",
)
FORM_WIDTH = Code(
    "PE926",
    Severity.ERROR,
    "表单第 {row} 行占了 {found} 列，这张表单有 {accepted} 列",
    "row {row} of the form fills {found} columns of {accepted}",
    "各格的“跨”加上从上面合并下来的格，要正好等于“宽”的项数。",
    "the widths of the cells and those reaching down from above must fill the columns.",
)
FORM_HEIGHT = Code(
    "PE927",
    Severity.ERROR,
    "表单第 {row} 行的一格向下占 {found} 行，超出了{limit}",
    "a cell in row {row} of the form is {found} rows high, beyond {limit}",
    "“下”只能合并固定的行，不能跨过逐行重复的行、带条件的行和下一个表头。",
    "下 spans fixed rows only: not repeated ones, those with a condition, or the next heading.",
)
FIELD_UNKNOWN = Code(
    "PE928",
    Severity.ERROR,
    "“{entity}”里没有“{found}”这一列，也没有这个数字",
    "“{entity}” has no column “{found}”, and no figure is called so",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
TABLE_UNKNOWN = Code(
    "PE929",
    Severity.ERROR,
    "没有“{found}”这张表，不能逐行写",
    "there is no table “{found}” to go through",
    "是否想写“{nearest}”？",
    "did you mean “{nearest}”?",
)
ROW_UNDECIDED = Code(
    "PE930",
    Severity.WARNING,
    "“{entity}”有 {count} 行判断不了条件，没有写；第一行：{reason}",
    "the condition of {count} rows of “{entity}” cannot be decided; the first: {reason}",
    "补上缺的数据。",
    "supply the data.",
)
PREVIOUS_UNREADABLE = Code(
    "PE931",
    Severity.ERROR,
    "“{name}”的数据用不了：{reason}",
    "the data of “{name}” cannot be used: {reason}",
    "[document.previous] 写上年的项目文件夹，或上年运行写出的 run.json、….figures.json。",
    "name last year's project folder, or a run.json or .figures.json that a run wrote.",
)
PREVIOUS_UNKNOWN = Code(
    "PE932",
    Severity.ERROR,
    "往期数字“{figure}”取自“{found}”，figures.yaml 里没有这个数字",
    "the earlier figure “{figure}” takes “{found}”, which figures.yaml does not have",
    "是否想写“{nearest}”？只能取不分组、不取自往期的数字。",
    "did you mean “{nearest}”? Only figures of no family and of this period can be taken.",
)
PREVIOUS_DIFFERS = Code(
    "PE933",
    Severity.ERROR,
    "“{name}”里的“{figure}”记为 {value}，按格式应印 {expected}，却印了 {printed}",
    "“{figure}” of “{name}” is {value}, which prints {expected}, but {printed} was printed",
    "两年的单位或格式不一样；改用上年的项目文件夹。",
    "units or formats differ between the years; name last year's project folder instead.",
)
NO_OFFICE = Code(
    "PE934",
    Severity.ERROR,
    "没有找到 LibreOffice，不能写 PDF；Word 文档已写",
    "LibreOffice was not found, so no PDF was written; the Word documents were",
    "安装 LibreOffice（libreoffice.org），或在 Word、WPS 里另存为 PDF。",
    "install LibreOffice, or save as PDF from Word or WPS.",
)
PDF_FAILED = Code(
    "PE935",
    Severity.ERROR,
    "LibreOffice 没有写出 PDF：{reason}；Word 文档已写",
    "LibreOffice wrote no PDF: {reason}; the Word documents were written",
    "关闭打开着的 LibreOffice 再试，或在 Word、WPS 里另存为 PDF。",
    "close LibreOffice and try again, or save as PDF from Word or WPS.",
)
OPTIONS_CLASH = Code(
    "PE936",
    Severity.ERROR,
    "{one} 和 {other} 不能一起用",
    "{one} and {other} do not go together",
)
SUM_DIFFERS = Code(
    "PE937",
    Severity.ERROR,
    "列举的各项合计 {sum}，“{figure}”是 {total}",
    "the parts listed add up to {sum}; “{figure}” is {total}",
    "检查两个公式的条件是否一致，有没有行没有填分组字段。",
    "check that both formulas have the same condition and that no row lacks the grouping field.",
)
CHANGE_PLOTTED = Code(
    "PE938",
    Severity.ERROR,
    "“{found}”按“增减”的格式印，不能画在图里",
    "“{found}” is printed as a change in words and cannot be plotted",
    "给图另写一个数，格式去掉“增减”。",
    "give the chart a figure of its own, in a format without 增减.",
)
