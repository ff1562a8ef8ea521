"""Patterns of a ruleset: its rows made into groups of facts for ``engine.events``, hits found."""
