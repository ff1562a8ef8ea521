"""Why a score is what it is: a tree from the rule down to the cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from perfeval.dataset import Dataset
from perfeval.diagnostics import Place
from perfeval.engine.naming import name_of as name_of_row
from perfeval.engine.outcome import MINUS, Finding, Line, Status
from perfeval.engine.plain import shown
from perfeval.engine.plain.interpreter import Interpreter
from perfeval.engine.plain.missing import why_missing
from perfeval.engine.plain.peers import firsts, tied
from perfeval.language import core as c
from perfeval.language.printing import name_of, printed
from perfeval.ruleset.program import Check, Deadline, Indicator, Program
from perfeval.ruleset.program_patterns import Event, EventPattern
from perfeval.values.show import show_plain

_MOST_ROWS = 6
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One node of an explanation: what it is called, how it is computed, what it is, where from."""

    label: str
    formula: str = ""
    filled: str = ""
    value: str = ""
    place: Place | None = None
    note: str = ""
    parts: tuple[Step, ...] = ()


def explain_line(program: Program, dataset: Dataset, line: Line) -> Step:
    """Explain one indicator's points for one row."""
    indicator = next(i for i in program.indicators if i.id == line.rule)
    tracer = _Tracer(Interpreter(dataset), line.row, texts=program.parameter_places)
    parts = [
        Step("规则", value=f"{indicator.id} {indicator.name}", place=indicator.place),
        *_origins(program, indicator),
        *(Step("依据", value=str(basis), note=basis.url) for basis in indicator.basis),
        *_applies(tracer, indicator),
        tracer.named("分值", indicator.weight),
    ]
    if not (indicator.inapplicable and tracer.says_no(indicator.applies)):
        parts += [tracer.named(name, node) for name, node in indicator.steps]
        parts.append(_scored(tracer, program, indicator, line))
    if line.kind:
        parts.append(_outside(line))
    if line.override is not None:
        value = f"{show_plain(line.override.points)}（{line.override.said()}）"
        parts.append(Step("人工改分", value=value, place=line.override.place))
    if line.reason:
        parts.append(Step("原因", value=line.reason))
    if line.printed is not None:
        parts.append(_against_printed(tracer, indicator, line))
    return Step(line.name, value=_headline(line), place=line.place, parts=tuple(parts))


def explain_finding(program: Program, dataset: Dataset, finding: Finding) -> Step:
    """Explain why a check holds for one row, or why it cannot be judged."""
    checks = [check for check in program.checks if check.id == finding.rule]
    deadlines = [deadline for deadline in program.deadlines if deadline.id == finding.rule]
    patterns = [pattern for pattern in program.patterns if pattern.id == finding.rule]
    rules: list[Check | Deadline | EventPattern] = [*checks, *deadlines, *patterns]
    places = [*(rule.place for rule in rules), None]
    parts = [
        Step("规则", value=f"{finding.rule} {finding.rule_name}", place=places[0]),
        *(step for rule in rules for step in _origins(program, rule)),
        *(Step("依据", value=str(basis), note=basis.url) for basis in finding.basis),
    ]
    if checks:
        texts = program.parameter_places
        parts += _of_check(_Tracer(Interpreter(dataset), finding.row, texts=texts), checks[0])
    else:
        parts += [_of_event(event) for pattern in patterns for event in pattern.present]
        parts += [_of_event(event, "没有") for pattern in patterns for event in pattern.absent]
        parts += [Step("证据", place=cell) for cell in finding.evidence]
    label = f"{finding.level} {finding.subject_name}（{finding.subject}）"
    return Step(label, value=finding.message, place=finding.place, parts=tuple(parts))


def _of_event(event: Event, sort: str = "有") -> Step:
    source = f"{event.entity}（{event.finding_of} 的发现）" if event.finding_of else event.entity
    times = f" × {event.count}" if event.count > 1 else ""
    formula = event.written
    return Step(f"{sort} {event.alias}", formula=formula, value=f"{source}{times}")


def _origins(program: Program, rule: Indicator | Check | Deadline | EventPattern) -> Iterator[Step]:
    """Say which texts of a rule are inherited and which are changed, with their places."""
    own = rule.place.file if rule.place is not None else ""
    for file, keys, place in program.origins.get(rule.id, ()):
        yield Step("改动" if file == own else "沿用", value="、".join(keys), place=place)


def explain_condition(check: Check, dataset: Dataset, row: int) -> tuple[Step, ...]:
    """Give the basis and the condition of a check, with its values for one row."""
    bases = (Step("依据", value=str(basis), note=basis.url) for basis in check.basis)
    return (*bases, *_of_check(_Tracer(Interpreter(dataset), row), check))


