from enum import IntEnum
from typing import Any

import pytest

from perfeval.engine.events.check import MAX_FIELDS, MAX_JOINS, MAX_TERMS, check_patterns
from perfeval.engine.events.pattern import Pattern, Ref, Term, Test


def term(alias: str, *tests: tuple[str, Any, Any], kind: str = "收文") -> Term:
    return Term(alias, kind, tuple(Test(*test) for test in tests))


def ids(*patterns: Pattern) -> list[str]:
    return [diagnostic.code.id for diagnostic in check_patterns(patterns)]


def test_a_sound_pattern_is_passed() -> None:
    assert (
        ids(
            Pattern(
                "P",
                (term("收", ("日", ">", 3)), term("报", ("号", "==", Ref("收", "号")))),
                (term("免", ("号", "==", Ref("报", "号")), ("起", "<", Ref("免", "止"))),),
            )
        )
        == []
    )


@pytest.mark.parametrize(
    ("code", "pattern"),
    [
        ("PE511", Pattern("P", (term("a"), term("a")))),
        ("PE511", Pattern("P", (term("a"),), (term("a"),))),
        ("PE512", Pattern("P", (term("收文"), term("b", ("日", "<", Ref("收", "日")))))),
        ("PE513", Pattern("P", (term("a", ("日", "<", Ref("b", "日"))), term("b")))),
        ("PE514", Pattern("P", (term("a", ("日", "<", Ref("b", "日"))),), (term("b"),))),
        (
            "PE514",
            Pattern("P", (term("a"),), (term("b"), term("c", ("日", "<", Ref("b", "日"))))),
        ),
        ("PE515", Pattern("P", ())),
        ("PE516", Pattern("P", (term("a", ("日", "=~", 1)),))),
        ("PE517", Pattern("P", (term("a", ("日", "<", 1.5)),))),
        ("PE517", Pattern("P", (term("a", ("日", "<", None)),))),
        ("PE517", Pattern("P", (term("a", ("日", "<", IntEnum("级", "高")(1))),))),
        ("PE523", Pattern("P", (term("a", ("日", "<", 2**53 + 1)),))),
        ("PE523", Pattern("P", (term("a", ("日", "<", "长" * 5000)),))),
    ],
)
def test_each_fault_is_told_by_its_code(code: str, pattern: Pattern) -> None:
    assert ids(pattern) == [code]


def test_two_patterns_of_one_id_are_told_once() -> None:
    pattern = Pattern("P", (term("a"),))
    assert ids(pattern, pattern, pattern) == ["PE510"]


def test_an_unknown_alias_is_answered_with_the_nearest() -> None:
    [found] = check_patterns(
        [Pattern("P", (term("收文"), term("b", ("日", "<", Ref("收", "日")))))]
    )
    assert "收.日" in found.message()
    assert "收文" in found.hint()


def test_all_faults_are_told_at_once() -> None:
    assert ids(Pattern("P", (term("a", ("x", "=", 1), ("y", "<", Ref("b", "z"))),))) == [
        "PE516",
        "PE512",
    ]


def test_the_most_terms_are_passed_and_one_more_is_not() -> None:
    most = tuple(term(f"a{n}") for n in range(MAX_TERMS))
    assert ids(Pattern("P", most)) == []
    assert ids(Pattern("P", most, (term("n"),))) == ["PE520"]


def test_the_most_joins_are_passed_and_one_more_is_not() -> None:
    def joined(count: int) -> Pattern:
        tests = [("日", "<", Ref("a", "限"))] * count
        return Pattern("P", (term("a"), term("b", *tests, ("x", "==", 1))))

    assert ids(joined(MAX_JOINS)) == []
    assert ids(joined(MAX_JOINS + 1)) == ["PE521"]


def test_the_fields_of_a_kind_are_counted_over_all_patterns() -> None:
    def reading(count: int) -> list[Pattern]:
        return [Pattern(f"P{n}", (term("a", (f"列{n}", "==", 1)),)) for n in range(count)]

    assert ids(*reading(MAX_FIELDS)) == []
    assert ids(*reading(MAX_FIELDS + 1)) == ["PE522"]
