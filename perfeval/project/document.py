"""A project's document: written from it, read back, recomputed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from perfeval import __version__
from perfeval.diagnostics import Diagnostic, Place, nearest
from perfeval.diagnostics.codes import project as codes
from perfeval.engine.evaluate import evaluate
from perfeval.engine.outcome import Outcome
from perfeval.files import shipped
from perfeval.project.config import FILE_NAME
from perfeval.project.project import Project


@dataclass(frozen=True, slots=True)
class Written:
    """A document in memory: its file name without ending, its bytes, the sidecar's text.

    ``annexes`` are the workbooks that go with it, by file name.
    """

    name: str
    docx: bytes
    sidecar: str
    figures: Mapping[str, str | None]
    annexes: Mapping[str, bytes] = field(default_factory=dict)

    def files(self, name: str | None = None) -> dict[str, bytes]:
        """Give the document, its sidecar and its workbooks by file name."""
        named = name or f"{self.name}.docx"
        beside = Path(named).with_suffix(".figures.json").name
        return {named: self.docx, beside: self.sidecar.encode(), **self.annexes}


def template_folder(project: Project, name: str | None) -> tuple[Path | None, list[Diagnostic]]:
    """Find a template among the project's own and those shipped."""
    described = project.config.document
    if name is None and described is None:
        return None, [codes.NO_DOCUMENT.at(Place(FILE_NAME))]
    wanted = name or (described.template if described else "")
    place = described.place if described and name is None else None
    roots = (project.config.root / "report_templates", shipped.report_templates())
    for root in roots:
        if (root / wanted / "outline.yaml").is_file():
            return root / wanted, []
    known = sorted({p.parent.name for root in roots for p in root.glob("*/outline.yaml")})
    near = nearest(wanted, known)
    shown = "、".join(known)
    return None, [codes.NO_TEMPLATE.at(place, found=wanted, nearest=near, accepted=shown)]


def figures_folder(project: Project, name: str | None) -> tuple[Path | None, list[Diagnostic]]:
    """Find the folder of the figures of a document; for a Word template, where it stands.

    None without a diagnostic when there is a Word template with no figures beside it.
    """
    described = project.config.document
    wanted = name or (described.template if described else "")
    if not wanted.lower().endswith(".docx"):
        return template_folder(project, name)
    beside = office_template_path(project, wanted).parent
    if (beside / "figures.yaml").is_file():
        return beside, []
    if described is not None and not described.template.lower().endswith(".docx"):
        return template_folder(project, None)
    return None, []


def office_template_path(project: Project, name: str) -> Path:
    """Find a Word template: as named, or in the project's folder, or among its templates."""
    root = project.config.root
    places = (Path(name), root / name, root / "report_templates" / name)
    return next((path for path in places if path.is_file()), Path(name))


def write_document(
    project: Project, outcome: Outcome, template: str | None = None
) -> tuple[Written | None, list[Diagnostic]]:
    """Write the project's document in memory, from an outline or from a Word template."""
    from perfeval.project.office_template import is_office_template, write_from_office_template
    from perfeval.project.run import data_hash
    from perfeval.report.outline import write_explanation

    configured = project.config.document.template if project.config.document else None
    if is_office_template(template or configured):
        path = office_template_path(project, template or configured or "")
        return write_from_office_template(project, outcome, path)
    folder, problems = template_folder(project, template)
    if folder is None:
        return None, problems
    described = project.config.document
    words = dict(described.words) if described else {}
    day = (described.day if described else None) or project.as_of
    result, problems = write_explanation(
        folder,
        project.dataset,
        outcome,
        project.programs,
        words=words,
        day=day,
        as_of=project.as_of,
        data_hash=data_hash(project),
        program=f"perfeval {__version__}",
    )
    if result is None:
        return None, problems
    made = Written(result.name, result.docx, result.sidecar, result.figures, result.annexes)
    return made, problems


def current_texts(
    project: Project, template: str | None = None, printed: Sequence[str] = ()
) -> tuple[Mapping[str, str | None], list[Diagnostic]]:
    """Give what today's data would print for each figure of the document.

    Figures are given also where the document itself could not be written from today's data.
    ``printed`` are the figures of the document; those of a Word template may be of rows, or in
    formats that only that template names.
    """
    from perfeval.report.figures.current import figures_now
    from perfeval.report.outline import current_figures

    folder, problems = figures_folder(project, template)
    if folder is None:
        return {}, problems
    outcome, problems = evaluate(project.programs, project.dataset)
    if not (folder / "outline.yaml").is_file():
        now, found = figures_now(
            folder, project.dataset, outcome, project.programs, project.as_of, wanted=printed
        )
        return now, [*problems, *found]
    figures, found = current_figures(
        folder, project.dataset, outcome, project.programs, project.as_of
    )
    lacking = [name for name in printed if name not in figures]
    if lacking:
        more, _ = figures_now(
            folder, project.dataset, outcome, project.programs, project.as_of, wanted=lacking
        )
        figures = {**more, **figures}
    return figures, [*problems, *found]
