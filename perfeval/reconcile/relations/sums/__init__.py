"""Sums in prose: wholes with their parts, lists, outlines, clauses side by side."""
