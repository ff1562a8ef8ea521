from collections.abc import Callable, Iterator
from typing import Any

import pytest

from perfeval.engine.events import translate as translation
from perfeval.engine.events.pattern import Fact, Pattern, Ref, Term, Test
from perfeval.engine.events.translate import (
    CATCH_ALL,
    CLOCK,
    MAX_PROPERTIES,
    TERMS_A_RULESET,
    RulesetPlan,
    encode_fact,
    translate,
)


def conditions(plan: RulesetPlan) -> Iterator[tuple[str, Any]]:
    for rule in plan.rules.values():
        for condition in rule["all"]:
            yield from condition.items()


def is_join(test: dict[str, Any]) -> bool:
    inner = test[next(iter(test))]
    return isinstance(inner, dict) and (
        not next(iter(test)).startswith("$") or isinstance(next(iter(inner.values())), dict)
    )


@pytest.mark.parametrize("seed", range(20))
def test_every_term_is_one_and_whose_last_join_is_always_true(
    seed: int, random_case: Callable[..., tuple[list[Pattern], list[list[Fact]]]]
) -> None:
    patterns, _ = random_case(seed, 20, 0)
    joined = 0
    for plan in translate(patterns):
        for _, condition in conditions(plan):
            assert list(condition) == ["$and"]
            references = [t for t in condition["$and"] if is_join(t) and "$m" not in str(t)]
            if references:
                joined += 1
                [(name, other)] = condition["$and"][-1].items()
                assert name == "_1"
                assert list(other.values()) == ["_1"]
    assert joined


@pytest.mark.parametrize("seed", range(20))
def test_absent_terms_stand_behind_the_clock(
    seed: int, random_case: Callable[..., tuple[list[Pattern], list[list[Fact]]]]
) -> None:
    patterns, _ = random_case(seed, 20, 0)
    seen = 0
    for plan in translate(patterns):
        for rule in plan.rules.values():
            names = [next(iter(condition)) for condition in rule["all"]]
            absent = [place for place, name in enumerate(names) if name.endswith("$not")]
            if absent:
                seen += 1
                assert names[min(absent) - 1] == CLOCK
    assert seen


def test_every_ruleset_has_a_catch_all_of_the_lowest_priority() -> None:
    [plan] = translate([Pattern("P", (Term("a", "收文", ()),))])
    assert list(plan.rules)[-1] == CATCH_ALL
    assert plan.rules[CATCH_ALL]["pri"] == 65535


def test_many_patterns_are_packed_into_rulesets_of_bounded_terms() -> None:
    patterns = [Pattern(f"P{n}", (Term("a", "收文", ()),)) for n in range(600)]
    plans = translate(patterns)
    assert len(plans) > 10
    for plan in plans:
        assert sum(1 for _ in conditions(plan)) <= TERMS_A_RULESET + 1
    origins = [index for plan in plans for index, _ in plan.origins.values()]
    assert origins == list(range(600))


def test_names_are_our_own_whatever_the_fields_are_called() -> None:
    reserved = ("id", "sid", "$s", "label", "chart", "P2022-232789", "P2022-429192")
    tests = tuple(Test(name, "==", 1) for name in reserved)
    [plan] = translate([Pattern("P", (Term("sid", "id", tests),))])
    sent = encode_fact("k0", plan.as_data()["kinds"]["id"][1], dict.fromkeys(reserved, 1))
    assert not set(sent) & set(reserved)
    assert len(set(sent)) == 3 + 4 * len(reserved)


def test_a_missing_field_is_sent_for_the_right_side_only() -> None:
    tests = (Test("号", "==", Ref("a", "号")),)
    [plan] = translate([Pattern("P", (Term("a", "收文", ()), Term("b", "收文", tests)))])
    codes = plan.as_data()["kinds"]["收文"][1]
    assert encode_fact("k0", codes, {}) == {
        "kind": "k0",
        "_1": 1,
        "_m": "-",
        "r0": "-",
        "u0": "-",
    }


def test_a_fact_of_too_many_properties_is_refused_before_it_is_sent() -> None:
    tests = tuple(Test(f"列{n}", "==", 1) for n in range(MAX_PROPERTIES // 4 + 1))
    with pytest.raises(RuntimeError, match="names that durable-rules cannot take"):
        translate([Pattern("P", (Term("a", "收文", tests),))])


def test_names_that_hash_alike_are_refused_before_they_are_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(translation, "name_faults", lambda _names: [("f0", "t9")])
    with pytest.raises(RuntimeError, match="t9"):
        translate([Pattern("P", (Term("a", "收文", ()),))])
