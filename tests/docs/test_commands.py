"""docs/commands.md names every command and every option, and nothing that is not there."""

import re
from pathlib import Path

import pytest
import typer

from perfeval.cli.main import build

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))


def test_the_sections_are_the_commands_in_the_order_of_the_help() -> None:
    app = typer.main.get_command(build("zh"))
    sections = [name for name in SECTIONS if name.startswith("perfeval ")]
    assert sections == [f"perfeval {name}" for name in app.commands]


def test_each_section_lists_exactly_the_options_of_its_command() -> None:
    app = typer.main.get_command(build("zh"))
    for name, command in app.commands.items():
        inner = getattr(command, "commands", {}).values()
        params = [p for one in (command, *inner) for p in one.params]
        spelled = {opt for p in params for opt in (*p.opts, *p.secondary_opts)}
        options = {opt for opt in spelled if opt.startswith("-")} - {"-h", "--help"}
        rows = re.findall(r"^\| (`-.+?) \|", SECTIONS[f"perfeval {name}"], re.MULTILINE)
        assert {opt for row in rows for opt in re.findall(r"`(.+?)`", row)} == options


def test_the_common_options_are_listed() -> None:
    app = typer.main.get_command(build("zh"))
    shared = SECTIONS["共同的规定"]
    for parameter in app.params:
        assert any(f"`{opt}" in shared for opt in parameter.opts)


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_first_page_names_every_command(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`perfeval ([a-z-]+)", text))
    assert set(typer.main.get_command(build("zh")).commands) <= named
