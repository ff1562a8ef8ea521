"""One document for each row: all of them in memory, what is wrong told for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import forms as codes
from perfeval.files.names import unique_names
from perfeval.project.document import Written, written
from perfeval.report.outline import DocumentMaker

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch gave: the files of each document by key, and the keys without one.

    ``documents`` names the .docx of each key; ``files`` are these, their sidecars and workbooks.
    """

    documents: Mapping[str, str]
    files: Mapping[str, bytes]
    failed: tuple[str, ...]
    figures: int


def write_each(
    maker: DocumentMaker,
    spoiled: Mapping[str, Sequence[Diagnostic]] | None = None,
    progress: Tell | None = None,
) -> tuple[Batch, list[Diagnostic]]:
    """Write a document for each row of the template's subject, in the order of the rows.

    Args:
        maker: a template of documents about one row.
        spoiled: by key the rows whose data is wrong; they get no document.
        progress: told of every document that is begun.
    """
    made: dict[str, Written] = {}
    problems: list[Diagnostic] = []
    failed: list[str] = []
    keys = maker.keys()
    if not keys and maker.subject is not None:
        return Batch({}, {}, (), 0), [codes.NO_SUBJECTS.at(None, entity=maker.subject.name)]
    for number, key in enumerate(keys):
        if progress is not None:
            progress(f"{number + 1}/{len(keys)} {key}")
        found = list((spoiled or {}).get(key, ()))
        if not found:
            result, found = maker.about(number)
            if result is not None:
                made[key] = written(result)
        if key not in made:
            errors = sum(problem.severity == "error" for problem in found)
            found.append(codes.SUBJECT_FAILED.at(None, subject=key, count=str(errors)))
            failed.append(key)
        problems += [problem for problem in found if problem not in problems]
    files, documents = _files(made)
    figures = sum(len(one.figures) for one in made.values())
    return Batch(documents, files, tuple(failed), figures), problems


def _files(made: Mapping[str, Written]) -> tuple[dict[str, bytes], dict[str, str]]:
    """Give all files under names that do not meet, whatever case a system tells apart."""
    names = dict(zip(made, unique_names(one.name for one in made.values()), strict=True))
    files: dict[str, bytes] = {}
    for key, one in made.items():
        own = Written(one.name, one.docx, one.sidecar, one.figures)
        files |= own.files(f"{names[key]}.docx")
    annexes = list(_annexes(made))
    for name, (_, data) in zip(unique_names(stem for stem, _ in annexes), annexes, strict=True):
        files[f"{name}.xlsx"] = data
    return files, {key: f"{name}.docx" for key, name in names.items()}


def _annexes(made: Mapping[str, Written]) -> Iterator[tuple[str, bytes]]:
    for one in made.values():
        for name, data in one.annexes.items():
            yield name.removesuffix(".xlsx"), data
