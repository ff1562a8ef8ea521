"""PE60x–PE63x: Word files that are read back."""

from perfeval.diagnostics.record import Code, Severity

NOT_DOCX = Code(
    "PE601",
    Severity.ERROR,
    "不是 Word 文档（.docx）：内容是{found}",
    "not a Word document (.docx): its content is {found_en}",
    "请用 Word 或 WPS 打开原文件，另存为 .docx。",
    "open the original in Word or WPS and save it as .docx.",
)
ENCRYPTED = Code(
    "PE602",
    Severity.ERROR,
    "文档设了打开密码，读不出来",
    "the document is protected by a password",
    "请在 Word 或 WPS 中取消打开密码后保存。",
    "remove the password in Word or WPS and save it.",
)
DAMAGED = Code(
    "PE603",
    Severity.ERROR,
    "文档已损坏：{reason}",
    "the document is damaged: {reason}",
    "请用没有损坏的副本，或在 Word 中“打开并修复”后保存。",
    "use an intact copy, or “open and repair” it in Word and save it.",
)
PART_MISSING = Code(
    "PE604",
    Severity.ERROR,
    "文档缺少部件 {part}",
    "the document lacks the part {part}",
    "请用 Word 或 WPS 重新保存一次。",
    "save it again in Word or WPS.",
)
OVER_LIMIT = Code(
    "PE605",
    Severity.ERROR,
    "为安全起见没有打开：{what}为 {found}，最多 {accepted}",
    "not opened, for safety: {what_en} is {found}, at most {accepted}",
    "正常的文档不会这样；请核实文件的来源。",
    "no ordinary document is like this; check where the file comes from.",
)
TWICE = Code(
    "PE606",
    Severity.ERROR,
    "为安全起见没有打开：部件 {part} 出现了两次",
    "not opened, for safety: the part {part} stands in it twice",
    "正常的文档不会这样；请核实文件的来源。",
    "no ordinary document is like this; check where the file comes from.",
)
DOCTYPE = Code(
    "PE607",
    Severity.ERROR,
    "为安全起见没有打开：部件 {part} 带有文档类型声明（DTD）",
    "not opened, for safety: the part {part} has a document type declaration (DTD)",
    "正常的文档不会这样；请核实文件的来源。",
    "no ordinary document is like this; check where the file comes from.",
)
BAD_XML = Code(
    "PE608",
    Severity.ERROR,
    "文档的部件 {part} 读不出来：{reason}",
    "the part {part} of the document cannot be read: {reason}",
    "请用没有损坏的副本，或在 Word 中“打开并修复”后保存。",
    "use an intact copy, or “open and repair” it in Word and save it.",
)
STRICT = Code(
    "PE609",
    Severity.ERROR,
    "文档存成了“严格的 Open XML”格式，不支持",
    "the document is saved as “Strict Open XML”, which is not supported",
    "请在 Word 中另存为普通的“Word 文档（*.docx）”。",
    "save it in Word as an ordinary “Word Document (*.docx)”.",
)
NO_MANIFEST = Code(
    "PE610",
    Severity.ERROR,
    "文档里没有数字清单，旁边也没有：它不是 perfeval 写的，或清单已丢失",
    "no list of figures in the document or beside it: perfeval did not write it, or it was lost",
    "请把生成时写在旁边的 .figures.json 文件放回原处。",
    "put back the .figures.json file that was written beside it.",
)
MANIFEST_UNREADABLE = Code(
    "PE611",
    Severity.WARNING,
    "文档里的数字清单读不出来：{reason}",
    "the list of figures in the document cannot be read: {reason}",
)
MANIFEST_CHANGED = Code(
    "PE612",
    Severity.ERROR,
    "文档里的数字清单被改动过（校验值对不上）",
    "the list of figures in the document was changed (its digest does not match)",
    "核对结果以旁边的 .figures.json 为准；没有它时不可靠，请重新生成文档。",
    "the .figures.json beside it is used; without it, write the document again.",
)
SIDECAR_DIFFERS = Code(
    "PE613",
    Severity.WARNING,
    "旁边的 .figures.json 不是这份文档的：按文档里的数字清单核对",
    "the .figures.json beside it belongs to another document: the list inside is used",
)
