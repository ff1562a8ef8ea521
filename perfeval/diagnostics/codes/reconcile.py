"""PE67x: explanations whose figures are to be reconciled."""

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