def _of_check(tracer: _Tracer, check: Check) -> list[Step]:
    return [tracer.named("条件", check.when)]


def _applies(tracer: _Tracer, indicator: Indicator) -> Iterator[Step]:
    if indicator.applies is not None:
        yield tracer.named("适用", indicator.applies)


def _headline(line: Line) -> str:
    full = "？" if line.full is None else show_plain(line.full)
    if line.status is Status.PENDING:
        return f"待补（满分 {full}）"
    if line.status is Status.EXCLUDED:
        return f"剔除（满分 {full}）"
    got = "？" if line.points is None else show_plain(line.points)
    if line.kind:
        verb = line.kind[0]
        got = "？" if line.points is None else show_plain(abs(line.points))
        return f"{verb} {got}（最多{verb} {full}）"
    lost = f"，扣 {show_plain(line.lost)}" if line.lost else ""
    return f"得 {got} / {full}{lost}"


def _scored(tracer: _Tracer, program: Program, indicator: Indicator, line: Line) -> Step:
    step = tracer.named(f"得分（{indicator.shape}）", indicator.score)
    points = line.points if line.override is None else line.computed
    if points is None:
        return step
    if line.kind == MINUS and line.full is not None:
        points += line.full
    stage = "先逐项后合计" if program.round_each else "先合计后取舍"
    note = f"四舍五入到 {program.places} 位小数，{stage}：{show_plain(points)}"
    return Step(step.label, step.formula, step.filled, step.value, None, note, step.parts)


def _outside(line: Line) -> Step:
    """Say what a bonus or minus item does to the total."""
    if line.kind == MINUS:
        computed = line.points if line.override is None else line.computed
        taken = "？" if computed is None else show_plain(computed)
        return Step("计入", value="减分", note=f"得分不到分值的部分从总分里减：{taken}")
    return Step("计入", value="加分", note="加在满分之外")


def _against_printed(tracer: _Tracer, indicator: Indicator, line: Line) -> Step:
    cells = list(tracer.interpreter.cells(indicator.printed, line.row)) if indicator.printed else []
    value = show_plain(line.printed) if line.printed is not None else ""
    note = difference_in_words(line)
    return Step("自评", value=value, place=cells[0] if cells else None, note=note)


def difference_in_words(line: Line) -> str:
    """Say how the computed points differ from those the unit gave itself; empty if they agree."""
    if line.printed is None:
        return ""
    printed_text = show_plain(line.printed)
    if line.points is None:
        return f"自评 {printed_text} 分，按规则算不出：{line.reason}"
    if line.points == line.printed:
        return ""
    gap = show_plain(abs(line.printed - line.points))
    more = "多" if line.printed > line.points else "少"
    why = f"：{line.reason}" if line.reason else "：按规则应得满分"
    return f"自评 {printed_text} 分，按规则 {show_plain(line.points)} 分，自评{more} {gap} 分{why}"


