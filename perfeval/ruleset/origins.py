"""In which file, and where in it, the texts of a rule stand: its own or one that it inherits."""

from __future__ import annotations

from collections.abc import Mapping

from perfeval.diagnostics import Place
from perfeval.files.yaml_nodes import ListNode, Node
from perfeval.ruleset.keys import by_name, text_of
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.model import Ruleset
from perfeval.ruleset.money_year import Year, held
from perfeval.ruleset.overlay import rule_sections, rules_model

Origins = tuple[tuple[str, tuple[str, ...], Place], ...]
"""By file: its name, the Chinese keys whose texts stand in it, the place of the first."""


def rule_origins(node: Node) -> dict[str, Origins]:
    """Say of every rule, by its id, where its texts stand; rules of one file are left out."""
    found: dict[str, Origins] = {}
    sections = by_name(node, Ruleset)
    for section in rule_sections():
        _, rules = sections.get(section, (None, None))
        model = rules_model(section)
        for rule in rules.items if isinstance(rules, ListNode) else ():
            name = text_of(rule, model, "id") if model is not None else None
            if model is None or name is None:
                continue
            files: dict[str, tuple[list[str], Place]] = {}
            for field, (key, _) in by_name(rule, model).items():
                if field != "id":
                    keys, _ = files.setdefault(key.span.file, ([], key.span.place()))
                    keys.append(KEYWORDS.get(field, field))
            if {name.span.file, *files} != {name.span.file}:
                found[name.value] = tuple((f, tuple(k), place) for f, (k, place) in files.items())
    return found


def parameter_places(ruleset: Ruleset, year: Year) -> Mapping[str, Place]:
    """Give where the value of each parameter stands that holds on the evaluation date."""
    found: dict[str, Place] = {}
    for name, values in ruleset.parameters.items():
        holds = held(values, year)
        place = holds.place() if holds is not None else None
        if place is not None:
            found[str(name)] = place
    return found
