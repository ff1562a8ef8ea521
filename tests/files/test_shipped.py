from __future__ import annotations

from perfeval.files import shipped


def test_the_shipped_folders_are_there() -> None:
    assert (shipped.rulesets() / "vocabulary.yaml").is_file()
    assert shipped.report_templates().is_dir()
