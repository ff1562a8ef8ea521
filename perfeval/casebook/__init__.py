"""Tests of rulesets: cases in YAML beside the ruleset, run, compared, and what they reach.

A case gives rows as people write them in cells and says what the ruleset must make of them. The
room stands after ``project``, since a ruleset of a project speaks the project's vocabulary.
"""