class _Tracer:
    """Builds steps for the expressions of one row."""

    def __init__(
        self,
        interpreter: Interpreter,
        row: int | None,
        inner: int | None = None,
        texts: Mapping[str, Place] | None = None,
    ) -> None:
        self.interpreter = interpreter
        self.row = row
        self.inner = inner
        self.texts = texts or {}  # where the values of parameters stand

    def named(self, label: str, node: c.Core) -> Step:
        """Explain an expression under a name of its own."""
        value = self._value(node)
        if isinstance(node, c.FieldOf | c.Const):
            leaf = self._leaf(node)
            formula = leaf.label if leaf.label != label else ""
            return Step(label, formula, "", value, leaf.place, leaf.note)
        if isinstance(node, c.Peers):
            leaf = self._leaf(node)
            return Step(label, leaf.label, "", leaf.value, None, leaf.note, leaf.parts)
        formula, filled = printed(node), printed(node, self._filled)
        note = self._taken(node)
        parts = tuple(self._leaves(node))
        return Step(label, formula, filled if filled != formula else "", value, None, note, parts)

    def says_no(self, node: c.Core | None) -> bool:
        """Whether a condition is known not to hold."""
        return node is not None and self.interpreter.value(node, self.row, self.inner) is False

    def _value(self, node: c.Core) -> str:
        text = self.interpreter.shown(node, self.row, self.inner)
        if text == shown.MISSING:
            return f"{text}{why_missing(self.interpreter, node, self.row, self.inner)}"
        return text

    def _filled(self, node: c.Core) -> str:
        if isinstance(node, c.Const) and not node.name:
            return name_of(node)
        if isinstance(node, c.FieldOf) and node.inner and self.inner is None:
            return name_of(node)
        return self.interpreter.shown(node, self.row, self.inner)

    def _taken(self, node: c.Core) -> str:
        """Say which branch of a case was taken."""
        if isinstance(node, c.Guard):
            return self._taken(node.body)
        if not isinstance(node, c.Case) or not node.labels:
            return ""
        for label, (condition, _) in zip(node.labels, node.branches, strict=True):
            if self.interpreter.value(condition, self.row, self.inner) is True:
                return f"取“{label}”"
        return ""

    def _leaves(self, node: c.Core) -> Iterator[Step]:
        """Give the leaves of an expression, each once."""
        seen: set[tuple[str, str]] = set()
        for leaf in _leaf_nodes(node):
            step = self._leaf(leaf)
            if (step.label, step.value) not in seen:
                seen.add((step.label, step.value))
                yield step

    def _leaf(self, node: c.Core) -> Step:
        match node:
            case c.Const(_, _, name, basis) if name:
                note = f"参数，{basis}" if basis else ""
                return Step(name, value=self._value(node), place=self.texts.get(name), note=note)
            case c.FieldOf():
                cells = list(self.interpreter.cells(node, self.row, self.inner))
                return Step(
                    name_of(node), value=self._value(node), place=cells[0] if cells else None
                )
            case c.Derived(_, _, body, _, hops, is_inner):
                at = self.interpreter.follow(hops, self.inner if is_inner else self.row)
                return _Tracer(self.interpreter, at, texts=self.texts).named(name_of(node), body)
            case c.Aggregate():
                return self._aggregate(node)
            case c.Peers() if self.row is not None:
                return self._peers(node, self.row)
        return Step(name_of(node), value=self._value(node))

    def _aggregate(self, node: c.Aggregate) -> Step:
        rows = self.interpreter.rows_of(node, self.row) or ()
        taken = [
            row
            for row in rows
            if node.condition is None
            or self.interpreter.value(node.condition, self.row, row) is True
        ]
        parts = [self._row_of(node, row) for row in taken[:_MOST_ROWS]]
        if len(taken) > _MOST_ROWS:
            parts.append(Step(f"……还有 {len(taken) - _MOST_ROWS} 行"))
        note = f"{len(taken)} 行"
        return Step(printed(node), value=self._value(node), note=note, parts=tuple(parts))

    def _peers(self, node: c.Peers, row: int) -> Step:
        """Say who is first, who ties, and among how many; the row's own value goes with it."""
        interpreter = self.interpreter
        table, group = interpreter.dataset.tables[node.entity], interpreter.peers(node, row)
        own = self._leaf(node.value) if isinstance(node.value, c.FieldOf) else None
        place = own.place if own is not None else None
        value = self._value(node.value)
        parts = [Step("本行的值", printed(node.value), "", value, place)]
        note = ""
        if group is not None and group.values and group.lacking is None:
            said = [f"{len(group.values)} 个"] if node.kind != "count" else []
            if node.kind in ("rank", "min", "max"):
                ends = firsts(node, group)
                names = "、".join(name_of_row(table, at) for at in ends[:_MOST_NAMES])
                more = f"等 {len(ends)} 个" if len(ends) > _MOST_NAMES else ""
                word = {"rank": "首名", "min": "最小", "max": "最大"}[node.kind]
                said.append(f"{word} {names}{more} {interpreter.shown(node.value, ends[0])}")
            equal = tied(group, row) if node.kind == "rank" and row in group.held else []
            if equal:
                names = "、".join(name_of_row(table, at) for at in equal[:_MOST_NAMES])
                said.append(f"与 {names}{'等' if len(equal) > _MOST_NAMES else ''} 并列")
            note = "，".join(said)
        return Step(printed(node), value=self._value(node), note=note, parts=tuple(parts))

    def _row_of(self, node: c.Aggregate, row: int) -> Step:
        table = self.interpreter.dataset.tables[node.entity]
        if node.value is None:
            return Step(node.entity, place=table.place(row))
        cells = list(self.interpreter.cells(node.value, self.row, row))
        value = self.interpreter.shown(node.value, self.row, row)
        return Step(printed(node.value), value=value, place=cells[0] if cells else None)


def _leaf_nodes(node: c.Core) -> Iterator[c.Core]:
    if isinstance(node, c.FieldOf | c.Derived | c.Aggregate | c.Peers):
        yield node
    elif isinstance(node, c.Guard):
        yield from _leaf_nodes(node.body)
    elif isinstance(node, c.Const):
        if node.name:
            yield node
    else:
        for part in c.children(node):
            yield from _leaf_nodes(part)
