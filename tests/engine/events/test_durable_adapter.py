"""The adapter and its guards; where a guard's absence kills the process, a child shows it."""

import random
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from perfeval.engine.events.durable_adapter import DurableMatcher
from perfeval.engine.events import translate as translation
from perfeval.engine.events.pattern import Fact, Hit, Pattern, Ref, Term, Test
from perfeval.engine.events.translate import translate

pytestmark = pytest.mark.usefixtures("durable")

# What every unguarded script begins with: a host without threads, an action that does nothing.
UNGUARDED = """
import sys
from durable.engine import Host
Host._run = lambda self: None
def act(c): pass
host = Host()
"""


def term(alias: str, kind: str, *tests: tuple[str, Any, Any]) -> Term:
    return Term(alias, kind, tuple(Test(*test) for test in tests))


LATE = Pattern(
    "未上报",
    (term("收", "收文"),),
    (term("报", "上报", ("文号", "==", Ref("收", "文号"))),),
)


def matcher_of_plan(plan: dict[str, Any]) -> "DurableMatcher":
    from perfeval.engine.events.durable_adapter import DurableMatcher

    return DurableMatcher([plan])


@pytest.mark.parametrize("seed", range(100, 160))
def test_the_hits_are_those_of_the_oracle(
    seed: int,
    random_case: Callable[..., tuple[list[Pattern], list[list[Fact]]]],
    oracle: Callable[..., list[Hit]],
    durable_hits: Callable[..., list[list[Hit]]],
) -> None:
    patterns, groups = random_case(seed, 12, 6)
    assert durable_hits(patterns, groups) == [oracle(patterns, group) for group in groups]


def test_the_order_in_which_facts_come_means_nothing(
    durable_hits: Callable[..., list[list[Hit]]],
) -> None:
    rng = random.Random(3)  # noqa: S311 - a repeatable sequence is what is wanted
    facts = [Fact(kind, {"文号": n}) for n in range(6) for kind in ("收文", "上报")][:-1]
    for _ in range(20):
        rng.shuffle(facts)
        [[hit]] = durable_hits([LATE], [facts])
        assert facts[hit.facts[0]] == Fact("收文", {"文号": 5})


def test_groups_do_not_see_each_other(durable_hits: Callable[..., list[list[Hit]]]) -> None:
    groups = [[Fact("收文", {"文号": 1})], [Fact("上报", {"文号": 1})], [Fact("收文", {"文号": 1})]]
    assert durable_hits([LATE], groups) == [[Hit("未上报", (0,))], [], [Hit("未上报", (0,))]]


def test_equal_facts_count_separately(durable_hits: Callable[..., list[list[Hit]]]) -> None:
    group = [Fact("收文", {"文号": 1}), Fact("收文", {"文号": 1})]
    assert durable_hits([LATE], [group]) == [[Hit("未上报", (0,)), Hit("未上报", (1,))]]


def test_one_fact_may_serve_two_terms_and_an_absent_term(
    durable_hits: Callable[..., list[list[Hit]]],
) -> None:
    twice = Pattern("两用", (term("a", "支付"), term("b", "支付", ("日", ">=", Ref("a", "日")))))
    none_late = Pattern(
        "无更晚", (term("a", "支付"),), (term("b", "支付", ("日", ">=", Ref("a", "日"))),)
    )
    group = [Fact("支付", {"日": 1}), Fact("支付", {"日": 2})]
    assert durable_hits([twice, none_late], [group]) == [
        [Hit("两用", (0, 0)), Hit("两用", (0, 1)), Hit("两用", (1, 1))]
    ]


