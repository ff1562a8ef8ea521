"""CLIPS, by clipspy: production rules over one fact a project, retracted before the next.

Integers are CLIPS's own, ``div`` is whole division, so ``(2·w·a + t) div (2·t)`` rounds half up
exactly. A missing value is the symbol ``nil``, which the patterns do not take. Consequents hand
points and raised checks to Python, which adds up the total and gives the grade.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from side_by_side.answer import INDICATORS, Answer, grade_of
from side_by_side.projects import RATIO_WEIGHT, TIER_RANGES, WEIGHT, Row

_FULL = WEIGHT * 100
_PROJECTS_PER_ENVIRONMENT = 250
"""Symbols of retracted facts pile up: an environment that is kept becomes slower and slower."""


def decider(names: list[str]) -> Callable[[Row], Answer]:
    """Give the function that runs all rules on one project with fields of these names."""
    import clips

    given = [name for name in names if name not in ("id", "title")]
    slots = " ".join(f"(slot {name})" for name in given)
    constructs = [f"(deftemplate project {slots})", *_scores(), *_checks()]
    nil = clips.Symbol("nil")
    yes_no = {True: clips.Symbol("yes"), False: clips.Symbol("no"), None: nil}
    points: list[int] = []
    raised: list[int] = []

    def score(number: int, value: int) -> None:
        points[number - 1] = value

    def environment() -> tuple[Any, Any]:
        made = clips.Environment()
        made.define_function(score, name="score")
        made.define_function(raised.append, name="flag")
        for construct in constructs:
            made.build(construct)
        return made, made.find_template("project")

    left = 0
    env: Any = None
    template: Any = None

    def decide(row: Row) -> Answer:
        nonlocal left, env, template
        if left == 0:
            env, template = environment()
            left = _PROJECTS_PER_ENVIRONMENT
        left -= 1
        points[:] = [0] * INDICATORS
        raised.clear()
        slots = {name: row[name] for name in given}
        held = {
            name: yes_no[value] if value is None or isinstance(value, bool) else value
            for name, value in slots.items()
        }
        fact = template.assert_fact(**held)
        env.run()
        fact.retract()
        total = sum(points)
        return Answer(tuple(points), total, grade_of(total), tuple(sorted(raised)))

    return decide


def _rule(name: str, fields: str, consequent: str, *tests: str) -> str:
    """Write a rule over numbers that must be there; each field is bound to a variable."""
    bound = " ".join(f"({field} ?{field}&~nil)" for field in fields.split())
    tested = " ".join(f"(test {test})" for test in tests)
    return f"(defrule {name} (project {bound}) {tested} => {consequent})"


def _scores() -> Iterator[str]:
    number = 0
    for number, (fields, value, *tests) in enumerate(_values(), 1):
        yield _rule(f"b{number}", fields, f"(score {number} {value})", *tests)
    for i in (1, 2):
        for place, (name, (low, high)) in enumerate(TIER_RANGES.items()):
            best = name == "达成"
            within = f"(and (>= ?awarded{i} {low}) ({'<=' if best else '<'} ?awarded{i} {high}))"
            fields = f"tier{i} awarded{i}" + ("" if best else f" reason{i}")
            yield _rule(
                f"t{i}{place}",
                fields,
                f"(score {26 + i} ?awarded{i})",
                f'(eq ?tier{i} "{name}")',
                within,
            )
    few = "(and (eq ?accepted yes) (<= ?complaints 2))"
    yield _rule("b29", "accepted complaints", f"(score 29 {_FULL})", few)
    shares = {"approved": 120, "disclosed": 90, "filed": 60, "handed_over": 30}
    kept = " ".join(f"(if (eq ?{name} yes) then {share} else 0)" for name, share in shares.items())
    yield _rule("b30", " ".join(shares), f"(score 30 (+ {kept}))")


def _values() -> Iterator[tuple[str, ...]]:
    """Give fields and points of the first twenty-six indicators."""
    for i in range(1, 11):
        yield f"actual{i} target{i}", _part(RATIO_WEIGHT * 100, f"?actual{i}", f"?target{i}")
    for i in range(1, 7):
        q = f"?quality{i}"
        low = f"(if (>= {q} 8000) then 180 else 0)"
        yield f"quality{i}", _if(f"(>= {q} 9500)", str(_FULL), _if(f"(>= {q} 9000)", "240", low))
    whole = "(max 0 (- 300 (* 30 (div (- 10000 ?progress1) 500))))"
    yield "progress1", _if("(>= ?progress1 10000)", "300", whole)
    started = "(max 0 (- 300 (* 30 (div (- 10499 ?progress2) 500))))"
    cliff = _if("(<= ?progress2 4000)", "0", started)
    yield "progress2", _if("(>= ?progress2 10000)", "300", cliff)
    even = "(div (max 0 (- 30050 (* 6 (- 10000 ?progress3)))) 100)"
    yield "progress3", _if("(>= ?progress3 10000)", "300", even)
    over = "(max 0 (- 300 (* 15 (div (- ?progress4 5000) 200))))"
    yield "progress4", _if("(<= ?progress4 5000)", "300", over)
    yield "progress5", "(div (max 0 (- 30050 (* 6 (abs (- ?progress5 8000))))) 100)"
    for i in range(1, 6):
        yield f"cost{i} limit{i}", _part(_FULL, f"?limit{i}", f"?cost{i}")


def _if(test: str, then: str, otherwise: str) -> str:
    return f"(if {test} then {then} else {otherwise})"


def _part(full: int, part: str, whole: str) -> str:
    quotient = f"(div (+ (* {2 * full} {part}) {whole}) (* 2 {whole}))"
    return _if(f"(>= {part} {whole})", str(full), quotient)


def _checks() -> Iterator[str]:
    tests = (
        ("paid budget schedule", "(< (* 10000 ?paid) (* (- ?schedule 1000) ?budget))"),
        ("paid budget", "(> ?paid ?budget)"),
        ("settled contract", "(> ?settled ?contract)"),
        ("quality1", "(< ?quality1 8000)"),
        ("quality2 quality3", "(< ?quality2 (- ?quality3 500))"),
        ("actual1 target1", "(< (* 2 ?actual1) ?target1)"),
        ("actual2 target2", "(= ?actual2 ?target2)"),
        ("cost1 limit1", "(> (* 5 ?cost1) (* 6 ?limit1))"),
        ("finished planned", "(> ?finished ?planned)"),
        ("started finished", "(> (- ?finished ?started) 365)"),
        ("disclosed", "(eq ?disclosed no)"),
        ("tier1 awarded1", '(and (eq ?tier1 "未达成") (>= ?awarded1 180))'),
    )
    for number, (fields, test) in enumerate(tests, 1):
        yield _rule(f"y{number}", fields, f"(flag {number})", test)
    low = " ".join(f"(and (integerp ?progress{i}) (< ?progress{i} 6000))" for i in (1, 2))
    pattern = "(project (progress1 ?progress1) (progress2 ?progress2))"
    yield f"(defrule y13 {pattern} (test (or {low})) => (flag 13))"
    yield _rule("y14", "surplus budget", "(flag 14)", "(> (* 100 ?surplus) (* 8 ?budget))")
    unhappy = "(and (< ?satisfaction 9000) (> ?complaints 0))"
    yield _rule("y15", "satisfaction complaints", "(flag 15)", unhappy)
