"""What the keys of outlines mean."""

from __future__ import annotations

from perfeval.files.typed import Described
from perfeval.report.outline import model as o

MEANINGS: dict[type[Described], tuple[str, dict[str, str]]] = {
    o.Outline: (
        "文档提纲",
        {
            "template": "模板的代号，和文件夹同名",
            "name": "文档的名称",
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
            "chart": "图",
            "note": "附注",
        },
    ),
    o.Sentence: (
        "一句话",
        {
            "when": "条件：不成立就不写",
            "write": "写什么；花括号里写数字的名称",
            "list_of": "逐组列举哪一族数字",
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
    o.SeriesSpec: ("图的一个系列", {"name": "系列的名称", "value": "这个系列是哪个数"}),
    o.SignatureSpec: ("落款", {"organisation": "单位", "date": "日期"}),
}
"""By model: its title, and what each key means."""
