"""A small county of its own, as a stream and in batch."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from perfeval.diagnostics import Diagnostic
from perfeval.history.entry import Entry
from perfeval.history.identity import gravest, sightings
from perfeval.history.lives import lives
from perfeval.project.project import open_project
from perfeval.stream.lines.blocks import blocks
from perfeval.stream.opening import open_for_stream
from perfeval.stream.recording import Recorder
from perfeval.stream.run import Evaluated, Stream, Summary

RULES = """规则集: stream-rules
名称: 各种随时间变的规则
版本: "1"
施行: 2022-01-01
对象: 项目
依据:
  约定: {名称: 本单位约定}
参数:
  闲置期限:
    2021-01-01: {值: 20, 单位: 自然日, 依据: 本单位约定}
    2022-03-15: {值: 10, 单位: 自然日, 依据: 本单位约定}
  序时进度:
    2021-01-01:
      按月: [5%, 10%, 20%, 30%, 40%, 50%, 60%, 70%, 80%, 90%, 95%, 100%]
      依据: 本单位约定
派生:
  项目.支付率: 合计(支付.金额, 支付.支付日期 <= 截止日) / 全年预算数
  项目.名次: 名次(支付率, 从高到低, 并列取小, 缺数剔除)
  资金.已安排: 合计(资金安排.金额)
  支付.以前最大: 同组最大(金额, 不含自己, 缺数剔除, 同(项目编号), 先于(支付日期))
  支付.同日笔数: 同组个数(金额, 含自己, 缺数剔除, 同(支付日期, 收款人))
预警:
  - 编号: J1
    名称: 支付慢
    对象: 项目
    当: 支付率 < 序时进度
    级别: 黄
    提示: "支付率 {支付率}"
    依据: 约定
  - 编号: J2
    名称: 支付很慢
    对象: 项目
    接续: J1
    当: 支付率 < 序时进度 / 2
    级别: 红
    提示: "只有 {支付率}"
    依据: 约定
  - 编号: J3
    名称: 资金闲置
    对象: 资金
    当: 天数(到位日期, 截止日) > 闲置期限 且 已安排 < 金额
    级别: 黄
    提示: "闲置 {天数(到位日期, 截止日)}，只安排了 {已安排}"
    依据: 约定
  - 编号: J4
    名称: 当月没有计划
    对象: 项目
    当: "个数(月度计划, 月度计划.月份 = 当月) = 0"
    级别: 蓝
    提示: "{当月}没有计划"
    依据: 约定
  - 编号: J5
    名称: 支付最慢
    对象: 项目
    当: 名次 > 2
    级别: 蓝
    提示: "第 {名次} 名"
    依据: 约定
  - 编号: J7
    名称: 比以前都大
    对象: 支付
    适用: 有值(以前最大)
    当: 金额 > 以前最大
    级别: 蓝
    提示: "{金额}，以前最大 {以前最大}"
    依据: 约定
  - 编号: J8
    名称: 一天付了几笔
    对象: 支付
    当: 同日笔数 > 1
    级别: 黄
    提示: "{同日笔数} 笔"
    依据: 约定
  - 编号: J6
    名称: 安排早于到位
    对象: 资金安排
    当: 安排日期 < 资金.到位日期
    级别: 红
    提示: "{资金.到位日期} 才到位"
    依据: 约定
时限:
  - 编号: T1
    名称: 上报
    出现: 资金文件.收文日期
    应有: 资金文件.上报日期
    同: 文号
    期限: 3 自然日
    首日: 不计
    级别: 红
    依据: 约定
  - 编号: T2
    名称: 通知
    出现: 资金文件.收文日期
    应有: 资金文件.通知日期
    同: 文号
    期限: 5 工作日
    首日: 不计
    级别: 黄
    依据: 约定
模式:
  - 编号: P1
    名称: 同一收款人同样金额付了两次
    按: 收款人
    有:
      甲: {表: 支付, 日期: 支付日期}
      乙:
        表: 支付
        日期: 支付日期
        当: 乙.金额 = 甲.金额 且 天数(甲.支付日期, 乙.支付日期) 在 0 天 到 30 天 之间
    不分先后: 是
    级别: 黄
    提示: "{甲.支付日期}、{乙.支付日期} 两次付给 {甲.收款人} {甲.金额}"
    依据: 约定
  - 编号: P2
    名称: 没有安排就支付
    按: 项目编号
    有:
      付: {表: 支付, 日期: 支付日期}
    没有:
      排: {表: 资金安排, 日期: 安排日期, 当: 排.安排日期 <= 付.支付日期}
    级别: 红
    提示: "{付.支付日期} 支付，还没有安排"
    依据: 约定
  - 编号: P3
    名称: 平台预警没有查证
    按: 预警编号
    有:
      警: {表: 平台预警, 日期: 产生日期, 当: 截止日 > 警.产生日期 + 5 天 且 缺数(警.查证日期)}
    级别: 黄
    提示: "{警.产生日期} 的预警没有查证"
    依据: 约定
  - 编号: P4
    名称: 慢的项目又有平台预警
    按: 项目编号
    有:
      慢: {发现: J1}
      警: {表: 平台预警, 日期: 产生日期}
    级别: 红
    提示: "{慢.项目名称} 支付慢，平台 {警.产生日期} 又有预警"
    依据: 约定
