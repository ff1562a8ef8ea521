"""What the keys of perfeval.toml mean."""

from __future__ import annotations

from perfeval.files.typed import Described
from perfeval.project import config as p

MEANINGS: dict[type[Described], tuple[str, dict[str, str]]] = {
    p.ProjectFile: (
        "perfeval.toml",
        {
            "project": "项目：名称、年度、截止日、规则集",
            "data": "读哪些表",
            "document": "写哪份文档，可不写",
        },
    ),
    p.ProjectTable: (
        "项目",
        {
            "name": "项目的名称，不写就是文件夹的名字",
            "year": "年度，四位数",
            "as_of": "评价截止日，写成 2022-12-31",
            "rulesets": "规则集的代号或路径，按次序",
            "vocabulary": "自己的词汇表文件",
        },
    ),
    p.DataTable: (
        "数据",
        {
            "files": "工作簿和 csv 的路径，可以用 * 代表任意名字",
            "sheets": "工作表 → 实体；写空文字就是不读",
        },
    ),
    p.DocumentTable: (
        "文档",
        {
            "template": "文档模板的代号或路径",
            "date": "文档的日期",
            "words": "模板留空的词 → 写什么",
            "previous": "往期：名称对项目文件夹，或对 run.json、.figures.json，文档和它比",
            "format": "本单位的版式，不写就按 GB/T 9704-2012",
        },
    ),
    p.FormatTable: (
        "本单位的版式",
        {
            "profile": "gb9704 或 gb9704-gb2312",
            "title_face": "标题的字体",
            "heading_face": "一级标题的字体",
            "second_face": "二级标题的字体",
            "body_face": "正文的字体",
            "plain_face": "页码和图的字体",
            "digits_face": "正文里数字和字母的字体，不写就跟正文",
            "title_size": "标题的字号，如 2号 或 22磅",
            "body_size": "正文的字号",
            "table_size": "表格的字号",
            "page_number_size": "页码的字号",
            "line_pitch": "行距，磅",
            "margin_top": "上边距，毫米",
            "margin_bottom": "下边距，毫米",
            "margin_left": "左边距，毫米",
            "margin_right": "右边距，毫米",
            "percent": "百分号：% 或 ％",
            "thousands": "是：五位以上的数都加千分位逗号；否：都不加",
        },
    ),
}
"""By model: its title, and what each key means."""
