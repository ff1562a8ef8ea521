"""PE62x and PE63x: explanations whose figures are to be reconciled."""

from perfeval.diagnostics.record import Code, Severity

UNKNOWN_KIND = Code(
    "PE621",
    Severity.ERROR,
    "不认识“{found}”这种文件",
    "“{found}” is no kind of file that can be read here",
    "可以核对：{accepted}；.doc、.wps 请先另存为 .docx。",
    "these can be reconciled: {accepted}; save .doc and .wps as .docx first.",
)
NO_TEXT = Code(
    "PE622",
    Severity.ERROR,
    "文件里没有文字，也没有表格",
    "the file has neither text nor tables",
    "核对是不是选错了文件。",
    "check whether this is the right file.",
)
TOO_LONG = Code(
    "PE623",
    Severity.ERROR,
    "文件太长：{found}，最多 {accepted}",
    "the file is too long: {found}, at most {accepted}",
    "把要核对的部分另存为一个文件。",
    "save the part to be reconciled as a file of its own.",
)
NOT_PDF = Code(
    "PE624",
    Severity.ERROR,
    "名称是 .pdf，内容不是 PDF",
    "named .pdf, but the content is no PDF",
    "请重新导出 PDF，或直接核对原来的 Word 文档。",
    "export the PDF again, or reconcile the Word document it was made from.",
)
ENCRYPTED_PDF = Code(
    "PE625",
    Severity.ERROR,
    "PDF 设了打开密码，读不出来",
    "the PDF is protected by a password",
    "请用没有密码的副本。",
    "use a copy without password.",
)
DAMAGED_PDF = Code(
    "PE626",
    Severity.ERROR,
    "PDF 读不出来：{reason}",
    "the PDF cannot be read: {reason}",
    "请重新导出 PDF，或直接核对原来的 Word 文档。",
    "export the PDF again, or reconcile the Word document it was made from.",
)
SCANNED_PDF = Code(
    "PE627",
    Severity.ERROR,
    "PDF 的 {found} 页里没有文字，大概是扫描件",
    "the {found} pages of the PDF have no text; it seems to be scanned",
    "请用由 Word 或 WPS 导出的 PDF，或先做文字识别再人工校对。",
    "use a PDF exported from Word or WPS, or recognise the text first and proof-read it.",
)
NO_PDF_READER = Code(
    "PE628",
    Severity.ERROR,
    "读 PDF 要先装 pypdf",
    "reading PDF needs pypdf",
    "运行 pip install perfeval[pdf]，或直接核对 Word 文档。",
    "run pip install perfeval[pdf], or reconcile the Word document.",
)
SLOW_PDF = Code(
    "PE629",
    Severity.ERROR,
    "PDF 读了 {accepted} 秒还没有读完，停下了",
    "the PDF was not read within {accepted} seconds, and was given up",
    "请重新导出 PDF，或直接核对原来的 Word 文档。",
    "export the PDF again, or reconcile the Word document it was made from.",
)
LABEL_UNKNOWN = Code(
    "PE630",
    Severity.ERROR,
    "说明里没有名称含“{found}”的数",
    "no figure of the document is called “{found}”",
    "最接近的名称是“{nearest}”；照说明里数字前面的字写。",
    "the nearest is “{nearest}”; write the words that stand before the number.",
)
LABEL_AMBIGUOUS = Code(
    "PE631",
    Severity.ERROR,
    "名称含“{found}”的数有 {count} 个：{values}",
    "“{found}” is the name of {count} figures: {values}",
    "把名称写长些，或在后面加“第2处”说明是哪一个。",
    "write more of the name, or add 第2处 to say which one.",
)
PLACE_BEYOND = Code(
    "PE632",
    Severity.ERROR,
    "名称含“{found}”的数只有 {count} 处，没有第 {number} 处",
    "there are only {count} figures called “{found}”, no number {number}",
    "改成 1 到 {count} 之间的数。",
    "write a number between 1 and {count}.",
)
NOT_COMPARED = Code(
    "PE633",
    Severity.ERROR,
    "关系要写成两边相比，如“{example}”",
    "a relation compares two sides, as in “{example}”",
    "用 =、<、<=、>、>= 之一连接两边，两边只用数、加减乘除、括号、最小、最大。",
    "join two sides by one of =, <, <=, >, >=; use figures, + - * /, parentheses, min and max.",
)
ZERO_DIVISOR = Code(
    "PE634",
    Severity.ERROR,
    "“{found}”算不出来：除数可能是 0",
    "“{found}” cannot be computed: a divisor may be 0",
    "核对作除数的数。",
    "check the figure that is divided by.",
)
FIGURE_NAME = Code(
    "PE635",
    Severity.ERROR,
    "“{found}”不能作数的名称",
    "“{found}” cannot be the name of a figure",
    "名称用汉字、字母和数字，不以数字开头，不含空格和标点。",
    "use letters and digits, no digit first, no blanks or marks.",
)
NOT_DECLARED = Code(
    "PE636",
    Severity.ERROR,
    "关系里的“{found}”不是“数”下面的名称",
    "“{found}” is not declared under “数” (figures)",
    "可以用的名称：{accepted}。",
    "names that can be used: {accepted}.",
)
TOO_MUCH = Code(
    "PE940",
    Severity.ERROR,
    "没有核对，内容超过上限：{what}为 {found}，最多 {accepted}",
    "not reconciled, there is too much of it: {what_en} is {found}, at most {accepted}",
    "把要核对的部分另存为一个文件。",
    "save the part to be reconciled as a file of its own.",
)
