"""Looking an outline over: its files, its names on a project's data, its page, who cannot see."""

from __future__ import annotations

from pathlib import Path

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import project as codes
from perfeval.engine.outcome import Outcome
from perfeval.files import shipped
from perfeval.project.document import template_folder, write_document
from perfeval.project.office_template import Linted
from perfeval.project.project import Project
from perfeval.report.figures import load_figures
from perfeval.report.outline import deviations, load_outline, office_format
from perfeval.report.outline.explanation import outline_holes
from perfeval.report.template import unreadable_for_some

OUTLINE, FIGURES = "outline.yaml", "figures.yaml"


def lint_outline(
    name: str, project: Project | None, outcome: Outcome | None
) -> tuple[Linted, list[Diagnostic]]:
    """Look an outline over, by its folder or its name.

    With a project the document is written in memory, so that every name, condition and total is
    checked on its data; the office's format is held against the standard.
    """
    folder, problems = _folder(name, project)
    if folder is None:
        return Linted(0, names_checked=False), problems
    outline, problems = load_outline(folder / OUTLINE)
    _, found = load_figures(folder / FIGURES)
    problems += found
    count = 0 if outline is None else sum(1 for _ in outline_holes(outline))
    if project is None or outcome is None or outline is None:
        return Linted(count, names_checked=False), problems
    described = project.config.document
    office, found = office_format(described.format if described else {})
    problems += [*found, *deviations(office.page)]
    if not found:
        written, found = write_document(project, outcome, str(folder.resolve()))
        problems += found
        if written is not None:
            problems += unreadable_for_some(written.docx, f"{written.name}.docx")
    return Linted(count, names_checked=True), problems


def _folder(name: str, project: Project | None) -> tuple[Path | None, list[Diagnostic]]:
    """Find the folder of an outline: as a path, among the project's templates, or shipped."""
    if (Path(name) / OUTLINE).is_file():
        return Path(name), []
    if project is not None:
        return template_folder(project, name)
    if (shipped.report_templates() / name / OUTLINE).is_file():
        return shipped.report_templates() / name, []
    known = sorted(path.parent.name for path in shipped.report_templates().glob(f"*/{OUTLINE}"))
    shown = "、".join(known)
    return None, [codes.NO_TEMPLATE.at(None, found=name, nearest="", accepted=shown)]
