"""What durable-rules does without a guard, and what happens with it.

Each guard of docs/architecture-events.md that is not shown in ``test_durable_adapter`` is shown
here: first the fault, in a process that may die of it, then the same under the guard.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from perfeval.engine.events import translate as translation
from perfeval.engine.events.builtin_matcher import BuiltinMatcher
from perfeval.engine.events.check import MAX_FIELDS, MAX_JOINS, MAX_TERMS, check_patterns
from perfeval.engine.events.pattern import Fact, Hit, Pattern, Ref, Term, Test
from perfeval.engine.events.sift import needed_fields, sift
from perfeval.engine.events.translate import translate

pytestmark = pytest.mark.usefixtures("durable")
Run = Callable[[str], subprocess.CompletedProcess[str]]
Hits = Callable[..., list[list[Hit]]]
Case = Callable[..., tuple[list[Pattern], list[list[Fact]]]]
CLASH = ("P2022-232789", "P2022-429192")

UNGUARDED = """
from durable.engine import Host
Host._run = lambda self: None
def act(c): pass
def rule(*conditions, run=act, **more): return {"all": list(conditions), "run": run, **more}
def both(*tests): return {"$and": list(tests)}
EVERY = both({"$ex": {"_1": 1}})
ALWAYS = {"_1": {"a": "_1"}}
host = Host()
"""


def term(alias: str, kind: str, *tests: tuple[str, Any, Any]) -> Term:
    return Term(alias, kind, tuple(Test(*test) for test in tests))


PAIR = Pattern("对", (term("a", "收文"), term("b", "上报", ("号", "==", Ref("a", "号")))))


def adapter() -> Any:
    from perfeval.engine.events import durable_adapter

    return durable_adapter


def matcher_of(*patterns: Pattern) -> Any:
    return adapter().DurableMatcher([plan.as_data() for plan in translate(patterns)])


def dies(run: Run, monkeypatch: pytest.MonkeyPatch, script: str) -> bool:
    """Whether a script kills its process; new memory is filled, which makes wild pointers wild."""
    monkeypatch.setenv("MALLOC_PERTURB_", "90")
    done = run(UNGUARDED + script)
    return done.returncode not in (0, 1)


@pytest.fixture
def on_linux() -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("the crash is certain with glibc only")


# One context at a time, deleted after each group.


def test_contexts_of_one_hash_share_their_facts(run_python: Run) -> None:
    done = run_python(
        UNGUARDED
        + f"""
first, second = both({{"k": "x"}}), both({{"k": "y"}}, ALWAYS)
def tell(c): print(c.a.v, c.b.v)
host.set_rulesets({{"r": {{"p": rule({{"a": first}}, {{"b": second}}, run=tell),
                          "q": rule({{"c": EVERY}}, pri=9)}}}})
host.assert_fact("r", {{"id": "f1", "sid": "{CLASH[0]}", "k": "x", "v": 1, "_1": 1}})
host.assert_fact("r", {{"id": "f2", "sid": "{CLASH[1]}", "k": "y", "v": 2, "_1": 1}})
"""
    )
    assert done.stdout.split() == ["1", "2"]


def test_only_1024_contexts_can_live_so_each_ends_before_the_next(
    run_python: Run, durable_hits: Hits
) -> None:
    done = run_python(
        UNGUARDED
        + """
host.set_rulesets({"r": {"p": rule({"a": EVERY})}})
for n in range(1100):
    host.assert_fact("r", {"id": f"f{n}", "sid": f"s{n}", "_1": 1})
"""
    )
    assert done.returncode != 0
    group = [Fact("收文", {"号": 1}), Fact("上报", {"号": 1})]
    assert durable_hits([PAIR], [group] * 1100) == [[Hit("对", (0, 1))]] * 1100


def test_a_context_that_is_not_deleted_meets_the_next_group(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    matcher = matcher_of(PAIR)
    monkeypatch.setattr(matcher._host, "delete_state", lambda _ruleset, _sid: None)
    assert matcher.match([(0, "收文", {"号": 1}), (1, "上报", {"号": 1})]) == [(0, [0, 1])]
    with pytest.raises(Exception, match="k0"):  # the fact was there already
        matcher.match([(0, "收文", {"号": 1}), (1, "上报", {"号": 1})])


@pytest.mark.usefixtures("on_linux")
def test_memory_does_not_grow_from_group_to_group(run_python: Run) -> None:
    done = run_python(
        """
import resource
from perfeval.engine.events.durable_adapter import DurableMatcher
from perfeval.engine.events.pattern import Pattern, Term
from perfeval.engine.events.translate import translate
matcher = DurableMatcher([p.as_data() for p in translate([Pattern("P", (Term("a", "x", ()),))])])
rows = [(n, "x", {}) for n in range(100)]
peaks = []
for times in (20, 100):
    for _ in range(times):
        assert len(matcher.match(rows)) == 100
    peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
