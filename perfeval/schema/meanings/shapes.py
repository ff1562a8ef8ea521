"""What the keys of the scoring shapes mean: for the manual and for editors."""

from __future__ import annotations

from perfeval.files.typed import Described
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
from perfeval.ruleset.shapes.rank_based import (
    PlacesTable,
    RankBased,
    RatioToFirst,
    SteppedDown,
)
from perfeval.ruleset.shapes.satisfaction import Option, Satisfaction
from perfeval.ruleset.shapes.stepped_bands import Band
from perfeval.ruleset.shapes.trend import Trend
from perfeval.ruleset.shapes.zero_target import ZeroTargetShape

MEANINGS: dict[type[Described], tuple[str, dict[str, str]]] = {
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
            "due": "最迟哪一天：日期，或 8月15日（资金年度的）",
            "due_month": "几月前：2022-09，或 9月（资金年度的）",
            "month_included": "是：到那个月的月末；否：到上个月的月末。和“限月”一起写",
            "done": "办成的日期",
            "days_are": "数自然日还是工作日，期限和界限写同样的单位；不写就是 自然日",
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
            "least": "这一档由人给分时最少几分，“得分”是最多；和“评分”一起写",
            "awarded": "这一档由人给分时，哪个字段写着给的分；和“最少得”一起写",
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
    RankBased: (
        "按名次",
        {
            "direction": "哪一头是第一名",
            "ties": "数相同时：都取靠前的名次、取几个名次的平均、下一个不同的数只往后一名",
            "population": "和哪些行比：全部、适用的行（“适用”成立的行），或一个条件",
            "within": "这些字段相同的行才在一起排，写成列表；不写就一起排",
            "missing_rows": "别的行缺数时：剔除不排，或整组待补",
            "zero_when": "条件：成立就不得分，不管第几名；可不写",
            "places_table": "每个名次几分；四种选一种",
            "stepped_down": "每往后一名减几分；四种选一种",
            "ratio_to_first": "按量值与首名的比例；四种选一种",
            "stepped_bands": "名次落在哪一档；四种选一种",
        },
    ),
    PlacesTable: (
        "按名次的“名次表”",
        {
            "each_place": "第 1 名、第 2 名……各几分，写成列表；也可写满分的百分之几",
            "rest": "列表以后的名次几分",
        },
    ),
    SteppedDown: (
        "按名次的“逐名递减”",
        {
            "first_gets": "第 1 名几分，或满分的百分之几",
            "per_place": "每往后一名减几分",
            "least": "最少几分",
        },
    ),
    RatioToFirst: (
        "按名次的“首名比例”",
        {
            "up_to": "按比例计分到第几名；都计就写 全部",
            "rest": "后面的名次几分；“计到”是全部时不写",
        },
    ),
}
"""By model: its title, and what each key means."""
