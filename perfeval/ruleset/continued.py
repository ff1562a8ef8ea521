"""“接续”: a warning that makes another one graver, so that both are one matter in the log."""

from __future__ import annotations

from perfeval.diagnostics.codes import history as codes
from perfeval.ruleset.binder import Binder
from perfeval.ruleset.model import CheckSpec


def continued(binder: Binder, spec: CheckSpec) -> str:
    """Give the id of the first rule of the chain that a warning continues, empty when of none.

    A chain that goes round, another subject or an unknown id is told.
    """
    if not spec.continues:
        return ""
    checks = {str(one.id): one for one in binder.ruleset.checks}
    seen, at = [str(spec.id)], str(spec.continues)
    while True:
        problem = _problem(at, seen, checks, spec)
        if problem:
            near = [x for x, c in checks.items() if c.subject == spec.subject and x not in seen]
            accepted = "、".join(near) or "—"
            binder.note(
                codes.BAD_CONTINUES,
                spec.continues,
                found=spec.continues,
                problem=problem,
                accepted=accepted,
            )
            return ""
        seen.append(at)
        if not checks[at].continues:
            return at
        at = str(checks[at].continues)


def _problem(at: str, seen: list[str], checks: dict[str, CheckSpec], spec: CheckSpec) -> str:
    if at in seen:
        return "绕成了圈"
    if at not in checks:
        return "不是预警的编号"
    if checks[at].subject != spec.subject:
        return "查的是别的对象"
    return ""
