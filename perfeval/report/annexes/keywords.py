"""The Chinese spelling of every key of ``workbooks.yaml``."""

KEYWORDS: dict[str, str] = {
    "template": "模板",
    "workbooks": "工作簿",
    "file": "文件",
    "sheets": "附表",
    "name": "名称",
    "rows": "行",
    "when": "条件",
    "order": "排序",
    "direction": "次序",
    "numbered": "编号",
    "columns": "列",
    "value": "值",
    "format": "格式",
    "total": "合计",
    "width": "宽",
}
