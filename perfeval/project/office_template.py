"""An office's own .docx template in a project: its figures, images and charts, writing, lint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from perfeval import __version__
from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import template as codes
from perfeval.engine.outcome import Outcome
from perfeval.files.text import read_bytes
from perfeval.project.document import Written, figures_folder
from perfeval.project.project import Project
from perfeval.report.figures import compute_figures, load_figures
from perfeval.report.figures.loader import FILE_NAME as FIGURES_FILE
from perfeval.report.outline.loader import FILE_NAME as OUTLINE_FILE
from perfeval.report.outline.loader import blocks_of, inside, load_outline
from perfeval.report.outline.model import Block, ChartSpec
from perfeval.report.outline.words import all_words
from perfeval.report.template import Sources, lint_template, write_from_template
from perfeval.report.template.images import ENDINGS
from perfeval.report.template.writing import Provenance

SUFFIXES = (".docx", ".dotx", ".docm", ".dotm")
IMAGE_FOLDERS = ("图片", "images")
_MOST_IMAGES = 500


@dataclass(frozen=True, slots=True)
class Linted:
    """What a look at a template gave: how many tags, and whether their names were checked."""

    tags: int
    names_checked: bool


def is_office_template(name: str | None) -> bool:
    """Say whether a template is a Word file, and no folder with an outline."""
    return name is not None and name.lower().endswith(SUFFIXES)


def write_from_office_template(
    project: Project, outcome: Outcome, path: Path
) -> tuple[Written | None, list[Diagnostic]]:
    """Fill an office's template with a project's figures, in memory."""
    from perfeval.project.run import data_hash

    data, problems = read_bytes(path, path.name)
    sources, found = template_sources(project, outcome, path)
    problems += found
    if data is None or sources is None:
        return None, problems
    provenance = Provenance(
        data_hash(project), f"perfeval {__version__}", project.as_of.isoformat()
    )
    result, found = write_from_template(data, path.name, sources, provenance)
    problems += found
    if result is None:
        return None, problems
    return Written(result.name, result.docx, result.sidecar, result.figures), problems


def lint_office_template(
    path: Path, project: Project | None, outcome: Outcome | None
) -> tuple[Linted, list[Diagnostic]]:
    """Look a template over; its names are checked when a project is given."""
    data, problems = read_bytes(path, path.name)
    sources: Sources | None = None
    if project is not None and outcome is not None:
        sources, found = template_sources(project, outcome, path)
        problems += found
    if data is None:
        return Linted(0, names_checked=False), problems
    tags, found = lint_template(data, path.name, sources)
    return Linted(tags, sources is not None), [*problems, *found]


def template_sources(
    project: Project, outcome: Outcome, path: Path | None
) -> tuple[Sources | None, list[Diagnostic]]:
    """Give all that a template may name: figures beside it, or those of the project's document."""
    folder = path.parent if path is not None and (path.parent / FIGURES_FILE).is_file() else None
    problems: list[Diagnostic] = []
    if folder is None:
        folder, problems = figures_folder(project, None)
    if folder is None:
        if path is None or problems:
            return None, problems
        return None, [codes.NO_FIGURES.at(Place(path.name), found=path.name)]
    spec, found = load_figures(folder / FIGURES_FILE)
    problems += found
    if spec is None:
        return None, problems
    figures, found = compute_figures(
        spec, project.dataset, outcome, project.programs, project.as_of
    )
    problems += found
    if figures is None:
        return None, problems
    described = project.config.document
    day = (described.day if described else None) or project.as_of
    own = dict(described.words) if described else {}
    words = all_words(own, project.as_of, day, project.config.year)
    charts = _charts(folder)
    return Sources(figures, words, day, project_images(project.config.root), charts), problems


def project_images(root: Path) -> dict[str, Path]:
    """Give the images of a project by file name: what stands in its folders of images."""
    found: dict[str, Path] = {}
    for folder in IMAGE_FOLDERS:
        for path in sorted((root / folder).glob("*")):
            inside = path.resolve().is_relative_to(root.resolve())
            if path.suffix.lower().removeprefix(".") in ENDINGS and path.is_file() and inside:
                found.setdefault(path.name, path)
            if len(found) >= _MOST_IMAGES:
                return found
    return found


def _charts(folder: Path) -> Mapping[str, ChartSpec]:
    """Give the charts of the outline beside the figures, by key."""
    if not (folder / OUTLINE_FILE).is_file():
        return {}
    outline, _ = load_outline(folder / OUTLINE_FILE)
    found: dict[str, ChartSpec] = {}
    waiting: list[Block] = list(blocks_of(outline)) if outline is not None else []
    while waiting:
        block = waiting.pop(0)
        waiting = [*inside(block), *waiting]
        if block.chart is not None and block.chart.key:
            found[str(block.chart.key)] = block.chart
    return found
