"""Sections: which tags belong together, and what they repeat: words, paragraphs or rows."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from perfeval.diagnostics import Diagnostic
from perfeval.diagnostics.codes import template as codes
from perfeval.report.template import marks as m
from perfeval.report.template.marks import Found, Marks, is_mark
from perfeval.report.template.paragraphs import visible_text
from perfeval.report.word.xml_text import W

_W = f"{{{W}}}"
_P, _TBL, _TR, _TC, _SDT = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc", "sdt"))
_CONTAINERS = frozenset(
    f"{_W}{name}" for name in ("body", "tc", "hdr", "ftr", "footnote", "endnote", "txbxContent")
)
_SOLID = tuple(
    f"{_W}{name}" for name in ("drawing", "pict", "sectPr", "fldChar", "footnoteReference", "sym")
)
_ENDS = {"each": "{{/each}}", "if": "{{/if}}", "else": "{{#if …}}"}
_STARTS = {"end-each": "{{#each …}}", "end-if": "{{#if …}}", "else": "{{#if …}}"}
MOST_DEPTH = 12


@dataclass
class _Section:
    """A matched section by its marks."""

    start: etree._Element
    end: etree._Element | None = None
    otherwise: etree._Element | None = None


def arrange(root: etree._Element, marks: Marks) -> list[Diagnostic]:
    """Put the control tags of a part where what they repeat or leave out begins and ends."""
    controls = [e for e in root.iter(etree.ProcessingInstruction) if marks.of(e).tag.is_control]
    sections, problems = _matched(controls, marks)
    if problems:
        return problems
    return _Arranging(marks).all(sections)


def _matched(
    controls: list[etree._Element], marks: Marks
) -> tuple[list[_Section], list[Diagnostic]]:
    """Match beginnings and ends in the order of the document."""
    stack: list[_Section] = []
    done: list[_Section] = []
    problems: list[Diagnostic] = []
    for element in controls:
        found = marks.of(element)
        kind = found.tag.kind
        if kind in ("each", "if"):
            done.append(_Section(element))
            stack.append(done[-1])
            if len(stack) > MOST_DEPTH:
                return [], [_unmatched(found, _ENDS[kind])]
            continue
        wanted = "each" if kind == "end-each" else "if"
        top = stack[-1] if stack else None
        if top is None or marks.of(top.start).tag.kind != wanted:
            problems.append(_unmatched(found, _STARTS[kind]))
        elif kind != "else":
            top.end = element
            stack.pop()
        elif top.otherwise is None:
            top.otherwise = element
        else:
            problems.append(_unmatched(found, _STARTS[kind]))
    opened = [marks.of(section.start) for section in stack]
    problems += [_unmatched(found, _ENDS[found.tag.kind]) for found in opened]
    return done, problems


def _unmatched(found: Found, accepted: str) -> Diagnostic:
    return codes.SECTION_OPEN.at(found.place, found=found.tag.written, accepted=accepted)


class _Arranging:
    """Moves the marks of sections to the level of what they repeat."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._after: dict[etree._Element, etree._Element] = {}
        self._own: dict[etree._Element, bool] = {}
        self._problems: list[Diagnostic] = []
        # Where each control mark goes: its unit (a paragraph, a row, itself) and its new mark.
        self._plan: list[tuple[etree._Element, etree._Element | None, str]] = []

    def all(self, sections: list[_Section]) -> list[Diagnostic]:
        for section in sections:
            self._place(section)
        if self._problems:
            return self._problems
        for plan in sorted(self._plan, key=lambda plan: _number(plan[0])):
            self._move(*plan)
        for unit in [unit for unit, own in self._own.items() if own]:
            parent = unit.getparent()
            if parent is not None:
                parent.remove(unit)
        return []

    def _place(self, section: _Section) -> None:
        start, end, otherwise = section.start, section.end, section.otherwise
        if end is None:
            return
        level = _common(start, end)
        inside = [mark for mark in (start, otherwise, end) if mark is not None]
        kinds = {start: m.OPEN, end: m.CLOSE}
        if level is not None and level.tag == _TR:
            level = level.getparent()
        if level is None or not self._fits(level, section, inside):
            found = self._marks.of(start)
            self._problems.append(codes.SECTION_PLACE.at(found.place, found=found.tag.written))
            return
        if self._is_whole_paragraph(level, section):
            self._plan += [(start, level, m.OPEN), (end, level, m.CLOSE)]
            return
        for mark in inside:
            kind = kinds.get(mark, m.ELSE)
            own = _child(level, mark)
            block = level.tag in _CONTAINERS or level.tag == _TBL
            self._plan.append((mark, own if block else None, kind))

    def _fits(self, level: etree._Element, section: _Section, inside: list[etree._Element]) -> bool:
        """Say whether all tags of a section stand at one level, with nothing left over."""
        units = [_child(level, mark) for mark in inside]
        if None in units:
            return False
        if level.tag == _TBL:
            whole = all(unit is not None and unit.tag == _TR for unit in units)
            return whole and (section.otherwise is None or self._is_own(units[1]))
        if level.tag not in _CONTAINERS:
            return all(mark.getparent() is level for mark in inside)
        if not all(unit is not None and unit.tag == _P for unit in units):
            return False
        if section.otherwise is not None and not self._is_own(units[1]):
            return False
        return self._at_edge(units[0], section.start, first=True) and self._at_edge(
            units[-1], section.end, first=False
        )

    def _at_edge(
        self, unit: etree._Element | None, mark: etree._Element | None, *, first: bool
    ) -> bool:
        """Say whether nothing but other control tags stands before (or after) a tag."""
        if unit is None or mark is None:
            return False
        texts = list(unit.iter(etree.ProcessingInstruction, f"{_W}t", *_SOLID))
        at = next(number for number, node in enumerate(texts) if node is mark)
        beyond = texts[:at] if first else texts[at + 1 :]
        return all(self._is_nothing(node) for node in beyond)

    def _is_nothing(self, node: etree._Element) -> bool:
        if is_mark(node):
            return self._marks.of(node).tag.is_control
        return node.tag == f"{_W}t" and not (node.text or "").strip()

    def _is_own(self, unit: etree._Element | None) -> bool:
        """Say whether a paragraph or row has nothing but control tags."""
        if unit is None:
            return False
        if any(True for _ in unit.iter(*_SOLID)):
            return False
        paragraphs = [unit] if unit.tag == _P else list(unit.iter(_P))
        if any(visible_text(paragraph).strip() for paragraph in paragraphs):
            return False
        tags = [self._marks.of(e).tag for e in unit.iter(etree.ProcessingInstruction)]
        return all(tag.is_control for tag in tags)

    def _is_whole_paragraph(self, level: etree._Element, section: _Section) -> bool:
        """Say whether a section is all that its paragraph has; then it repeats the paragraph."""
        if level.tag != _P or section.otherwise is not None:
            return False
        if self._marks.of(section.start).tag.between is not None or self._is_own(level):
            return False
        holder = level.getparent()
        if holder is None or holder.tag not in _CONTAINERS:
            return False
        return self._at_edge(level, section.start, first=True) and self._at_edge(
            level, section.end, first=False
        )

    def _move(self, mark: etree._Element, unit: etree._Element | None, kind: str) -> None:
        """Put the new mark in place, in the order of the document."""
        made = m.mark(kind, _number(mark))
        if unit is None:
            _swap(mark, made)
            return
        if unit not in self._own:
            self._own[unit] = self._is_own(unit)
        own = self._own[unit]
        if own or kind == m.OPEN:
            unit.addprevious(made)
        else:
            self._after.get(unit, unit).addnext(made)
            self._after[unit] = made
        _swap(mark, None)


