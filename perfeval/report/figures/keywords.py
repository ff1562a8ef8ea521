"""The Chinese spelling of every key of ``figures.yaml``."""

KEYWORDS: dict[str, str] = {
    "template": "模板",
    "name": "名称",
    "rulesets": "规则集",
    "figures": "数字",
    "formula": "公式",
    "count": "统计",
    "group": "分组",
    "condition": "条件",
    "by_month": "按月",
    "cumulative": "累计",
    "measures": "列",
    "format": "格式",
    "label": "说明",
}
