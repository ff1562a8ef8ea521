"""Running the tests of rulesets: everything is read first, then run, then measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from perfeval.casebook.case import Casebook
from perfeval.casebook.coverage import Coverage, coverage_of
from perfeval.casebook.find import Suite, find_suites
from perfeval.casebook.loader import Binding, load_casebook, shown_name
from perfeval.casebook.run import Mismatch, Result, run_case
from perfeval.casebook.update import updated, write_back
from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import casebook as codes
from perfeval.files.text import read_text

_ROUNDS = 2
"""How often a file is rewritten at most: what stands inside a rewritten list waits for the next."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the tests of one ruleset gave."""

    ruleset: str
    file: str
    results: tuple[Result, ...]
    coverage: Coverage

    @property
    def failed(self) -> tuple[Result, ...]:
        """The results that are not as expected."""
        return tuple(result for result in self.results if not result.passed)


@dataclass(frozen=True, slots=True)
class Session:
    """All reports, what ``--update`` changed, and the texts of the files by their shown names.

    ``ran`` is false when something could not be read; then nothing was run.
    """

    reports: tuple[Report, ...]
    problems: tuple[Diagnostic, ...]
    changed: tuple[Mismatch, ...]
    texts: dict[str, str]
    ran: bool


@dataclass(slots=True)
class _Loaded:
    """A suite with its files read."""

    suite: Suite
    binding: Binding
    books: list[tuple[Path, Casebook]]


def run_tests(targets: Sequence[str], *, update: bool = False) -> Session:
    """Run the tests that the targets mean.

    Args:
        targets: see :func:`perfeval.casebook.find.find_suites`.
        update: whether to rewrite expected values that differ; the tests are then run again.
    """
    problems: list[Diagnostic] = []
    suites: list[Suite] = []
    for target in targets:
        found, told = find_suites(target)
        suites += found
        problems += told
    loaded = [_load(suite, problems) for suite in suites]
    texts = {name: text for suite in suites for name, text in _texts(suite)}
    if any(problem.severity == "error" for problem in problems):
        return Session((), tuple(problems), (), texts, ran=False)
    changed: list[Mismatch] = []
    if update:
        for one in loaded:
            changed += _update(one, problems)
        texts = {name: text for suite in suites for name, text in _texts(suite)}
    reports = tuple(report for one in loaded if (report := _report(one)))
    ran = not any(problem.severity == "error" for problem in problems)
    return Session(reports, tuple(problems), tuple(changed), texts, ran=ran)


def _texts(suite: Suite) -> Iterator[tuple[str, str]]:
    """Give the files of a suite by the names that places print."""
    ruleset = f"{suite.ruleset.resolve().parent.name}/{suite.ruleset.name}"
    for path, name in ((suite.ruleset, ruleset), *((p, shown_name(p)) for p in suite.files)):
        text, _ = read_text(path, name)
        if text is not None:
            yield name, text


def _load(suite: Suite, problems: list[Diagnostic]) -> _Loaded:
    binding = Binding(suite.ruleset)
    problems += binding.problems
    books: list[tuple[Path, Casebook]] = []
    for path in suite.files:
        book, found = load_casebook(path, binding)
        problems += found
        if book is not None:
            books.append((path, book))
    if not suite.files and binding.ready:
        _, found = binding.somewhere()
        problems += [*found, codes.NO_TESTS.at(None, ruleset=binding.name)]
    return _Loaded(suite, binding, books)


def _report(loaded: _Loaded) -> Report | None:
    program, _ = loaded.binding.somewhere()
    if program is None:
        return None
    results = tuple(run_case(case) for _, book in loaded.books for case in book.cases)
    return Report(loaded.binding.name, program.file, results, coverage_of(program, results))


def _update(loaded: _Loaded, problems: list[Diagnostic]) -> list[Mismatch]:
    """Rewrite the files of a suite and read them again; give what was changed."""
    changed: list[Mismatch] = []
    for number, (path, book) in enumerate(loaded.books):
        for _ in range(_ROUNDS):
            text, edited = updated(book, [run_case(case) for case in book.cases])
            if text == book.text:
                break
            failed = write_back(path, text)
            read, found = (None, failed) if failed else load_casebook(path, loaded.binding)
            problems += found
            if read is None:
                break
            changed += edited
            book = read  # noqa: PLW2901 - the next round works on what was written
        loaded.books[number] = (path, book)
    return changed
