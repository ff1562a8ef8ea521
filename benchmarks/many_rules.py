"""A made ruleset of 500 rules over the wide table of ``ruleset/vocabulary.yaml``.

300 indicators of every shape, 200 checks, 100 derived fields and 20 parameters. Limits, steps and
points differ from rule to rule, as they do in a real office's tables, so that hardly any
expression is written twice.
"""

from __future__ import annotations

import random
from collections.abc import Callable

INDICATORS, CHECKS, DERIVED, PARAMETERS = 300, 200, 100, 20
_HEAD = """\
规则集: many-rules
名称: 五百条规则
版本: "1"
施行: 2024-01-01
对象: 考评项目
依据:
  办法: {名称: 项目支出绩效评价管理办法, 文号: 财预〔2020〕10号}
  自拟: {名称: 为基准测试自拟}
"""
_TAIL = """\
总分: {满分: 900}
取舍: {小数: 2, 方式: 四舍五入, 阶段: 先逐项后合计}
等级:
  - {名称: 优, 不低于: 810}
  - {名称: 良, 不低于: 720}
  - {名称: 中, 不低于: 540}
  - {名称: 差}
"""
_STEP_MODES = ("连续", "整步", "起步")


def text() -> str:
    """Give the ruleset; always the same text."""
    draw = random.Random(500)
    parts = [_HEAD, "参数:\n", *(_parameter(draw, i) for i in range(PARAMETERS))]
    parts += ["派生:\n", *(_derived(draw, i) for i in range(DERIVED))]
    parts += ["指标:\n", *(_indicator(draw, i) for i in range(INDICATORS)), _TAIL]
    parts += ["预警:\n", *(_check(draw, i) for i in range(CHECKS))]
    return "".join(parts)


def _parameter(draw: random.Random, i: int) -> str:
    days = (2022, 2023, 2024)
    values = (
        f"    {year}-01-01: {{值: {draw.randint(2, 20)}, 单位: 个百分点, 依据: {year} 年通知}}\n"
        for year in days
    )
    return f"  容忍{i:02}:\n" + "".join(values)


def _derived(draw: random.Random, i: int) -> str:
    a, b = draw.randint(1, 10), draw.randint(1, 10)
    texts: tuple[str, ...] = (
        f"实际{a:02} / 目标{b:02} + {i} 个百分点",
        f"(实际{a:02} + 实际{b:02} * {i}%) / 首个有值(目标{a:02}, 全年预算数)",
        f"最小(已支付 / 全年预算数, {90 + i / 10}%)",
        f"合同金额 * {50 + i}% - 结算金额",
    )
    if i >= 50:
        texts = (*texts, f"派生{i - 50:02} * {i}%")
    return f"  考评项目.派生{i:02}: {draw.choice(texts)}\n"


def _indicator(draw: random.Random, i: int) -> str:
    make = _SHAPES[i % len(_SHAPES)]
    measure, score = make(draw, i)
    lines = [
        f"编号: N{i:03}",
        f"名称: 第{i}项",
        "对象: 考评项目",
        "分值: 3",
        *([f"量值: {measure}"] if measure else []),
        *([f"适用: 全年预算数 > {i} 万元 且 是否立项"] if i % 5 == 0 else []),
        f"得分: {score}",
        f"缺数: {draw.choice(('待补', '不得分', '不扣分', '剔除并折算'))}",
        f"依据: 办法 第{i % 30 + 1}条；自拟",
    ]
    return "  - " + "\n    ".join(lines) + "\n"


Shape = tuple[str, str]


def _linear(draw: random.Random, i: int) -> Shape:
    a, b = draw.randint(1, 10), draw.randint(1, 10)
    target = f"目标{b:02} * {80 + i % 40}%"
    return f"实际{a:02}", f"{{按比例: {{目标: {target}, 封顶: 100%, 零目标: 待补}}}}"


def _over(draw: random.Random, i: int) -> Shape:
    a, b = draw.randint(1, 10), draw.randint(1, 2)
    step = f"步长: {i % 9 + 1} 个百分点, 每步扣: 5%, 计步: 整步, 最多扣: 50%"
    cut = f"{{条件: 等次{b} 不是 达成, {step}}}"
    over = f"{{容许: {130 + i % 20}%, 原因: 原因{b}, 无原因: 待补, 调减: {cut}}}"
    rest = f"封顶: 100%, 零目标: 待补, 超额: {over}"
    return f"实际{a:02}", f"{{按比例: {{目标: 目标{a:02}, {rest}}}}}"


