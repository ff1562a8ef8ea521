"""docs/project.md names every key of perfeval.toml, and its example is accepted."""

import re
from pathlib import Path
from types import NoneType
from typing import get_args

from perfeval.project import config

TEXT = (Path(__file__).parents[2] / "docs" / "project.md").read_text(encoding="utf-8")


def test_every_key_of_the_project_file_is_in_the_page() -> None:
    for table, info in config.ProjectFile.model_fields.items():
        members = get_args(info.annotation) or (info.annotation,)
        model = next(member for member in members if member is not NoneType)
        _, heading, rest = TEXT.partition(f"## [{table}]\n")
        assert heading
        rows = re.findall(r"^\| `(\w+)` \|", rest.partition("\n## ")[0], re.MULTILINE)
        assert rows == list(model.model_fields)


def test_the_example_of_a_project_file_is_accepted(tmp_path: Path) -> None:
    found = re.search(r"^```toml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert found is not None
    (tmp_path / "data").mkdir()
    for name in ("项目.xlsx", "月度计划.csv"):
        (tmp_path / "data" / name).touch()
    (tmp_path / "perfeval.toml").write_text(found.group(1), encoding="utf-8")
    read, problems = config.load_config(tmp_path)
    assert read is not None
    assert read.document is not None
    assert [problem.message() for problem in problems] == []
