"""Results in words, Chinese or English: failures as got and expected, coverage as what it lacks."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.casebook import coverage as cover
from perfeval.casebook.coverage import Coverage, Target
from perfeval.casebook.run import Kind, Mismatch, Result

_ENGLISH = {
    cover.APPLIES: "applies", cover.NOT_APPLICABLE: "does not apply", cover.FULL: "full marks",
    cover.LOST: "points lost", cover.HOLDS: "holds", cover.HOLDS_NOT: "does not hold",
    cover.PLACED: "a place",
    cover.IN_TIME: "in time", cover.LATE: "late", cover.OVERDUE: "overdue",
}  # fmt: skip
_WHAT = {
    Kind.POINTS: ("得分", "points"),
    Kind.BAND: ("档", "band"),
    Kind.REASON: ("原因", "reason"),
    Kind.TOTAL: ("总分", "total"),
    Kind.GRADE: ("等级", "grade"),
    Kind.PLACE: ("名次", "place"),
    Kind.MESSAGE: ("提示", "message"),
}
_PARTS = (Kind.REASON, Kind.MESSAGE)


def failure(result: Result, lang: str = "zh") -> Iterator[str]:
    """Give the lines that tell of a failed case: its title, then each thing that is wrong."""
    yield f"{result.case.place} {result.case.title}"
    for mismatch in result.mismatches:
        for line in mismatch_lines(mismatch, lang):
            yield f"    {line}"


def mismatch_lines(one: Mismatch, lang: str = "zh") -> Iterator[str]:
    """Say what was expected, what came out, and where it stands."""
    english = lang == "en"
    about = " ".join(part for part in (one.subject, one.rule) if part)
    if one.kind is Kind.FINDING_MISSING:
        said = "expected a finding, none was found" if english else "应有预警，没有发现"
        yield f"{about}  {said}  [{one.place}]"
    elif one.kind is Kind.FINDING_EXTRA:
        said = "a finding that is not expected" if english else "有一条没有期望的预警"
        yield f"{about}  {said}{': ' if english else '：'}{one.got}  [{one.place}]"
    else:
        what = _WHAT[one.kind][1 if english else 0]
        expected, got = ("expected", "got") if english else ("应为", "得到")
        if one.kind in _PARTS and one.expected and not english:
            expected = "应含"
        yield f"{about} {what}  [{one.place}]"
        yield f"  {expected}  {one.expected or ('nothing' if english else '（无）')}"
        note = (f" ({one.note})" if english else f"（{one.note}）") if one.note else ""
        yield f"  {got}  {one.got or ('nothing' if english else '（无）')}{note}"


def coverage_lines(coverage: Coverage, lang: str = "zh") -> Iterator[str]:
    """Say how much is reached, and of each rule what never was."""
    english = lang == "en"
    rules, branches = _share(*coverage.rules), _share(*coverage.branches)
    if english:
        yield f"coverage: rules {rules}, bands and branches {branches}"
    else:
        yield f"覆盖：规则 {rules}，档和分支 {branches}"
    for target in coverage.never:
        yield f"  {never(target, lang)}"


def never(target: Target, lang: str = "zh") -> str:
    """Say what of a rule no case reaches."""
    name = f"{target.rule} {target.rule_name}".strip()
    if lang == "en":
        return f"{name}: “{_ENGLISH.get(target.what, target.what)}” is never reached"
    return f"{name}：“{target.what}”从未走到"


def _share(reached: int, whole: int) -> str:
    return f"{reached}/{whole} = {reached * 100 // whole if whole else 100}%"