def _number(mark: etree._Element) -> int:
    return int((mark.text or "").split()[1])


def _swap(mark: etree._Element, made: etree._Element | None) -> None:
    parent = mark.getparent()
    if parent is None:
        return
    if made is not None:
        mark.addprevious(made)
    parent.remove(mark)


def _common(left: etree._Element, right: etree._Element) -> etree._Element | None:
    """Give the innermost element that holds both."""
    above = list(left.iterancestors())
    seen = set(above)
    return next((element for element in right.iterancestors() if element in seen), None)


def _child(level: etree._Element, mark: etree._Element) -> etree._Element | None:
    """Give the child of a level in which a mark stands."""
    if mark.getparent() is level:
        return mark
    return next((e for e in mark.iterancestors() if e.getparent() is level), None)


def guard(root: etree._Element) -> None:
    """Mark containers and tables that may be left without what they must have.

    A cell must end with a paragraph, a table must have a row.
    """
    for table in list(root.iter(_TBL)):
        if any(is_mark(child) for child in table):
            table.addprevious(m.mark(m.TABLE))
            table.addnext(m.mark(m.TABLE_END))
    for container in list(root.iter(*_CONTAINERS)):
        if container.tag == f"{_W}body" or not any(is_mark(child) for child in container):
            continue
        first = container.find(f"{_W}tcPr")
        if first is None:
            container.insert(0, m.mark(m.KEEP))
        else:
            first.addnext(m.mark(m.KEEP))
        container.append(m.mark(m.KEPT))


def unwrap_controls(root: etree._Element) -> None:
    """Take content controls away from around tags: what a figure gets is a control itself."""
    for element in list(root.iter(etree.ProcessingInstruction)):
        for control in list(element.iterancestors(_SDT)):
            content, parent = control.find(f"{_W}sdtContent"), control.getparent()
            if content is None or parent is None:
                continue
            for child in list(content):
                control.addprevious(child)
            parent.remove(control)
