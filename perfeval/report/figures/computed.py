"""Computed tables that a template asks for: surplus, disclosures, monitoring, open clocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from perfeval.dataset import Dataset, Table
from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import bulletins as codes
from perfeval.engine.findings.due_days import due_day
from perfeval.files.typed import place_of
from perfeval.report.figures.model import ComputedSpec, PairSpec
from perfeval.report.figures.monitoring_sheet import MONITORING, monitoring_sheet
from perfeval.ruleset.program import Deadline, Program
from perfeval.surplus.model import PairRule
from perfeval.vocabulary import Vocabulary

SURPLUS, LEDGER, CLOCKS = "结余统筹", "公示台账", "时限进展"
_YEARS = "结转年限"
_PUBLISHED = (("公示", "产生日期"), ("公示", "公开日期"))
_POOLED = {"是": True, "否": False, "不限": None}


def with_computed(
    dataset: Dataset, specs: Sequence[ComputedSpec], programs: Sequence[Program], as_of: date
) -> tuple[Dataset, list[Diagnostic]]:
    """Give the dataset with the tables that a template asks for beside the others."""
    tables: dict[str, Table] = {}
    problems: list[Diagnostic] = []
    for spec in specs:
        if spec.table == MONITORING:
            sheet, links = monitoring_sheet(dataset)
            tables[MONITORING] = sheet
            dataset = dataset.linked(links)
            continue
        made, found = _MAKERS[str(spec.table)](dataset, spec, programs, as_of)
        tables |= made
        problems += found
    entities = {name: table.entity for name, table in tables.items()}
    known = {**dataset.vocabulary.entities, **entities}
    vocabulary = Vocabulary(dataset.vocabulary.id, known)
    return replace(dataset, vocabulary=vocabulary, tables={**dataset.tables, **tables}), problems


def _surplus(
    dataset: Dataset, spec: ComputedSpec, programs: Sequence[Program], as_of: date
) -> tuple[Mapping[str, Table], list[Diagnostic]]:
    from perfeval.surplus.propose import propose
    from perfeval.surplus.tables import proposal_tables

    held = [p.scope.parameters[_YEARS] for p in programs if _YEARS in p.scope.parameters]
    if not held:
        told = codes.PARAMETER_NEEDED.at(place_of(spec.table), table=spec.table, found=_YEARS)
        return {}, [told]
    if not spec.pairs:
        return {}, [codes.NO_PAIRS.at(place_of(spec.table), table=spec.table)]
    years = int(held[0].value)
    proposal = propose(dataset, [_rule(pair) for pair in spec.pairs], as_of, years)
    return proposal_tables(proposal, dataset), []


def _rule(pair: PairSpec) -> PairRule:
    return PairRule(
        str(pair.id),
        str(pair.name),
        _POOLED[pair.source_pooled],
        _POOLED[pair.need_pooled],
        tuple(pair.same),
        str(pair.basis),
    )


def _ledger(
    dataset: Dataset, spec: ComputedSpec, programs: Sequence[Program], as_of: date
) -> tuple[Mapping[str, Table], list[Diagnostic]]:
    from perfeval.disclosure.ledger import ledger
    from perfeval.disclosure.tables import ledger_tables

    deadline = _deadline(programs)
    if deadline is None:
        return {}, [codes.DEADLINE_NEEDED.at(place_of(spec.table), table=spec.table)]
    until = as_of.toordinal()
    entries = ledger(dataset, until, lambda day: due_day(deadline, day))
    return ledger_tables(entries, dataset, until), []


def _deadline(programs: Sequence[Program]) -> Deadline | None:
    """Find the deadline from the day something arose to the day it is published."""
    for program in programs:
        for deadline in program.deadlines:
            if (deadline.start, deadline.expected) == _PUBLISHED:
                return deadline
    return None


def _clocks(
    dataset: Dataset, spec: ComputedSpec, programs: Sequence[Program], _as_of: date
) -> tuple[Mapping[str, Table], list[Diagnostic]]:
    from perfeval.engine.findings.clocks import open_clocks
    from perfeval.report.clocks import clock_table

    if not any(program.deadlines for program in programs):
        return {}, [codes.NO_DEADLINES.at(place_of(spec.table), table=spec.table)]
    return clock_table(open_clocks(programs, dataset), dataset), []


_MAKERS = {SURPLUS: _surplus, LEDGER: _ledger, CLOCKS: _clocks}
