"""From a template's folder and a project's data to a Word document with its manifest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from perfeval.dataset import Dataset
from perfeval.diagnostics import Diagnostic
from perfeval.engine.outcome import Outcome
from perfeval.files.typed import Text
from perfeval.report.figures import Figures, compute_figures, load_figures
from perfeval.report.figures.loader import FILE_NAME as FIGURES_FILE
from perfeval.report.outline.builder import build_document
from perfeval.report.outline.holes import Hole, split
from perfeval.report.outline.loader import FILE_NAME as OUTLINE_FILE
from perfeval.report.outline.loader import blocks_of, inside, load_outline
from perfeval.report.outline.model import Block, Outline, Sentence
from perfeval.report.outline.office import OfficeFormat
from perfeval.report.outline.words import all_words
from perfeval.report.outline.writing import of_group
from perfeval.report.word.manifest import Manifest, placed
from perfeval.report.word.numbers import literal_numbers
from perfeval.report.word.writer import write_docx
from perfeval.ruleset.program import Program

GB = OfficeFormat()
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]')
"""What Windows does not take in file names, and spaces."""


@dataclass(frozen=True, slots=True)
class ReportResult:
    """A written document.

    ``name`` is its file name without ending, ``sidecar`` the manifest as the text of the file
    beside it, ``figures`` what each figure of the template prints (None without a value),
    ``annexes`` the workbooks that go with it, by file name.
    """

    name: str
    docx: bytes
    sidecar: str
    figures: Mapping[str, str | None]
    annexes: Mapping[str, bytes] = field(default_factory=dict)


def write_explanation(
    template_folder: Path,
    dataset: Dataset,
    outcome: Outcome,
    programs: Sequence[Program],
    *,
    words: Mapping[str, str],
    day: date,
    as_of: date,
    data_hash: str,
    program: str,
    office: OfficeFormat = GB,
) -> tuple[ReportResult | None, list[Diagnostic]]:
    """Write a document from the template in a folder; None when something in it is wrong.

    Args:
        template_folder: holds ``outline.yaml``, ``figures.yaml`` and perhaps ``workbooks.yaml``.
        dataset: the tables.
        outcome: scores and findings.
        programs: the rulesets of the project, bound on ``as_of``.
        words: the project's words (``[document.words]``).
        day: the date of the document.
        as_of: the evaluation date.
        data_hash: the digest of the data, for the manifest.
        program: what wrote it, for the manifest (``perfeval 0.1.0``).
        office: the office's page and how it writes numbers.
    """
    outline, figures, problems = _load(template_folder, dataset, outcome, programs, as_of)
    if outline is None or figures is None:
        return None, problems
    complete = all_words(words, as_of, day)
    document, records, found = build_document(outline, figures, complete, day, office.numbers)
    problems += found
    about = _about(as_of, data_hash, program, programs)
    annexes, found = _annexes(template_folder, figures, complete, as_of, about)
    problems += found
    if document is None or annexes is None:
        return None, problems
    literals = literal_numbers(document)
    manifest = Manifest(str(outline.template), program, data_hash, records, literals)
    data = write_docx(document, manifest, office.page)
    current, found = _current(outline, figures)
    sidecar = placed(document, manifest).to_json()
    name = _FORBIDDEN.sub("", document.title)
    return ReportResult(name, data, sidecar, current, annexes), _once([*problems, *found])


def _about(
    as_of: date, data_hash: str, program: str, programs: Sequence[Program]
) -> list[tuple[str, str]]:
    """Say in each workbook what it was made from."""
    used = "；".join(f"{one.name}（{one.id} {one.version}）" for one in programs)
    return [
        ("截止日", as_of.isoformat()),
        ("规则集", used),
        ("数据指纹", data_hash),
        ("程序", program),
    ]


def _annexes(
    folder: Path,
    figures: Figures,
    words: Mapping[str, str],
    as_of: date,
    about: Sequence[tuple[str, str]],
) -> tuple[dict[str, bytes] | None, list[Diagnostic]]:
    """Build the workbooks of a template; None when something in them is wrong."""
    from perfeval.report.annexes import build_annexes, load_annexes

    annexes, problems = load_annexes(folder / "workbooks.yaml")
    if annexes is None:
        return (None if problems else {}), problems
    made, found = build_annexes(annexes, figures, words, as_of, about)
    problems += found
    wrong = any(problem.severity == "error" for problem in problems)
    return (None if wrong else made), problems


def current_figures(
    template_folder: Path,
    dataset: Dataset,
    outcome: Outcome,
    programs: Sequence[Program],
    as_of: date,
) -> tuple[dict[str, str | None], list[Diagnostic]]:
    """Give what every figure of a template prints today; None for one without a value.

    Unlike :func:`write_explanation` it answers too when the document cannot be written today,
    because a sentence lacks its data.
    """
    outline, figures, problems = _load(template_folder, dataset, outcome, programs, as_of)
    if outline is None or figures is None:
        return {}, problems
    current, found = _current(outline, figures)
    return current, [*problems, *found]


def _current(outline: Outline, figures: Figures) -> tuple[dict[str, str | None], list[Diagnostic]]:
    problems: list[Diagnostic] = []
    for hole, family in outline_holes(outline):
        problems += _put_variants(figures, hole, family)
    return {name: figure.text or None for name, figure in figures.by_id.items()}, problems


def _once(problems: list[Diagnostic]) -> list[Diagnostic]:
    seen = {(p.code.id, p.place, tuple(sorted(p.values.items()))): p for p in reversed(problems)}
    return list(reversed(seen.values()))


def outline_holes(outline: Outline) -> Iterator[tuple[Hole, Text | None]]:
    """Give every name in the texts of an outline, with the family that its list goes through."""
    yield from _holes(*((text, None) for text in outline.title))
    for block in blocks_of(outline):
        yield from _block_holes(block, None)


def _block_holes(block: Block, family: Text | None) -> Iterator[tuple[Hole, Text | None]]:
    """Give the names in a block; ``family`` is that of the items which it is repeated for."""
    here = block.each or family
    written = block.paragraph if isinstance(block.paragraph, list) else [block.paragraph]
    notes = block.note if isinstance(block.note, list) else [block.note]
    heads = (block.heading1, block.heading2, block.heading3, block.lead)
    for item in (*heads, *written, *notes):
        if isinstance(item, Sentence):
            inner = item.list_of or here
            yield from _holes((item.before, here), (item.after, here), (item.write, inner))
        elif item is not None:
            yield from _holes((item, here))
    if block.table is not None:
        cells = (column.write for column in block.table.columns)
        yield from _holes(*((cell, block.table.rows) for cell in cells if cell is not None))
    for inner_block in inside(block):
        yield from _block_holes(inner_block, here)


def _holes(*written: tuple[Text, Text | None]) -> Iterator[tuple[Hole, Text | None]]:
    for text, family in written:
        yield from ((part, family) for part in split(text) if isinstance(part, Hole))


def _put_variants(figures: Figures, hole: Hole, family: Text | None) -> list[Diagnostic]:
    """Compute what a hole with a format of its own prints, in every group of its list."""
    if not hole.form:
        return []
    groups = figures.families[family].groups if family in figures.families else ()
    inside = [figure for group in groups if (figure := of_group(group, hole.name)) is not None]
    whole = figures.by_id.get(hole.name)
    problems: list[Diagnostic] = []
    for figure in inside or ([whole] if whole is not None else []):
        form, found = figures.format(hole.form_text, figure)
        problems += found
        if form is not None:
            figures.variant(figure, form)
    return problems


def _load(
    folder: Path,
    dataset: Dataset,
    outcome: Outcome,
    programs: Sequence[Program],
    as_of: date,
) -> tuple[Outline | None, Figures | None, list[Diagnostic]]:
    outline, problems = load_outline(folder / OUTLINE_FILE)
    spec, found = load_figures(folder / FIGURES_FILE)
    problems = [*problems, *found]
    if outline is None or spec is None:
        return outline, None, problems
    figures, found = compute_figures(spec, dataset, outcome, programs, as_of)
    return outline, figures, [*problems, *found]
