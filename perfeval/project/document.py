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
from perfeval.files.text import read_bytes, read_text
from perfeval.project.config import FILE_NAME
from perfeval.project.project import Project
from perfeval.report.verify import ReadDocument, Verdict, judge, read_document
from perfeval.report.word.manifest import Manifest


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
    from perfeval.report.outline import office_format, write_explanation

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
    office, problems = office_format(described.format if described else {})
    if problems:
        return None, problems
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
        office=office,
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


def read_back(path: Path) -> tuple[ReadDocument | None, list[Diagnostic]]:
    """Read a document with the manifest in it, or the sidecar beside it."""
    data, problems = read_bytes(path, path.name)
    if data is None:
        return None, problems
    sidecar: Manifest | None = None
    beside = path.with_suffix(".figures.json")
    if beside.is_file():
        text, _ = read_text(beside, beside.name)
        try:
            sidecar = Manifest.from_json(text or "")
        except ValueError:
            sidecar = None
    return read_document(data, sidecar, path.name)


def verify_document(
    path: Path, project: Project | None = None, template: str | None = None
) -> tuple[list[Verdict] | None, list[Diagnostic]]:
    """Judge every figure of a document.

    With a project, its data is evaluated again and each figure compared with what it would print
    today, by the template that wrote the document unless another is named; without one, only with
    what was printed. None when the document cannot be read.
    """
    read, problems = read_back(path)
    if read is None:
        return None, problems
    current: Mapping[str, str | None] = {r.id: r.printed for r in read.manifest.figures}
    if project is not None:
        wrote = read.manifest.document
        known = template is None and template_folder(project, wrote)[0] is not None
        current, found = current_texts(project, wrote if known else template, list(current))
        problems = [*problems, *found]
    return judge(read, current), problems
