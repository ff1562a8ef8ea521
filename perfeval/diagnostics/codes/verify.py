"""PE94x: what is told beside the verdicts on a document."""

from perfeval.diagnostics.record import Code, Severity

REVISIONS = Code(
    "PE942",
    Severity.WARNING,
    "文档里有 {count} 处修订还没有接受，按全部接受后的样子核对",
    "{count} tracked changes are not accepted yet; the document was read as if they were",
    "定稿前在“审阅”里接受或拒绝全部修订。",
    "accept or reject all changes before the document goes out.",
)
NO_WORKBOOK = Code(
    "PE943",
    Severity.WARNING,
    "图“{chart}”没有可读的内嵌工作簿，只核对了图上画的数",
    "chart “{chart}” has no workbook that can be read; only what is drawn was checked",
    "多半是在别的软件里另存过；要能在 Word 里“编辑数据”，请重新生成文档。",
    "it was probably saved elsewhere; to “edit data” in Word, write the document again.",
)
COPY_OVER_ORIGINAL = Code(
    "PE944",
    Severity.ERROR,
    "批注副本不能写在原文档上：{file}",
    "the copy with comments cannot be written over the original: {file}",
    "换一个文件名。",
    "choose another file name.",
)
