"""From a case as written to a case that can be run, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from perfeval.casebook.case import (
    EXCLUDED,
    NONE,
    NOT_APPLICABLE,
    OPEN,
    PENDING,
    Case,
    ExpectedFinding,
    ExpectedScore,
    ExpectedTotal,
)
from perfeval.casebook.given import given_dataset
from perfeval.casebook.model import CaseSpec, FindingSpec, ScoreSpec
from perfeval.dataset import Table
from perfeval.diagnostics import Diagnostic, nearest
from perfeval.diagnostics.codes import casebook as codes
from perfeval.diagnostics.codes import language as language_codes
from perfeval.diagnostics.codes import structure as structure_codes
from perfeval.engine.naming import key_of, name_of
from perfeval.engine.scores.overrides import find_overrides
from perfeval.files.typed import Text, place_of
from perfeval.files.yaml_nodes import ListNode, MapNode, Node, TextNode
from perfeval.ruleset import Program
from perfeval.ruleset.parameters import read_decimal
from perfeval.vocabulary import Vocabulary


def resolve(
    spec: CaseSpec, node: Node, program: Program, vocabulary: Vocabulary
) -> tuple[Case | None, list[Diagnostic]]:
    """Read the rows of a case and find the rows and rules that its expectations name.

    Args:
        spec: the case as written; ``node`` is what it was read from.
        node: see above.
        program: the ruleset, bound on the evaluation date of the case.
        vocabulary: the vocabulary that the ruleset speaks.
    """
    return _Resolver(spec, program, vocabulary).case(node)


class _Resolver:
    """Resolves one case and notes what is wrong."""

    def __init__(self, spec: CaseSpec, program: Program, vocabulary: Vocabulary) -> None:
        self._spec = spec
        self._program = program
        self.dataset, self.problems = given_dataset(
            spec.given, vocabulary, program.as_of.year, place_of(spec.title)
        )
        self._scored = {i.id: i.entity for i in program.indicators}
        self._scored |= {group.id: program.subject for group in program.groups}
        self._found = {check.id: check.entity for check in program.checks}
        self._found |= {deadline.id: deadline.start[0] for deadline in program.deadlines}
        self._found |= {pattern.id: pattern.entity for pattern in program.patterns}

    def case(self, node: Node) -> tuple[Case | None, list[Diagnostic]]:
        """Give the case, None when anything is wrong."""
        spec, expected = self._spec, self._spec.expected
        stated = expected.scores or expected.totals or expected.grades or expected.places
        if expected.findings is None and not stated:
            self._nothing(spec.title, f"测试“{spec.title}”", "得分、总分、等级、名次、预警")
        rules = [rule for rule in spec.rules if self._known(rule, self._found)]
        self.problems.extend(find_overrides([self._program], self.dataset)[1])
        totals = self._totals(expected.totals, OPEN)
        grades = self._totals(expected.grades, NONE)
        places = self._places(expected.places)
        findings = expected.findings
        key, listed = _list_of_findings(node)
        case = Case(
            title=spec.title,
            program=self._program,
            dataset=self.dataset,
            rules=frozenset(map(str, rules)) if spec.rules else frozenset(self._found),
            scores=tuple(s for one in expected.scores if (s := self._score(one))),
            totals=tuple(totals),
            grades=tuple(grades),
            places=tuple(places),
            findings=None if findings is None else tuple(self._findings(findings)),
            list_key=key,
            list_node=listed,
        )
        failed = any(problem.severity == "error" for problem in self.problems)
        return None if failed else case, self.problems

    def _nothing(self, text: Text, where: str, accepted: str) -> None:
        self.problems.append(
            codes.NOTHING_EXPECTED.at(place_of(text), where=where, accepted=accepted)
        )

    def _known(self, text: Text, accepted: Iterable[str]) -> bool:
        names = list(accepted)
        if str(text) in names:
            return True
        near, subject = nearest(text, names), f"规则集 {self._program.id}"
        self.problems.append(
            language_codes.UNKNOWN_NAME.at(
                place_of(text), subject=subject, found=text, nearest=near
            )
        )
        return False

    def _row(self, text: Text, entity: str) -> int | None:
        """Find the row that a text names: by its key, by a part of the key, or by its name."""
        table = self.dataset.tables[entity]
        keys = [key_of(table, row) for row in range(len(table))]
        if str(text) in keys:
            return keys.index(str(text))
        rows = [row for row, key in enumerate(keys) if str(text) in _names(table, row, key)]
        if len(rows) == 1:
            return rows[0]
        if rows:
            place, first = place_of(text), keys[rows[0]]
            self.problems.append(
                codes.ROW_AMBIGUOUS.at(
                    place, found=text, entity=entity, count=len(rows), nearest=first
                )
            )
            return None
        near = nearest(text, keys)
        self.problems.append(
            language_codes.UNKNOWN_NAME.at(place_of(text), subject=entity, found=text, nearest=near)
        )
        return None

    def _score(self, spec: ScoreSpec) -> ExpectedScore | None:
        if not self._known(spec.rule, self._scored):
            return None
        if spec.points is None and spec.band is None and spec.reason is None:
            self._nothing(spec.rule, f"“{spec.subject}”的 {spec.rule} ", "得分、档、原因含")
        row = self._row(spec.subject, self._scored[str(spec.rule)])
        points: Fraction | str | None = None
        if spec.points is not None:
            points = self._value(spec.points, (PENDING, EXCLUDED, NOT_APPLICABLE))
        if row is None:
            return None
        return ExpectedScore(
            rule=str(spec.rule),
            row=row,
            subject=spec.subject,
            points=points,
            points_text=spec.points,
            band=spec.band,
            reason=spec.reason,
        )

    def _totals(self, written: Mapping[Text, Text], word: str) -> Iterable[ExpectedTotal]:
        for subject, text in written.items():
            row = self._row(subject, self._program.subject)
            if word == OPEN:
                value = self._value(text, (OPEN,))
            else:
                names = [grade.name for grade in self._program.grades]
                value = str(text) if self._known(text, [*names, NONE]) else None
            if row is not None and value is not None:
                yield ExpectedTotal(row, subject, value, text)

    def _places(self, written: Mapping[Text, Text]) -> Iterable[ExpectedTotal]:
        for subject, text in written.items():
            row, value = self._row(subject, self._program.subject), self._value(text, (NONE,))
            if row is not None and value is not None:
                yield ExpectedTotal(row, subject, value, text)

    def _findings(self, specs: Iterable[FindingSpec]) -> Iterable[ExpectedFinding]:
        for number, spec in enumerate(specs):
            if not self._known(spec.rule, self._found):
                continue
            row = self._row(spec.subject, self._found[str(spec.rule)])
            if row is not None:
                certain = spec.unknown == "否"
                yield ExpectedFinding(number, spec.rule, row, spec.subject, spec.message, certain)

    def _value(self, text: Text, words: tuple[str, ...]) -> Fraction | str | None:
        read = read_decimal(text)
        if read is not None and not read[1]:
            return read[0]
        if str(text) in words:
            return str(text)
        accepted, near = f"一个数，或{'、'.join(words)}", nearest(text, words)
        self.problems.append(
            structure_codes.WRONG_VALUE.at(
                place_of(text), found=text, accepted=accepted, nearest=near
            )
        )
        return None


def _names(table: Table, row: int, key: str) -> list[str]:
    return [*key.split("/"), name_of(table, row)]


def _list_of_findings(node: Node) -> tuple[TextNode | None, ListNode | None]:
    """Find where the expected findings of a case stand."""
    inner: Node | None = node
    for names in (("期望", "expected"), ("预警", "findings")):
        if not isinstance(inner, MapNode):
            return None, None
        pair = next(((key, value) for key, value in inner if key.value in names), None)
        if pair is None:
            return None, None
        key, inner = pair
    return key, inner if isinstance(inner, ListNode) else None
