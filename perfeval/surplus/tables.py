"""The proposal as tables, so that figures, documents and workbooks can name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from perfeval.dataset import Dataset, Table
from perfeval.dataset.computed import (
    Cell,
    ComputedRow,
    computed_entity,
    computed_table,
    origin_of,
)
from perfeval.surplus.collect import PROJECT, SURPLUS
from perfeval.surplus.model import Proposal, Surplus, wan
from perfeval.vocabulary import Entity, Field, Kind

APPROVED, WAITING = "已批", "待批"
UNKNOWN = "情况不明"


def _money(name: str, english: str) -> Field:
    return Field(name, english, Kind.MONEY, unit="万元")


def _text(name: str, english: str) -> Field:
    return Field(name, english, Kind.TEXT)


_KIND = (_text("资金类别", "category"), _text("级次", "level"), _text("是否统筹", "pooled"))
TRANSFERS = computed_entity(
    "统筹安排", "surplus_transfer", "结余资金安排到项目的每一笔",
    (
        _text("序号", "number"), _text("结余编号", "surplus"), Field("年度", "year", Kind.COUNT),
        *_KIND, _text("安排项目编号", "project"), _text("安排项目名称", "project_name"),
        _money("金额", "amount"), _text("规则", "rule"), _text("依据", "basis"),
        _text("理由", "why"), _text("名目", "label"), Field("笔数最少", "fewest", Kind.YES_NO),
        _text("状态", "state"), Field("批复日期", "approved", Kind.DATE),
        Field("是否新提", "new", Kind.YES_NO), Field("是否合规", "allowed", Kind.YES_NO),
    ),
)  # fmt: skip
STOCK = computed_entity(
    "结余台账", "surplus_stock", "每笔结余结转资金能不能用、用了多少",
    (
        _text("结余编号", "surplus"), Field("年度", "year", Kind.COUNT), _text("类型", "kind"),
        _text("年份", "year_text"), *_KIND, _money("金额", "amount"),
        _money("已批", "approved"), _money("待批", "waiting"), _money("拟用", "planned"),
        _money("未用", "left"), _text("情况", "state"), Field("满年限", "stale", Kind.YES_NO),
        _text("说明", "note"),
    ),
)  # fmt: skip
GAPS = computed_entity(
    "资金缺口", "funding_gap", "还缺资金的项目",
    (
        _text("项目编号", "project"), _text("项目名称", "name"), _text("口径", "price"),
        _money("需要", "needed"), _money("已安排", "allocated"), _money("已批结余", "approved"),
        _money("待批结余", "waiting"), _money("缺口", "gap"), _money("拟安排", "planned"),
        _money("仍缺", "left"),
    ),
)  # fmt: skip
UNLISTED = computed_entity(
    "未登记结余", "unlisted_surplus", "已结算、有净结余而没有列入结余结转的项目",
    (
        _text("项目编号", "project"), _text("项目名称", "name"), _money("已安排", "allocated"),
        _money("结算", "settled"), _money("净结余", "left"),
    ),
)  # fmt: skip
ENTITIES: tuple[Entity, ...] = (TRANSFERS, STOCK, GAPS, UNLISTED)


def proposal_tables(proposal: Proposal, dataset: Dataset) -> dict[str, Table]:
    """Give the tables of a proposal by name; every row points to the cells it came from."""
    rows: Mapping[str, list[ComputedRow]] = {
        TRANSFERS.name: list(_transfers(proposal, dataset)),
        STOCK.name: list(_stock(proposal, dataset)),
        GAPS.name: list(_gaps(proposal, dataset)),
        UNLISTED.name: list(_unlisted(proposal, dataset)),
    }
    return {entity.name: computed_table(entity, rows[entity.name]) for entity in ENTITIES}


def _kind(one: Surplus) -> dict[str, Cell]:
    pooled = None if one.pooled is None else ("是" if one.pooled else "否")
    return {"年度": one.year, "资金类别": one.fund[0], "级次": one.fund[1], "是否统筹": pooled}


def _transfers(proposal: Proposal, dataset: Dataset) -> Iterator[ComputedRow]:
    for number, one in enumerate(proposal.transfers, 1):
        approved = one.surplus.approved
        yield ComputedRow(
            {
                **_kind(one.surplus),
                "序号": str(number),
                "结余编号": one.surplus.id,
                "安排项目编号": one.need.id,
                "安排项目名称": one.need.name,
                "金额": wan(one.amount),
                "规则": one.rule.id if one.rule else None,
                "依据": one.rule.basis if one.rule else None,
                "理由": one.why,
                "名目": f"{one.surplus.id}安排{one.need.name or one.need.id}",
                "笔数最少": proposal.fewest,
                "状态": WAITING if one.new or approved is None else APPROVED,
                "批复日期": approved.toordinal() if approved and not one.new else None,
                "是否新提": one.new,
                "是否合规": one.rule is not None and not one.surplus.reason,
            },
            origin_of(dataset.tables[SURPLUS], one.surplus.row, {}, "金额"),
        )


def _stock(proposal: Proposal, dataset: Dataset) -> Iterator[ComputedRow]:
    for one in proposal.surpluses:
        planned = proposal.new_from(one)
        given = one.amount if one.project is not None else 0
        approved = given if one.approved is not None else 0
        left = one.amount - given - planned
        yield ComputedRow(
            {
                **_kind(one),
                "结余编号": one.id,
                "类型": one.kind,
                "年份": None if one.year is None else f"{one.year}年",
                "金额": wan(one.amount),
                "已批": wan(approved),
                "待批": wan(given - approved),
                "拟用": wan(planned),
                "未用": wan(left),
                "情况": _state(one, planned),
                "满年限": one.stale,
                "说明": one.reason or _left_over(proposal, left),
            },
            origin_of(dataset.tables[SURPLUS], one.row, {"年度": "年度", "类型": "类型"}, "金额"),
        )


def _state(one: Surplus, planned: int) -> str:
    if one.project is not None:
        return APPROVED if one.approved is not None else WAITING
    if one.reason:
        return UNKNOWN if one.unknown else "不能统筹"
    return "拟统筹" if planned else "暂无去处"


def _left_over(proposal: Proposal, left: int) -> str:
    """Say why money stays behind, as far as that is plain."""
    if not left:
        return ""
    gaps = sum(need.gap - proposal.new_to(need) for need in proposal.needs)
    return "没有规则允许安排到还缺资金的项目" if gaps else "没有还缺资金的项目"


def _gaps(proposal: Proposal, dataset: Dataset) -> Iterator[ComputedRow]:
    for need in proposal.needs:
        if not need.gap and not need.approved and not need.proposed:
            continue
        planned = proposal.new_to(need)
        yield ComputedRow(
            {
                "项目编号": need.id,
                "项目名称": need.name,
                "口径": need.price,
                "需要": None if need.needed is None else wan(need.needed),
                "已安排": wan(need.allocated),
                "已批结余": wan(need.approved),
                "待批结余": wan(need.proposed),
                "缺口": wan(need.gap),
                "拟安排": wan(planned),
                "仍缺": wan(need.gap - planned),
            },
            origin_of(dataset.tables[PROJECT], need.row, {}, "项目编号"),
        )


def _unlisted(proposal: Proposal, dataset: Dataset) -> Iterator[ComputedRow]:
    for one in proposal.unlisted:
        yield ComputedRow(
            {
                "项目编号": one.id,
                "项目名称": one.name,
                "已安排": wan(one.allocated),
                "结算": wan(one.settled),
                "净结余": wan(one.allocated - one.settled),
            },
            origin_of(dataset.tables[PROJECT], one.row, {}, "结算金额"),
        )
