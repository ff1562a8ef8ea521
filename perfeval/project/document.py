"""A project's document: written from it, read back, recomputed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from perfeval import __version__
from perfeval.diagnostics import Diagnostic, Place, nearest
from perfeval.diagnostics.codes import forms as form_codes
from perfeval.diagnostics.codes import project as codes
from perfeval.engine.outcome import Outcome
from perfeval.files import shipped
from perfeval.files.typed import place_of
from perfeval.project.config import FILE_NAME
from perfeval.project.evaluated import evaluated
from perfeval.project.project import Project

if TYPE_CHECKING:
    from perfeval.report.outline import DocumentMaker, ReportResult


@dataclass(frozen=True, slots=True)
class Written:
    """A document in memory: its file name without ending, its bytes, the sidecar's text.

    ``annexes`` are the workbooks that go with it, by file name; ``exact`` holds value, printed
    text and format of its figures outside families, for the record of a run.
    """

    name: str
    docx: bytes
    sidecar: str
    figures: Mapping[str, str | None]
    annexes: Mapping[str, bytes] = field(default_factory=dict)
    exact: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

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


def document_maker(
    project: Project, outcome: Outcome, template: str | None = None
) -> tuple[DocumentMaker | None, list[Diagnostic]]:
    """Read an outline of the project and bind its figures, ready to write documents."""
    from perfeval.project.previous import previous_figures
    from perfeval.project.run import data_hash
    from perfeval.report.outline import Making, office_format, prepare_document

    folder, problems = template_folder(project, template)
    if folder is None:
        return None, problems
    previous, problems = previous_figures(project, folder)
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    described = project.config.document
    office, found = office_format(described.format if described else {})
    if found:
        return None, [*problems, *found]
    making = Making(
        words=dict(described.words) if described else {},
        day=(described.day if described else None) or project.as_of,
        as_of=project.as_of,
        data_hash=data_hash(project),
        program=f"perfeval {__version__}",
        previous=previous,
        office=office,
        year=project.config.year,
    )
    maker, found = prepare_document(folder, project.dataset, outcome, project.programs, making)
    return maker, [*problems, *found]


def write_document(
    project: Project, outcome: Outcome, template: str | None = None, subject: str | None = None
) -> tuple[Written | None, list[Diagnostic]]:
    """Write the project's document in memory, from an outline or from a Word template.

    ``subject`` is the key of the row that it is about, for templates of documents about one row.
    """
    from perfeval.project.office_template import is_office_template, write_from_office_template

    configured = project.config.document.template if project.config.document else None
    wanted = template or configured or ""
    if is_office_template(wanted):
        if subject is not None:
            told = form_codes.NOT_ABOUT_ONE.at(None, template=wanted, option="--subject")
            return None, [told]
        path = office_template_path(project, wanted)
        return write_from_office_template(project, outcome, path)
    maker, problems = document_maker(project, outcome, template)
    if maker is None:
        return None, problems
    row, found = _row(maker, subject)
    if found:
        return None, [*problems, *found]
    result, found = maker.whole() if row is None else maker.about(row)
    problems += found
    return (None if result is None else written(result)), problems


def written(result: ReportResult) -> Written:
    """Give a document of the report room as one of the project's."""
    return Written(
        result.name,
        result.docx,
        result.sidecar,
        result.figures,
        result.annexes,
        result.exact,
    )


def _row(maker: DocumentMaker, key: str | None) -> tuple[int | None, list[Diagnostic]]:
    """Find the row that a document is to be about; None for one about everything."""
    template = str(maker.outline.template)
    if maker.subject is None:
        if key is None:
            return None, []
        return None, [form_codes.NOT_ABOUT_ONE.at(None, template=template, option="--subject")]
    name = maker.subject.name
    if key is None:
        place = place_of(maker.outline.subject)
        return None, [form_codes.SUBJECT_NEEDED.at(place, template=template, entity=name)]
    row = maker.book.rows.find(name, key)
    if row is None:
        near = nearest(key, maker.keys())
        return None, [form_codes.SUBJECT_MISSING.at(None, entity=name, found=key, nearest=near)]
    return row, []


def current_texts(
    project: Project,
    template: str | None = None,
    printed: Sequence[str] = (),
    subject: str = "",
) -> tuple[Mapping[str, str | None], list[Diagnostic]]:
    """Give what today's data would print for each figure of the document.

    Figures are given also where the document itself could not be written from today's data.
    ``printed`` are the figures of the document; those of a Word template may be of rows, or in
    formats that only that template names. ``subject`` is what the document is about.
    """
    from perfeval.project.previous import previous_figures
    from perfeval.report.figures.current import figures_now
    from perfeval.report.outline import current_figures

    folder, problems = figures_folder(project, template)
    if folder is None:
        return {}, problems
    outcome, problems = evaluated(project)
    previous, found = previous_figures(project, folder)
    problems += found
    now = (folder, project.dataset, outcome, project.programs, project.as_of)
    if not (folder / "outline.yaml").is_file():
        figures, found = figures_now(*now, wanted=printed, previous=previous)
        return figures, [*problems, *found]
    figures, found = current_figures(*now, wanted=printed, previous=previous, subject=subject)
    return figures, [*problems, *found]
