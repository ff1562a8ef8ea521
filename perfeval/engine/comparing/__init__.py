"""The same data under several rulesets, side by side."""
