"""The only module that imports durable-rules; it runs inside a worker process.

What it keeps to, beside the profile of ``translate``: a quiet host without timer threads, one
live context at a time, one fact a call, fact ids of our own, the clock fact last, actions that
only record, the state looked at after each fact (durable-rules swallows what an action raises and
leaves actions out when the clock jumps), every context deleted before the next; after a fault none
follows, the process ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from durable.engine import Host, MessageNotHandledException

from perfeval.engine.events.encoding import distinct_ids
from perfeval.engine.events.translate import CATCH_ALL, CLOCK, FACTS_A_GROUP, encode_fact

_CONTEXT = "0"

# [index of the pattern, [indexes of the facts]]
RawHit = tuple[int, list[int]]


class _QuietHost(Host):  # type: ignore[misc]  # durable-rules has no types
    """A host without the two timer threads that poll every ruleset."""

    def _run(self) -> None:
        return


class DurableMatcher:
    """The compiled rulesets of a worker. Only one may live in a process at a time.

    Args:
        plans: what ``RulesetPlan.as_data`` gives.
    """

    def __init__(self, plans: Sequence[Mapping[str, Any]]) -> None:
        self._host = _QuietHost()
        self._hits: list[RawHit] = []
        self._faulted = False
        self._ids = distinct_ids(FACTS_A_GROUP)
        self._kinds = [plan["kinds"] for plan in plans]
        self._needs = [[frozenset(kinds) for kinds in plan["needs"]] for plan in plans]
        for number, plan in enumerate(plans):
            self._host.set_rulesets({_ruleset_name(number): self._with_actions(plan)})

    def match(self, rows: Sequence[tuple[int, str, dict[str, Any]]]) -> list[RawHit]:
        """Give the hits of one group, in no order that means anything.

        Raises:
            Exception: durable-rules refused a fact or swallowed a fault; the matcher is not to
                be used again.
        """
        if self._faulted:
            raise RuntimeError("a matcher is not to be used again after a fault")
        self._hits = []
        there = {kind for _, kind, _ in rows}
        for number, kinds in enumerate(self._kinds):
            if not any(needed <= there for needed in self._needs[number]):
                continue  # none of its patterns can hold: no context is needed at all
            facts = [
                (row, encode_fact(kinds[kind][0], kinds[kind][1], values))
                for row, kind, values in rows
                if kind in kinds
            ]
            self._run_ruleset(_ruleset_name(number), facts)
        return self._hits

    def _run_ruleset(self, ruleset: str, facts: list[tuple[int, dict[str, Any]]]) -> None:
        self._faulted = True
        for place, (row, fact) in enumerate(facts):
            self._tell(ruleset, place, {**fact, "row": row})
        if not self._tell(ruleset, len(facts), {"kind": CLOCK, "_1": 1, "row": -1}):
            raise RuntimeError("the clock fact set nothing off")
        # Not after a fault: a context in which nothing fired yet cannot be deleted (SIGABRT), and
        # the words of the fault would be lost with the process.
        self._host.delete_state(ruleset, _CONTEXT)
        self._faulted = False

    def _tell(self, ruleset: str, place: int, fact: dict[str, Any]) -> bool:
        """Assert one fact, and say whether it set anything off."""
        try:
            state = self._host.assert_fact(ruleset, {**fact, "id": self._ids[place]})
        except MessageNotHandledException:
            return False  # no term takes this fact, so it is not kept
        if state is None:
            return False
        _refuse_faults(state)
        return True

    def _with_actions(self, plan: Mapping[str, Any]) -> dict[str, Any]:
        rules = {}
        for name, rule in plan["rules"].items():
            if name == CATCH_ALL:
                rules[name] = {**rule, "run": _ignore}
            else:
                index, aliases = plan["origins"][name]
                rules[name] = {**rule, "run": self._recorder(index, aliases)}
        return rules

    def _recorder(self, index: int, aliases: list[str]) -> Callable[[Any], None]:
        def record(closure: Any) -> None:
            matched = closure._m  # noqa: SLF001 - the plain dict; the wrappers cost half the time
            self._hits.append((index, [matched[alias]["row"] for alias in aliases]))

        return record


def _refuse_faults(state: Any) -> None:
    """Look at what a fact set off: what an action raised, and whether all actions came to run.

    More than ten seconds by the wall clock between two of them, a clock put forward or a machine
    that slept, and durable-rules leaves the others out without a word; it gives no state then.
    """
    if not isinstance(state, Mapping):
        raise RuntimeError("durable-rules left actions out")  # noqa: TRY004 - no wrong argument
    if "exception" in state:
        raise RuntimeError(state["exception"])


def _ruleset_name(number: int) -> str:
    return f"events{number}"


def _ignore(_closure: Any) -> None:
    """Do nothing: the action of the catch-all rule, so that something fired in every context."""
