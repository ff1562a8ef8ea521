"""Finding rulesets by name and by path."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfeval.ruleset.find import FILE_NAME, find_ruleset, list_rulesets


def test_a_ruleset_is_found_by_its_folder_or_its_file(tmp_path: Path) -> None:
    path = tmp_path / "本县" / FILE_NAME
    path.parent.mkdir()
    path.write_text("规则集: 本县\n", encoding="utf-8")
    assert find_ruleset("本县", (tmp_path,)) == path
    assert find_ruleset(str(path.parent)) == path
    assert find_ruleset(str(path)) == path
    assert "本县" in list_rulesets((tmp_path,))


def test_the_folder_at_hand_is_looked_in_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_ruleset("本县") is None
    (tmp_path / "本县.yaml").write_text("规则集: 本县\n", encoding="utf-8")
    assert find_ruleset("本县.yaml") == tmp_path / "本县.yaml"
