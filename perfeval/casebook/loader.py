"""Reading files of tests and binding their ruleset on the date of each case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from perfeval.casebook.case import Case, Casebook
from perfeval.casebook.find import FOLDER, own_vocabulary
from perfeval.casebook.model import KEYWORDS, CaseFile, CaseSpec
from perfeval.casebook.resolve import resolve
from perfeval.diagnostics import Diagnostic, Related
from perfeval.diagnostics.codes import casebook as codes
from perfeval.diagnostics.codes import project as project_codes
from perfeval.diagnostics.codes import ruleset as ruleset_codes
from perfeval.diagnostics.codes import structure as structure_codes
from perfeval.files.text import read_text
from perfeval.files.typed import Text, place_of, read_model
from perfeval.files.yaml_nodes import ListNode, MapNode, Node, load_yaml
from perfeval.ruleset import Program, bind, load_ruleset
from perfeval.vocabulary import load_vocabulary


class Binding:
    """One ruleset with its vocabulary, bound on as many dates as its cases need.

    ``problems`` are those of loading; ``ready`` tells whether there is anything to bind.
    """

    def __init__(self, ruleset: Path) -> None:
        self.name = ruleset.resolve().parent.name
        own, told = own_vocabulary(ruleset)
        self.vocabulary, found = load_vocabulary(*own)
        folders = (ruleset.parent.parent,)
        self._loaded, problems = load_ruleset(str(ruleset.resolve()), folders)
        self.problems = [*told, *found, *problems]
        self._bound: dict[tuple[date, int | None], Program | None] = {}

    @property
    def ready(self) -> bool:
        """Whether the ruleset and the vocabulary could be read."""
        return self._loaded is not None and self.vocabulary is not None

    def on(self, day: date, year: int | None = None) -> tuple[Program | None, list[Diagnostic]]:
        """Bind on a date for a year of money; what is wrong is told the first time."""
        if self._loaded is None or self.vocabulary is None:
            return None, []
        if (day, year) in self._bound:
            return self._bound[day, year], []
        program, problems = bind(self._loaded, self.vocabulary, day, year=year)
        self._bound[day, year] = program
        return program, problems

    def somewhere(self) -> tuple[Program | None, list[Diagnostic]]:
        """Bind on a date that was used already, else at the end of the year of effect."""
        for program in self._bound.values():
            if program is not None:
                return program, []
        if self._loaded is None:
            return None, []
        day = _day(self._loaded.ruleset.effective, [])
        return self.on(day.replace(month=12, day=31) if day else date.max)


def load_casebook(path: Path, binding: Binding) -> tuple[Casebook | None, list[Diagnostic]]:
    """Read a file of tests; None when anything in it is wrong, and then all of it is told."""
    shown_as = shown_name(path)
    text, problems = read_text(path, shown_as)
    if text is None:
        return None, problems
    node, problems = load_yaml(text, shown_as)
    if node is None or any(problem.severity == "error" for problem in problems):
        return None, problems
    file, found = read_model(node, CaseFile, KEYWORDS, "测试文件")
    problems = [*problems, *found]
    if file is None or not binding.ready:
        return None, problems
    problems.extend(_twice(file.cases))
    cases: list[Case] = []
    for spec, part in zip(file.cases, _case_nodes(node), strict=True):
        case, found = _case(spec, part, file, binding)
        problems.extend(found)
        if case is not None:
            cases.append(case)
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    return Casebook(shown_as, text, tuple(cases)), problems


def shown_name(path: Path) -> str:
    """Give a file's name as places print it: from the folder of its ruleset on."""
    return f"{path.resolve().parent.parent.name}/{FOLDER}/{path.name}"


def _case_nodes(root: Node) -> tuple[Node, ...]:
    if not isinstance(root, MapNode):
        return ()
    listed = root.get("测试") or root.get("cases")
    return listed.items if isinstance(listed, ListNode) else ()


def _case(
    spec: CaseSpec, node: Node, file: CaseFile, binding: Binding
) -> tuple[Case | None, list[Diagnostic]]:
    problems: list[Diagnostic] = []
    text = spec.as_of or file.as_of
    if text is None:
        where, place = f"测试“{spec.title}”", place_of(spec.title)
        return None, [structure_codes.MISSING_KEY.at(place, where=where, key="截止日")]
    day, year = _day(text, problems), _year(spec.year or file.year, problems)
    program, found = binding.on(day, year) if day else (None, [])
    problems.extend(found)
    if program is None or binding.vocabulary is None:
        return None, problems
    case, found = resolve(spec, node, program, binding.vocabulary)
    return case, [*problems, *found]


def _day(text: Text, problems: list[Diagnostic]) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        problems.append(project_codes.BAD_AS_OF.at(place_of(text), found=text))
        return None


def _year(text: Text | None, problems: list[Diagnostic]) -> int | None:
    if text is None or (text.isdecimal() and len(text) == 4):
        return None if text is None else int(text)
    problems.append(ruleset_codes.BAD_NUMBER.at(place_of(text), found=text, accepted="四位的年份"))
    return None


def _twice(cases: list[CaseSpec]) -> list[Diagnostic]:
    seen: dict[str, Text] = {}
    problems: list[Diagnostic] = []
    for case in cases:
        first = seen.setdefault(str(case.title), case.title)
        place = place_of(first)
        if first is not case.title and place is not None:
            related = [Related(place, codes.FIRST_HERE)]
            problems.append(
                codes.TITLE_TWICE.at(place_of(case.title), found=case.title, related=related)
            )
    return problems
