"""The same rules in several engines, on the same made projects."""
