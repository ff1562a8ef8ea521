"""The generated parts of the manual are up to date."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    """Give docs/generate.py as a module."""
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["键表", "函数表", "词汇表"])
def test_a_generated_part_is_as_the_generator_gives_it(generator: ModuleType, name: str) -> None:
    file, give = generator.PARTS[name]
    text = (DOCS / file).read_text(encoding="utf-8")
    assert generator.filled(text, name, give()) == text


def test_markers_that_do_not_pair_are_refused(generator: ModuleType) -> None:
    with pytest.raises(ValueError, match="键表"):
        generator.filled("<!-- 键表 开始 -->", "键表", "")