def _inverse(draw: random.Random, i: int) -> Shape:
    a, form = draw.randint(1, 5), draw.choice(("比值", "线性"))
    return f"成本{a} + {i} 万元", f"{{反比例: {{目标: 上限{a}, 形式: {form}, 零目标: 待补}}}}"


def _bands(draw: random.Random, i: int) -> Shape:
    a, top = draw.randint(1, 6), 90 + i % 9
    bands = (
        f"{{不低于: {top}%, 得分: 100%}}",
        f"{{不低于: {top - 10}%, 低于: {top}%, 得分: {70 + i % 20}%}}",
        f"{{不低于: {top - 30}%, 低于: {top - 10}%, 得分: {i % 60}%}}",
        f"{{低于: {top - 30}%, 得分: 0}}",
    )
    return f"合格率{a}", "\n      分档:" + "".join(f"\n        - {band}" for band in bands)


def _steps(draw: random.Random, i: int) -> Shape:
    rest = f"步长: {i % 5 + 1} 个百分点, 每步扣: 0.{i % 8 + 1}, 计步: {draw.choice(_STEP_MODES)}"
    line = f"满分线: {80 + i % 20}%, 方向: 越高越好, {rest}, 最多扣: 扣完为止"
    return f"进度{draw.randint(1, 5)}", f"{{按步扣分: {{{line}}}}}"


def _occurrences(_: random.Random, i: int) -> Shape:
    return "投诉次数", f"{{按次扣分: {{每次扣: {1 + i / 100}, 最多扣: {50 + i % 50}%}}}}"


def _all_or_nothing(draw: random.Random, i: int) -> Shape:
    a, b = draw.randint(1, 6), draw.randint(1, 5)
    test = f"合格率{a} 不低于 {60 + i % 30}% 且 (成本{b} <= 上限{b} 或 是否验收)"
    return "", f"{{全有全无: {{条件: {test}, 不满足得: {i % 40}%}}}}"


def _checklist(draw: random.Random, i: int) -> Shape:
    share = 10 + i % 30
    points = (
        f"{{名称: 立项, 份额: {share}%, 达成: 是否立项}}",
        f"{{名称: 支付, 份额: {60 - share}%, 达成: 已支付 / 全年预算数 + {i % 7}%}}",
        f"{{名称: 公示, 份额: 20%, 达成: 是否公示 且 进度{draw.randint(1, 5)} > {i % 90}%}}",
        f"{{名称: 投诉, 份额: 20%, 失分数: 投诉次数, 每项扣: {5 + i % 5}%, 归零: 4}}",
    )
    return "", "\n      要点:" + "".join(f"\n        - {point}" for point in points)


def _tiers(draw: random.Random, i: int) -> Shape:
    a, high, low = draw.randint(1, 2), 75 + i % 20, 40 + i % 30
    tiers = (
        f"{{等次: 达成, 上限: 100%, 下限: {high}%, 含下限: 是}}",
        f"{{等次: 部分达成, 上限: {high}%, 下限: {low}%, 含下限: 是}}",
        f"{{等次: 未达成, 上限: {low}%, 下限: 0%, 含下限: 是}}",
    )
    head = f"等次: 等次{a}, 评分: 评分{a}, 原因: 原因{a}"
    return "", f"{{定性分档: {{{head}, 档: [{', '.join(tiers)}]}}}}"


def _pass_line(draw: random.Random, i: int) -> Shape:
    a = draw.randint(1, 10)
    rest = f"及格率: {50 + i % 40}%, 零目标: 不得分"
    return f"实际{a:02} - {i} 万元", f"{{及格线: {{目标: 目标{a:02}, {rest}}}}}"


def _between(_: random.Random, i: int) -> Shape:
    line = f"满分线: {i % 30 + 10} 天, 零分线: {i % 90 + 60} 天"
    return "天数(开工日期, 完工日期)", f"{{两点之间: {{{line}}}}}"


def _base(draw: random.Random, i: int) -> Shape:
    line = f"基准线: {60 + i % 35}%, 基准得: 80%, 方向: 越高越好, 步长: {i % 4 + 1} 个百分点"
    mode = draw.choice(_STEP_MODES)
    return "满意度", f"{{基准增减: {{{line}, 每步增减: 0.{i % 9 + 1}, 计步: {mode}, 封顶: 120%}}}}"


