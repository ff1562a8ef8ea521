"""One call for everything: programs and a dataset give an outcome."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval.dataset import Dataset
from perfeval.diagnostics import Diagnostic
from perfeval.engine.findings.find import find
from perfeval.engine.outcome import Finding, Outcome, SubjectScore, Summary
from perfeval.engine.rule_runner import RuleRunner
from perfeval.engine.scores import uncovered
from perfeval.engine.scores.overrides import find_overrides
from perfeval.engine.scores.score import score
from perfeval.engine.scores.summaries import summarize
from perfeval.ruleset.program import Program


def evaluate(
    programs: Sequence[Program], dataset: Dataset, *, jobs: int | None = None, matcher: str = "auto"
) -> tuple[Outcome, list[Diagnostic]]:
    """Score and check a dataset with every program.

    Args:
        programs: Bound rulesets.
        dataset: What to evaluate.
        jobs: Worker processes for event patterns; None decides by the size of the data.
        matcher: ``auto``, ``durable`` or ``builtin``; all give the same findings.
    """
    scores: dict[str, tuple[SubjectScore, ...]] = {}
    summaries: dict[str, tuple[Summary, ...]] = {}
    findings: list[Finding] = []
    _, problems = find_overrides(programs, dataset, known=[program.id for program in programs])
    for program in programs:
        runner = RuleRunner(dataset)
        if program.indicators:
            scores[program.id] = score(program, dataset, runner)
            if program.summaries:
                summaries[program.id] = summarize(program, dataset, scores[program.id])
            problems.extend(uncovered.diagnostics(program.id, scores[program.id]))
        found, diagnostics = find(program, dataset, jobs=jobs, matcher=matcher, runner=runner)
        findings.extend(found)
        problems.extend(diagnostics)
    return Outcome(scores, tuple(findings), summaries), problems
