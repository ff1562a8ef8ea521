"""The pytest plugin: the tests of rulesets as tests of pytest, when asked for.

Switched on by ``--perfeval`` or ``perfeval_rulesets = true`` in pytest's configuration. What is
collected are the files ``tests/*.yaml`` beside a ``ruleset.yaml``, one item a case.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from perfeval.casebook.case import Case
    from perfeval.casebook.run import Result


class CaseFailedError(Exception):
    """A case gave something else than it expects."""

    def __init__(self, result: Result) -> None:
        super().__init__(str(result.case.title))
        self.result = result


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch."""
    group = parser.getgroup("perfeval")
    group.addoption(
        "--perfeval",
        action="store_true",
        default=False,
        help="collect the tests of perfeval rulesets (tests/*.yaml beside ruleset.yaml)",
    )
    parser.addini("perfeval_rulesets", "collect the tests of perfeval rulesets", "bool", False)  # noqa: FBT003 - pytest's signature


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CaseFile | None:
    """Collect a file of tests that stands beside a ruleset."""
    config = parent.config
    if file_path.suffix != ".yaml":
        return None
    if not (config.getoption("--perfeval") or config.getini("perfeval_rulesets")):
        return None
    from perfeval.casebook.find import ruleset_of

    if ruleset_of(file_path) is None:
        return None
    file: CaseFile = CaseFile.from_parent(parent, path=file_path)
    return file


def _lang() -> str:
    return "en" if os.environ.get("PERFEVAL_LANG", "zh").lower().startswith("en") else "zh"


class CaseFile(pytest.File):
    """A file of tests."""

    def collect(self) -> Iterator[CaseItem]:
        """Give one item a case; what is wrong with the file is told as the program tells it."""
        from perfeval.casebook.find import ruleset_of
        from perfeval.casebook.loader import Binding, load_casebook
        from perfeval.diagnostics.printers.terminal import render

        ruleset = ruleset_of(self.path)
        if ruleset is None:
            return
        binding = Binding(ruleset)
        book, problems = load_casebook(self.path, binding)
        if book is None:
            raise self.CollectError(render([*binding.problems, *problems], _lang()))
        for case in book.cases:
            yield CaseItem.from_parent(self, name=str(case.title), case=case)


class CaseItem(pytest.Item):
    """One case."""

    def __init__(self, *, case: Case, **more: Any) -> None:
        super().__init__(**more)
        self.case = case

    def runtest(self) -> None:
        """Run the case.

        Raises:
            CaseFailedError: when something else comes out than is expected.
        """
        from perfeval.casebook.run import run_case

        result = run_case(self.case)
        if not result.passed:
            raise CaseFailedError(result)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Say got and expected; a fault of the program keeps its traceback."""
        from perfeval.casebook.wording import failure

        if isinstance(excinfo.value, CaseFailedError):
            return "\n".join(failure(excinfo.value.result, _lang()))
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Name the case by its title, at its line."""
        line = self.case.place.line
        return self.path, None if line is None else line - 1, self.name
