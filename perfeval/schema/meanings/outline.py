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
            "title": "标题，一项一行",
            "body": "正文，从上到下",
            "signature": "落款",
        },
    ),
    o.Block: (
        "正文的一项",
        {
            "when": "条件：不成立就不写",
            "heading1": "一级标题",
            "heading2": "二级标题",
            "heading3": "三级标题",
            "content": "标题下面的内容；标题不写，内容也不写",
            "lead": "段落开头的标题，和段落连排",
            "paragraph": "段落：一句话，或几句话的列表",
            "table": "表格",
            "form": "表单：有合并单元格的表",
            "chart": "图",
            "note": "附注",
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
            "first": "首列的标题",
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
            "value": "这一列是哪个数",
            "total": "合计行用哪个数字",
            "width": "多宽",
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
    o.SignatureSpec: ("落款", {"organisation": "单位", "date": "日期"}),
}
"""By model: its title, and what each key means."""
