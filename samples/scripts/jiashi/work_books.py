"""The workbooks about work: 绩效指标.xlsx and 台账.xlsx."""

from __future__ import annotations

from pathlib import Path

from sheets import Book, Layout, Row, Table, runs

from jiashi.amounts import dotted, in_wan
from jiashi.county import County


def write_indicators(path: Path, county: County) -> list[Layout]:
    """Write 绩效指标.xlsx with merged project and level cells, and the monitoring records."""
    rows: list[Row] = [
        (
            row.project.id,
            row.level1,
            row.level2,
            row.name,
            row.target_text,
            row.actual_text,
            row.tier or None,
            row.weight,
            row.score,
            row.reason or None,
        )
        for row in county.indicators
    ]
    headers = ("项目编号", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值",
               "完成情况等次", "分值", "自评得分", "偏差原因分析及改进措施")  # fmt: skip
    records: list[Row] = [
        (
            one.indicator.project.id,
            one.indicator.name,
            one.day,
            one.to_date,
            one.expected,
            one.cause or None,
            one.likelihood,
            one.note or None,
        )
        for one in county.monitoring
    ]
    with Book(path) as book:
        indicators = book.add(
            Table(
                "绩效指标",
                headers,
                rows,
                titles=("2022年度项目支出绩效自评表（汇总）",),
                formats={"自评得分": "0.00"},
                merges=[*runs(rows, headers, 0), *runs(rows, headers, 1)],
            )
        )
        return [
            indicators,
            book.add(
                Table(
                    "监控记录",
                    ("项目编号", "三级指标", "监控时点", "执行情况", "全年预计完成情况",
                     "偏差原因类型", "完成目标可能性", "备注"),
                    records,
                    titles=("2022年度绩效运行监控记录",),
                )
            ),
        ]  # fmt: skip


def write_ledgers(path: Path, county: County) -> list[Layout]:
    """Write 台账.xlsx: disclosures, surplus and carry-over, the daily watch."""
    disclosures: list[Row] = [
        (one.id, one.subject, one.group, one.arose, dotted(one.published), f"https://example.org/gs/{one.id}")
        for one in county.disclosures
    ]  # fmt: skip
    left: list[Row] = [
        (one.id, one.project, one.year, one.kind, in_wan(one.amount), one.found, one.approved,
         one.reused)
        for one in county.surplus
    ]  # fmt: skip
    looks: list[Row] = [
        (one.day, one.shift, one.person, one.alerts, one.investigated, one.note or None)
        for one in county.watches
    ]
    with Book(path) as book:
        return [
            book.add(
                Table(
                    "公示台账",
                    ("公示编号", "公示事项", "公示类别", "信息产生日期", "公开日期", "公开网址"),
                    disclosures,
                    titles=("公告公示台账",),
                    notes=("注：网址为示例，不可访问。",),
                )
            ),
            book.add(
                Table(
                    "结余结转",
                    ("结余编号", "项目编号", "资金年度", "类型", "结余金额（万元）", "清理日期",
                     "批复日期", "安排项目"),
                    left,
                    titles=("结余结转资金清理台账",),
                    formats={"结余金额（万元）": "#,##0.00"},
                )
            ),
            book.add(
                Table("盯控记录", ("日期", "班次", "盯控人", "发现预警", "已查证", "情况"), looks)
            ),
        ]  # fmt: skip
