"""What the keys of files of tests mean."""

from __future__ import annotations

from perfeval.casebook import model as c
from perfeval.files.typed import Described

MEANINGS: dict[type[Described], tuple[str, dict[str, str]]] = {
    c.CaseFile: (
        "规则集的测试",
        {
            "as_of": "评价的截止日；测试里写的优先",
            "year": "资金年度；不写就是截止日那一年，测试里写的优先",
            "cases": "测试的列表",
        },
    ),
    c.CaseSpec: (
        "一条测试",
        {
            "title": "一句话，说明这条守住什么",
            "as_of": "评价的截止日，写成 2022-12-31",
            "year": "资金年度，写成 2022；不写就是截止日那一年",
            "rules": "“预警”只看这几条规则；不写就是全部",
            "given": "实体 → 行的列表；行是字段 → 值",
            "expected": "期望什么，至少写一项",
        },
    ),
    c.ExpectedSpec: (
        "期望",
        {
            "scores": "得分的列表",
            "totals": "对象 → 总分，或 待定",
            "grades": "对象 → 等级，或 无",
            "places": "对象 → 总分的名次，或 无",
            "findings": "应有的全部预警和逾期；[] 表示一条也不应有",
        },
    ),
    c.ScoreSpec: (
        "一个得分",
        {
            "rule": "指标的编号",
            "subject": "哪一行：主键、主键的一段或名称",
            "points": "一个数，或 待补、剔除、不适用",
            "band": "走到的档或分支",
            "reason": "原因里要有的一段；空文字表示没有原因",
        },
    ),
    c.FindingSpec: (
        "一条预警",
        {
            "rule": "预警、时限或模式的编号",
            "subject": "哪一行：主键、主键的一段或名称",
            "message": "提示里要有的一段",
            "unknown": "是不是缺数据而判断不了；不写就是 否",
        },
    ),
}
"""By model: its title, and what each key means."""
