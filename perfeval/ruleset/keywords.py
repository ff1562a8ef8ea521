"""The Chinese spelling of every ruleset key. One concept, one word."""

KEYWORDS: dict[str, str] = {
    # the file
    "ruleset": "规则集", "name": "名称", "version": "版本", "effective": "施行", "subject": "对象",
    "note": "说明", "bases": "依据", "parameters": "参数", "derived": "派生",
    "indicators": "指标", "total": "总分", "rounding": "取舍", "grades": "等级",
    "checks": "预警", "deadlines": "时限",
    "inherits": "继承", "retired": "停用", "cause": "理由",
    # a warning that is acknowledged
    "ignores": "忽略", "code": "代码",
    # a basis, a parameter
    "number": "文号", "url": "网址", "value": "值", "monthly": "按月", "unit": "单位",
    "basis": "依据",
    # an indicator
    "id": "编号", "applies": "适用", "transfer_to": "移给", "weight": "分值",
    "measure": "量值", "score": "得分", "missing": "缺数", "printed": "对照",
    # shapes
    "linear_capped": "按比例", "inverse_capped": "反比例", "stepped_bands": "分档",
    "deduct_per_step": "按步扣分", "deduct_per_occurrence": "按次扣分",
    "all_or_nothing": "全有全无", "checklist": "要点", "qualitative_tiers": "定性分档",
    "target": "目标", "cap": "封顶", "zero_target": "零目标", "form": "形式",
    "at_least": "不低于", "above": "高于", "at_most": "不高于", "below": "低于",
    "condition": "条件", "points": "得分", "full_at": "满分线", "direction": "方向",
    "step": "步长", "per_step": "每步扣", "mode": "计步", "cliff": "断崖",
    "per_occurrence": "每次扣", "most": "最多扣", "otherwise": "不满足得", "share": "份额",
    "met": "达成", "failures": "失分数", "per_failure": "每项扣", "kill_at": "归零",
    "tier": "等次", "awarded": "评分", "tiers": "档", "upper": "上限",
    "lower": "下限", "lower_inclusive": "含下限", "reason": "原因",
    "linear_with_pass_line": "及格线", "interpolate_between": "两点之间",
    "base_plus_minus": "基准增减", "satisfaction": "满意度", "multi_rater": "多主体",
    "quorum_rollup": "项数法", "trend": "趋势", "deadline": "按期",
    "pass_line": "及格率", "zero_at": "零分线",
    "over": "超额", "tolerance": "容许", "no_reason": "无原因", "reduction": "调减",
    "base_line": "基准线", "base_points": "基准得", "each_step": "每步增减",
    "options": "选项", "answers": "人次", "counts_as": "折合",
    "raters": "主体", "rater_share": "权重", "marks": "评分", "full_marks": "评分满分",
    "drop": "去高低", "extra": "附加",
    "counts": "项数", "items": "总项", "items_at_least": "至少", "none_of": "且无",
    "series": "序列", "strict": "严格",
    "begun": "起", "done": "止", "due": "限日", "due_month": "限月", "month_included": "含当月",
    "not_done": "未办", "in_time": "限内",
    "rank_based": "按名次", "ties": "并列", "population": "范围", "within": "同组",
    "missing_rows": "缺数行", "zero_when": "零分条件",
    "places_table": "名次表", "each_place": "逐名", "rest": "其余", "stepped_down": "逐名递减",
    "first_gets": "首名得", "per_place": "每名减", "least": "最少得", "ratio_to_first": "首名比例",
    "up_to": "计到",
    # total, rounding, grades, groups of indicators, vetoes
    "kind": "计入", "parent": "上级", "groups": "分组", "weight_rules": "权重约束",
    "vetoes": "否决", "bonus_cap": "加分上限", "minus_cap": "减分上限", "graded_by": "定级",
    "rollup": "汇总", "shared": "均分", "remainder": "余数", "whole": "整数",
    "group_least": "每组不低于", "group_multiple": "每组整倍数", "together": "几组合计",
    "members": "组", "effect": "后果", "highest": "最高等级",
    "full": "满分", "places": "小数", "method": "方式", "stage": "阶段", "consequence": "结果应用",
    # checks and deadlines
    "when": "当", "level": "级别", "message": "提示", "on_unknown": "缺数时",
    "start": "出现", "expected": "应有", "same": "同", "limit": "期限", "first_day": "首日",
}  # fmt: skip
