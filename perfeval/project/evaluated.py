"""A project evaluated: scores, findings, and by when they are to be dealt with."""

from __future__ import annotations

from dataclasses import replace

from perfeval.diagnostics import Diagnostic
from perfeval.engine.evaluate import evaluate
from perfeval.engine.outcome import Outcome
from perfeval.history.identity import sighting
from perfeval.history.limits import counted_from_log
from perfeval.history.log import LOG_NAME
from perfeval.project.project import Project


def evaluated(project: Project) -> tuple[Outcome, list[Diagnostic]]:
    """Score and check a project; limits count from the days that the log in its folder tells.

    What is wrong with the log is told with the rest.
    """
    outcome, problems = evaluate(project.programs, project.dataset)
    log = project.config.root / LOG_NAME
    if not log.exists():
        return outcome, problems
    programs = {program.id: program for program in project.programs}
    seen = [sighting(programs[one.ruleset], one, project.dataset) for one in outcome.findings]
    seen, of_log = counted_from_log(seen, log, project.as_of)
    findings = tuple(one.finding for one in seen)
    return replace(outcome, findings=findings), [*problems, *of_log]