"""
TOML = """[project]
year = 2022
rulesets = ["stream-rules"]
"""

Facts = Sequence[tuple[str, str, dict[str, Any]]]
"""Day, table, cells."""
Open = dict[str, tuple[str, str, bool, str]]
"""Rule, level, certainty and message by identity."""


def write_folder(folder: Path, extra: str = "", rules: str = RULES) -> Path:
    (folder / "rulesets" / "stream-rules").mkdir(parents=True)
    (folder / "rulesets" / "stream-rules" / "ruleset.yaml").write_text(rules, encoding="utf-8")
    (folder / "perfeval.toml").write_text(TOML + extra, encoding="utf-8")
    return folder


def line_of(day: str, table: str, row: dict[str, Any]) -> str:
    return json.dumps({"日期": day, "表": table, "行": row}, ensure_ascii=False)


@dataclass
class Ran:
    """What a stream told."""

    entries: list[Entry] = field(default_factory=list)
    told: list[Diagnostic] = field(default_factory=list)
    summary: Summary = field(default_factory=Summary)

    def codes(self) -> list[str]:
        return [one.code.id for one in self.told]

    def open_on(self, day: str | None = None) -> Open:
        until = dt.date.fromisoformat(day) if day else None
        return {
            life.id: (life.last.rule, life.last.level, life.last.certain, life.last.message)
            for life in lives(self.entries, until=until).values()
            if life.open
        }

    def days(self, rule: str) -> list[tuple[str, str]]:
        return [(one.day.isoformat(), str(one.event)) for one in self.entries if one.rule == rule]


def run_stream(folder: Path, data: bytes | Iterable[str], **options: Any) -> Ran:
    raw = data if isinstance(data, bytes) else "".join(f"{line}\n" for line in data).encode()
    opened, problems = open_for_stream(folder)
    assert opened is not None, problems
    log = options.pop("log", None)
    if log is not None:
        options["recorder"] = Recorder(log)
        assert options["recorder"].open()[0]
    stream = Stream(opened, "e.jsonl", **options)
    ran = Ran()

    def results() -> Iterable[Diagnostic | Evaluated]:
        yield from stream.begin()
        for block in blocks(io.BufferedReader(io.BytesIO(raw)), "e.jsonl"):
            yield from stream.take(block)
        yield from stream.finish()

    for one in results():
        if isinstance(one, Evaluated):
            ran.entries.extend(one.entries)
        else:
            ran.told.append(one)
    ran.summary = stream.summary
    stream.close()
    return ran


def batch_open(folder: Path, facts: Facts, day: str) -> Open:
    """Give what ``monitor --as-of`` finds in tables that hold the same facts."""
    rows: dict[str, dict[str, dict[str, str]]] = {}
    for _, table, row in sorted(facts, key=lambda fact: fact[0]):
        key = next(iter(row.values()))
        rows.setdefault(table, {}).setdefault(str(key), {}).update(
            {name: str(value) for name, value in row.items()}
        )
    for old in folder.glob("*.csv"):
        old.unlink()
    for table, held in rows.items():
        names = list(dict.fromkeys(name for row in held.values() for name in row))
        lines = [",".join(f"{n}（万元）" if "金额" in n or "预算" in n else n for n in names)]
        lines += [",".join(held[key].get(name, "") for name in names) for key in sorted(held)]
        (folder / f"{table}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = open_in_cells(folder, day)
    for old in folder.glob("*.csv"):
        old.unlink()
    return found


def open_in_cells(folder: Path, day: str) -> Open:
    """Give what ``monitor --as-of`` finds in a folder."""
    project, problems = open_project(folder, as_of=day)
    assert project is not None, problems
    seen, _ = sightings(project.programs, project.dataset)
    return {
        name: (one.finding.rule, one.finding.level, one.finding.certain, one.finding.said)
        for name, one in gravest(seen).items()
    }


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A folder with rules and no data."""
    return write_folder(tmp_path / "county")


@pytest.fixture
def streamed() -> Callable[..., Ran]:
    """Give the function that runs a stream over a folder."""
    return run_stream


@pytest.fixture
def in_batch() -> Callable[[Path, Facts, str], Open]:
    """Give the function that evaluates the same facts as tables."""
    return batch_open


@pytest.fixture
def in_cells() -> Callable[[Path, str], Open]:
    """Give the function that evaluates a folder as of a day."""
    return open_in_cells


@pytest.fixture
def line() -> Callable[[str, str, dict[str, Any]], str]:
    """Give the function that writes a fact as a line."""
    return line_of
