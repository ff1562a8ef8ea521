"""What the keys of outlines mean."""

from __future__ import annotations

from perfeval.files.typed import Described
from perfeval.report.outline import form_model as f
from perfeval.report.outline import model as o
from perfeval.report.outline.sentence_model import Sentence

MEANINGS: dict[type[Described], tuple[str, dict[str, str]]] = {
    o.Outline: (
        "文档提纲",
        {
            "template": "模板的代号，和文件夹同名",
            "name": "文档的名称",
            "subject": "一份文档写哪张表的一行，如 项目；不写就是写全部数据",
            "file": "写哪一行时，文件叫什么（不带 .docx）",
            "landscape": "整份文档的纸横放",
            "masthead": "版头：发文机关标志、发文字号等，编号的公文才有",
            "title": "标题，一项一行",
            "addressee": "主送机关，末尾用全角冒号",
            "contents": "目录排到几级标题；不写就没有目录",
            "body": "正文，从上到下",
            "signature": "落款",
            "note": "附注：写在日期下面，自动加括号",
            "attachments": "附件，落款后面另页排",
            "imprint": "版记：抄送、印发机关和日期",
        },
    ),
    o.Block: (
        "正文的一项",
        {
            "when": "条件：不成立就不写",
            "heading1": "一级标题",
            "heading2": "二级标题",
            "heading3": "三级标题",
            "each": "逐项：对一族数字的每一组，把“内容”写一遍",
            "within": "逐项里再逐项：只走属于外面那一项的行",
            "content": "标题下面的内容；标题不写，内容也不写。逐项时是每一项写什么",
            "lead": "段落开头的标题，和段落连排",
            "paragraph": "段落：一句话，或几句话的列表",
            "table": "表格",
            "form": "表单：有合并单元格的表",
            "chart": "图",
            "note": "附注；几条的写成列表，自动编号",
            "landscape": "横排的页：放得下很宽的表",
        },
    ),
    Sentence: (
        "一句话",
        {
            "when": "条件：不成立就不写",
            "write": "写什么；花括号里写数字的名称",
            "list_of": "逐组列举哪一族数字",
            "total": "各组加起来应当等于哪个数字；尾差写在括号里",
            "each_row": "逐行列举哪张表；写某一行的文档只列属于它的行",
            "condition": "逐行列举时，哪些行",
            "within": "只列举属于这一项的行",
            "before": "列举前面写什么",
            "between": "各组之间写什么",
            "after": "列举后面写什么",
        },
    ),
    o.TableSpec: (
        "表格",
        {
            "key": "代号，正文用 {表.代号} 指它",
            "caption": "表名",
            "unit": "计量单位，写在表的右上角",
            "rows": "一行一组：哪一族数字",
            "within": "只要属于这一项的行",
            "numbered": "序号列的标题；不写就没有序号列",
            "first": "首列的标题，首列写各组的名称；逐行的表可以不写",
            "width": "首列多宽",
            "columns": "各列",
            "total_label": "合计行写什么",
            "description": "给看不见表的人的说明",
        },
    ),
    o.ColumnSpec: (
        "表格的一列",
        {
            "name": "列的标题",
            "value": "这一列是哪个数或文字",
            "write": "这一列写什么：一句带名称的话",
            "total": "合计行用哪个数字",
            "width": "多宽",
            "align": "左、中、右；不写时文字靠左，数靠右",
        },
    ),
    o.ChartSpec: (
        "图",
        {
            "key": "代号，正文用 {图.代号} 指它",
            "kind": "哪种图",
            "chart_title": "图名",
            "unit": "计量单位",
            "rows": "一类一组：哪一族数字",
            "series": "各个系列",
            "description": "给看不见图的人的说明",
        },
    ),
    f.FormSpec: (
        "表单",
        {
            "key": "代号，有表名时正文用 {表.代号} 指它",
            "caption": "表名",
            "unit": "计量单位，写在表的右上角",
            "width": "各列的宽，一列一个数",
            "rows": "各行，从上到下",
            "note": "表下的注，一项一段",
            "description": "给看不见表的人的说明",
        },
    ),
    f.FormRowSpec: (
        "表单的一行",
        {
            "when": "条件：不成立就没有这一行",
            "heading": "换页后在下一页重复",
            "each_row": "哪张表，一行印一行",
            "condition": "哪些行",
            "order": "按哪个值排",
            "direction": "从低到高，还是从高到低",
            "cells": "各格，从左到右；从上面合并下来的不写",
            "none": "一行也没有时写什么",
        },
    ),
    f.CellSpec: (
        "表单的一格",
        {
            "text": "写什么；可以写几段，每段带条件",
            "across": "占几列",
            "down": "占几行",
            "align": "左、中或右",
            "merged": "逐行的表里，上下相同的合成一格",
            "when": "条件：不成立时格子空着",
            "absent": "数字没有值时印什么",
        },
    ),
    f.CellText: ("一格里的一段字", {"when": "条件：不成立就不写", "write": "写什么"}),
    o.SeriesSpec: ("图的一个系列", {"name": "系列的名称", "value": "这个系列是哪个数"}),
    o.SignatureSpec: (
        "落款",
        {"organisation": "单位", "date": "日期", "sealed": "是：加盖印章的排法，日期右空四字"},
    ),
    o.MastheadSpec: (
        "版头",
        {
            "organ": "发文机关标志，如 示例县财政局文件",
            "number": "发文字号",
            "copy_number": "份号，六位",
            "secrecy": "密级和保密期限",
            "urgency": "紧急程度",
            "signer": "签发人，上行文才有",
        },
    ),
    o.AttachmentSpec: (
        "附件",
        {
            "when": "条件：不成立就不写",
            "name": "附件的名称，后面不加标点",
            "landscape": "是：这个附件的页横排",
            "content": "附件的内容；一项也写不出来，附件就不要",
        },
    ),
    o.ImprintSpec: (
        "版记",
        {"copies": "抄送机关，末尾用句号", "organ": "印发机关", "date": "印发日期"},
    ),
}
"""By model: its title, and what each key means."""
