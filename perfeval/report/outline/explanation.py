"""From a template's folder and a project's data to a Word document with its manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from perfeval.dataset import Dataset
from perfeval.diagnostics import Diagnostic, nearest
from perfeval.diagnostics.codes import forms as codes
from perfeval.engine.outcome import Outcome
from perfeval.files.names import safe_name
from perfeval.files.typed import Text, place_of
from perfeval.report.annexes.model import AnnexSet
from perfeval.report.figures import FigureBook, Figures, load_figures, prepare_figures
from perfeval.report.figures.loader import FILE_NAME as FIGURES_FILE
from perfeval.report.figures.previous import Previous
from perfeval.report.figures.results import GROUPS, LINES
from perfeval.report.outline.builder import build_document
from perfeval.report.outline.holes import Hole, split
from perfeval.report.outline.loader import FILE_NAME as OUTLINE_FILE
from perfeval.report.outline.loader import blocks_of, inside, load_outline
from perfeval.report.outline.model import Block, Outline
from perfeval.report.outline.office import OfficeFormat
from perfeval.report.outline.sentence_model import Sentence
from perfeval.report.outline.words import all_words
from perfeval.report.outline.writing import Writing, of_group
from perfeval.report.word.manifest import Manifest
from perfeval.report.word.numbers import literal_numbers
from perfeval.report.word.writer import write_with_manifest
from perfeval.ruleset.program import Program
from perfeval.vocabulary import Entity

GB = OfficeFormat()


@dataclass(frozen=True, slots=True)
class ReportResult:
    """A written document.

    ``name`` is its file name without ending, ``sidecar`` the manifest as the text of the file
    beside it, ``figures`` what each figure of the template prints (None without a value),
    ``annexes`` the workbooks that go with it, by file name. ``exact`` are the figures outside
    families with their values, for the record of a run.
    """

    name: str
    docx: bytes
    sidecar: str
    figures: Mapping[str, str | None]
    annexes: Mapping[str, bytes] = field(default_factory=dict)
    exact: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Making:
    """What documents are made with beside the data.

    Args:
        words: the project's words (``[document.words]``).
        day: the date of the documents.
        as_of: the evaluation date.
        data_hash: the digest of the data, for the manifest.
        program: what writes them, for the manifest (``perfeval 0.1.0``).
        previous: figures of earlier periods by name.
        office: the office's page and how it writes numbers.
        year: the year of the money, that of ``as_of`` when None.
    """

    words: Mapping[str, str]
    day: date
    as_of: date
    data_hash: str
    program: str
    previous: Previous = field(default_factory=dict)
    office: OfficeFormat = GB
    year: int | None = None


class DocumentMaker:
    """Writes the documents of a template: one about everything, or one about each row."""

    def __init__(
        self,
        outline: Outline,
        annexes: AnnexSet | None,
        book: FigureBook,
        programs: Sequence[Program],
        making: Making,
    ) -> None:
        self.outline = outline
        self.book = book
        self._annexes = annexes
        self._programs = programs
        self._making = making
        self._words = all_words(making.words, making.as_of, making.day, making.year)

    @property
    def subject(self) -> Entity | None:
        """The entity that documents are about, None for one about everything."""
        return self.book.subject

    def keys(self) -> list[str]:
        """Give the key of each row that a document can be about, in order."""
        if self.subject is None:
            return []
        name = self.subject.name
        return [self.book.rows.label(name, row) for row in self.book.rows.all(name)]

    def whole(self) -> tuple[ReportResult | None, list[Diagnostic]]:
        """Write the document about everything; None when something in it is wrong."""
        return self._write(self.book.whole(), "")

    def about(self, row: int) -> tuple[ReportResult | None, list[Diagnostic]]:
        """Write the document about one row; None when something in it is wrong."""
        key = self.book.rows.label(self.subject.name, row) if self.subject else ""
        return self._write(self.book.about(row), key)

    def _write(self, figures: Figures, key: str) -> tuple[ReportResult | None, list[Diagnostic]]:
        making, outline = self._making, self.outline
        document, records, problems = build_document(
            outline, figures, self._words, making.day, making.office.numbers
        )
        annexes: dict[str, bytes] = {}
        if self._annexes is not None:
            from perfeval.report.annexes import build_annexes

            about = _about(making, self._programs)
            made = build_annexes(self._annexes, figures, self._words, making.as_of, about)
            annexes = made[0]
            problems += made[1]
        if document is None or any(problem.severity == "error" for problem in problems):
            return None, [*figures.notes, *problems]
        subject = f"{self.subject.name}[{key}]" if self.subject is not None else ""
        manifest = Manifest(
            str(outline.template),
            making.program,
            making.data_hash,
            records,
            literal_numbers(document),
            subject=subject,
            as_of=making.as_of.isoformat(),
        )
        data, sidecar = write_with_manifest(document, manifest, making.office.page)
        exact = figures.exact()
        current, found = _current(outline, figures)
        name = file_name(outline, figures, self._words, document.title, key)
        result = ReportResult(name, data, sidecar, current, annexes, exact)
        return result, _once([*figures.notes, *problems, *found])


def file_name(
    outline: Outline, figures: Figures, words: Mapping[str, str], title: str, key: str
) -> str:
    """Give the name of a document's file, without ending: as the outline says, else its title."""
    if outline.file is not None:
        return safe_name(Writing(figures, words).plain(outline.file))
    return safe_name(f"{key}_{title}" if key else title)


