"""Fund documents and the funds they brought. Amounts are made up; their totals are published."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jiashi.amounts import wan

TRANSITION = "财政专项衔接资金"
AGRICULTURE = "涉农整合资金"
BOND = "地方政府债券资金"
PREFECTURE = "地区财政资金"
COUNTY = "县级投入资金"


@dataclass(frozen=True, slots=True)
class Document:
    """A fund document and the days of its handling; None is a step that did not happen."""

    number: str
    title: str
    received: date
    reported: date | None
    notified: date
    approved: date
    disbursed: date | None
    minutes: str


@dataclass(frozen=True, slots=True)
class Fund:
    """One amount received; ``theme`` ties unpooled money to the projects it was meant for."""

    id: str
    name: str
    category: str
    level: str
    document: Document
    amount: int
    pooled: bool
    theme: str


# place in documents.csv | 资金名称 | 类别 | 级次 | 万元 | theme ("" is pooled freely)
_FUNDS = (
    (1, "中央衔接补助资金（巩固拓展任务）", TRANSITION, "中央", "24380", True, ""),
    (1, "中央衔接补助资金（以工代赈任务）", TRANSITION, "中央", "3120", True, "以工代赈"),
    (2, "自治区衔接补助资金（第一批）", TRANSITION, "自治区", "9860", True, ""),
    (3, "耕地地力保护等补贴资金", AGRICULTURE, "中央", "6235.40", False, "补贴"),
    (4, "地方政府一般债券资金（第一批）", BOND, "自治区", "18000", True, ""),
    (5, "农田建设补助资金", AGRICULTURE, "中央", "9860", False, "农田"),
    (6, "水利发展资金（统筹部分）", AGRICULTURE, "中央", "1020", True, ""),
    (6, "水利发展资金", AGRICULTURE, "中央", "4420", False, "水利"),
    (7, "林业草原生态保护恢复资金", AGRICULTURE, "中央", "2890.37", False, "林草"),
    (8, "中央衔接补助资金（第二批）", TRANSITION, "中央", "12655", True, ""),
    (8, "中央衔接补助资金（少数民族发展任务）", TRANSITION, "中央", "2218", True, ""),
    (9, "农机购置与应用补贴资金", AGRICULTURE, "中央", "1985", False, "农机"),
    (10, "动物防疫等补助经费", AGRICULTURE, "中央", "1164", False, "防疫"),
    (11, "农村危房改造补助资金", AGRICULTURE, "中央", "1275", False, "住房"),
    (12, "自治区衔接补助资金（第二批）", TRANSITION, "自治区", "5477.80", True, ""),
    (13, "农业生产发展资金（统筹部分）", AGRICULTURE, "中央", "861.17", True, ""),
    (13, "农业生产发展资金", AGRICULTURE, "中央", "3868", False, "产业"),
    (14, "地方政府一般债券资金（第二批）", BOND, "自治区", "12000", True, ""),
    (15, "地区衔接资金", PREFECTURE, "地区", "62.50", True, ""),
    (16, "县级衔接资金", COUNTY, "县级", "200", True, ""),
    (17, "自治区衔接补助资金（第三批）", TRANSITION, "自治区", "2161", True, ""),
    (18, "农村综合改革转移支付（统筹部分）", AGRICULTURE, "中央", "480", True, ""),
    (18, "农村综合改革转移支付（第一批）", AGRICULTURE, "中央", "1339", False, "综改"),
    (19, "中央衔接补助资金（追加）", TRANSITION, "中央", "1850", True, ""),
    (19, "自治区衔接补助资金（追加）", TRANSITION, "自治区", "650", True, ""),
    (20, "农村综合改革转移支付（第二批）", AGRICULTURE, "中央", "261", False, "综改二"),
)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def documents() -> list[Document]:
    """Give the fund documents of documents.csv, which stand in the order they were received."""
    path = Path(__file__).with_name("documents.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Document(
                row["文号"],
                row["文件名称"],
                date.fromisoformat(row["收文"]),
                _day(row["上报"]),
                date.fromisoformat(row["通知"]),
                date.fromisoformat(row["批准"]),
                _day(row["拨付"]),
                f"伽乡振领纪〔2022〕{count}号",
            )
            for count, row in enumerate(csv.DictReader(file), start=1)
        ]


def funds(papers: list[Document]) -> list[Fund]:
    """Give the funds received, in the order of their documents."""
    return [
        Fund(
            f"ZJ-{count:02d}", name, category, level, papers[paper - 1], wan(amount), pooled, theme
        )
        for count, (paper, name, category, level, amount, pooled, theme) in enumerate(
            _FUNDS, start=1
        )
    ]
