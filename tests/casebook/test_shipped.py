"""The rulesets that ship pass their own tests, which reach all of their rules and bands."""

from __future__ import annotations

import pytest

from perfeval.casebook.session import run_tests
from perfeval.casebook.wording import failure, never
from perfeval.ruleset.loader import list_rulesets


@pytest.mark.parametrize("name", list_rulesets())
def test_a_shipped_ruleset_passes_its_tests_and_all_of_it_is_reached(name: str) -> None:
    session = run_tests([name])
    assert [problem.message() for problem in session.problems] == []
    (report,) = session.reports
    assert ["\n".join(failure(result)) for result in report.failed] == []
    assert [never(target) for target in report.coverage.never] == []
    assert report.results
