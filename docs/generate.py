"""Regenerates the tables of the manual that follow from the program.

Run ``python docs/generate.py`` after a change to the vocabulary, the functions of the expression
language or the keys of rulesets. Hand-written text outside the markers stays as it is.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pydantic.fields import FieldInfo

from perfeval.files.typed import Described
from perfeval.language.functions import FUNCTIONS
from perfeval.ruleset import model as m
from perfeval.ruleset import model_totals as mt
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.shapes import Score
from perfeval.ruleset.shapes.all_or_nothing import AllOrNothing
from perfeval.ruleset.shapes.base_plus_minus import BasePlusMinus
from perfeval.ruleset.shapes.checklist import Point
from perfeval.ruleset.shapes.deadline import DeadlineScore, InTime
from perfeval.ruleset.shapes.deduct_per_occurrence import DeductPerOccurrence
from perfeval.ruleset.shapes.deduct_per_step import DeductPerStep
from perfeval.ruleset.shapes.interpolate_between import InterpolateBetween
from perfeval.ruleset.shapes.inverse_capped import InverseCapped
from perfeval.ruleset.shapes.linear_capped import LinearCapped
from perfeval.ruleset.shapes.linear_with_pass_line import LinearWithPassLine
from perfeval.ruleset.shapes.multi_rater import Extra, MultiRater, Rater
from perfeval.ruleset.shapes.over_achievement import OverAchievement, Reduction
from perfeval.ruleset.shapes.qualitative_tiers import QualitativeTiers, Tier
from perfeval.ruleset.shapes.quorum_rollup import QuorumRollup, QuorumTier
from perfeval.ruleset.shapes.satisfaction import Option, Satisfaction
from perfeval.ruleset.shapes.stepped_bands import Band
from perfeval.ruleset.shapes.trend import Trend
from perfeval.ruleset.shapes.zero_target import ZeroTargetShape
from perfeval.vocabulary import Entity, Field, Kind, load_vocabulary

DOCS = Path(__file__).resolve().parent
SECTIONS: dict[type[Described], tuple[str, dict[str, str]]] = {
    m.Ruleset: (
        "文件的最外层",
        {
            "ruleset": "规则集的代号，用字母、数字和短横；和文件夹同名",
            "name": "规则集的名称",
            "version": "版本，加引号",
            "effective": "从哪一天起施行，写成 2022-01-01",
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
        },
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
        },
    ),
    LinearCapped: (
        "按比例",
        {
            "target": "目标，和量值同类型同单位",
            "cap": "最多按百分之几计，不加分就写 100%",
            "zero_target": "目标为 0 时怎么办；目标是写死的正数时可不写",
            "over": "超过目标较多时怎么办，可不写",
        },
    ),
    OverAchievement: (
        "按比例的“超额”",
        {
            "tolerance": "完成率高于百分之几算“较多”，不低于 100%",
            "reason": "哪个字段写着原因",
            "no_reason": "超过了而没有写原因时怎么办",
            "reduction": "目标定得偏低时怎样调减，可不写",
        },
    ),
    Reduction: (
        "超额的“调减”",
        {
            "condition": "什么情况下调减，例如认定目标偏低的字段",
            "step": "超过容许的部分，多大算一步，写 个百分点",
            "per_step": "每步扣几分，或满分的百分之几",
            "mode": "连续：按比例；整步：满一步才扣；起步：不满一步也算一步",
            "most": "最多扣几分；扣到 0 为止写 扣完为止",
        },
    ),
    LinearWithPassLine: (
        "及格线",
        {
            "target": "目标，和量值同类型同单位",
            "pass_line": "完成率低于它不得分；高于 0%、低于 100%",
            "zero_target": "目标为 0 时怎么办；目标是写死的正数时可不写",
        },
    ),
    InterpolateBetween: (
        "两点之间",
        {"full_at": "到这里得满分", "zero_at": "到这里得零分；比满分线大就是越低越好"},
    ),
    BasePlusMinus: (
        "基准增减",
        {
            "base_line": "基准，和量值同类型同单位",
            "base_points": "达到基准得几分，或满分的百分之几",
            "direction": "哪个方向好",
            "step": "多大算一步；量值是比率时写 个百分点",
            "each_step": "每步加或减几分，或满分的百分之几",
            "mode": "连续：按比例；整步：满一步才算；起步：不满一步也算一步。加和减用同一种",
            "cap": "最多得满分的百分之几，不加分就写 100%",
        },
    ),
    Satisfaction: (
        "满意度",
        {
            "stepped_bands": "满意率怎样计分，三种选一种",
            "deduct_per_step": "满意率怎样计分，三种选一种",
            "interpolate_between": "满意率怎样计分，三种选一种",
            "options": "选项的列表",
        },
    ),
    Option: (
        "满意度的一个选项",
        {
            "name": "选项的名称",
            "answers": "选它的人次（答数，不是问卷份数）",
            "counts_as": "选它折合百分之几的满意，0% 到 100%",
        },
    ),
    MultiRater: (
        "多主体",
        {
            "raters": "各方的列表",
            "full_marks": "评分是多少分制，例如 100；不在 0 到它之间的评分不用",
            "drop": "每一方的评分里，去不去掉一个最高、一个最低",
            "extra": "附加分，可不写",
        },
    ),
    Rater: (
        "多主体的一方",
        {
            "name": "这一方的名称",
            "rater_share": "权重；各方合计正好 100%",
            "marks": "这一方的评分的列表，取平均",
        },
    ),
    Extra: (
        "多主体的“附加”",
        {"points": "附加几分，低于 0 按 0 计", "at_most": "最多附加几分"},
    ),
    QuorumRollup: (
        "项数法",
        {
            "counts": "从好到差，每个等次有几项",
            "items": "一共有几项；和各等次的合计不同就按缺数处理",
            "tiers": "定等次的规则，从上往下取第一条成立的",
        },
    ),
    QuorumTier: (
        "项数法的一档",
        {
            "tier": "定为哪个等次",
            "items_at_least": "这个等次及更好的等次合计至少几项；不写就不要求",
            "none_of": "一项也没有的等次，写成列表；不写就不要求",
            "points": "几分，或满分的百分之几",
        },
    ),
    Trend: (
        "趋势",
        {
            "otherwise": "不符合时得几分，或满分的百分之几；和“每次扣”只写一种",
            "per_occurrence": "每有一期不符合扣几分；和“不满足得”只写一种",
            "most": "最多扣几分，和“每次扣”一起写；扣到 0 为止写 扣完为止",
            "series": "各期的值，从早到晚，至少两个",
            "direction": "往哪个方向走",
            "strict": "是：持平不算；否：持平也算",
        },
    ),
    ZeroTargetShape: (
        "零目标",
        {
            "otherwise": "发生了得几分，或满分的百分之几；和“每次扣”只写一种",
            "per_occurrence": "每发生一件扣几分；和“不满足得”只写一种",
            "most": "最多扣几分，和“每次扣”一起写；扣到 0 为止写 扣完为止",
        },
    ),
    DeadlineScore: (
        "按期",
        {
            "stepped_bands": "天数怎样计分，四种选一种",
            "deduct_per_step": "天数怎样计分，四种选一种",
            "interpolate_between": "天数怎样计分，四种选一种",
            "begun": "起始日期；起、限日、限月只写一种",
            "first_day": "起始那一天算不算第 1 天；和“起”一起写",
            "due": "最迟哪一天：日期，或 8月15日（截止日那一年）",
            "due_month": "几月前：2022-09，或 9月（截止日那一年）",
            "month_included": "是：到那个月的月末；否：到上个月的月末。和“限月”一起写",
            "done": "办成的日期",
            "not_done": "办成的日期没有填时怎么办",
            "in_time": "期限内得满分，四种选一种",
        },
    ),
    InTime: (
        "按期的“限内”",
        {
            "limit": "不超过几天得满分；用限日、限月时，0 天就是不迟",
            "otherwise": "超过时得几分，或满分的百分之几",
        },
    ),
    InverseCapped: (
        "反比例",
        {
            "target": "目标（上限），不超过它得满分",
            "form": "比值：分值×目标÷实际；线性：每超过 1% 扣 1% 的分",
            "zero_target": "目标为 0 而实际不为 0 时怎么办",
        },
    ),
    Band: (
        "分档的一档",
        {
            "condition": "另外的条件，用于不同对象用不同档",
            "at_least": "下限，含这个数",
            "above": "下限，不含这个数",
            "at_most": "上限，含这个数",
            "below": "上限，不含这个数",
            "points": "这一档的分：一个数，或满分的百分之几",
        },
    ),
    DeductPerStep: (
        "按步扣分",
        {
            "full_at": "到这里得满分",
            "direction": "哪个方向好",
            "step": "多大算一步；量值是比率时写 个百分点",
            "per_step": "每步扣几分，或满分的百分之几",
            "mode": "连续：按比例；整步：满一步才扣；起步：不满一步也算一步",
            "most": "最多扣几分；扣到 0 为止写 扣完为止",
            "cliff": "到这里一分不得，可不写",
        },
    ),
    DeductPerOccurrence: (
        "按次扣分",
        {
            "per_occurrence": "每次扣几分，或满分的百分之几",
            "most": "最多扣几分；扣到 0 为止写 扣完为止",
        },
    ),
    AllOrNothing: (
        "全有全无",
        {"condition": "得满分的条件", "otherwise": "不满足得几分，或满分的百分之几"},
    ),
    Point: (
        "要点的一项",
        {
            "name": "要点的名称",
            "share": "占满分的百分之几；各项合计正好 100%",
            "met": "达成的条件，或达成的比率；和“失分数”只写一种",
            "failures": "有几处不合要求；和“达成”只写一种",
            "per_failure": "每处减去这个要点的百分之几；有“失分数”就要写",
            "kill_at": "到几处这个要点一分不得；有“失分数”就要写",
        },
    ),
    QualitativeTiers: (
        "定性分档",
        {
            "tier": "哪个字段写着等次",
            "awarded": "哪个字段写着评分人给的分",
            "tiers": "等次的列表，从高到低",
            "reason": "哪个字段写着原因；低于第一档必须有",
        },
    ),
    Tier: (
        "定性分档的一档",
        {
            "tier": "等次的名称",
            "upper": "最多得满分的百分之几；和上一档的下限相同时不含这个数",
            "lower": "最少得满分的百分之几",
            "lower_inclusive": "是否含下限",
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
        },
    ),
}


def key_tables() -> str:
    """Give a table of keys for every part of a ruleset."""
    parts: list[str] = []
    for model, (title, meanings) in SECTIONS.items():
        rows = [
            (KEYWORDS[name], f"`{name}`", _needed(model, info), _values(info) + meanings[name])
            for name, info in model.model_fields.items()
        ]
        parts += [f"### {title}", "", *_table(("键", "英文键", "必需", "写什么"), rows), ""]
    return "\n".join(parts).strip()


def _needed(model: type[Described], info: FieldInfo) -> str:
    if model is Score:
        return "选一"
    return "是" if info.is_required() else ""


def _values(info: FieldInfo) -> str:
    """Give the fixed values that a key takes."""
    members = [info.annotation, *typing.get_args(info.annotation)]
    for member in members:
        if typing.get_origin(member) is typing.Literal:
            return "、".join(f"`{value}`" for value in typing.get_args(member)) + "。"
    return ""


def function_table() -> str:
    """Give the table of functions."""
    rows = [(f.chinese, f"`{f.english}`", f"`{f.usage}`", f.meaning) for f in FUNCTIONS]
    return "\n".join(_table(("函数", "英文", "写法", "意思"), rows))


def vocabulary_tables() -> str:
    """Give a table of fields for every entity."""
    vocabulary, problems = load_vocabulary()
    if vocabulary is None:
        raise ValueError([problem.message() for problem in problems])
    return "\n".join(line for e in vocabulary.entities.values() for line in _entity(e)).strip()


def _entity(entity: Entity) -> Iterator[str]:
    yield from (f"### {entity.name}（{entity.english}）", "", f"{entity.meaning}。", "")
    yield f"- 表名可以是：{'、'.join(dict.fromkeys((entity.name, *entity.sheets)))}"
    yield f"- 主键：{'、'.join(entity.key)}"
    yield ""
    rows = [
        (
            field.name,
            f"`{field.english}`",
            _kind(field),
            "是" if field.required else "",
            "、".join(field.headers),
            _meaning(field),
        )
        for field in entity.fields.values()
    ]
    yield from _table(("字段", "英文", "类型", "必填", "表头也可写", "说明"), rows)
    yield ""


def _kind(field: Field) -> str:
    if field.part_of:
        return f"{field.kind.value}（拆自 {field.part_of}）"
    extra = {Kind.MONEY: field.unit, Kind.REFERENCE: field.refers}.get(field.kind, "")
    return f"{field.kind.value}（{extra}）" if extra else field.kind.value


def _meaning(field: Field) -> str:
    parts = [field.meaning] if field.meaning else []
    for option, names in field.choices.items():
        parts.append(f"{option}（{'、'.join(names)}）" if names else option)
    if field.signed:
        parts.append("可为负")
    if field.month_end:
        parts.append("只写到月的，取月末")
    return "；".join(parts)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    titles = list(head)
    yield f"| {' | '.join(titles)} |"
    yield f"|{'---|' * len(titles)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"


PARTS: dict[str, tuple[str, Callable[[], str]]] = {
    "键表": ("ruleset.md", key_tables),
    "函数表": ("expressions.md", function_table),
    "词汇表": ("vocabulary.md", vocabulary_tables),
}
"""By the name of the markers: the file, and what gives the text between them."""


def filled(text: str, name: str, content: str) -> str:
    """Put content between the markers of a name.

    Raises:
        ValueError: the text does not have the pair of markers exactly once.
    """
    start, end = f"<!-- {name} 开始 -->", f"<!-- {name} 结束 -->"
    if text.count(start) != 1 or text.count(end) != 1:
        raise ValueError(f"markers of {name} do not stand exactly once")
    between = re.compile(f"{re.escape(start)}.*{re.escape(end)}", re.DOTALL)
    return between.sub(lambda _: f"{start}\n\n{content}\n\n{end}", text)


def main() -> None:
    """Rewrite the generated parts of the manual."""
    for name, (file, give) in PARTS.items():
        path = DOCS / file
        text = path.read_text(encoding="utf-8")
        path.write_text(filled(text, name, give()), encoding="utf-8", newline="\n")
        print(f"{file}: {name}")


if __name__ == "__main__":
    main()