print(peaks[1] - peaks[0])
"""
    )
    # Kept facts take some 8 kB each: ten thousand of them would be 80 MB.
    assert int(done.stdout) < 10_000


@pytest.mark.usefixtures("on_linux")
def test_deleting_a_context_after_a_fault_kills_the_process(
    run_python: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = """
host.set_rulesets({"r": {f"p{n}": rule({"a": both({"$gt": {"v": n}})}) for n in range(70)}})
try:
    host.assert_fact("r", {"id": "f1", "_1": 1, "v": 1000})
except Exception as fault:
    assert "303" in str(fault)
"""
    assert not dies(run_python, monkeypatch, many)
    assert dies(run_python, monkeypatch, many + 'host.delete_state("r", "0")\n')


def test_after_a_fault_the_context_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    matcher, deleted = matcher_of(PAIR), list[str]()

    def refuse(_ruleset: str, _fact: object) -> None:
        raise RuntimeError("error code: 303")

    monkeypatch.setattr(matcher._host, "assert_fact", refuse)
    monkeypatch.setattr(
        matcher._host, "delete_state", lambda ruleset, _sid: deleted.append(ruleset)
    )
    with pytest.raises(RuntimeError, match="303"):
        matcher.match([(0, "收文", {"号": 1}), (1, "上报", {"号": 1})])
    assert deleted == []


def test_without_its_catch_all_a_group_is_a_fault_and_nothing_is_deleted() -> None:
    [plan] = [plan.as_data() for plan in translate([PAIR])]
    del plan["rules"][translation.CATCH_ALL]
    with pytest.raises(RuntimeError, match="set nothing off"):
        adapter().DurableMatcher([plan]).match([(0, "收文", {"号": 1}), (1, "上报", {"号": 2})])


# The form of rules.

LAST_FALSE = """
tests, rules, last = {tests}, {rules}, {last}
joins = [{{"$gt": {{f"v{{n}}": {{"a": f"v{{n}}"}}}}}} for n in range(tests)] + last
one = rule({{"a": both({{"k": "x"}})}}, {{"b": both({{"k": "y"}}, *joins)}})
host.set_rulesets({{"r": {{f"p{{n}}": dict(one) for n in range(rules)}}}})
row = {{f"v{{n}}": 5 for n in range(tests)}}
host.assert_fact("r", {{"id": "f1", "k": "x", "_1": 1, **row}})
row |= {{f"v{{n}}": 9 for n in range(tests - 1)}}
host.assert_fact("r", {{"id": "f2", "k": "y", "_1": 1, **row}})
"""


@pytest.mark.usefixtures("on_linux")
def test_a_false_last_join_reads_past_the_end_unless_one_that_is_true_follows(
    run_python: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = [(8, 1), (8, 3), (2, 3), (20, 3), (20, 1), (20, 10), (4, 1), (2, 1), (27, 3), (1, 1)]
    # What lies behind the end is chance: of ten layouts, most crash.
    assert any(
        dies(run_python, monkeypatch, LAST_FALSE.format(tests=tests, rules=rules, last="[]"))
        for tests, rules in sizes
    )
    for tests, rules in sizes[:4]:
        script = LAST_FALSE.format(tests=tests, rules=rules, last="[ALWAYS]")
        assert not dies(run_python, monkeypatch, script)


def test_of_two_tests_in_a_bare_object_only_one_counts(run_python: Run, durable_hits: Hits) -> None:
    done = run_python(
        UNGUARDED
        + """
host.set_rulesets({"r": {"p": rule({"m": {"v": 1, "w": 2}}, run=lambda c: print(c.m.w))}})
host.assert_fact("r", {"id": "f1", "v": 1, "w": 9})
"""
    )
    assert done.stdout.split() == ["9"]
    pattern = Pattern("P", (term("a", "收文", ("日", "==", 1), ("限", "==", 2)),))
    assert durable_hits([pattern], [[Fact("收文", {"日": 1, "限": 9})]]) == [[]]


def test_without_dist_0_one_fact_serves_one_term_only() -> None:
    twice = Pattern("P", (term("a", "支付"), term("b", "支付")))
    [plan] = [plan.as_data() for plan in translate([twice])]
    rows = [(0, "支付", {})]
    assert adapter().DurableMatcher([plan]).match(rows) == [(0, [0, 0])]
    del plan["rules"]["p0"]["dist"]
    assert adapter().DurableMatcher([plan]).match(rows) == []


def test_600_rules_under_a_node_never_end_unless_packed(durable_hits: Hits) -> None:
    script = (
        UNGUARDED
        + """
