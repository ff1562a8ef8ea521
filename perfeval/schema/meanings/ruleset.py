"""What the keys of rulesets mean: for the manual and for editors."""

from __future__ import annotations

from perfeval.files.typed import Described
from perfeval.ruleset import model as m
from perfeval.ruleset import model_totals as mt
from perfeval.ruleset.model_ignore import Ignore
from perfeval.ruleset.shapes import Score

MEANINGS: dict[type[Described], tuple[str, dict[str, str]]] = {
    m.Ruleset: (
        "文件的最外层",
        {
            "ruleset": "规则集的代号，用字母、数字和短横；和文件夹同名",
            "name": "规则集的名称",
            "version": "版本，加引号",
            "effective": "从哪一天起施行，写成 2022-01-01",
            "inherits": "在哪个规则集上改：代号、路径，或 {规则集, 版本}",
            "retired": "上级的规则里不用的，每条写编号和理由",
            "subject": "给谁打总分：一个实体，通常是 项目",
            "note": "说明，给人看",
            "bases": "依据：简称到文件的对照表",
            "parameters": "参数：名称 → 起始日期 → 值",
            "derived": "派生字段：实体.名称 → 算式",
            "groups": "分组的列表：一级、二级指标；没有就不写",
            "indicators": "指标的列表",
            "weight_rules": "对分值的要求，可不写",
            "total": "总分的满分；有指标就必须写",
            "rounding": "怎样取舍；有指标就必须写",
            "grades": "等级的列表，从高到低",
            "vetoes": "否决的列表：什么情况下总分为零、等级封顶、剔除",
            "checks": "预警的列表",
            "deadlines": "时限的列表",
            "ignores": "看过、不用改的提醒的列表",
        },
    ),
    m.InheritSpec: (
        "“继承”写成键值对时",
        {
            "ruleset": "上级规则集的代号，或从本文件所在文件夹算起的路径",
            "version": "照着哪个版本改的；上级换了版本，检查时会说",
        },
    ),
    m.RetiredSpec: (
        "“停用”的一条",
        {"id": "上级的规则的编号", "cause": "为什么不用"},
    ),
    Ignore: (
        "“忽略”的一条（写在规则或文件最外层）",
        {"code": "提醒的代码，例如 PE424", "cause": "为什么这样是对的，一句话"},
    ),
    m.BasisSpec: (
        "“依据”的一条",
        {"name": "文件的名称", "number": "文号", "url": "网址"},
    ),
    m.ParameterValue: (
        "“参数”的一个值（写在起始日期下）",
        {
            "value": "一个数；和“按月”只写一种",
            "monthly": "十二个数，1 月末到 12 月末；和“值”只写一种",
            "unit": "元、千元、万元、百万元、亿元、%、‰、个百分点、自然日、工作日；没有单位就不写",
            "basis": "这个值的出处，一句话",
        },
    ),
    m.IndicatorSpec: (
        "“指标”的一项",
        {
            "id": "编号，全文件不重复",
            "name": "名称",
            "subject": "给哪种行打分：规则集的对象本身，或引用它的实体",
            "applies": "条件：不成立的行没有这个指标",
            "transfer_to": "“适用”不成立时，分值移给哪个指标的编号",
            "kind": "不算在满分里的才写",
            "parent": "属于哪个分组，写它的编号",
            "weight": "满分是多少分，算式；分组里均分的写 均分",
            "measure": "拿来衡量的量，算式；没有自己的量的方法都要写",
            "score": "得分方法，只写一种",
            "missing": "缺数据时怎么办",
            "printed": "自评表上印的得分，用来对照",
            "basis": "依据的简称 条款；几个用分号隔开",
            "note": "说明：办法没写而由本规则集选定的，写在这里",
            "ignores": "看过、不用改的提醒的列表",
        },
    ),
    Score: (
        "“得分”的方法（选一种）",
        {
            "linear_capped": "量值越高越好，按完成的比例",
            "inverse_capped": "量值越低越好，超过目标就减",
            "stepped_bands": "量值落在哪一档就得那一档的分",
            "deduct_per_step": "离满分线每差一步扣若干分",
            "deduct_per_occurrence": "每发现一次扣若干分",
            "all_or_nothing": "条件成立得满分，否则得固定的分",
            "checklist": "几个要点，各占一定份额",
            "qualitative_tiers": "分数由人在等次的区间内给，这里核对",
            "linear_with_pass_line": "不到及格率不得分，以上从零起按比例",
            "interpolate_between": "一头满分，一头零分，其间按比例",
            "base_plus_minus": "达到基准得一部分分，好了加，差了减",
            "satisfaction": "按选项的人次算满意率，再计分",
            "multi_rater": "几方评分，按权重合成",
            "quorum_rollup": "看各等次有几项来定等次，按等次得分",
            "trend": "一串数逐期上升或下降",
            "zero_target": "目标是一件也不发生",
            "deadline": "从一个日期到另一个日期用了几天，或迟了几天",
            "rank_based": "和同类的行一起排名次，按名次得分",
        },
    ),
    m.TotalSpec: (
        "总分",
        {
            "full": "满分；各项分值合计不等于它时照算总分，不给等级，并说明",
            "bonus_cap": "加分合计最多计几分，或 不设；有加分项就要写",
            "minus_cap": "减分合计最多计几分，或 不设；有减分项就要写",
            "upper": "总分最高几分，或 不设；有加分项就要写",
            "lower": "总分最低几分，或 不设；有减分项就要写",
            "graded_by": "等级看取舍以后还是以前的总分；不写就是 取舍后",
        },
    ),
    m.RoundingSpec: (
        "取舍",
        {
            "places": "保留几位小数，0 到 6",
            "method": "怎样取舍",
            "stage": "先取舍每个指标的得分，还是只取舍总分",
        },
    ),
    m.GradeSpec: (
        "“等级”的一项",
        {
            "name": "等级的名称",
            "at_least": "起点，含这个数；最后一个等级不写",
            "at_most": "终点，含这个数；不写就接到上一等级的起点",
            "consequence": "这个等级的结果怎样应用，给人看",
        },
    ),
    m.CheckSpec: (
        "“预警”的一项",
        {
            "id": "编号，全文件不重复",
            "name": "名称",
            "subject": "逐行检查的实体，不限于规则集的对象",
            "applies": "条件：不成立的行不查",
            "when": "条件：成立就预警",
            "level": "轻重",
            "message": "提示语，花括号里写算式",
            "on_unknown": "缺数据而判断不了时，报告还是不报；不写就是 报告",
            "basis": "依据的简称 条款",
            "note": "说明",
            "ignores": "看过、不用改的提醒的列表",
        },
    ),
    m.DeadlineSpec: (
        "“时限”的一项",
        {
            "id": "编号，全文件不重复",
            "name": "名称",
            "start": "从哪个日期算起，写成 实体.日期字段",
            "expected": "到哪个日期算办成，写成 实体.日期字段",
            "same": "两边都有的字段，值相同的才是一件事",
            "limit": "天数，例如 3 自然日、5 工作日，或一个以它们为单位的参数",
            "first_day": "起始那一天算不算第 1 天",
            "level": "轻重",
            "basis": "依据的简称 条款",
            "note": "说明",
            "ignores": "看过、不用改的提醒的列表",
        },
    ),
    mt.GroupSpec: (
        "“分组”的一项",
        {
            "id": "编号，全文件不重复",
            "name": "名称",
            "parent": "上面的分组的编号；一级的不写",
            "weight": "分值，一个数或参数；按合计汇总的可以不写",
            "rollup": "下面各项怎样合成",
            "shared": "把分值均分给下面的指标，可不写",
            "note": "说明",
        },
    ),
    mt.SharedSpec: (
        "分组的“均分”",
        {"places": "每份保留几位小数，0 到 6", "remainder": "除不尽的余数归谁"},
    ),
    mt.WeightRulesSpec: (
        "权重约束",
        {
            "whole": "每个指标的分值要不要是整数；不写就是 否",
            "group_least": "每个一级分组最少几分，或满分的百分之几",
            "group_multiple": "每个一级分组是几分的整倍数",
            "together": "几个一级分组合计的要求，列表",
        },
    ),
    mt.TogetherSpec: (
        "权重约束的“几组合计”",
        {"members": "一级分组编号的列表", "at_least": "合计最少几分，或满分的百分之几"},
    ),
    mt.VetoSpec: (
        "“否决”的一项",
        {
            "id": "编号，全文件不重复",
            "name": "名称",
            "when": "条件：成立就否决；说的是规则集的对象",
            "effect": "否决的后果",
            "highest": "最高能得的等级；后果是 等级封顶 时要写，别的不写",
            "message": "说明原因的话，花括号里写算式；不写就用名称",
            "basis": "依据的简称 条款",
            "note": "说明",
            "ignores": "看过、不用改的提醒的列表",
        },
    ),
}
"""By model: its title, and what each key means."""
