"""docs/ruleset-tests.md names every key, and its example passes and reaches everything."""

import re
from pathlib import Path

from perfeval.casebook import model
from perfeval.casebook.session import run_tests

TEXT = (Path(__file__).parents[2] / "docs" / "ruleset-tests.md").read_text(encoding="utf-8")
MODELS = (
    model.CaseFile, model.CaseSpec, model.ExpectedSpec, model.ScoreSpec, model.FindingSpec,
)  # fmt: skip


def test_every_key_is_in_the_table_with_its_english_name() -> None:
    rows = set(re.findall(r"^\| (\S+) \| `(\w+)` \|", TEXT, re.MULTILINE))
    names = {name for one in MODELS for name in one.model_fields}
    assert rows == {(model.KEYWORDS[name], name) for name in names}


def test_the_example_passes_and_reaches_everything(tmp_path: Path) -> None:
    ruleset, cases = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    folder = tmp_path / "my-rules"
    (folder / "tests").mkdir(parents=True)
    (folder / "ruleset.yaml").write_text(ruleset, encoding="utf-8")
    (folder / "tests" / "scores.yaml").write_text(cases, encoding="utf-8")
    (report,) = run_tests([str(folder)]).reports
    assert report.failed == ()
    assert len(report.results) == 3
    assert report.coverage.rules == (2, 2)
    assert report.coverage.branches == (6, 6)
    assert report.coverage.never == ()
