"""Rulesets: the model, the loader with positions, the scoring shapes, and binding to a vocabulary.

``load_ruleset`` reads a file into the model; ``bind`` checks every expression and gives a program,
which the engine evaluates.
"""

from perfeval.ruleset.bind import bind
from perfeval.ruleset.loader import load_ruleset
from perfeval.ruleset.model import Ruleset
from perfeval.ruleset.program import Basis, Check, Deadline, Grade, Indicator, Program

__all__ = [
    "Basis",
    "Check",
    "Deadline",
    "Grade",
    "Indicator",
    "Program",
    "Ruleset",
    "bind",
    "load_ruleset",
]
