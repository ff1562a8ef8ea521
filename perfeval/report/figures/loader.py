"""Reading ``figures.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from perfeval.diagnostics import Code, Diagnostic
from perfeval.diagnostics.codes import structure
from perfeval.files.typed import Text, place_of, read_model
from perfeval.files.yaml_nodes import load_yaml_file
from perfeval.report.figures.keywords import KEYWORDS
from perfeval.report.figures.model import FigureSet, FigureSpec, MeasureSpec

FILE_NAME = "figures.yaml"
_KINDS = ("formula", "count", "group", "rows", "period")
_FAMILIES = ("group", "rows")


def load_figures(path: Path) -> tuple[FigureSet | None, list[Diagnostic]]:
    """Read a file of figures; expressions are checked later, against a vocabulary."""
    node, problems = load_yaml_file(path, f"{path.parent.name}/{path.name}")
    if node is None or any(d.severity == "error" for d in problems):
        return None, problems
    figures, found = read_model(node, FigureSet, KEYWORDS, "数字文件")
    problems += found
    if figures is None:
        return None, problems
    for name, spec in figures.figures.items():
        problems += _shape(name, spec)
    return (None if any(d.severity == "error" for d in problems) else figures), problems


def _shape(name: Text, spec: FigureSpec) -> Iterator[Diagnostic]:
    """Check which keys stand together."""
    written = [kind for kind in _KINDS if getattr(spec, kind) is not None]
    family = next((kind for kind in _FAMILIES if kind in written), "")
    if family:
        written = [kind for kind in written if kind != "formula"]
    if len(written) != 1:
        yield _told(structure.NOT_ONE_OF, name, _spoken(*_KINDS), len(written))
        return
    if family and (spec.formula is None) == (not spec.measures):
        number = 0 if spec.formula is None else 2
        yield _told(structure.NOT_ONE_OF, name, _spoken("formula", "measures"), number)
    if spec.period is not None and spec.taken is None:
        yield structure.MISSING_KEY.at(place_of(name), where=f"“{name}”", key=KEYWORDS["taken"])
    if spec.period is None and (not family or spec.formula is not None):
        yield from _lacking(name, spec, "format", "label")
    for measure, inner in spec.measures.items() if family == "group" else ():
        yield from _lacking(measure, inner, "format", "label")


def _lacking(name: Text, spec: FigureSpec | MeasureSpec, *keys: str) -> Iterator[Diagnostic]:
    for key in keys:
        if not getattr(spec, key):
            yield structure.MISSING_KEY.at(place_of(name), where=f"“{name}”", key=KEYWORDS[key])


def _told(code: Code, name: Text, accepted: str, number: int) -> Diagnostic:
    return code.at(place_of(name), where=f"“{name}”", accepted=accepted, found=number)


def _spoken(*keys: str) -> str:
    return "、".join(KEYWORDS[key] for key in keys)
