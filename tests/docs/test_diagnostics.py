"""Every diagnostic code has a page, and the page's examples do what it says."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.record import registry

Try = Callable[[str, str], list[Diagnostic]]
PAGES = Path(__file__).parents[2] / "docs" / "diagnostics"
HEADINGS = ["摘要", "错误写法", "正确写法", "理由"]
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TABLE = re.compile(r"^表“(.+?)”：\n\n((?:\|.*\n?)+)", re.MULTILINE)


def sections(code: str) -> dict[str, str]:
    """Give the text under each heading of a page."""
    text = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def examples(text: str) -> Iterator[tuple[str, str]]:
    """Give the examples that can be tried, one by one, as (kind, content)."""
    tables = "".join(match.group() for match in _TABLE.finditer(text + "\n"))
    if tables:
        yield "tables", tables
    for match in _FENCE.finditer(text):
        if match.group(1) in ("yaml", "toml"):
            yield match.group(1), match.group(2)


def cases(section: str) -> list[object]:
    """Give every example of a section of every page, for parametrize."""
    found: list[object] = []
    for path in sorted(PAGES.glob("PE*.md")):
        for number, (kind, content) in enumerate(examples(sections(path.stem).get(section, ""))):
            found.append(pytest.param(path.stem, kind, content, id=f"{path.stem}-{number}"))
    return found


def test_every_code_has_a_page_and_no_page_is_left_over() -> None:
    assert sorted(path.stem for path in PAGES.glob("*.md")) == sorted(registry())


@pytest.mark.parametrize("path", sorted(PAGES.glob("PE*.md")), ids=lambda path: path.stem)
def test_a_page_has_its_title_its_four_headings_and_one_line_in_english(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    assert re.fullmatch(rf"# {path.stem} \S.*", lines[0])
    outside = "\n".join(_FENCE.sub("", "\n".join(lines)).split("\n"))
    assert re.findall(r"^#+ (.+)$", outside, re.MULTILINE)[1:] == HEADINGS
    assert all(text.strip() for text in sections(path.stem).values())
    assert lines[-1].startswith("> English: ")
    assert lines[-1].endswith(".")


@pytest.mark.parametrize(("code", "kind", "content"), cases("错误写法"))
def test_what_a_page_shows_as_wrong_provokes_its_code(
    code: str, kind: str, content: str, try_out: Try
) -> None:
    assert code in {problem.code.id for problem in try_out(kind, content)}


@pytest.mark.parametrize(("code", "kind", "content"), cases("正确写法"))
def test_what_a_page_shows_as_right_is_accepted(
    code: str, kind: str, content: str, try_out: Try
) -> None:
    problems = try_out(kind, content)
    assert code not in {problem.code.id for problem in problems}
    assert [p.message() for p in problems if p.severity == "error"] == []