def test_without_its_catch_all_deleting_a_context_kills_the_process(
    run_python: Callable[[str], subprocess.CompletedProcess[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MALLOC_PERTURB_", "90")  # makes the uninitialised pointer a wild one
    if not sys.platform.startswith("linux"):
        pytest.skip("only glibc can be made to fill new memory, which makes the crash certain")
    died = run_python(
        UNGUARDED
        + """
rule = {"all": [{"a": {"$and": [{"k": "x"}]}}, {"b": {"$and": [{"k": "y"}]}}], "run": act}
host.set_rulesets({"r": {"p": rule}})
host.assert_fact("r", {"id": "f1", "k": "x"})
host.delete_state("r", "0")
"""
    )
    assert died.returncode < 0


def test_with_its_catch_all_a_context_in_which_nothing_fires_is_deleted(
    durable_hits: Callable[..., list[list[Hit]]],
) -> None:
    pair = Pattern("P", (term("a", "收文"), term("b", "上报", ("号", "==", Ref("a", "号")))))
    group = [Fact("收文", {"号": 1}), Fact("上报", {"号": 2})]
    assert durable_hits([pair], [group] * 50) == [[]] * 50


def test_a_ruleset_of_which_no_pattern_can_hold_is_not_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = Pattern("公", (term("a", "公示"), term("b", "收文")))
    monkeypatch.setattr(translation, "TERMS_A_RULESET", 3)
    plans = [plan.as_data() for plan in translate([LATE, other])]
    from perfeval.engine.events.durable_adapter import DurableMatcher

    matcher, run = DurableMatcher(plans), list[str]()
    whole = matcher._run_ruleset
    monkeypatch.setattr(
        matcher, "_run_ruleset", lambda name, facts: run.append(name) or whole(name, facts)
    )
    assert matcher.match([(0, "收文", {"文号": 1})]) == [(0, [0])]
    assert run == ["events0"]
    assert matcher.match([(0, "收文", {"文号": 1}), (1, "公示", {})]) == [(0, [0]), (1, [1, 0])]
    assert matcher.match([(0, "上报", {"文号": 1})]) == []
    assert run == ["events0"] * 2 + ["events1"]


def test_256_rules_that_share_a_condition_kill_the_process_unless_packed(
    run_python: Callable[[str], subprocess.CompletedProcess[str]],
    durable_hits: Callable[..., list[list[Hit]]],
) -> None:
    died = run_python(
        UNGUARDED
        + """
rules = {f"p{n}": {"all": [{"a": {"$and": [{"k": "x"}]}}], "run": act} for n in range(256)}
host.set_rulesets({"r": rules})
host.assert_fact("r", {"id": "f1", "k": "x"})
"""
    )
    assert died.returncode != 0
    assert "Error" not in died.stderr  # it was not an exception
    patterns = [Pattern(f"P{n}", (term("a", "收文"),)) for n in range(300)]
    assert durable_hits(patterns, [[Fact("收文", {})]]) == [[Hit(p.id, (0,)) for p in patterns]]


def test_70_conditions_met_by_one_fact_are_refused_unless_packed(
    monkeypatch: pytest.MonkeyPatch, durable_hits: Callable[..., list[list[Hit]]]
) -> None:
    patterns = [Pattern(f"P{n}", (term("a", "收文", ("日", ">", n)),)) for n in range(70)]
    group = [Fact("收文", {"日": 1000})]
    assert len(durable_hits(patterns, [group])[0]) == 70
    monkeypatch.setattr(translation, "TERMS_A_RULESET", 10_000)
    with pytest.raises(Exception, match="error code: 303"):
        durable_hits(patterns, [group])


def test_without_the_clock_none_fires_before_the_other_fact_comes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [plan] = [plan.as_data() for plan in translate([LATE])]
    rows = [(0, "收文", {"文号": 1}), (1, "上报", {"文号": 1})]
    assert matcher_of_plan(plan).match(rows) == []
    rule = plan["rules"]["p0"]
    rule["all"] = [condition for condition in rule["all"] if translation.CLOCK not in condition]
    assert matcher_of_plan(plan).match(rows) == [(0, [0])]


def test_texts_sort_by_code_point_and_not_by_what_ends_them_in_json(
    run_python: Callable[[str], subprocess.CompletedProcess[str]],
    durable_hits: Callable[..., list[list[Hit]]],
) -> None:
    before = Pattern("P", (term("a", "收文"), term("b", "收文", ("号", ">", Ref("a", "号")))))
    group = [Fact("收文", {"号": "ab"}), Fact("收文", {"号": "ab!"})]
    assert durable_hits([before], [group]) == [[Hit("P", (0, 1))]]
    bare = run_python(
        UNGUARDED
        + """
def act(c): print(c.a.v, c.b.v)
two = [{"a": {"$and": [{"_1": 1}]}},
       {"b": {"$and": [{"$gt": {"v": {"a": "v"}}}, {"_1": {"a": "_1"}}]}}]
host.set_rulesets({"r": {"p": {"all": two, "run": act}}})
for n, v in enumerate(("ab", "ab!")):
    host.assert_fact("r", {"id": f"f{n}", "_1": 1, "v": v})
"""
    )
    assert bare.stdout.split() == ["ab!", "ab"]


def test_ids_of_one_hash_are_refused_by_durable_so_ours_never_are(
    run_python: Callable[[str], subprocess.CompletedProcess[str]],
) -> None:
    refused = run_python(
        UNGUARDED
        + """
host.set_rulesets({"r": {"p": {"all": [{"a": {"$and": [{"$ex": {"_1": 1}}]}}], "run": act}}})
host.assert_fact("r", {"id": "P2022-232789", "_1": 1})
host.assert_fact("r", {"id": "P2022-429192", "_1": 1})
"""
    )
    assert "MessageObservedException" in refused.stderr


def test_a_group_of_the_most_facts_is_matched(durable_hits: Callable[..., list[list[Hit]]]) -> None:
    group = [Fact("收文", {"文号": n}) for n in range(translation.FACTS_A_GROUP - 1)]
    assert len(durable_hits([LATE], [group])[0]) == len(group)


def test_what_an_action_raises_is_not_swallowed() -> None:
    [plan] = [plan.as_data() for plan in translate([LATE])]
    plan["origins"]["p0"] = [0, ["no such alias"]]
    matcher = matcher_of_plan(plan)
    with pytest.raises(RuntimeError, match="no such alias"):
        matcher.match([(0, "收文", {"文号": 1})])


def test_a_matcher_that_failed_is_not_used_again() -> None:
    [plan] = [plan.as_data() for plan in translate([LATE])]
    plan["origins"]["p0"] = [0, ["no such alias"]]
    matcher = matcher_of_plan(plan)
    with pytest.raises(RuntimeError, match="no such alias"):
        matcher.match([(0, "收文", {"文号": 1})])
    with pytest.raises(RuntimeError, match="not to be used again"):
        matcher.match([])


def test_the_host_starts_no_threads() -> None:
    before = threading.active_count()
    matcher_of_plan(translate([LATE])[0].as_data())
    assert threading.active_count() == before
