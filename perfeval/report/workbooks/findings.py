"""The workbook of findings: a row for each, with the clause and the cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfeval.dataset import Dataset
from perfeval.engine.findings.clocks import Clock, open_clocks
from perfeval.engine.outcome import Finding, Outcome
from perfeval.report.workbooks.scores import latest
from perfeval.report.workbooks.sheets import Cell, Column, Sheet, workbook
from perfeval.ruleset.program import Check, Deadline, Program
from perfeval.ruleset.program_patterns import EventPattern
from perfeval.values.show import show_date

_FINDINGS = (
    Column("序号", 6, "0"), Column("规则", 8), Column("规则名称", 22), Column("级别", 6),
    Column("判断", 10), Column("对象", 22), Column("对象名称", 34), Column("说明", 56),
    Column("谁处理", 16), Column("处理要求", 30), Column("处理期限", 14),
    Column("超期天数", 10, "0"), Column("依据", 44), Column("位置", 34),
    Column("证据单元格", 44), Column("规则集", 20),
)  # fmt: skip
_CLOCKS = (
    Column("序号", 6, "0"), Column("规则", 8), Column("规则名称", 22), Column("级别", 6),
    Column("情况", 10), Column("对象", 22), Column("对象名称", 34), Column("待办", 12),
    Column("起算日", 12), Column("期限", 12), Column("到期日", 12), Column("剩余天数", 10, "0"),
    Column("剩余工作日", 12, "0"), Column("逾期天数", 10, "0"), Column("谁处理", 16),
    Column("处理要求", 30), Column("依据", 44), Column("位置", 34), Column("规则集", 20),
)  # fmt: skip
_COUNTS = (
    Column("规则", 8), Column("规则名称", 26), Column("级别", 6), Column("确定", 8, "0"),
    Column("无法判断", 10, "0"),
)  # fmt: skip


def findings_workbook(outcome: Outcome, programs: Sequence[Program], dataset: Dataset) -> bytes:
    """Write the sheets 预警, 时限进展 and 按规则汇总.

    预警 has one row a finding, 时限进展 one for each thing that a deadline still waits for, and
    按规则汇总 one for every rule, also without a finding.

    Args:
        outcome: the findings.
        programs: the rulesets, for the rules that found nothing.
        dataset: what was checked; its files are not read again.
    """
    title = f"预警清单（{'、'.join(source.file for source in dataset.sources)}）"
    sheets = (
        Sheet("预警", _FINDINGS, _rows(outcome.findings)),
        Sheet("时限进展", _CLOCKS, _clocks(open_clocks(programs, dataset))),
        Sheet("按规则汇总", _COUNTS, _counts(outcome, programs)),
    )
    return workbook(title[:255], latest(programs), sheets)


def _rows(findings: Sequence[Finding]) -> Iterator[tuple[Cell, ...]]:
    for number, finding in enumerate(findings, 1):
        yield (
            Fraction(number),
            finding.rule,
            finding.rule_name,
            finding.level,
            "确定" if finding.certain else "无法判断",
            finding.subject,
            finding.subject_name,
            finding.message,
            finding.duty.who,
            finding.duty.action,
            show_date(finding.duty.by) if finding.duty.by else "",
            Fraction(finding.duty.over) if finding.duty.over else None,
            "；".join(str(basis) for basis in finding.basis),
            str(finding.place),
            "\n".join(str(place) for place in finding.evidence),
            finding.ruleset,
        )


def _clocks(clocks: Sequence[Clock]) -> Iterator[tuple[Cell, ...]]:
    for number, clock in enumerate(clocks, 1):
        days, workdays = clock.days, clock.workdays
        yield (
            Fraction(number),
            clock.rule,
            clock.rule_name,
            clock.level,
            clock.state,
            clock.subject,
            clock.subject_name,
            clock.awaited,
            clock.started,
            clock.limit,
            clock.due,
            Fraction(days) if days is not None and days >= 0 else None,
            None if workdays is None else Fraction(workdays),
            Fraction(-days) if days is not None and days < 0 else None,
            clock.duty.who,
            clock.duty.action,
            "；".join(str(basis) for basis in clock.basis),
            str(clock.place),
            clock.ruleset,
        )


def _counts(outcome: Outcome, programs: Sequence[Program]) -> Iterator[tuple[Cell, ...]]:
    for program in programs:
        rules: list[Check | Deadline | EventPattern] = [
            *program.checks,
            *program.deadlines,
            *program.patterns,
        ]
        for rule in rules:
            found = [finding for finding in outcome.findings if finding.rule == rule.id]
            certain = sum(finding.certain for finding in found)
            unknown = len(found) - certain
            yield rule.id, rule.name, rule.level, Fraction(certain), Fraction(unknown)