host.set_rulesets({"r": {f"p{n}": rule({"a": both({"k": f"x{n}"})}) for n in range(600)}})
"""
    )
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run([sys.executable, "-c", script], timeout=2, check=False)
    patterns = [Pattern(f"P{n}", (term("a", "收文", ("号", "==", n)),)) for n in range(600)]
    assert durable_hits(patterns, [[Fact("收文", {"号": 5})]]) == [[Hit("P5", (0,))]]


def test_beyond_its_tables_durable_refuses_rules_and_facts(run_python: Run) -> None:
    done = run_python(
        UNGUARDED
        + """
def fault(call, *given):
    try:
        call(*given)
    except Exception as error:
        return str(error).rpartition(" ")[2]
    return "passed"
def chain(count):
    first = {"a": both({"k": "x"})}
    return rule(first, *({f"a{n}": both({"k": "x"}, ALWAYS)} for n in range(count - 1)), dist=0)
def joins(count):
    tests = [{"$gt": {f"f{n}": {"a": f"g{n}"}}} for n in range(count)]
    return rule({"a": both({"k": "x"})}, {"b": both({"k": "y"}, *tests, ALWAYS)})
for count in (16, 17):
    host = Host()
    host.set_rulesets({"r": {"p": chain(count)}})
    print(fault(host.assert_fact, "r", {"id": "f1", "k": "x", "_1": 1}))
for count in (28, 40):
    print(fault(Host().set_rulesets, {"r": {"p": joins(count)}}))
host = Host()
host.set_rulesets({"r": {"p": rule({"a": EVERY})}})
for count in (250, 260):
    fact = {"id": f"f{count}", "_1": 1, **{f"x{n}": 1 for n in range(count)}}
    print(fault(host.assert_fact, "r", fact))
"""
    )
    assert done.stdout.split() == ["passed", "304", "passed", "113", "passed", "302"]


def test_a_pattern_at_all_limits_is_matched(durable_hits: Hits) -> None:
    fields = [f"列{n}" for n in range(MAX_FIELDS)]
    joins = [(name, "!=", Ref("t0", name)) for name in fields[:MAX_JOINS]]
    present = [term("t0", "收文", *((name, ">=", 0) for name in fields))]
    present += [term(f"t{n}", "收文", *joins) for n in range(1, MAX_TERMS - 1)]
    pattern = Pattern("P", tuple(present), (term("n", "收文", *joins, ("列0", ">", 5)),))
    assert check_patterns([pattern]) == []
    group = [Fact("收文", dict.fromkeys(fields, row)) for row in range(2)]
    rows = sift(group, needed_fields([pattern]))
    found = BuiltinMatcher([pattern]).match(rows)
    assert len(found) == 2
    assert durable_hits([pattern], [group]) == [found]


# Names, ids and values.


def test_fields_of_one_hash_are_one_field_to_durable(run_python: Run, durable_hits: Hits) -> None:
    done = run_python(
        UNGUARDED
        + f"""
def tell(c): print("!")
host.set_rulesets({{"r": {{"p": rule({{"a": both({{"{CLASH[0]}": 1}})}}, run=tell)}}}})
host.assert_fact("r", {{"id": "f1", "{CLASH[1]}": 1}})
"""
    )
    assert done.stdout.split() == ["!"]
    patterns = [
        Pattern(name, (term("a", "收文", (name, "==", 1)),)) for name in (*CLASH, "id", "sid")
    ]
    group = [Fact("收文", {name: 1}) for name in (CLASH[1], "sid")]
    assert durable_hits(patterns, [group]) == [[Hit(CLASH[1], (0,)), Hit("sid", (1,))]]


def test_ids_of_one_hash_would_refuse_a_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter(), "distinct_ids", lambda _count: [*CLASH, "f0"])
    with pytest.raises(Exception, match=CLASH[1]):
        matcher_of(PAIR).match([(0, "收文", {"号": 1}), (1, "上报", {"号": 1})])


@pytest.mark.usefixtures("on_linux")
def test_a_batch_whose_first_fact_cannot_be_parsed_kills_the_process(
    run_python: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = """
host.set_rulesets({"r": {"p": rule({"a": EVERY})}})
host.assert_facts("r", [{"id": "f1", "_1": 1, "v": 1e-7}, {"id": "f2", "_1": 1}])
"""
    assert dies(run_python, monkeypatch, batch)


def test_facts_go_one_by_one_and_the_clock_last(monkeypatch: pytest.MonkeyPatch) -> None:
    matcher, sent = matcher_of(PAIR), list[dict[str, Any]]()
    whole = matcher._host.assert_fact
    monkeypatch.setattr(
        matcher._host, "assert_fact", lambda name, fact: sent.append(fact) or whole(name, fact)
    )
    matcher.match([(0, "收文", {"号": 1}), (1, "上报", {"号": 1})])
    assert [fact["kind"] for fact in sent] == ["k0", "k1", translation.CLOCK]
    assert len({fact["id"] for fact in sent}) == 3


def test_values_of_two_types_are_equal_to_durable_but_not_as_texts(
    run_python: Run, durable_hits: Hits
) -> None:
    done = run_python(
        UNGUARDED
        + """
