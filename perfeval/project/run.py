"""A run: evaluate a project, write everything it gives, and record what was used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from perfeval import __version__
from perfeval.diagnostics import Diagnostic
from perfeval.engine.findings.unchecked import not_run
from perfeval.engine.outcome import Outcome, SubjectScore
from perfeval.files import shipped
from perfeval.files.write import write_together
from perfeval.history.log import LOG_NAME
from perfeval.project.config import inputs, load_config
from perfeval.project.document import Written, write_document
from perfeval.project.evaluated import evaluated
from perfeval.project.plain import number, override_as_json, summaries_as_json
from perfeval.project.project import Project
from perfeval.ruleset import Program

SCORES, FINDINGS, RECORD = "评分结果.xlsx", "预警清单.xlsx", "run.json"


@dataclass(frozen=True, slots=True)
class Run:
    """What a run gave and which files it wrote."""

    outcome: Outcome
    files: tuple[Path, ...]
    document: Written | None


def run(
    project: Project, out: Path, *, progress: Callable[[str], None] | None = None
) -> tuple[Run | None, list[Diagnostic]]:
    """Evaluate a project and write its document, workbooks and record into ``out``.

    Everything is made before anything is written; each file is written whole. None when there was
    an error, and then no file was touched unless writing itself failed.
    """
    tell = progress or (lambda _stage: None)
    tell("评分和监控")
    outcome, problems = evaluated(project)
    problems += not_run(project.programs, project.dataset)
    made: dict[str, bytes] = {}
    document: Written | None = None
    if project.config.document is not None:
        tell("写文档")
        document, found = write_document(project, outcome)
        problems.extend(found)
        if document is not None:
            made |= document.files()
    if any(d.severity == "error" for d in problems):
        return None, problems
    tell("写工作簿")
    made |= _workbooks(project, outcome)
    made[RECORD] = record(project, outcome, made, document).encode()
    problems.extend(write_together(out, made))
    if any(d.severity == "error" for d in problems):
        return None, problems
    return Run(outcome, tuple(out / name for name in made), document), problems


def _workbooks(project: Project, outcome: Outcome) -> dict[str, bytes]:
    from perfeval.report.workbooks import findings_workbook, scores_workbook

    made = {FINDINGS: findings_workbook(outcome, project.programs, project.dataset)}
    if outcome.scores:
        made[SCORES] = scores_workbook(outcome, project.programs, project.dataset)
    return made


def data_hash(project: Project) -> str:
    """Give one hash over all data files: their names and what they hold."""
    lines = sorted(f"{source.file} {source.sha256}" for source in project.dataset.sources)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _hashes(*files: Path) -> dict[str, str]:
    """Give the hash of each file by its name."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def _ruleset(program: Program) -> dict[str, Any]:
    """Give what is recorded of a ruleset; those that it inherits as well, when there are any."""
    used: dict[str, Any] = {"version": program.version, "sha256": program.sha256}
    if program.parents:
        used["inherits"] = [
            {"ruleset": parent.id, "version": parent.version, "sha256": parent.sha256}
            for parent in program.parents
        ]
    return used


def _recorded(one: SubjectScore) -> dict[str, Any]:
    """Give a total for the record, with everything that people or vetoes changed."""
    whole: dict[str, Any] = {"total": number(one.total), "grade": one.grade}
    if one.placing is not None:
        whole["place"] = number(one.placing.rank)
    if one.vetoes:
        whole["computed"] = {"total": number(one.computed), "grade": one.computed_grade}
        whole["vetoes"] = [veto.rule for veto in one.vetoes if veto.certain]
    changed = [{"rule": x.rule, **override_as_json(x)} for x in one.lines if x.override]
    if changed:
        whole["overrides"] = changed
    return whole


def _previous(project: Project) -> dict[str, str]:
    """Give the hash of what each earlier period was read from: a record, or the files of data."""
    described = project.config.document
    found: dict[str, str] = {}
    for name, where in (described.previous if described else {}).items():
        path = project.config.root / where
        if path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        elif path.is_dir():
            config, _ = load_config(path)
            files = _hashes(*inputs(config)) if config else {}
            found[name] = hashlib.sha256(json.dumps(files).encode()).hexdigest()
    return found


def record(
    project: Project,
    outcome: Outcome,
    made: dict[str, bytes],
    document: Written | None = None,
) -> str:
    """Give the record of a run: what was used, by hash, and what came out. No clock, no paths."""
    previous = _previous(project)
    log = project.config.root / LOG_NAME
    whole = {
        "schema_version": 1,
        "program": f"perfeval {__version__}",
        "project": project.config.name,
        "as_of": project.as_of.isoformat(),
        "data": {source.file: source.sha256 for source in project.dataset.sources},
        "vocabulary": _hashes(shipped.rulesets() / "vocabulary.yaml", *project.config.vocabulary),
        **({"log": _hashes(log)} if log.is_file() else {}),
        "calendar": _hashes(shipped.rulesets() / "calendar.yaml"),
        "rulesets": {program.id: _ruleset(program) for program in project.programs},
        **({"previous": previous} if previous else {}),
        "scores": {
            name: {one.key: _recorded(one) for one in subjects}
            for name, subjects in outcome.scores.items()
        },
        **summaries_as_json(outcome.summaries),
        "findings": [
            {
                "rule": one.rule,
                "level": one.level,
                "subject": one.subject,
                "place": str(one.place),
                "certain": one.certain,
            }
            for one in outcome.findings
        ],
        **({"figures": document.exact} if document and document.exact else {}),
        "not_checked": [one.message() for one in not_run(project.programs, project.dataset)],
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(made.items())},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
