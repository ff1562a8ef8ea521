"""The generated parts of the manual are up to date."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def generator() -> Iterator[ModuleType]:
    """Give docs/generator as ``python docs/generate.py`` sees it."""
    sys.path.insert(0, str(DOCS))
    yield importlib.import_module("generator")
    sys.path.remove(str(DOCS))


@pytest.mark.parametrize("name", ["键表", "函数表", "语法", "词汇表"])
def test_a_generated_part_is_as_the_generator_gives_it(generator: ModuleType, name: str) -> None:
    file, give = generator.PARTS[name]
    text = (DOCS / file).read_text(encoding="utf-8")
    assert importlib.import_module("generator.markdown").filled(text, name, give()) == text


def test_every_marker_of_the_manual_has_a_generator(generator: ModuleType) -> None:
    for page in DOCS.glob("*.md"):
        for line in page.read_text(encoding="utf-8").splitlines():
            if line.startswith("<!-- ") and line.endswith(" 开始 -->"):
                name = line.removeprefix("<!-- ").removesuffix(" 开始 -->")
                assert name in generator.PARTS or (page.name, name) == ("expressions.md", "例子")


def test_markers_that_do_not_pair_are_refused(generator: ModuleType) -> None:
    with pytest.raises(ValueError, match="键表"):
        importlib.import_module("generator.markdown").filled("<!-- 键表 开始 -->", "键表", "")