host.set_rulesets({"r": {"p": rule({"a": both({"v": 5})}, run=lambda c: print(c.a.v))}})
host.assert_fact("r", {"id": "f1", "v": "5"})
"""
    )
    assert done.stdout.split() == ["5"]
    pattern = Pattern("P", (term("a", "收文", ("号", "==", 5)),))
    group = [Fact("收文", {"号": "5"}), Fact("收文", {"号": True}), Fact("收文", {"号": 5})]
    assert durable_hits([pattern], [group]) == [[Hit("P", (2,))]]


def test_a_joined_field_that_is_not_there_stops_the_call_unless_a_mark_is_sent(
    monkeypatch: pytest.MonkeyPatch, durable_hits: Hits
) -> None:
    pattern = Pattern("P", (term("a", "收文"), term("b", "上报", ("日", "!=", Ref("a", "限")))))
    group = [Fact("收文", {}), Fact("上报", {"日": 3})]
    assert durable_hits([pattern], [group]) == [[]]
    whole = translation.encode_fact

    def unmarked(code: str, fields: Any, values: Any) -> dict[str, Any]:
        fact = whole(code, fields, values)
        return {name: v for name, v in fact.items() if v != translation.MISSING or name == "_m"}

    monkeypatch.setattr(adapter(), "encode_fact", unmarked)
    with pytest.raises(Exception, match="error code: 311"):
        durable_hits([pattern], [group])


# What runs when.


def test_a_clock_that_jumps_leaves_actions_out_and_that_is_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import durable.engine

    each = Pattern("P", (term("a", "收文"), term("b", "收文")))
    [plan] = [plan.as_data() for plan in translate([each])]
    plan["rules"]["p0"]["all"] = plan["rules"]["p0"]["all"][:1]
    plan["origins"]["p0"] = [0, ["a0"]]
    matcher = adapter().DurableMatcher([plan])
    jumping: Iterator[int] = iter(range(0, 10**6, 20))
    monkeypatch.setattr(durable.engine, "_unix_now", lambda: next(jumping))
    with pytest.raises(RuntimeError, match="left actions out"):
        matcher.match([(0, "收文", {})])


def test_a_usual_host_starts_threads(run_python: Run) -> None:
    done = run_python(
        """
import os, sys, threading
from durable.engine import Host
host = Host()
print(threading.active_count(), flush=True)
os._exit(0)
"""
    )
    assert done.stdout.split() == ["3"]


@pytest.mark.usefixtures("on_linux")
def test_a_division_by_zero_in_a_condition_kills_the_process(
    run_python: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    division = """
quotient = {"$div": {"$l": {"$m": "v"}, "$r": {"$m": "w"}}}
host.set_rulesets({"r": {"p": rule({"a": both({"$gt": {"v": quotient}})})}})
host.assert_fact("r", {"id": "f1", "v": 1, "w": 0})
"""
    assert dies(run_python, monkeypatch, division)


def test_a_statechart_passes_gates_in_any_order(run_python: Run) -> None:
    done = run_python(
        UNGUARDED
        + """
def step(n):
    told = {"run": lambda c: print("passed")} if n == 6 else {}
    return {"t": {"to": f"s{n + 1}", "all": [{"m": both({"gate": n})}], **told}}
host.set_rulesets({"g$state": {**{f"s{n}": step(n) for n in range(1, 7)}, "s7": {}}})
for gate in (6, 5, 4, 3, 2, 1):
    host.post("g", {"id": f"e{gate}", "gate": gate})
"""
    )
    assert done.stdout.split() == ["passed"]


def words_of(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        for name, inner in part.items():
            yield name
            yield from words_of(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from words_of(inner)


def test_rules_compare_and_do_nothing_else(random_case: Case) -> None:
    patterns, _ = random_case(9, 200, 0)
    rules = [rule for plan in translate(patterns) for rule in plan.rules.values()]
    signs = {word for rule in rules for word in words_of(rule) if word.startswith("$")}
    assert signs == {"$and", "$lt", "$lte", "$gt", "$gte", "$neq", "$m"}
    assert {name for rule in rules for name in rule} == {"all", "dist", "pri"}


def test_the_order_of_firing_is_not_that_of_facts() -> None:
    each = Pattern("P", (term("a", "收文"), term("b", "收文")))
    found = matcher_of(each).match([(n, "收文", {}) for n in range(4)])
    assert found != sorted(found)
