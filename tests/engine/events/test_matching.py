import random
import sys
from collections.abc import Callable, Sequence

import pytest

from perfeval.diagnostics.codes import events as codes
from perfeval.engine.events import (
    Fact,
    Hit,
    Pattern,
    Ref,
    Term,
    Test,
    available_matcher,
    check_patterns,
    find_matches,
    matching,
    unavailable_reason,
)
from perfeval.engine.events.child import Chunk, worker_command
from perfeval.engine.events.pool import Outcome

LATE = Pattern(
    "未上报",
    (Term("收", "收文", ()),),
    (Term("报", "上报", (Test("文号", "==", Ref("收", "文号")),)),),
)


@pytest.fixture(params=["builtin", "durable"])
def matcher(request: pytest.FixtureRequest) -> matching.Matcher:
    """Each matcher that exists here."""
    if request.param == "durable":
        request.getfixturevalue("durable")
    return request.param


@pytest.fixture
def without_durable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "unavailable_reason", lambda: "Python 3.99 > 3.12")
    monkeypatch.setattr(matching, "_told", type(matching._told)())


@pytest.fixture
def mortal_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that die on a group with three facts."""
    command = worker_command()
    command[-1] = command[-1].replace(
        "sys.exit(main())",
        "import os, perfeval.engine.events.durable_adapter as d; "
        "old = d.DurableMatcher.match; "
        "d.DurableMatcher.match = lambda s, r: os._exit(9) if len(r) == 3 else old(s, r); "
        "sys.exit(main())",
    )
    monkeypatch.setattr("perfeval.engine.events.pool.worker_command", lambda: command)


def numbered(count: int) -> list[list[Fact]]:
    return [[Fact("收文", {"文号": n}), Fact("上报", {"文号": n - n % 3})] for n in range(count)]


def test_hits_come_by_group_then_pattern_then_fact(matcher: matching.Matcher) -> None:
    each = Pattern("收", (Term("a", "收文", ()), Term("b", "收文", ())))
    group = [Fact("支付", {}), Fact("收文", {"文号": 2}), Fact("收文", {"文号": 1})]
    hits, found = find_matches([LATE, each], [[], group], matcher=matcher)
    pairs = [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert hits == [
        [],
        [Hit("未上报", (1,)), Hit("未上报", (2,)), *[Hit("收", pair) for pair in pairs]],
    ]
    assert found == []


@pytest.mark.usefixtures("durable")
def test_both_matchers_and_any_number_of_jobs_give_the_same(
    random_case: Callable[..., tuple[list[Pattern], list[list[Fact]]]],
) -> None:
    patterns, groups = random_case(5, 20, 450)
    expected = find_matches(patterns, groups, matcher="builtin")
    assert any(expected[0])
    for jobs in (1, 2, 3):
        assert find_matches(patterns, groups, jobs=jobs, matcher="durable") == expected


def test_the_order_of_facts_changes_only_the_indexes(
    matcher: matching.Matcher, random_case: Callable[..., tuple[list[Pattern], list[list[Fact]]]]
) -> None:
    patterns, groups = random_case(6, 12, 30)
    rng = random.Random(7)  # noqa: S311 - a repeatable sequence is what is wanted
    orders = [rng.sample(range(len(group)), len(group)) for group in groups]
    shuffled = [
        [group[place] for place in order] for group, order in zip(groups, orders, strict=True)
    ]
    plain, _ = find_matches(patterns, groups, matcher=matcher)
    mixed, _ = find_matches(patterns, shuffled, matcher=matcher)
    for hits, other, order in zip(plain, mixed, orders, strict=True):
        back = [Hit(hit.pattern, tuple(order[place] for place in hit.facts)) for hit in other]
        assert sorted(back, key=repr) == sorted(hits, key=repr)


def test_facts_told_again_and_in_any_order_find_nothing_else(
    matcher: matching.Matcher, random_case: Callable[..., tuple[list[Pattern], list[list[Fact]]]]
) -> None:
    patterns, groups = random_case(8, 12, 300)
    rng = random.Random(9)  # noqa: S311 - a repeatable sequence is what is wanted
    again = [
        rng.sample(doubled := [*group, *rng.sample(group, len(group) // 2)], len(doubled))
        for group in groups
    ]
    plain, _ = find_matches(patterns, groups, matcher=matcher, jobs=1)
    mixed, _ = find_matches(patterns, again, matcher=matcher, jobs=1)
    assert sum(map(len, mixed)) > sum(map(len, plain)) > 100
    for hits, others, group, other in zip(plain, mixed, groups, again, strict=True):
        assert said_by(hits, group) == said_by(others, other)


def said_by(hits: Sequence[Hit], group: Sequence[Fact]) -> set[object]:
    """What was found, by the facts themselves and not by their places."""
    return {(hit.pattern, tuple(repr(group[place]) for place in hit.facts)) for hit in hits}


def test_no_patterns_and_no_groups_give_nothing(matcher: matching.Matcher) -> None:
    assert find_matches([], [[], []], matcher=matcher) == ([[], []], [])
    assert find_matches([LATE], [], matcher=matcher) == ([], [])


def test_something_that_must_be_there_at_all_is_missed_in_an_empty_group(
    matcher: matching.Matcher,
) -> None:
    never = Pattern("从未公示", (), (Term("公", "公示", ()),))
    hits, _ = find_matches([never], [[], [Fact("公示", {})]], matcher=matcher)
    assert hits == [[Hit("从未公示", ())], []]


def test_patterns_with_errors_are_not_run() -> None:
    broken = Pattern("P", ())
    assert find_matches([LATE, broken], numbered(3)) == ([[], [], []], check_patterns([broken]))


@pytest.mark.usefixtures("durable")
def test_a_group_beyond_the_profile_is_done_by_the_builtin_matcher_and_told() -> None:
    groups = [
        [Fact("收文", {"文号": 1})],
        [Fact("收文", {"文号": n}) for n in range(1000)],
        [Fact("收文", {"文号": 2**60})],
        [Fact("收文", {"文号": "长" * 5000})],
        [Fact("支付", {"文号": n}) for n in range(1000)],
    ]
    hits, [found] = find_matches([LATE], groups, matcher="durable")
    assert [len(group) for group in hits] == [1, 1000, 1, 1, 0]
    assert found.code is codes.OUTSIDE_PROFILE
    assert found.values == {"count": "3", "facts": "1000", "groups": "2、3、4"}


@pytest.mark.usefixtures("durable", "mortal_worker")
def test_a_dead_worker_is_told_and_changes_no_hit() -> None:
    groups = numbered(250)
    groups[120] = [*groups[120], Fact("收文", {"文号": -1})]
    hits, [found] = find_matches([LATE], groups, matcher="durable", jobs=1)
    assert hits == find_matches([LATE], groups, matcher="builtin")[0]
    assert found.code is codes.WORKER_DIED
    assert (found.values["first"], found.values["last"]) == ("101", "200")


@pytest.mark.usefixtures("durable")
def test_a_small_input_gets_one_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    real = matching.run_chunks

    def spy(plans: list[dict[str, object]], chunks: Sequence[Chunk], *, workers: int) -> Outcome:
        asked.append(workers)
        return real(plans, chunks, workers=workers)

    monkeypatch.setattr(matching, "run_chunks", spy)
    for count in (1, 199, 399, 400):
        find_matches([LATE], numbered(count), jobs=2, matcher="durable")
    assert asked == [1, 1, 1, 2]


@pytest.mark.usefixtures("without_durable")
def test_without_durable_it_is_told_once_a_process_and_loudly() -> None:
    first = find_matches([LATE], numbered(4))
    again = find_matches([LATE], numbered(4))
    [found] = first[1]
    assert found.code is codes.BUILTIN_INSTEAD
    assert "Python 3.99" in found.message()
    assert again[1] == []
    assert first[0] == again[0] == find_matches([LATE], numbered(4), matcher="builtin")[0]


@pytest.mark.usefixtures("without_durable")
def test_who_asks_for_durable_in_vain_is_told_each_time() -> None:
    for _ in range(2):
        _, found = find_matches([LATE], numbered(1), matcher="durable")
        assert [diagnostic.code for diagnostic in found] == [codes.BUILTIN_INSTEAD]


@pytest.mark.usefixtures("without_durable")
def test_who_asks_for_the_builtin_matcher_is_told_nothing() -> None:
    assert find_matches([LATE], numbered(1), matcher="builtin")[1] == []


def test_the_matcher_of_this_python_is_known_with_its_reason() -> None:
    expected = "durable" if sys.version_info < (3, 13) else "builtin"
    assert available_matcher() == expected
    assert bool(unavailable_reason()) is (expected == "builtin")


def test_a_durable_that_is_not_installed_is_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching.sys, "version_info", (3, 12, 0, "final", 0))
    monkeypatch.setattr(matching.importlib.util, "find_spec", lambda _name: None)
    assert "durable-rules" in unavailable_reason.__wrapped__()


def test_the_package_offers_no_name_it_does_not_have() -> None:
    import perfeval.engine.events as package

    assert all(getattr(package, name) for name in package.__all__)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = package.nonsense


def test_a_fact_of_a_wrong_type_is_refused(matcher: matching.Matcher) -> None:
    groups = [*numbered(900), [Fact("收文", {"文号": 1.5})]]
    with pytest.raises(TypeError, match="文号"):
        find_matches([LATE], groups, matcher=matcher, jobs=2)


@pytest.mark.usefixtures("durable")
def test_facts_are_asked_for_when_a_worker_is_ready_and_not_kept() -> None:
    class Made(list[list[Fact]]):
        living = most = 0

        def __getitem__(self, place: int) -> "Group":
            Made.living += 1
            Made.most = max(Made.most, Made.living)
            return Group(super().__getitem__(place))

    class Group(list[Fact]):
        def __del__(self) -> None:
            Made.living -= 1

    groups = Made(numbered(2000))
    hits, found = find_matches([LATE], groups, matcher="durable", jobs=2)
    assert found == []
    assert hits == find_matches([LATE], numbered(2000), matcher="builtin")[0]
    assert Made.most < 10
