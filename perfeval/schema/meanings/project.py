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
        },
    ),
}
"""By model: its title, and what each key means."""
