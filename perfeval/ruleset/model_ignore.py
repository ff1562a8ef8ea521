"""A warning that a ruleset acknowledges, as written."""

from __future__ import annotations

from perfeval.files.typed import Described, Text


class Ignore(Described):
    """A warning that is acknowledged: its code, and why the ruleset is right as it is."""

    code: Text
    cause: Text
