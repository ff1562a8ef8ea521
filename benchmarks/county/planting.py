"""Which project has which planted violation."""

from __future__ import annotations

from typing import Final

KINDS: Final = (
    "缺一关", "关口倒序", "一人两关", "申请人自审", "先付后审", "退回仍付", "重复支付", "拆分支付",
    "未安排先付", "超合同", "超预算", "迟上报", "未上报", "迟拨付", "计划迟下达", "两月未完成",
    "迟公开", "未公开", "张贴不足", "未达给满分", "预警未查证", "整改逾期",
)  # fmt: skip
"""One violation each; a project has at most one of them."""
_EVERY = 4


def planted(number: int) -> str:
    """Give the violation of the project of a number, counted from 0; empty for most."""
    kind, rest = divmod(number, _EVERY)
    return KINDS[kind % len(KINDS)] if rest == 0 else ""