def _satisfaction(_: random.Random, i: int) -> Shape:
    options = (("很满意", 100, 70), ("满意", 75, 50), ("一般", 50, 30), ("不满意", 0, 10))
    told = (
        f"{{名称: {name}, 人次: 投诉次数 + {people + i}, 折合: {share}%}}"
        for name, share, people in options
    )
    line = f"{{满分线: {90 + i % 9}%, 零分线: {30 + i % 20}%}}"
    return "", f"{{满意度: {{选项: [{', '.join(told)}], 两点之间: {line}}}}}"


def _raters(_: random.Random, i: int) -> Shape:
    share = 10 + i % 80
    raters = (
        f"{{名称: 单位, 权重: {share}%, 评分: [评分1, 评分2 + {i}]}}",
        f"{{名称: 专家, 权重: {100 - share}%, 评分: [评分2, 评分1 - {i % 5}, 评分1 * 2]}}",
    )
    rest = "评分满分: 100, 去高低: 不去"
    return "", f"{{多主体: {{主体: [{', '.join(raters)}], {rest}}}}}"


def _quorum(_: random.Random, i: int) -> Shape:
    counts = f"{{优: 投诉次数 + {i % 5}, 良: 投诉次数 * 2, 差: 投诉次数}}"
    tiers = (
        f"{{等次: 优, 至少: {i % 7 + 2}, 且无: [差], 得分: 100%}}",
        f"{{等次: 良, 至少: {i % 5 + 2}, 得分: {60 + i % 30}%}}",
        "{等次: 差, 得分: 0}",
    )
    line = f"总项: 投诉次数 * 4 + {i % 5}, 档: [{', '.join(tiers)}]"
    return "", f"{{项数法: {{项数: {counts}, {line}}}}}"


def _trend(draw: random.Random, i: int) -> Shape:
    series = [f"合格率{a} + {i % 9} 个百分点" for a in draw.sample(range(1, 7), 3)]
    rest = f"方向: 上升, 严格: 是, 不满足得: {i % 50}%"
    return "", f"{{趋势: {{序列: [{', '.join(series)}], {rest}}}}}"


def _none(_: random.Random, i: int) -> Shape:
    return f"投诉次数 * {i}", f"{{零目标: {{每次扣: {1 + i / 100}, 最多扣: 扣完为止}}}}"


_SHAPES: tuple[Callable[[random.Random, int], Shape], ...] = (
    _linear,
    _bands,
    _steps,
    _inverse,
    _all_or_nothing,
    _checklist,
    _tiers,
    _linear,
    _bands,
    _occurrences,
    _pass_line,
    _between,
    _base,
    _over,
    _satisfaction,
    _raters,
    _quorum,
    _trend,
    _none,
)


def _check(draw: random.Random, i: int) -> str:
    a, b = draw.randint(1, 5), draw.randint(1, 5)
    slack = f"容忍{i % 20:02}"
    when, message = (
        (f"进度{a} < {i % 60 + 30}% - {slack}", f"进度 {{进度{a}}}，容忍 {{{slack}}}"),
        (f"成本{a} > 上限{b} * {100 + i % 50}%", f"成本 {{成本{a}}}，上限 {{上限{b}}}"),
        (f"有值(派生{i % 100:02}) 且 投诉次数 > {i}", "投诉 {投诉次数} 次"),
        (
            f"等次{a % 2 + 1} 属于 [达成, 部分达成] 且 评分{b % 2 + 1} 在 {i / 10} 到 {i} 之间",
            f"等次 {{等次{a % 2 + 1}}}，评分 {{评分{b % 2 + 1}}}",
        ),
        (
            f"天数(开工日期, 完工日期) 超过 {i + 100} 天 或 完工日期 > 2024-0{i % 9 + 1}-15",
            "工期 {天数(开工日期, 完工日期)}，计划 {计划完工}",
        ),
        (
            f"已支付 / 全年预算数 低于 {i % 90}% 且 非 (是否公示 或 缺数(结余))",
            "支付率 {已支付 / 全年预算数}，结余 {结余}",
        ),
    )[i % 6]  # fmt: skip
    return (
        f"  - 编号: W{i:03}\n    名称: 第{i}条预警\n    对象: 考评项目\n    当: {when}\n"
        f'    级别: {"红黄蓝"[i % 3]}\n    提示: "{message}"\n    依据: 办法 第{i % 30 + 1}条\n'
    )
