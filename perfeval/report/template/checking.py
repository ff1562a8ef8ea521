"""Looking a template over without filling it: safety, tags, names, layout, accessibility."""

from __future__ import annotations

from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import template as codes
from perfeval.report.template.accessible import wanting, without_title
from perfeval.report.template.layout import deviations
from perfeval.report.template.names import Names, Sources
from perfeval.report.template.opening import open_template
from perfeval.report.template.static import check
from perfeval.report.template.writing import compile_all
from perfeval.report.verify.package import open_package

_CORE = "docProps/core.xml"


def lint_template(data: bytes, name: str, sources: Sources | None) -> tuple[int, list[Diagnostic]]:
    """Give the number of tags and everything that is to be said of a template.

    Args:
        data: the template.
        name: its file name.
        sources: what it may name; None to leave the names unchecked.
    """
    template, problems = open_template(data, name)
    if template is None:
        return 0, problems
    problems += [*deviations(template), *wanting(template)]
    compiled, found = compile_all(template)
    problems += found
    if sources is not None:
        names = Names(sources)
        for part in compiled:
            problems += check(part.steps, names)
    tags = sum(len(part.found) for part in compiled)
    if not tags:
        problems.append(codes.NO_TAGS.at(Place(name)))
    order = {"error": 0, "warning": 1, "info": 2}
    return tags, sorted(problems, key=lambda problem: order[problem.severity.value])


def unreadable_for_some(data: bytes, name: str) -> list[Diagnostic]:
    """Give what a reader who cannot see misses in a document, its title among it."""
    template, problems = open_template(data, name)
    if template is None:
        return problems
    package, _ = open_package(data, name)
    held = package is not None and _CORE in package.names
    core = package.xml(_CORE) if package is not None and held else None
    return [*wanting(template), *without_title(core, name)]