def prepare_document(
    template_folder: Path,
    dataset: Dataset,
    outcome: Outcome,
    programs: Sequence[Program],
    making: Making,
) -> tuple[DocumentMaker | None, list[Diagnostic]]:
    """Read a template and bind its figures; None when something in it is wrong.

    Args:
        template_folder: holds ``outline.yaml``, ``figures.yaml`` and perhaps ``workbooks.yaml``.
        dataset: the tables.
        outcome: scores and findings.
        programs: the rulesets of the project, bound on the evaluation date.
        making: words, dates and what the manifest says.
    """
    from perfeval.report.annexes import load_annexes

    outline, book, problems = _load(template_folder, dataset, outcome, programs, making)
    annexes, found = load_annexes(template_folder / "workbooks.yaml")
    problems += found
    if outline is None or book is None or (annexes is None and found):
        return None, problems
    return DocumentMaker(outline, annexes, book, programs, making), problems


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
    year: int | None = None,
) -> tuple[ReportResult | None, list[Diagnostic]]:
    """Write the document about everything from the template in a folder.

    The arguments are those of :func:`prepare_document` and :class:`Making`.
    """
    making = Making(words, day, as_of, data_hash, program, office=office, year=year)
    maker, problems = prepare_document(template_folder, dataset, outcome, programs, making)
    if maker is None:
        return None, problems
    result, found = maker.whole()
    return result, _once([*problems, *found])


def _about(making: Making, programs: Sequence[Program]) -> list[tuple[str, str]]:
    """Say in each workbook what it was made from."""
    used = "；".join(f"{one.name}（{one.id} {one.version}）" for one in programs)
    return [
        ("截止日", making.as_of.isoformat()),
        ("规则集", used),
        ("数据指纹", making.data_hash),
        ("程序", making.program),
    ]


def current_figures(
    template_folder: Path,
    dataset: Dataset,
    outcome: Outcome,
    programs: Sequence[Program],
    as_of: date,
    *,
    previous: Previous | None = None,
    subject: str = "",
    wanted: Sequence[str] = (),
) -> tuple[dict[str, str | None], list[Diagnostic]]:
    """Give what every figure of a template prints today; None for one without a value.

    Unlike :func:`write_explanation` it answers too when the document cannot be written today,
    because a sentence lacks its data.

    Args:
        template_folder: holds ``outline.yaml`` and ``figures.yaml``.
        dataset: the tables.
        outcome: scores and findings.
        programs: the rulesets of the project, bound on ``as_of``.
        as_of: the evaluation date.
        previous: figures of earlier periods by name.
        subject: the row that the document is about, as its manifest says (``项目[XM001]``).
        wanted: figures to give beside those that the outline names: of rows, in other formats.
    """
    making = Making({}, as_of, as_of, "", "", previous or {})
    outline, book, problems = _load(template_folder, dataset, outcome, programs, making)
    if outline is None or book is None:
        return {}, problems
    figures, told = figures_about(book, outline, subject)
    if figures is None:
        return {}, [*problems, *told]
    current, found = _current(outline, figures)
    lacking = [name for name in wanted if name not in current]
    current |= {name: figures.current(name) for name in lacking}
    return current, [*problems, *found]


def figures_about(
    book: FigureBook, outline: Outline, subject: str
) -> tuple[Figures | None, list[Diagnostic]]:
    """Give the figures of a document by what its manifest says it is about."""
    entity = book.subject
    if entity is None:
        return book.whole(), []
    key = subject.removeprefix(f"{entity.name}[").removesuffix("]")
    row = book.rows.find(entity.name, key)
    if row is None:
        near = nearest(key, (book.rows.label(entity.name, at) for at in book.rows.all(entity.name)))
        place = place_of(outline.subject)
        return None, [codes.SUBJECT_MISSING.at(place, entity=entity.name, found=key, nearest=near)]
    return book.about(row), []


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
    making: Making,
) -> tuple[Outline | None, FigureBook | None, list[Diagnostic]]:
    outline, problems = load_outline(folder / OUTLINE_FILE)
    spec, found = load_figures(folder / FIGURES_FILE)
    problems = [*problems, *found]
    if outline is None or spec is None:
        return outline, None, problems
    book, found = prepare_figures(
        spec,
        dataset,
        outcome,
        programs,
        making.as_of,
        subject=outline.subject,
        previous=making.previous,
        tables=[name for name in (LINES, GROUPS) if name in outline.model_dump_json()],
    )
    return outline, book, [*problems, *found]
